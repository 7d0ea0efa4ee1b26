/** What was read of the threads of a listing: asked of the memory when the listing comes, and when one comes back from a thread. */
import type { ThreadsQuery } from '../../../forum/engine.ts'
import type { Loadable } from '../../loadable.ts'
import type { RecallArrival, RecallThreadsWant } from '../../recall.ts'
import type { MarkedListing } from './rows.ts'

/** How often the memory is to be asked, and how often it was. */
export type RecallCounts = { readonly asked: number; readonly known: number }

type Recallable = {
  readonly base: string
  readonly load: Loadable<ThreadsQuery, MarkedListing>
  readonly kept: ReadonlyMap<string, MarkedListing>
  readonly recall: RecallCounts
}

export const askMemory = <State extends Recallable>(state: State): State => ({
  ...state,
  recall: { ...state.recall, asked: state.recall.asked + 1 },
})

export const recallWants = ({ base, load: { shown }, recall }: Recallable): readonly RecallThreadsWant[] =>
  shown && recall.asked !== recall.known
    ? [{ kind: 'recallThreads', base, threads: shown.answer.threads.map(({ id }) => id), fresh: recall.asked }]
    : []

/** The same rows with other marks. */
export const onRecalled = <State extends Recallable>(
  state: State,
  { want, answer }: Extract<RecallArrival, { kind: 'recallThreads' }>,
  queryKey: (query: ThreadsQuery) => string,
): State => {
  const { shown } = state.load
  const recall = { ...state.recall, known: want.fresh }
  if (!shown || shown.answer.threads[0]?.id !== want.threads[0]) return { ...state, recall }
  const marked: MarkedListing = { ...shown.answer, marks: answer }
  return {
    ...state,
    recall,
    load: { ...state.load, shown: { ...shown, answer: marked } },
    kept: new Map(state.kept).set(queryKey(shown.query), marked),
  }
}
