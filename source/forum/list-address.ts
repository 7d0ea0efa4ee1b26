/** URLs of lists that belong to no board or thread (facts §3.7, §5.8–5.11), read and printed; the dynamic form, as every site answers it. */
import { type GuideView, guideViews, type SearchQuery } from './lists.ts'
import type { UserId } from './model.ts'
import { type ConversationQuery, type FavoriteKind, type NoticeView, noticeViews } from './own-lists.ts'
import { parseAddress } from './parse-address.ts'

/** `base` as in `Address`; pages from 1. */
export type ListAddress =
  | { readonly kind: 'guide'; readonly base: string; readonly view: GuideView; readonly page: number }
  | {
      readonly kind: 'search'
      readonly base: string
      /** The number under which the site keeps the results for a while. */
      readonly searchId: string
      readonly sort: SearchQuery['sort']
      readonly words: string
      readonly page: number
    }
  | {
      readonly kind: 'userThreads' | 'userReplies'
      readonly base: string
      readonly userId: UserId
      readonly page: number
    }
  | { readonly kind: 'notices'; readonly base: string; readonly view: NoticeView; readonly page: number }
  | { readonly kind: 'messages'; readonly base: string; readonly page: number }
  /** `page` null is the newest. */
  | {
      readonly kind: 'conversation'
      readonly base: string
      readonly with: ConversationQuery['with']
      readonly page: number | null
    }
  | { readonly kind: 'favorites'; readonly base: string; readonly only: FavoriteKind; readonly page: number }
  | { readonly kind: 'announcements'; readonly base: string }
  | { readonly kind: 'credits'; readonly base: string }

export const searchOrders: Readonly<Record<SearchQuery['sort'], string>> = {
  lastPost: 'lastpost',
  newest: 'dateline',
  replies: 'replies',
  views: 'views',
}
const favoriteTypes: Readonly<Record<FavoriteKind, string>> = { all: 'all', thread: 'thread', board: 'forum' }

const keyOf = <Key extends string>(table: Readonly<Record<Key, string>>, value: string | null): Key | null =>
  (Object.keys(table) as Key[]).find(key => table[key] === value) ?? null

const printPage = (page: number | null): string => (page !== null && page > 1 ? `&page=${page}` : '')

const printWith = (whom: ConversationQuery['with']): string => {
  if ('siteMessageId' in whom) return `viewg&pmid=${whom.siteMessageId}`
  return `view&${'userId' in whom ? `touid=${whom.userId}` : `plid=${whom.talkId}&type=1`}`
}

const printPath = (list: ListAddress): string => {
  switch (list.kind) {
    case 'guide':
      return `forum.php?mod=guide&view=${list.view}${printPage(list.page)}`
    case 'search': {
      const kw = list.words === '' ? '' : `&kw=${encodeURIComponent(list.words.toWellFormed())}`
      const order = `&orderby=${searchOrders[list.sort]}&ascdesc=desc`
      return `search.php?mod=forum&searchid=${list.searchId}${order}&searchsubmit=yes${kw}${printPage(list.page)}`
    }
    case 'userThreads':
    case 'userReplies': {
      const type = list.kind === 'userThreads' ? 'thread' : 'reply'
      return `home.php?mod=space&uid=${list.userId}&do=thread&view=me&from=space&type=${type}${printPage(list.page)}`
    }
    case 'notices':
      return `home.php?mod=space&do=notice${list.view === 'all' ? '' : `&view=${list.view}`}${printPage(list.page)}`
    case 'messages':
      return `home.php?mod=space&do=pm&filter=privatepm${printPage(list.page)}`
    case 'conversation':
      return `home.php?mod=space&do=pm&subop=${printWith(list.with)}${list.page === null ? '' : `&page=${list.page}`}`
    case 'favorites':
      return `home.php?mod=space&do=favorite&view=me&type=${favoriteTypes[list.only]}${printPage(list.page)}`
    case 'announcements':
      return 'forum.php?mod=announcement'
    case 'credits':
      return 'home.php?mod=spacecp&ac=credit'
  }
}

export const printListAddress = (list: ListAddress): string => list.base + printPath(list)

const pageIn = (query: URLSearchParams): number | null => {
  const page = query.get('page')
  return page !== null && /^[1-9]\d{0,6}$/.test(page) ? Number(page) : null
}

const idIn = (query: URLSearchParams, name: string): string | null => query.get(name)?.match(/^[1-9]\d*$/)?.[0] ?? null

const readTalk = (base: string, query: URLSearchParams): ListAddress | null => {
  const subop = query.get('subop')
  const [userId, talkId, pmid] = [idIn(query, 'touid'), idIn(query, 'plid'), idIn(query, 'pmid')]
  const page = pageIn(query)
  if (subop === 'viewg' && pmid) return { kind: 'conversation', base, with: { siteMessageId: pmid }, page: null }
  if (subop !== 'view') return subop === null ? { kind: 'messages', base, page: page ?? 1 } : null
  if (userId) return { kind: 'conversation', base, with: { userId: userId as UserId }, page }
  return talkId ? { kind: 'conversation', base, with: { talkId }, page } : null
}

const readSpace = (base: string, query: URLSearchParams): ListAddress | null => {
  const page = pageIn(query) ?? 1
  switch (query.get('do')) {
    case 'notice':
      return { kind: 'notices', base, view: noticeViews.find(view => view === query.get('view')) ?? 'all', page }
    case 'pm':
      return readTalk(base, query)
    case 'favorite':
      return { kind: 'favorites', base, only: keyOf(favoriteTypes, query.get('type')) ?? 'all', page }
    case 'thread': {
      const userId = idIn(query, 'uid') as UserId | null
      const kind = query.get('type') === 'reply' ? 'userReplies' : 'userThreads'
      return userId && { kind, base, userId, page }
    }
    default:
      return null
  }
}

const readSearch = (base: string, query: URLSearchParams): ListAddress | null => {
  const searchId = idIn(query, 'searchid')
  if (!searchId) return null
  const sort = keyOf(searchOrders, query.get('orderby')) ?? 'lastPost'
  return { kind: 'search', base, searchId, sort, words: query.get('kw') ?? '', page: pageIn(query) ?? 1 }
}

/** null: no URL of such a list. */
export const parseListAddress = (text: string, options: { readonly base?: string } = {}): ListAddress | null => {
  const address = parseAddress(text, options)
  const found = address && /[\w/]+\.php\?[^#]*/.exec(text.replaceAll('&amp;', '&'))?.[0]
  if (!address || !found) return null
  const { base } = address
  const query = new URLSearchParams(found.slice(found.indexOf('?')))
  const mod = query.get('mod')
  if (/search\.php\?/.test(found)) return readSearch(base, query)
  if (/home\.php\?/.test(found) && mod === 'space') return readSpace(base, query)
  if (/home\.php\?/.test(found) && mod === 'spacecp' && query.get('ac') === 'credit') return { kind: 'credits', base }
  if (mod === 'announcement') return { kind: 'announcements', base }
  if (mod !== 'guide') return null
  const view = guideViews.find(one => one === query.get('view')) ?? 'hot'
  return { kind: 'guide', base, view, page: pageIn(query) ?? 1 }
}
