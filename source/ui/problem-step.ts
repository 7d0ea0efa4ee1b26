/** Keys while a screen shows what went wrong: the same on every screen. */
import type { Env } from './env.ts'
import { type Problem, updateProblem } from './problem.ts'
import type { Action, Go, Task } from './screen.ts'

export type ProblemStep = {
  readonly problem: Problem
  readonly isRetry: boolean
  readonly go?: Go
  readonly task?: Task
}

/** `url` is what the browser opens when the error names no address; `base` is where the board index is. */
export const stepProblem = (
  problem: Problem,
  action: Extract<Action, { kind: 'key' }>,
  place: { readonly base: string; readonly url: string },
  env: Env,
): ProblemStep => {
  if (action.action === 'home')
    return {
      problem,
      isRetry: false,
      go: { kind: 'return', place: { screen: 'boards', base: place.base, name: null } },
    }
  const updated = updateProblem(problem, action.action)
  if (!updated) return { problem, isRetry: false }
  const url = problem.error.url ?? place.url
  const step = { problem: updated.problem, isRetry: updated.way === 'retry' }
  switch (updated.way) {
    case 'browser':
      return { ...step, task: { kind: 'browser', url } }
    case 'copy':
      return { ...step, task: { kind: 'copy', text: url, note: env.translate('app.copied', { what: url }) } }
    case 'index':
      return { ...step, go: { kind: 'return', place: { screen: 'boards', base: place.base, name: null } } }
    case 'back':
      return { ...step, go: { kind: 'back' } }
    default:
      return step
  }
}
