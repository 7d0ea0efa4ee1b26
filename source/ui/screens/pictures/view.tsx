import { Rows } from '../../components/rows.tsx'
import type { Env } from '../../env.ts'
import { picturesLines } from './lines.ts'
import type { PicturesState } from './state.ts'

export const PicturesView = ({ state, env }: { readonly state: PicturesState; readonly env: Env }) => (
  <Rows lines={picturesLines(state, env)} height={env.body} env={env} />
)
