import { Rows } from '../../components/rows.tsx'
import type { Env } from '../../env.ts'
import { drawList } from '../../list.ts'
import { keptRows } from './rows.ts'
import type { KeptState } from './state.ts'

export const KeptView = ({ state, env }: { readonly state: KeptState; readonly env: Env }) => (
  <Rows lines={drawList(keptRows(state, env), state.list, env.body)} height={env.body} env={env} />
)
