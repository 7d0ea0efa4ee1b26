import { Rows } from '../../components/rows.tsx'
import type { Env } from '../../env.ts'
import { helpLines } from './lines.ts'
import type { HelpState } from './state.ts'

export const HelpView = ({ state, env }: { readonly state: HelpState; readonly env: Env }) => (
  <Rows lines={helpLines(state.about, env).slice(state.top)} height={env.body} env={env} />
)
