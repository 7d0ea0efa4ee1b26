import { Rows } from '../../components/rows.tsx'
import type { Env } from '../../env.ts'
import { drawList } from '../../list.ts'
import { drawMenu } from '../../menu.ts'
import { drawProblem } from '../../problem.ts'
import { listRows } from './rows.ts'
import type { ListScreenState } from './state.ts'

export const ListView = ({ state, env }: { readonly state: ListScreenState; readonly env: Env }) => {
  const { problem, shown } = state.load
  const lines = state.menu
    ? drawMenu(state.menu, env)
    : problem
      ? drawProblem(problem, env)
      : shown
        ? drawList(listRows(shown.answer, env), state.list, env.body)
        : []
  return <Rows lines={lines} height={env.body} env={env} />
}
