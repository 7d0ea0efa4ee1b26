import { Rows } from '../../components/rows.tsx'
import type { Env } from '../../env.ts'
import { drawList } from '../../list.ts'
import { drawProblem } from '../../problem.ts'
import { boardRows } from './rows.ts'
import type { BoardsState } from './state.ts'

export const BoardsView = ({ state, env }: { readonly state: BoardsState; readonly env: Env }) => {
  const { problem, shown } = state.load
  const lines = problem
    ? drawProblem(problem, env)
    : shown
      ? drawList(boardRows(shown.answer, env), state.list, env.body)
      : []
  return <Rows lines={lines} height={env.body} env={env} />
}
