/** What a screen does when what it wanted failed or was stopped: the same on every screen that shows one answer. */
import { describeError } from '../i18n/describe-error.ts'
import type { MessageKey } from '../i18n/messages.ts'
import type { Env } from './env.ts'
import { cancel, fail, type Loadable } from './loadable.ts'
import type { Action, Go, Note } from './screen.ts'

export type StoppedLoad<Query, Answer> = {
  readonly load: Loadable<Query, Answer>
  readonly go?: Go
  readonly note?: Note | string
}

/** `title` heads the problem where nothing is shown yet; one who stops the first loading goes back. */
export const stepStopped = <Query, Answer>(
  shown: Loadable<Query, Answer>,
  action: Extract<Action, { kind: 'failed' | 'cancelled' }>,
  title: MessageKey,
  hasIndex: boolean,
  env: Env,
): StoppedLoad<Query, Answer> => {
  if (action.kind === 'cancelled') {
    const load = cancel(shown, title, hasIndex)
    return { load, note: env.translate('app.cancelled'), ...(load.shown ? {} : { go: { kind: 'abandon' } }) }
  }
  const load = fail(shown, action.error, title, hasIndex)
  if (load.problem) return { load }
  return { load, note: { text: describeError(action.error, env.translate).message, tone: 'error' } }
}
