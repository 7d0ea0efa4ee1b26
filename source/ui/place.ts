/** Where one can go. A place holds everything a screen needs to open, and can be kept (`lastPlace`). */
import type { Address } from '../forum/address.ts'
import type { BoardId, PostId, ThreadId } from '../forum/model.ts'

/** The floor to stand on once the thread is there. */
export type Target =
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'post'; readonly postId: PostId }
  | { readonly kind: 'floor'; readonly floor: number }
  | { readonly kind: 'last' }

export type ThreadRef = { readonly id: ThreadId; readonly title: string }

export type Place =
  | { readonly screen: 'sites' }
  | { readonly screen: 'boards'; readonly base: string; readonly name: string | null }
  | {
      readonly screen: 'threads'
      readonly base: string
      readonly boardId: BoardId
      readonly name: string | null
      readonly page: number
    }
  | {
      readonly screen: 'thread'
      readonly base: string
      /** null until the floor's page tells it. */
      readonly threadId: ThreadId | null
      readonly title: string | null
      readonly target: Target
      /** The listing it was opened from, so that J and K need not ask. */
      readonly among: readonly ThreadRef[]
    }
  | { readonly screen: 'help'; readonly about: 'sites' | 'boards' | 'threads' | 'thread' | 'problem' }

/** Whether two places are the same screen of the same board or thread, wherever in it one stands. */
export const isSamePlace = (a: Place, b: Place): boolean => {
  switch (a.screen) {
    case 'sites':
    case 'help':
      return a.screen === b.screen
    case 'boards':
      return b.screen === 'boards' && a.base === b.base
    case 'threads':
      return b.screen === 'threads' && a.base === b.base && a.boardId === b.boardId
    case 'thread':
      return b.screen === 'thread' && a.base === b.base && a.threadId === b.threadId
  }
}

/** null where palou has no screen for the address yet. */
export const placeOf = (address: Address): Place | null => {
  const { base } = address
  const thread = (threadId: ThreadId | null, target: Target): Place => ({
    screen: 'thread',
    base,
    threadId,
    title: null,
    target,
    among: [],
  })
  switch (address.kind) {
    case 'index':
    case 'category':
      return { screen: 'boards', base, name: null }
    case 'board':
      return { screen: 'threads', base, boardId: address.boardId, name: null, page: address.page }
    case 'thread':
      return thread(address.threadId, { kind: 'page', page: address.page })
    case 'post':
      return thread(address.threadId, { kind: 'post', postId: address.postId })
    case 'floor':
      return thread(address.threadId, { kind: 'floor', floor: address.floor })
    case 'lastPost':
      return thread(address.threadId, { kind: 'last' })
    case 'user':
      return null
  }
}

/** null for places that no URL names. */
export const addressOf = (place: Place): Address | null => {
  switch (place.screen) {
    case 'sites':
    case 'help':
      return null
    case 'boards':
      return { kind: 'index', base: place.base }
    case 'threads':
      return { kind: 'board', base: place.base, boardId: place.boardId, page: place.page }
    case 'thread': {
      const { base, threadId, target } = place
      if (target.kind === 'post') return { kind: 'post', base, postId: target.postId, threadId }
      const page = target.kind === 'page' ? target.page : 1
      return threadId === null
        ? null
        : { kind: 'thread', base, threadId, page, view: { authorId: null, order: 'default' } }
    }
  }
}
