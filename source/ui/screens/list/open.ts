/** Where an item of a list leads. */
import { parseListAddress } from '../../../forum/list-address.ts'
import type { ThreadId } from '../../../forum/model.ts'
import type { Conversation, Favorite, Notice } from '../../../forum/own-lists.ts'
import { parseAddress } from '../../../forum/parse-address.ts'
import { threadUrl } from '../../../forum/print-address.ts'
import { placeOfList } from '../../lists-address.ts'
import { type Place, placeOf, type Target, type ThreadRef } from '../../place.ts'
import type { Go, Task } from '../../screen.ts'
import type { ListItem } from '../../want-lists.ts'

export type Way = { readonly go: Go } | { readonly task: Task }

const push = (place: Place): Way => ({ go: { kind: 'push', place } })

const toThread = (
  base: string,
  threadId: ThreadId | null,
  title: string | null,
  target: Target,
  among: readonly ThreadRef[] = [],
): Way => push({ screen: 'thread', base, threadId, title, target, among })

const firstPage: Target = { kind: 'page', page: 1 }

/** A page that palou has no screen for is the browser's. */
export const toUrl = (base: string, url: string): Way => {
  const list = parseListAddress(url, { base })
  const address = parseAddress(url, { base })
  const place = list?.base === base ? placeOfList(list) : null
  const plain = address?.base === base && address.kind !== 'index' ? placeOf(address) : null
  const found = place ?? plain
  return found ? push(found) : { task: { kind: 'browser', url } }
}

const fromNotice = (base: string, { thread, postId, url }: Notice): Way | null => {
  if (postId) return toThread(base, thread?.id ?? null, thread?.title ?? null, { kind: 'post', postId })
  if (thread) return toThread(base, thread.id, thread.title, firstPage)
  return url ? toUrl(base, url) : null
}

const fromTalk = (base: string, talk: Conversation): Way | null => {
  const list = parseListAddress(talk.url, { base })
  const place = list && placeOfList(list)
  return place?.screen === 'text' ? push({ ...place, title: talk.subject ?? talk.partner?.name ?? null }) : null
}

const fromFavorite = (base: string, { kind, targetId, title, url }: Favorite): Way => {
  if (kind === 'thread' && targetId) return toThread(base, targetId as ThreadId, title, firstPage)
  if (kind === 'board' && targetId)
    return push({ screen: 'threads', base, boardId: targetId as never, name: title, page: 1 })
  return toUrl(base, url)
}

/** null where the site names no place. `items`: what J and K go through in the thread. */
export const wayFrom = (base: string, item: ListItem, items: readonly ListItem[]): Way | null => {
  switch (item.kind) {
    case 'thread': {
      const among = items.flatMap(other =>
        other.kind === 'thread' ? [{ id: other.thread.id, title: other.thread.title }] : [],
      )
      return toThread(base, item.thread.id, item.thread.title, firstPage, among)
    }
    case 'reply': {
      const { postId, thread } = item.reply
      return toThread(base, thread.id, thread.title, postId ? { kind: 'post', postId } : firstPage)
    }
    case 'notice':
      return fromNotice(base, item.notice)
    case 'talk':
      return fromTalk(base, item.talk)
    case 'favorite':
      return fromFavorite(base, item.favorite)
  }
}

export const urlOfItem = (base: string, item: ListItem): string | null => {
  switch (item.kind) {
    case 'thread':
      return threadUrl(base, item.thread.id)
    case 'reply':
      return item.reply.url
    case 'notice':
      return item.notice.url
    case 'talk':
      return item.talk.url
    case 'favorite':
      return item.favorite.url
  }
}

/** Whose page `gu` opens: who wrote it, or with whom one talks. */
export const memberOf = (item: ListItem): { readonly id: string | null; readonly name: string } | null => {
  switch (item.kind) {
    case 'thread':
      return item.thread.author
    case 'notice':
      return item.notice.author
    case 'talk':
      return item.talk.partner
    default:
      return null
  }
}
