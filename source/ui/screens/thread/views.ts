/** One author's floors, the other order, and the whole thread again. */
import type { UserId } from '../../../forum/model.ts'
import type { Env } from '../../env.ts'
import type { Step } from '../../screen.ts'
import { placeOfThread } from './own-place.ts'
import { openThread, type ThreadState } from './state.ts'

type ThreadStep = Step<ThreadState>

/** What was read in the other view was read. */
const backTo = ({ recall }: ThreadState, whole: ThreadState): ThreadState => ({ ...whole, recall })

/** Another view of the same thread; the whole one waits unchanged below it. */
const viewAs = (state: ThreadState, view: Partial<ThreadState['view']>, note: string): ThreadStep => {
  const whole = state.whole ?? state
  const opened = openThread({ ...placeOfThread(state), target: { kind: 'page', page: 1 }, among: state.among })
  return {
    state: {
      ...opened,
      view: { ...state.view, ...view },
      siteName: state.siteName,
      thread: state.thread,
      whole,
      recall: { ...state.recall, place: null },
    },
    note,
  }
}

export const onlyAuthor = (
  state: ThreadState,
  userId: UserId | null | undefined,
  name: string,
  env: Env,
): ThreadStep =>
  userId
    ? viewAs(state, { authorId: userId }, env.translate('thread.only', { name }))
    : { state, note: env.translate('thread.noAuthor') }

export const toWhole = (state: ThreadState, env: Env): ThreadStep =>
  state.whole ? { state: backTo(state, state.whole), note: env.translate('thread.allAuthors') } : { state }

export const turnOrder = (state: ThreadState, env: Env): ThreadStep => {
  if (state.view.order === 'reverse') {
    if (state.whole && state.view.authorId === null)
      return { state: backTo(state, state.whole), note: env.translate('thread.order.default') }
    return viewAs(state, { order: 'default' }, env.translate('thread.order.default'))
  }
  return viewAs(state, { order: 'reverse' }, env.translate('thread.order.reverse'))
}
