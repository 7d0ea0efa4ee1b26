import { Rows } from '../../components/rows.tsx'
import type { Env } from '../../env.ts'
import { drawProblem } from '../../problem.ts'
import { textLines } from './lines.ts'
import type { TextState } from './state.ts'

export const TextView = ({ state, env }: { readonly state: TextState; readonly env: Env }) => {
  const { problem, shown } = state.load
  const lines = problem
    ? drawProblem(problem, env)
    : shown
      ? textLines(shown.answer, env).slice(state.top, state.top + env.body)
      : []
  return <Rows lines={lines} height={env.body} env={env} />
}
