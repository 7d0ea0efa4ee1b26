/** Results as JSON: one document, or one item a line as it arrives and an end line. The fields stand in the contract's order. */

import { nameOf } from '../forum/documents.ts'
import type { Answer, Warning } from '../forum/model.ts'
import type { Zone } from '../i18n/zone.ts'
import type { ItemKind, ReadingKind, ReadPage, Result } from './contract.ts'

export const itemKinds: Readonly<Record<ReadingKind, ItemKind>> = {
  boards: 'board',
  threads: 'thread',
  thread: 'post',
  post: 'post',
  guide: 'result',
  search: 'result',
  user: 'user',
  notices: 'notice',
  messages: 'conversation',
  conversation: 'message',
  favorites: 'favorite',
  credits: 'change',
  announcements: 'announcement',
  rules: 'rules',
  ratings: 'rating',
  comments: 'comment',
}

/** The list that grows from page to page. */
const growing: Readonly<Partial<Record<ReadingKind, string>>> = {
  threads: 'threads',
  thread: 'posts',
  guide: 'threads',
  search: 'results',
  notices: 'notices',
  messages: 'conversations',
  conversation: 'messages',
  favorites: 'favorites',
  credits: 'changes',
  announcements: 'announcements',
  ratings: 'ratings',
  comments: 'comments',
}

export type Reading = Extract<Result, { readonly kind: 'reading' }>

const distinct = (warnings: readonly Warning[]): readonly Warning[] =>
  warnings.filter((one, index) => warnings.findIndex(w => w.code === one.code && w.message === one.message) === index)

/** All pages as the one document they would be: facts of the first page, items and warnings of all. */
export const toDocument = (
  { document: kind, list: own }: Reading,
  pages: readonly ReadPage[],
  cut: Warning | null,
): object => {
  const first = pages[0]!
  const { site, fetchedAt, source, page }: Answer = first.answer
  const list = own?.name ?? growing[kind]
  const items = list ? { [list]: pages.flatMap(one => one.items) } : {}
  const warnings = distinct([...pages.flatMap(one => one.answer.warnings), ...(cut ? [cut] : [])])
  return { schema: nameOf(kind), site, fetchedAt, source, page, ...first.fields, ...items, warnings }
}

export const toLines = ({ document, list }: Reading, page: ReadPage): readonly object[] =>
  page.items.map(item => ({ schema: nameOf(list?.item ?? itemKinds[document]), ...item }))

export const toEndLine = (items: number, pages: number, next: string | null): object => ({
  schema: nameOf('end'),
  items,
  pages,
  complete: next === null,
  next,
})

const two = (n: number): string => String(Math.abs(n)).padStart(2, '0')

/** An instant by another clock: `2022-01-26T10:46:40+08:00`. */
const timeIn = (time: string, zone: Zone): string => {
  const instant = Date.parse(time)
  const offset = zone(instant)
  const local = new Date(instant + offset * 60_000).toISOString().slice(0, 19)
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.trunc(offset / 60))}:${two(offset % 60)}`
}

/** Every time of a document (their names end in `At`) by the clock that was asked for. */
export const timesIn = (value: unknown, zone: Zone, name = ''): unknown => {
  if (typeof value === 'string') return /At$/.test(name) && value !== '' ? timeIn(value, zone) : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(one => timesIn(one, zone))
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, timesIn(inner, zone, key)]))
}

export const printJson = (value: object): string => `${JSON.stringify(value)}\n`
