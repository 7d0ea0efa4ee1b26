/** What the memory tells: every question with the answer it gives when there is no store. */
import type { Answer, PostId, ThreadId } from '../forum/model.ts'
import { type CacheSummary, readSummary } from './cache-summary.ts'
import { type Filter, readFilters } from './kept-filters.ts'
import {
  countRevisions,
  type KeptFloor,
  type Revision,
  readGone,
  readRevisions,
  readThreadFloors,
} from './kept-floors.ts'
import { type HistoryEntry, readHistory } from './kept-history.ts'
import {
  readStates,
  readThreadState,
  readUnread,
  readWatched,
  type ThreadState,
  type UnreadThread,
  type Watched,
} from './kept-marks.ts'
import { findAnswer, findLastKey, findPostKey, type KeptAnswer, readHead, type ThreadHead } from './kept-pages.ts'
import { findThread } from './kept-places.ts'
import { type KeptHits, type KeptQuery, searchKept } from './search-kept.ts'
import type { Database } from './statements.ts'

/** What stands beside a thread's page: floors that are gone, and how many earlier wordings floors have. */
export type Beside = { readonly gone: readonly KeptFloor[]; readonly edited: ReadonlyMap<PostId, number> }

export type MemoryReads = {
  findAnswer<Page extends Answer>(base: string, key: string): KeptAnswer<Page> | null
  /** The key of the page that a post was kept on, and of a thread's last page. */
  findPostKey(
    base: string,
    threadId: ThreadId | null,
    post: { readonly id: PostId } | { readonly floor: number },
  ): string | null
  findLastKey(base: string, threadId: ThreadId): string | null
  threadState(base: string, threadId: ThreadId): ThreadState | null
  threadStates(base: string, threads: readonly ThreadId[]): ReadonlyMap<ThreadId, ThreadState>
  unread(base: string | null): readonly UnreadThread[]
  /** What `unread --check` asks the sites for. */
  watched(base: string | null): Watched
  /** Those that have not run out. */
  filters(): readonly Filter[]
  threadFloors(base: string, threadId: ThreadId): readonly KeptFloor[]
  /** The thread as its page last showed it. */
  threadHead(base: string, threadId: ThreadId): ThreadHead | null
  /** Gone floors up to a number, and floors that were edited. */
  beside(base: string, threadId: ThreadId, to?: number): Beside
  revisions(base: string, threadId: ThreadId, postId: PostId): readonly Revision[]
  history(base: string | null, limit: number): readonly HistoryEntry[]
  search(query: KeptQuery): KeptHits
  summary(): CacheSummary
}

/** `otherwise` where there is no store, or none any more. */
export type ReadStore = <Value>(otherwise: Value, work: (db: Database) => Value) => Value

/** A thread one has not been to for a month is not asked for any more. */
const watchedFor = 30 * 86_400_000

const nothingBeside: Beside = { gone: [], edited: new Map() }

export const createReads = (read: ReadStore, now: () => number): MemoryReads => {
  const inThread = <Value>(
    base: string,
    threadId: ThreadId,
    otherwise: Value,
    work: (db: Database, thread: number) => Value,
  ): Value =>
    read(otherwise, db => {
      const thread = findThread(db, base, threadId)
      return thread === null ? otherwise : work(db, thread)
    })
  return {
    findAnswer: <Page extends Answer>(base: string, key: string) =>
      read<KeptAnswer<Page> | null>(null, db => findAnswer<Page>(db, base, key)),
    findPostKey: (base, threadId, post) => read<string | null>(null, db => findPostKey(db, base, threadId, post)),
    findLastKey: (base, threadId) => inThread<string | null>(base, threadId, null, findLastKey),
    threadState: (base, threadId) => read<ThreadState | null>(null, db => readThreadState(db, base, threadId)),
    threadStates: (base, threads) =>
      read<ReadonlyMap<ThreadId, ThreadState>>(new Map(), db => readStates(db, base, threads)),
    unread: base => read<readonly UnreadThread[]>([], db => readUnread(db, base)),
    watched: base => read<Watched>({ boards: [], threads: [] }, db => readWatched(db, base, now() - watchedFor)),
    filters: () => read<readonly Filter[]>([], db => readFilters(db, now())),
    threadFloors: (base, threadId) => inThread<readonly KeptFloor[]>(base, threadId, [], readThreadFloors),
    threadHead: (base, threadId) => inThread<ThreadHead | null>(base, threadId, null, readHead),
    beside: (base, threadId, to = Number.MAX_SAFE_INTEGER) =>
      inThread(base, threadId, nothingBeside, (db, thread) => ({
        gone: readGone(db, thread, 1, to),
        edited: countRevisions(db, thread),
      })),
    revisions: (base, threadId, postId) =>
      inThread<readonly Revision[]>(base, threadId, [], (db, thread) => readRevisions(db, thread, postId)),
    history: (base, limit) => read<readonly HistoryEntry[]>([], db => readHistory(db, base, limit)),
    search: query => read<KeptHits>({ hits: [], isCut: false }, db => searchKept(db, query, now())),
    summary: () => read<CacheSummary>({ bytes: 0, sites: [] }, readSummary),
  }
}
