/** The account's own lists: notices, messages, favourites, credits. All of them need a session. */
import type { Block } from '../content/block.ts'
import type { Ask } from './engine.ts'
import type { Answer, Author, IsoTime, PostId, ThreadId, UserId } from './model.ts'

export const noticeViews = ['all', 'mypost', 'interactive', 'system', 'manage', 'app'] as const
export type NoticeView = (typeof noticeViews)[number]

type Timed = { readonly postedAt: IsoTime | null; readonly postedAtText: string | null }

export type Notice = Timed & {
  readonly id: string
  /** Discuz's own word for what happened: `post`, `pcomment`, `rate`, `at`, `system`, …; plugins have others. */
  readonly kind: string | null
  /** It was new when the list was opened. Opening marks it read (facts §5.9). */
  readonly isNew: boolean
  /** null for what the site itself says. */
  readonly author: Author | null
  readonly text: string
  /** What the other wrote, where the notice repeats it. */
  readonly quote: string | null
  /** Where it leads. */
  readonly url: string | null
  readonly thread: { readonly id: ThreadId; readonly title: string; readonly url: string } | null
  readonly postId: PostId | null
  /** Older notices of the same thing that the site leaves out. */
  readonly alike: number | null
}

/** One talk in the list of messages. */
export type Conversation = Timed & {
  readonly id: string
  /** private: with one member; group: a talk of several; site: what the owner sent to many. */
  readonly kind: 'private' | 'group' | 'site'
  readonly url: string
  /** The other one; null in a talk of several. */
  readonly partner: Author | null
  readonly subject: string | null
  readonly isNew: boolean
  /** Who wrote the last message; null where the list does not say. */
  readonly isMine: boolean | null
  readonly text: string
  readonly messages: number | null
}

export type Message = Timed & {
  readonly id: string
  readonly author: Author
  readonly isMine: boolean
  readonly content: readonly Block[]
  readonly text: string
}

export type Favorite = {
  readonly id: string
  /** other: blogs, albums, articles and whatever plugins keep. */
  readonly kind: 'thread' | 'board' | 'other'
  readonly targetId: string | null
  readonly title: string
  readonly url: string
  readonly note: string | null
  readonly addedAt: IsoTime | null
  readonly addedAtText: string | null
}
export const favoriteKinds = ['all', 'thread', 'board'] as const
export type FavoriteKind = (typeof favoriteKinds)[number]

export type CreditChange = Timed & {
  readonly what: string
  readonly changes: readonly { readonly name: string; readonly value: string }[]
  readonly detail: string
}

export type NoticesAnswer = Answer & {
  readonly view: NoticeView
  /** How many were new, by the site's own count at the time of asking. */
  readonly newCount: number | null
  readonly notices: readonly Notice[]
}
export type MessagesAnswer = Answer & {
  readonly newCount: number | null
  readonly conversations: readonly Conversation[]
}
export type ConversationAnswer = Answer & {
  readonly partner: Author | null
  /** Messages in all. */
  readonly total: number | null
  /** The oldest first. */
  readonly messages: readonly Message[]
}
export type FavoritesAnswer = Answer & { readonly favorites: readonly Favorite[] }
export type CreditsAnswer = Answer & {
  readonly credits: readonly { readonly name: string; readonly value: number }[]
  readonly changes: readonly CreditChange[]
}

export type ConversationQuery = {
  /** A member, a talk of several, or what the owner sent to many. */
  readonly with: { readonly userId: UserId } | { readonly talkId: string } | { readonly siteMessageId: string }
  /** null is the newest page, which the site gives by itself. */
  readonly page: number | null
}

/** As `Engine`: throws PalouError and nothing else; `login-needed` for a guest. */
export type OwnLists = {
  /** Marks what it shows as read: only ever on the person's command. */
  loadNotices(view: NoticeView, page: number, ask?: Ask): Promise<NoticesAnswer>
  loadMessages(page: number, ask?: Ask): Promise<MessagesAnswer>
  loadConversation(query: ConversationQuery, ask?: Ask): Promise<ConversationAnswer>
  loadFavorites(kind: FavoriteKind, page: number, ask?: Ask): Promise<FavoritesAnswer>
  loadCredits(ask?: Ask): Promise<CreditsAnswer>
}
