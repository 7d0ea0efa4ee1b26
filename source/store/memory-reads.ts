/** What the memory tells: every question with the answer it gives when there is no store. */
import type { Answer, Post, PostId, ThreadId } from '../forum/model.ts'
import { type CacheSummary, readSummary } from './cache-summary.ts'
import {
  countRevisions,
  type KeptFloor,
  type Revision,
  readGone,
  readRevisions,
  readThreadFloors,
} from './kept-floors.ts'
import { type HistoryEntry, readHistory } from './kept-history.ts'
import { readStates, readThreadState, readUnread, type ThreadState, type UnreadThread } from './kept-marks.ts'
import { findAnswer, findLastKey, findPostKey, type KeptAnswer } from './kept-pages.ts'
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
  threadFloors(base: string, threadId: ThreadId): readonly KeptFloor[]
  /** Gone floors of the numbers `from`–`to`. */
  beside(base: string, threadId: ThreadId, posts: readonly Post[], from: number, to: number): Beside
  revisions(base: string, threadId: ThreadId, postId: PostId): readonly Revision[]
  history(base: string | null, limit: number): readonly HistoryEntry[]
  search(query: KeptQuery): KeptHits
  summary(): CacheSummary
}

/** `otherwise` where there is no store, or none any more. */
export type ReadStore = <Value>(otherwise: Value, work: (db: Database) => Value) => Value

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
    threadFloors: (base, threadId) => inThread<readonly KeptFloor[]>(base, threadId, [], readThreadFloors),
    beside: (base, threadId, posts, from, to) =>
      inThread(base, threadId, nothingBeside, (db, thread) => ({
        gone: readGone(db, thread, from, to),
        edited: countRevisions(
          db,
          thread,
          posts.map(({ id }) => id),
        ),
      })),
    revisions: (base, threadId, postId) =>
      inThread<readonly Revision[]>(base, threadId, [], (db, thread) => readRevisions(db, thread, postId)),
    history: (base, limit) => read<readonly HistoryEntry[]>([], db => readHistory(db, base, limit)),
    search: query => read<KeptHits>({ hits: [], isCut: false }, db => searchKept(db, query, now())),
    summary: () => read<CacheSummary>({ bytes: 0, sites: [] }, readSummary),
  }
}
