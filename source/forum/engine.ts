/**
 * What every engine can do: ask a site, give the model. Engines throw `PalouError` and nothing else (an AbortError passes through).
 * One engine value serves one site; it asks one thing at a time and never follows a link that acts.
 */
import type { ThreadView } from './address.ts'
import type { BoardId, BoardsAnswer, PostAnswer, PostId, ThreadAnswer, ThreadId, ThreadsAnswer } from './model.ts'

export type Ask = {
  readonly signal?: AbortSignal
  /** Bulk work is spaced further apart than what a person waits for. */
  readonly priority?: 'reader' | 'bulk'
  /** Past any cache. */
  readonly refresh?: boolean
}

export type ThreadsSort = 'lastPost' | 'newest' | 'replies' | 'views' | 'heat'
export type ThreadsFilter =
  | 'all'
  | 'digest'
  | 'hot'
  | 'poll'
  | 'trade'
  | 'reward'
  | 'activity'
  | 'debate'
  | 'today'
  | 'week'
  | 'month'

export type ThreadsQuery = {
  readonly boardId: BoardId
  readonly page: number
  readonly sort: ThreadsSort | null
  readonly filter: ThreadsFilter
  /** A thread type's id (`typeid`). */
  readonly typeId: string | null
}

export type ThreadQuery = { readonly threadId: ThreadId; readonly page: number; readonly view: ThreadView }

/** One floor: by its id (thread may be unknown), or by thread and floor number. */
export type PostQuery =
  | { readonly kind: 'post'; readonly postId: PostId; readonly threadId: ThreadId | null }
  | { readonly kind: 'floor'; readonly threadId: ThreadId; readonly floor: number }

export type Engine = {
  readonly name: string
  loadBoards(ask?: Ask): Promise<BoardsAnswer>
  loadThreads(query: ThreadsQuery, ask?: Ask): Promise<ThreadsAnswer>
  /** A page beyond the end gives the last page, with the warning `page-beyond-end` (facts §0.8). */
  loadThread(query: ThreadQuery, ask?: Ask): Promise<ThreadAnswer>
  /** The page on which a floor stands, found by the site's own redirect (facts §1.9). */
  loadPostPage(query: PostQuery, ask?: Ask): Promise<ThreadAnswer & { readonly postId: PostId }>
  loadLastPage(threadId: ThreadId, ask?: Ask): Promise<ThreadAnswer>
}

export type { PostAnswer }
