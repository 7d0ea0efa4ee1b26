/** Lists across boards: guides, search results, a member's threads and replies. What an engine must do to give them. */
import type { Ask } from './engine.ts'
import type { Answer, BoardId, IsoTime, PostId, ThreadId, ThreadSummary, UserId } from './model.ts'
import type { OwnLists } from './own-lists.ts'
import type { Remarks } from './remarks.ts'

export type BoardName = { readonly id: BoardId; readonly name: string; readonly url: string }

/** A thread in a list of several boards. `excerpt` is the site's own piece of its text. */
export type ListedThread = ThreadSummary & { readonly board: BoardName | null; readonly excerpt: string | null }

export const guideViews = ['hot', 'digest', 'new', 'newthread', 'sofa'] as const
export type GuideView = (typeof guideViews)[number]

export type SearchQuery = {
  readonly words: string
  readonly fullText: boolean
  /** A member's name. */
  readonly author: string | null
  readonly boardId: BoardId | null
  /** Only what is newer (or with `before`, older) than so many seconds. */
  readonly seconds: number | null
  readonly before: boolean
  readonly sort: 'lastPost' | 'newest' | 'replies' | 'views'
  readonly page: number
  /** The search that an earlier page came from: the next page costs no search of its own. */
  readonly searchId: string | null
}

/** Both null: oneself. */
export type UserQuery = { readonly userId: UserId | null; readonly name: string | null }

/** One reply as lists show it. `postId` null where the list names the thread only. */
export type UserReply = {
  readonly postId: PostId | null
  readonly url: string
  readonly text: string
  readonly thread: { readonly id: ThreadId; readonly title: string; readonly url: string }
  readonly board: BoardName | null
}

export type User = {
  readonly id: UserId
  readonly name: string
  readonly url: string
  readonly avatar: string | null
  readonly group: string | null
  /** The member's own line under the name (自定义头衔), where there is one. */
  readonly title: string | null
  readonly online: boolean | null
  readonly threads: number | null
  readonly replies: number | null
  readonly friends: number | null
  readonly registeredAt: IsoTime | null
  readonly lastVisitAt: IsoTime | null
  readonly lastPostAt: IsoTime | null
  /** 积分 and the site's own credits, in the site's order. */
  readonly credits: readonly { readonly name: string; readonly value: number }[]
  /** All other label and value pairs of the page, in its order. */
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly signature: string | null
}

export type GuideAnswer = Answer & { readonly view: GuideView; readonly threads: readonly ListedThread[] }
export type SearchAnswer = Answer & {
  readonly words: string
  /** Hits in all, as the site counts them; null where it does not say. */
  readonly total: number | null
  readonly searchId: string | null
  readonly results: readonly ListedThread[]
}
export type UserAnswer = Answer & { readonly user: User }
export type UserThreadsAnswer = Answer & { readonly threads: readonly ListedThread[] }
export type UserRepliesAnswer = Answer & { readonly replies: readonly UserReply[] }

/** As `Engine`: throws PalouError and nothing else. */
export type Lists = OwnLists &
  Remarks & {
    loadGuide(view: GuideView, page: number, ask?: Ask): Promise<GuideAnswer>
    search(query: SearchQuery, ask?: Ask): Promise<SearchAnswer>
    loadUser(query: UserQuery, ask?: Ask): Promise<UserAnswer>
    loadUserThreads(userId: UserId, page: number, ask?: Ask): Promise<UserThreadsAnswer>
    loadUserReplies(userId: UserId, page: number, ask?: Ask): Promise<UserRepliesAnswer>
  }
