/**
 * What a forum is to palou. These shapes are the `--json` documents as well (contract, section 2): ids are strings, times are
 * ISO 8601 with offset, unknown is null and never missing. An unreadable time is null, and its raw words stand beside it in `…Text`.
 */
import type { AttachmentBlock, Block, ImageBlock } from '../content/block.ts'

declare const brand: unique symbol
type Id<Kind extends string> = string & { readonly [brand]: Kind }
export type BoardId = Id<'board'>
export type ThreadId = Id<'thread'>
export type PostId = Id<'post'>
export type UserId = Id<'user'>

/** ISO 8601 with offset, e.g. `2022-01-26T10:46:40+08:00`. */
export type IsoTime = string

export type Account = { readonly id: UserId; readonly name: string }

export type Site = {
  readonly name: string
  /** The forum's base, with a trailing slash: all relative links of its pages hang on it. */
  readonly url: string
  /** `Discuz! X3.5`, or `Discuz!` where the page hides its version. */
  readonly software: string
  /** As decoded, lower case: `utf-8`, `gbk`, `big5`. */
  readonly charset: string
  readonly engine: string
  readonly account: Account | null
}

export type Author = {
  readonly id: UserId | null
  readonly name: string
  readonly kind: 'member' | 'anonymous' | 'guest' | 'deleted'
  readonly group: string | null
  readonly badges: readonly string[]
}

export type LastPost = {
  readonly title: string | null
  readonly url: string | null
  readonly author: Author | null
  readonly postedAt: IsoTime | null
  readonly postedAtText: string | null
}

export type Board = {
  readonly id: BoardId
  readonly name: string
  readonly url: string
  readonly description: string | null
  readonly todayPosts: number | null
  readonly threads: number | null
  readonly posts: number | null
  readonly moderators: readonly Author[]
  readonly lastPost: LastPost | null
  readonly hasNew: boolean
  readonly access: 'open' | 'private' | 'password' | 'link'
  readonly children: readonly Board[]
}

export type Category = { readonly id: string; readonly name: string; readonly boards: readonly Board[] }

export type ThreadType = { readonly id: string; readonly name: string; readonly count: number | null }

export type ThreadSummary = {
  readonly id: ThreadId
  readonly url: string
  readonly title: string
  readonly type: { readonly id: string | null; readonly name: string } | null
  readonly kind: 'normal' | 'poll' | 'reward' | 'activity' | 'debate' | 'trade'
  /** 0 none, 1 board, 2 category, 3 all boards, 4 several boards. */
  readonly sticky: 0 | 1 | 2 | 3 | 4
  readonly digest: 0 | 1 | 2 | 3
  readonly hot: boolean
  readonly closed: boolean
  readonly moved: boolean
  readonly readAccess: number | null
  readonly price: number | null
  readonly hasImage: boolean
  readonly hasAttachment: boolean
  readonly author: Author
  readonly createdAt: IsoTime | null
  readonly createdAtText: string | null
  readonly replies: number | null
  readonly views: number | null
  readonly lastPost: LastPost | null
  /** Pages of the thread as the listing shows them; null where it does not. */
  readonly pages: number | null
  readonly highlighted: boolean
  readonly unread: boolean
}

export type Gate = {
  readonly kind: 'login' | 'reply' | 'credits' | 'password' | 'paid' | 'permission'
  readonly message: string
}

export type Reaction = { readonly kind: 'support' | 'oppose'; readonly label: string; readonly count: number }

export type Comment = {
  readonly author: Author
  readonly text: string
  readonly postedAt: IsoTime | null
  readonly postedAtText: string | null
}

export type Ratings = {
  readonly participants: number
  /** One entry a credit, e.g. `{name: '金钱', value: '+5'}`. */
  readonly totals: readonly { readonly name: string; readonly value: string }[]
}

export type PostImage = Omit<ImageBlock, 'kind'>
export type PostAttachment = Omit<AttachmentBlock, 'kind'>

export type Post = {
  readonly id: PostId
  readonly url: string
  /** The number of the floor; null where it can't be known or the floor stands out of its place (推荐). */
  readonly floor: number | null
  /** What the site prints at the floor (楼主, 沙发, `5#`, 推荐); null where it prints nothing. */
  readonly floorLabel: string | null
  readonly author: Author
  readonly isOriginalPoster: boolean
  readonly postedAt: IsoTime | null
  readonly postedAtText: string | null
  readonly editedAt: IsoTime | null
  /** Free text as the site gives it, without 来自. */
  readonly region: string | null
  readonly device: string | null
  readonly state: 'visible' | 'blocked' | 'deleted' | 'pending' | 'empty'
  readonly content: readonly Block[]
  /** What a person would read of the post's own words, plain; paragraphs are lines. */
  readonly text: string
  readonly quote: { readonly postId: PostId | null; readonly author: string | null; readonly text: string } | null
  readonly images: readonly PostImage[]
  readonly attachments: readonly PostAttachment[]
  readonly gates: readonly Gate[]
  readonly reactions: readonly Reaction[]
  readonly ratings: Ratings
  readonly comments: readonly Comment[]
  readonly signature: string | null
}

export type PollOption = {
  readonly id: string | null
  readonly text: string
  /** null while the result is hidden. */
  readonly votes: number | null
  readonly percent: number | null
  readonly chosen: boolean
}

export type Poll = {
  readonly multiple: boolean
  readonly maxChoices: number | null
  readonly voters: number | null
  readonly resultsHidden: boolean
  readonly ended: boolean
  readonly endsAtText: string | null
  readonly canVote: boolean
  /** The site's own words under the poll: already voted, no right, closed. */
  readonly note: string | null
  readonly options: readonly PollOption[]
}

export type Reward = {
  readonly amount: string | null
  readonly solved: boolean
  readonly bestAnswer: { readonly postId: PostId | null; readonly author: Author; readonly text: string } | null
}

export type Activity = {
  /** The site's own label and value pairs, in order: 类型, 开始时间, 地点 … */
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly applied: number | null
  readonly remaining: number | null
}

export type Debate = {
  readonly affirmative: { readonly point: string; readonly votes: number | null }
  readonly negative: { readonly point: string; readonly votes: number | null }
  readonly endsAtText: string | null
  readonly result: string | null
}

export type Thread = ThreadSummary & {
  readonly board: { readonly id: BoardId; readonly name: string; readonly url: string } | null
  readonly previous: string | null
  readonly next: string | null
  readonly tags: readonly string[]
  readonly poll: Poll | null
  readonly reward: Reward | null
  readonly activity: Activity | null
  readonly debate: Debate | null
  /** Why this visitor can't reply (login, closed, no right); null when a reply box is offered. */
  readonly replyGate: Gate | null
}

/** `count` null where the page does not tell how many there are; `size` is items a page as far as known. */
export type PageInfo = { readonly number: number; readonly count: number | null; readonly size: number | null }

export type WarningCode =
  | 'partial'
  | 'truncated'
  | 'time-unparsed'
  | 'floor-unknown'
  | 'page-beyond-end'
  | 'markup-unknown'
  | 'floor-damaged'
  | 'charset-mismatch'
  | 'base-ignored'
  | 'from-cache'

export type Warning = { readonly code: WarningCode; readonly message: string }

/** What is new for the account, as a page's header tells it. */
export type News = { readonly notices: number; readonly messages: boolean }

/** What every answer carries besides its own matter. */
export type Answer = {
  readonly site: Site
  readonly fetchedAt: IsoTime
  readonly source: 'network' | 'cache'
  readonly page: PageInfo | null
  readonly warnings: readonly Warning[]
  /** For the reader's header; no part of any document. */
  readonly news?: News
}

export type BoardsAnswer = Answer & { readonly categories: readonly Category[] }
export type ThreadsAnswer = Answer & {
  readonly board: Board
  readonly types: readonly ThreadType[]
  readonly threads: readonly ThreadSummary[]
}
export type ThreadAnswer = Answer & { readonly thread: Thread; readonly posts: readonly Post[] }
export type PostAnswer = Answer & { readonly thread: Thread; readonly post: Post }
