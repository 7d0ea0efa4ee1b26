/** Where one can go. A place holds everything a screen needs to open, and can be kept (`lastPlace`). */
import type { Address } from '../forum/address.ts'
import type { BoardId, Poll, PostId, ThreadId } from '../forum/model.ts'
import type { Intent } from '../forum/write.ts'
import type { DraftIntent } from '../store/drafts.ts'
import type { Scope } from './keymap/binding.ts'
import { isSameList, type ListsPlace } from './lists-places.ts'
import type { PicturesPlace } from './want-picture.ts'

/** The floor to stand on once the thread is there. */
export type Target =
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'post'; readonly postId: PostId }
  | { readonly kind: 'floor'; readonly floor: number }
  | { readonly kind: 'last' }
  /** Where one stopped the last time; the first page where one never was. */
  | { readonly kind: 'resume' }

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
  | ListsPlace
  | PicturesPlace
  | { readonly screen: 'help'; readonly about: Exclude<Scope, 'help' | 'menu'> }
  | {
      readonly screen: 'composer'
      readonly base: string
      /** Where the words will go; its body is what one begins with. */
      readonly intent: DraftIntent
      /** The place in a person's words, for lists of drafts: the thread's title, the board's name. */
      readonly label: string | null
      readonly heading: string
      readonly quote: { readonly author: string; readonly time: string; readonly text: string } | null
      /** Who may be named with @. */
      readonly authors: readonly string[]
      readonly draftId: string | null
      /** Begin in `$EDITOR`. */
      readonly inEditor: boolean
    }
  /** `user` known already, e.g. of a session that ended. */
  | { readonly screen: 'login'; readonly base: string; readonly user: string | null }
  | { readonly screen: 'accounts'; readonly base: string }
  | { readonly screen: 'drafts' }
  /** Where one was (`words` null), or what is found in everything kept. */
  | { readonly screen: 'kept'; readonly words: string | null }
  /** A small write that asks something first. */
  | {
      readonly screen: 'dialog'
      readonly base: string
      readonly ask: DialogAsk
      readonly threadId: ThreadId
      readonly postId: PostId | null
      /** The floor or thread in words. */
      readonly label: string
    }

export type DialogAsk =
  | { readonly kind: 'rate' | 'delete' | 'report' }
  | { readonly kind: 'vote'; readonly poll: Poll }
  /** Something that was begun without questions and turned out to need an answer. */
  | { readonly kind: 'send'; readonly intent: Intent }

/** Whether two places are the same screen of the same board or thread, wherever in it one stands. */
export const isSamePlace = (a: Place, b: Place): boolean => {
  switch (a.screen) {
    case 'sites':
    case 'help':
    case 'drafts':
      return a.screen === b.screen
    case 'kept':
      return b.screen === 'kept' && (a.words === null) === (b.words === null)
    case 'login':
    case 'accounts':
      return b.screen === a.screen && a.base === b.base
    case 'composer':
    case 'dialog':
    case 'pictures':
      return false
    case 'list':
    case 'text':
    case 'search':
      return isSameList(a, b)
    case 'boards':
      return b.screen === 'boards' && a.base === b.base
    case 'threads':
      return b.screen === 'threads' && a.base === b.base && a.boardId === b.boardId
    case 'thread':
      return b.screen === 'thread' && a.base === b.base && a.threadId === b.threadId
  }
}

/** null where palou has no screen for the address. */
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
    case 'user': {
      const list = { kind: 'user', userId: address.userId, name: address.name, part: 'threads' } as const
      return { screen: 'list', base, list, page: 1 }
    }
  }
}

/** null for places that no URL names. */
export const addressOf = (place: Place): Address | null => {
  switch (place.screen) {
    case 'sites':
    case 'help':
    case 'composer':
    case 'login':
    case 'accounts':
    case 'drafts':
    case 'kept':
    case 'dialog':
    case 'text':
    case 'search':
    case 'pictures':
      return null
    case 'list':
      return place.list.kind === 'user' && (place.list.userId ?? place.list.name)
        ? { kind: 'user', base: place.base, userId: place.list.userId, name: place.list.name }
        : null
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
