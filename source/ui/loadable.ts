/** One thing that a screen shows and the one it wants to show: what was there stays until the new one arrives. Pure. */
import { PalouError } from '../forum/errors.ts'
import type { MessageKey } from '../i18n/messages.ts'
import { createProblem, type Problem } from './problem.ts'

export type Loadable<Query, Answer> = {
  readonly wanted: Query
  /** 0 takes what is kept; raised by each refresh. */
  readonly fresh: number
  readonly shown: { readonly query: Query; readonly fresh: number; readonly answer: Answer } | null
  /** Asking has been stopped by the person or by a failure. */
  readonly isStopped: boolean
  readonly problem: Problem | null
}

export const createLoadable = <Query, Answer>(wanted: Query): Loadable<Query, Answer> => ({
  wanted,
  fresh: 0,
  shown: null,
  isStopped: false,
  problem: null,
})

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export const isMissing = <Query, Answer>(load: Loadable<Query, Answer>): boolean =>
  !load.isStopped && !(load.shown && load.shown.fresh === load.fresh && same(load.shown.query, load.wanted))

export const ask = <Query, Answer>(load: Loadable<Query, Answer>, wanted: Query): Loadable<Query, Answer> => ({
  ...load,
  wanted,
  isStopped: false,
  problem: null,
})

export const refresh = <Query, Answer>(load: Loadable<Query, Answer>): Loadable<Query, Answer> => ({
  ...ask(load, load.wanted),
  fresh: load.fresh + 1,
})

/** An answer to a question that is no longer the wanted one changes nothing. */
export const arrive = <Query, Answer>(
  load: Loadable<Query, Answer>,
  query: Query,
  fresh: number,
  answer: Answer,
): Loadable<Query, Answer> =>
  same(query, load.wanted) && fresh === load.fresh
    ? { ...load, shown: { query, fresh, answer }, isStopped: false, problem: null }
    : load

/** Back to what is shown. */
const keepShown = <Query, Answer>(
  load: Loadable<Query, Answer>,
  shown: NonNullable<Loadable<Query, Answer>['shown']>,
): Loadable<Query, Answer> => ({ ...load, wanted: shown.query, fresh: shown.fresh, isStopped: false })

/** With something on the screen a failure is a message; with nothing it is the screen. */
export const fail = <Query, Answer>(
  load: Loadable<Query, Answer>,
  error: PalouError,
  title: MessageKey,
  hasIndex: boolean,
): Loadable<Query, Answer> =>
  load.shown
    ? keepShown(load, load.shown)
    : { ...load, isStopped: true, problem: createProblem(error, title, hasIndex) }

export const cancel = <Query, Answer>(
  load: Loadable<Query, Answer>,
  title: MessageKey,
  hasIndex: boolean,
): Loadable<Query, Answer> => fail(load, new PalouError('interrupted'), title, hasIndex)
