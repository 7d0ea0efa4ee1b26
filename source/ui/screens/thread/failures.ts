/** What is left of a thread's screen when a page does not come. */
import { PalouError } from '../../../forum/errors.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import type { Env } from '../../env.ts'
import { createProblem } from '../../problem.ts'
import type { Step } from '../../screen.ts'
import { isAwaited } from '../../want.ts'
import type { ThreadState } from './state.ts'
import { threadWants } from './wants.ts'

type ThreadStep = Step<ThreadState>

/** What could not be read, or was stopped, is not asked for again by itself; what is on the screen stays. */
const giveUp = (state: ThreadState, error: PalouError, env: Env): ThreadState => {
  if (state.posts.length === 0 && state.whole && error.code === 'interrupted') return state.whole
  if (state.posts.length === 0) return { ...state, problem: createProblem(error, 'problem.title.thread', true) }
  const [want] = threadWants(state, env)
  const refusedPage =
    !state.goal && state.renewing === null && want?.kind === 'thread' ? want.query.page : state.refusedPage
  return { ...state, goal: null, renewing: null, wantsEarlier: false, refusedPage }
}

const failureText = (state: ThreadState, error: PalouError, env: Env): string => {
  if (state.goal?.kind === 'floor' && error.code === 'post-not-found')
    return env.translate('thread.noFloor', { n: state.goal.floor })
  const { message } = describeError(error, env.translate)
  return state.goal?.kind === 'post' ? message : `${env.translate('problem.title.more')}：${message}`
}

export const onFailed = (state: ThreadState, error: PalouError, env: Env): ThreadStep => {
  const next = giveUp(state, error, env)
  // A page fetched ahead: whoever comes to its place asks again and is told.
  if (!state.problem && threadWants(state, env).every(want => !isAwaited(want))) return { state: next }
  if (next.problem) return { state: next }
  return { state: next, note: { text: failureText(state, error, env), tone: 'error' } }
}

export const onCancelled = (state: ThreadState, env: Env): ThreadStep => {
  const next = giveUp(state, new PalouError('interrupted'), env)
  return {
    state: next,
    note: env.translate('app.cancelled'),
    ...(next.problem ? { go: { kind: 'abandon' } as const } : {}),
  }
}
