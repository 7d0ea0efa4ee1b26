/** Which screen shows a list's URL, and which URL a screen has. */
import { type ListAddress, printListAddress } from '../forum/list-address.ts'
import { boardUrl, postUrl, printAddress } from '../forum/print-address.ts'
import type { ListPlace, ListsPlace, TextPlace } from './lists-places.ts'

/** Results of a search are kept by the site for a while only: they are searched anew. */
export const placeOfList = (address: ListAddress): ListPlace | TextPlace | null => {
  const { base } = address
  const text = (request: TextPlace['text'], page: number | null = null): TextPlace => ({
    screen: 'text',
    base,
    text: request,
    title: null,
    page,
  })
  switch (address.kind) {
    case 'guide':
      return { screen: 'list', base, list: { kind: 'guide', view: address.view }, page: address.page }
    case 'search': {
      const { words, sort, page } = address
      const list = { kind: 'search', words, sort, fullText: false, author: null, boardId: null } as const
      return words === '' ? null : { screen: 'list', base, list, page }
    }
    case 'userThreads':
    case 'userReplies': {
      const part = address.kind === 'userThreads' ? 'threads' : 'replies'
      return {
        screen: 'list',
        base,
        list: { kind: 'user', userId: address.userId, name: null, part },
        page: address.page,
      }
    }
    case 'notices':
      return { screen: 'list', base, list: { kind: 'notices', view: address.view }, page: address.page }
    case 'messages':
      return { screen: 'list', base, list: { kind: 'messages' }, page: address.page }
    case 'favorites':
      return { screen: 'list', base, list: { kind: 'favorites', only: address.only }, page: address.page }
    case 'conversation':
      return text({ kind: 'conversation', with: address.with }, address.page)
    case 'announcements':
    case 'credits':
      return text({ kind: address.kind })
  }
}

const userUrl = (base: string, userId: string | null, name: string | null): string =>
  userId === null && name === null
    ? `${base}home.php?mod=space&do=profile`
    : printAddress({ kind: 'user', base, userId: userId as never, name })

const listUrl = ({ base, list, page }: ListPlace): string => {
  switch (list.kind) {
    case 'guide':
      return printListAddress({ kind: 'guide', base, view: list.view, page })
    case 'search':
      return `${base}search.php?mod=forum`
    case 'user':
      return userUrl(base, list.userId, list.name)
    case 'notices':
      return printListAddress({ kind: 'notices', base, view: list.view, page })
    case 'messages':
      return printListAddress({ kind: 'messages', base, page })
    case 'favorites':
      return printListAddress({ kind: 'favorites', base, only: list.only, page })
  }
}

const textUrl = ({ base, text, page }: TextPlace): string => {
  switch (text.kind) {
    case 'conversation':
      return printListAddress({ kind: 'conversation', base, with: text.with, page })
    case 'remarks':
      return postUrl(base, text.floor.postId, text.floor.threadId)
    case 'rules':
      return boardUrl(base, text.boardId)
    case 'announcements':
    case 'credits':
      return printListAddress({ kind: text.kind, base })
  }
}

/** For the browser and for copying. */
export const urlOfList = (place: ListsPlace): string =>
  place.screen === 'list'
    ? listUrl(place)
    : place.screen === 'text'
      ? textUrl(place)
      : `${place.base}search.php?mod=forum`
