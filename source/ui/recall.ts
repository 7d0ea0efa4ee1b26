/**
 * What screens ask the memory for, as wants like any other, and what they tell it, as tasks. The memory answers within a moment; where
 * there is none, everything is as if nothing had ever been read.
 */
import type { Filter } from '../forum/filter-posts.ts'
import type { Post, PostId, ThreadId } from '../forum/model.ts'
import type { KeptFloor, Revision } from '../store/kept-floors.ts'
import type { HistoryEntry } from '../store/kept-history.ts'
import type { LastPlace, ThreadFlag, ThreadState, UnreadThread } from '../store/kept-marks.ts'
import type { Memory } from '../store/memory.ts'
import type { KeptHits } from '../store/search-kept.ts'

export type RecallThreadWant = {
  readonly kind: 'recallThread'
  readonly base: string
  readonly threadId: ThreadId
  /** Its neighbours in the listing: which of them have something unread. */
  readonly among: readonly ThreadId[]
  /** How many pages have come: each may have told something new. */
  readonly fresh: number
}
export type RecallThreadsWant = {
  readonly kind: 'recallThreads'
  readonly base: string
  readonly threads: readonly ThreadId[]
  readonly fresh: number
}
/** `words` null: where one has been. */
export type KeptWant = { readonly kind: 'kept'; readonly words: string | null; readonly fresh: number }
export type RecallWant = RecallThreadWant | RecallThreadsWant | KeptWant

export type ThreadRecall = {
  readonly state: ThreadState | null
  /** Floors that the site no longer shows. */
  readonly gone: readonly KeptFloor[]
  /** Earlier wordings, the newest first. */
  readonly revisions: ReadonlyMap<PostId, readonly Revision[]>
  readonly unreadAmong: readonly ThreadId[]
  readonly filters: readonly Filter[]
}

export type KeptRecall = {
  readonly history: readonly HistoryEntry[]
  readonly unread: readonly UnreadThread[]
  readonly found: KeptHits
}

export type RecallArrival =
  | { readonly kind: 'recallThread'; readonly want: RecallThreadWant; readonly answer: ThreadRecall }
  | {
      readonly kind: 'recallThreads'
      readonly want: RecallThreadsWant
      readonly answer: ReadonlyMap<ThreadId, ThreadState>
    }
  | { readonly kind: 'kept'; readonly want: KeptWant; readonly answer: KeptRecall }

type OfThread = { readonly base: string; readonly threadId: ThreadId }
type Floors = { readonly posts: readonly Pick<Post, 'id' | 'floor'>[] }

export type Remember = OfThread &
  (
    | ({ readonly what: 'read' } & Floors)
    | ({ readonly what: 'unread' } & Floors)
    | { readonly what: 'visit'; readonly first: number; readonly last: number }
    | { readonly what: 'place'; readonly place: LastPlace }
    | { readonly what: 'flag'; readonly flag: ThreadFlag; readonly isSet: boolean }
  )
export type RememberAll = {
  readonly what: 'allRead'
  readonly base: string
  readonly threads: readonly { readonly id: ThreadId; readonly last: number }[]
}
export type RecallTask =
  | { readonly kind: 'remember'; readonly told: readonly (Remember | RememberAll)[] }
  | { readonly kind: 'undoAllRead' }

export type Recaller = {
  recall(want: RecallWant): Promise<RecallArrival>
  remember(task: RecallTask): void
}

const nothing: ThreadRecall = { state: null, gone: [], revisions: new Map(), unreadAmong: [], filters: [] }

/** Longer is not waited for what was just read to be written: then this answer is as of a moment ago. */
const patience = 80

const settled = (memory: Memory): Promise<unknown> =>
  Promise.race([memory.flush(), new Promise(resolve => setTimeout(resolve, patience))])

const mostHits = 60
const mostVisits = 200

const recallThread = (memory: Memory, { base, threadId, among }: RecallThreadWant): ThreadRecall => {
  const beside = memory.beside(base, threadId, Number.MAX_SAFE_INTEGER)
  const states = memory.threadStates(base, among)
  return {
    state: memory.threadState(base, threadId),
    gone: beside.gone,
    revisions: new Map([...beside.edited.keys()].map(id => [id, memory.revisions(base, threadId, id)] as const)),
    unreadAmong: among.filter(id => (states.get(id)?.unread ?? 0) > 0),
    filters: memory.filters(),
  }
}

const recallKept = (memory: Memory, { words }: KeptWant): KeptRecall => {
  const all = { base: null, author: null, boardId: null, threadId: null, since: null, until: null, limit: mostHits }
  return {
    history: words === null ? memory.history(null, mostVisits) : [],
    unread: words === null ? memory.unread(null) : [],
    found: words === null ? { hits: [], isCut: false } : memory.search({ ...all, words }),
  }
}

const tell = (memory: Memory, told: Remember): void => {
  const { base, threadId } = told
  switch (told.what) {
    case 'read':
      memory.markRead(base, threadId, told.posts)
      break
    case 'unread':
      memory.markUnread(base, threadId, told.posts)
      break
    case 'visit':
      memory.visitThread(base, threadId, told.first, told.last)
      break
    case 'place':
      memory.savePlace(base, threadId, told.place)
      break
    case 'flag':
      memory.flag(base, threadId, told.flag, told.isSet)
  }
}

export const createRecaller = (memory: Memory | null): Recaller => {
  let undo: (() => void) | null = null
  return {
    recall: async want => {
      if (memory) await settled(memory)
      switch (want.kind) {
        case 'recallThread':
          return { kind: want.kind, want, answer: memory ? recallThread(memory, want) : nothing }
        case 'recallThreads':
          return { kind: want.kind, want, answer: memory?.threadStates(want.base, want.threads) ?? new Map() }
        case 'kept': {
          const none: KeptRecall = { history: [], unread: [], found: { hits: [], isCut: false } }
          return { kind: want.kind, want, answer: memory ? recallKept(memory, want) : none }
        }
      }
    },
    remember: task => {
      if (!memory) return
      if (task.kind === 'undoAllRead') {
        undo?.()
        undo = null
        return
      }
      for (const told of task.told) {
        if (told.what === 'allRead') ({ undo } = memory.markAllRead(told.base, told.threads))
        else tell(memory, told)
      }
    },
  }
}
