/** What the screens of lists and of words ask for: everything that tells one list from another, but the page. */
import type { GuideView, SearchQuery } from '../forum/lists.ts'
import type { BoardId, UserId } from '../forum/model.ts'
import type { ConversationQuery, FavoriteKind, NoticeView } from '../forum/own-lists.ts'
import type { FloorRef } from '../forum/remarks.ts'

export type ListRequest =
  | { readonly kind: 'guide'; readonly view: GuideView }
  | {
      readonly kind: 'search'
      readonly words: string
      readonly fullText: boolean
      readonly author: string | null
      readonly boardId: BoardId | null
      readonly sort: SearchQuery['sort']
    }
  /** Both null: oneself. */
  | {
      readonly kind: 'user'
      readonly userId: UserId | null
      readonly name: string | null
      readonly part: 'threads' | 'replies'
    }
  | { readonly kind: 'notices'; readonly view: NoticeView }
  | { readonly kind: 'messages' }
  | { readonly kind: 'favorites'; readonly only: FavoriteKind }

export type TextRequest =
  | { readonly kind: 'conversation'; readonly with: ConversationQuery['with'] }
  /** Who rated a floor, and all its comments. */
  | { readonly kind: 'remarks'; readonly floor: FloorRef }
  | { readonly kind: 'announcements' }
  | { readonly kind: 'rules'; readonly boardId: BoardId }
  | { readonly kind: 'credits' }

export type ListPlace = {
  readonly screen: 'list'
  readonly base: string
  readonly list: ListRequest
  readonly page: number
}
/** `page` null: the newest, where there are several. */
export type TextPlace = {
  readonly screen: 'text'
  readonly base: string
  readonly text: TextRequest
  readonly title: string | null
  readonly page: number | null
}
/** A line to type what is searched for. */
export type SearchPlace = {
  readonly screen: 'search'
  readonly base: string
  /** The board one comes from: searching it alone is one key away. */
  readonly board: { readonly id: BoardId; readonly name: string } | null
}

export type ListsPlace = ListPlace | TextPlace | SearchPlace

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export const isSameList = (a: ListsPlace, b: { readonly screen: string }): boolean => {
  const other = b as ListsPlace
  if (a.screen !== other.screen || a.base !== other.base) return false
  if (a.screen === 'list') return other.screen === 'list' && same(a.list, other.list)
  if (a.screen === 'text') return other.screen === 'text' && same(a.text, other.text)
  return true
}
