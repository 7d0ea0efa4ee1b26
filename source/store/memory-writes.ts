/** What the memory is told: each a short transaction, in the order it was said, some moments later. */
import type { Answer, Post, ThreadId, ThreadsAnswer } from '../forum/model.ts'
import { clearKept } from './cache-summary.ts'
import { dropFilter, type Filter, saveFilter } from './kept-filters.ts'
import { saveHistory, type Visit } from './kept-history.ts'
import {
  type LastPlace,
  restoreMarks,
  saveAllRead,
  saveFlag,
  savePlace,
  saveRead,
  saveUnread,
  saveVisit,
  settlePosts,
  type ThreadFlag,
} from './kept-marks.ts'
import { forgetFreshness, keepAnswer, keepListing, keepThreadPage, type ThreadPage } from './kept-pages.ts'
import { keepThreadId } from './kept-places.ts'
import type { ReadMarks } from './read-marks.ts'
import type { Database } from './statements.ts'

type Placed = Pick<Post, 'id' | 'floor'>

export type MemoryWrites = {
  keepAnswer(base: string, key: string, answer: Answer): void
  keepListing(base: string, key: string, answer: ThreadsAnswer): void
  keepThreadPage(page: ThreadPage): void
  /** The site's lists, and the thread's pages, are stale: something was written. */
  forgetFreshness(base: string, threadId: ThreadId | null): void
  markRead(base: string, threadId: ThreadId, posts: readonly Placed[]): void
  markUnread(base: string, threadId: ThreadId, posts: readonly Placed[]): void
  /** Everything up to `last` in each thread. */
  markAllRead(base: string, threads: readonly { readonly id: ThreadId; readonly last: number }[]): { undo(): void }
  /** One entered: `first` is the first floor on the page one came to, `last` the highest there is. */
  visitThread(base: string, threadId: ThreadId, first: number, last: number): void
  savePlace(base: string, threadId: ThreadId, place: LastPlace): void
  flag(base: string, threadId: ThreadId, flag: ThreadFlag, isSet: boolean): void
  saveVisit(visit: Visit): void
  addFilter(filter: Filter): void
  removeFilter(filter: Pick<Filter, 'kind' | 'pattern' | 'base'>): void
  /** `base` null: everything. What one follows or wrote in stays unless `all`. */
  clear(base: string | null, all: boolean): void
}

export type WriteStore = (work: (db: Database) => void) => void

export const createWrites = (write: WriteStore, now: () => number): MemoryWrites => {
  const onThread = (base: string, threadId: ThreadId, work: (db: Database, thread: number) => void): void =>
    write(db => work(db, keepThreadId(db, base, threadId)))
  const markAllRead: MemoryWrites['markAllRead'] = (base, threads) => {
    const before = new Map<ThreadId, ReadMarks>()
    for (const { id, last } of threads)
      onThread(base, id, (db, thread) => before.set(id, saveAllRead(db, thread, last, now())))
    const restore = (id: ThreadId): void =>
      onThread(base, id, (db, thread) => {
        const marks = before.get(id)
        if (marks) restoreMarks(db, thread, marks, now())
      })
    const undo = (): void => {
      for (const { id } of threads) restore(id)
    }
    return { undo }
  }
  return {
    keepAnswer: (base, key, answer) => write(db => keepAnswer(db, base, key, answer, now())),
    keepListing: (base, key, answer) => write(db => keepListing(db, base, key, answer, now())),
    keepThreadPage: page =>
      write(db => {
        const thread = keepThreadPage(db, page, now())
        if (page.showsAll) settlePosts(db, thread, page.answer.posts, now())
      }),
    forgetFreshness: (base, threadId) => write(db => forgetFreshness(db, base, threadId)),
    markRead: (base, threadId, posts) => onThread(base, threadId, (db, thread) => saveRead(db, thread, posts, now())),
    markUnread: (base, threadId, posts) =>
      onThread(base, threadId, (db, thread) => saveUnread(db, thread, posts, now())),
    markAllRead,
    visitThread: (base, threadId, first, last) =>
      onThread(base, threadId, (db, thread) => saveVisit(db, thread, first, last, now())),
    savePlace: (base, threadId, place) => onThread(base, threadId, (db, thread) => savePlace(db, thread, place)),
    flag: (base, threadId, flag, isSet) =>
      onThread(base, threadId, (db, thread) => saveFlag(db, thread, flag, isSet, now())),
    addFilter: filter => write(db => saveFilter(db, filter, now())),
    removeFilter: filter => write(db => dropFilter(db, filter)),
    saveVisit: visit => write(db => saveHistory(db, visit, now())),
    clear: (base, all) => write(db => clearKept(db, base, all)),
  }
}
