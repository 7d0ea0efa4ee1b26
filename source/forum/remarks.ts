/** What a page of a thread or a board shows only the beginning of: who rated a floor, its comments, a board's rules, announcements. */
import type { Block } from '../content/block.ts'
import type { Ask } from './engine.ts'
import type { Answer, Author, Board, BoardId, Comment, IsoTime, PostId, ThreadId } from './model.ts'

export type Rating = {
  readonly author: Author
  /** The credit, e.g. 威望; `value` with its sign. */
  readonly name: string
  readonly value: string
  readonly reason: string | null
  readonly ratedAt: IsoTime | null
  readonly ratedAtText: string | null
}

export type FloorRef = { readonly threadId: ThreadId; readonly postId: PostId }

export type RatingsAnswer = Answer & {
  readonly floor: FloorRef
  readonly totals: readonly { readonly name: string; readonly value: string }[]
  readonly ratings: readonly Rating[]
}

export type CommentsAnswer = Answer & { readonly floor: FloorRef; readonly comments: readonly Comment[] }

export type Announcement = {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly author: Author | null
  /** The day from which it holds. */
  readonly startsAt: IsoTime | null
  readonly startsAtText: string | null
  readonly content: readonly Block[]
  readonly text: string
}
export type AnnouncementsAnswer = Answer & { readonly announcements: readonly Announcement[] }

/** `text` null: the board has none. */
export type RulesAnswer = Answer & { readonly board: Pick<Board, 'id' | 'name' | 'url'>; readonly text: string | null }

/** As `Engine`: throws PalouError and nothing else. */
export type Remarks = {
  loadRatings(floor: FloorRef, ask?: Ask): Promise<RatingsAnswer>
  loadComments(floor: FloorRef, page: number, ask?: Ask): Promise<CommentsAnswer>
  loadAnnouncements(ask?: Ask): Promise<AnnouncementsAnswer>
  loadRules(boardId: BoardId, ask?: Ask): Promise<RulesAnswer>
}
