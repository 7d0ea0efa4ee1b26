/**
 * An address names a place in a forum. `parseAddress` understands every form of discuz-facts §1.9 and §10.3 in any host, port and
 * subfolder; `printAddress` gives the dynamic form, which every site answers.
 */
import type { BoardId, PostId, ThreadId, UserId } from './model.ts'

export type ThreadView = { readonly authorId: UserId | null; readonly order: 'default' | 'forward' | 'reverse' }

/** `base` is the forum's root with a trailing slash, e.g. `https://bbs.example/forum/`. */
export type Address =
  | { readonly kind: 'index'; readonly base: string }
  | { readonly kind: 'category'; readonly base: string; readonly categoryId: string }
  /** `boardId` may be the owner's letter key instead of a number. */
  | { readonly kind: 'board'; readonly base: string; readonly boardId: BoardId; readonly page: number }
  | {
      readonly kind: 'thread'
      readonly base: string
      readonly threadId: ThreadId
      readonly page: number
      readonly view: ThreadView
    }
  /** A floor by its id; `threadId` null where the address does not name the thread. */
  | { readonly kind: 'post'; readonly base: string; readonly postId: PostId; readonly threadId: ThreadId | null }
  /** A floor by its number. */
  | { readonly kind: 'floor'; readonly base: string; readonly threadId: ThreadId; readonly floor: number }
  | { readonly kind: 'lastPost'; readonly base: string; readonly threadId: ThreadId }
  | { readonly kind: 'user'; readonly base: string; readonly userId: UserId | null; readonly name: string | null }
