/**
 * One thread as a continuous building. Pages are kept as they arrive; a run of neighbouring pages is what one scrolls through, and it
 * grows at both ends while one reads.
 */
import type { ThreadView } from '../../../forum/address.ts'
import type { IsoTime, Post, PostId, Thread, ThreadId } from '../../../forum/model.ts'
import { type Viewport, viewportStart } from '../../../text/viewport.ts'
import { type Find, noFind } from '../../find.ts'
import type { ActionName } from '../../keymap/bindings.ts'
import type { Place, Target, ThreadRef } from '../../place.ts'
import type { Problem } from '../../problem.ts'
import type { Hints } from './hints.ts'
import { noRecall, type Recall } from './recall.ts'

export type ThreadPlace = Extract<Place, { readonly screen: 'thread' }>

/** Neighbouring pages, first and last included. */
export type Run = { readonly first: number; readonly last: number }

/** A floor that a jump left or came to. */
export type Jump = { readonly postId: PostId; readonly page: number }

export type ThreadState = {
  readonly base: string
  /** null until the page of a floor tells it. */
  readonly threadId: ThreadId | null
  readonly title: string | null
  readonly among: readonly ThreadRef[]
  readonly view: ThreadView
  readonly siteName: string | null
  readonly thread: Thread | null
  readonly pages: ReadonlyMap<number, readonly Post[]>
  readonly pageCount: number | null
  readonly pageSize: number | null
  readonly run: Run | null
  /** The floors of the run, each once. */
  readonly posts: readonly Post[]
  readonly pageOfPost: ReadonlyMap<PostId, number>
  readonly viewport: Viewport
  /** Where one wants to be once it is there; null when one is there. */
  readonly goal: Target | null
  /** A page being asked for anew, and the how manieth time. */
  readonly renewing: number | null
  readonly fresh: number
  /** Someone wants to read further up than the run reaches. */
  readonly wantsEarlier: boolean
  /** The page that could not be read, or that the person stopped: it is not asked for again by itself. */
  readonly refusedPage: number | null
  readonly problem: Problem | null
  readonly find: Find
  readonly match: { readonly postId: PostId; readonly line: number } | null
  readonly hints: Hints | null
  readonly revealed: ReadonlySet<PostId>
  readonly jumps: { readonly back: readonly Jump[]; readonly forward: readonly Jump[] }
  /** The whole thread, while only one author or another order is shown. */
  readonly whole: ThreadState | null
  /** The key that asked for a login: it goes on afterwards. */
  readonly afterLogin: ActionName | null
  readonly recall: Recall
  /** When the last page was kept that came instead of the site's own: the network is gone. */
  readonly keptAt: IsoTime | null
}

export const wholeView: ThreadView = { authorId: null, order: 'default' }

export const openThread = (place: ThreadPlace): ThreadState => ({
  base: place.base,
  threadId: place.threadId,
  title: place.title,
  among: place.among,
  view: wholeView,
  siteName: null,
  thread: null,
  pages: new Map(),
  pageCount: null,
  pageSize: null,
  run: null,
  posts: [],
  pageOfPost: new Map(),
  viewport: viewportStart,
  goal: place.target,
  renewing: null,
  fresh: 0,
  wantsEarlier: false,
  refusedPage: null,
  problem: null,
  find: noFind,
  match: null,
  hints: null,
  revealed: new Set(),
  jumps: { back: [], forward: [] },
  whole: null,
  afterLogin: null,
  recall: noRecall,
  keptAt: null,
})

export const chosenPost = (state: ThreadState): Post | null => state.posts[state.viewport.chosen] ?? null

export const chosenPage = (state: ThreadState): number => {
  const post = chosenPost(state)
  return (post && state.pageOfPost.get(post.id)) ?? state.run?.first ?? 1
}

/** Floors of the whole thread as far as known: what the listing or the page says, the opening floor included. */
export const floorCount = (state: ThreadState): number | null => {
  const replies = state.thread?.replies ?? null
  return replies === null || state.view.authorId !== null ? null : Math.max(replies + 1, state.recall.last)
}
