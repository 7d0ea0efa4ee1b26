import { Rows } from '../../components/rows.tsx'
import type { Env } from '../../env.ts'
import { drawMenu } from '../../menu.ts'
import type { AccountsState } from './state.ts'

export const AccountsView = ({ state, env }: { readonly state: AccountsState; readonly env: Env }) => (
  <Rows lines={drawMenu(state.menu, env)} height={env.body} env={env} />
)
