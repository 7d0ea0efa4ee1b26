/** Floors and the page's own facts put together into one thread page: numbers, starter, kind, page size, warnings. */
import type { Author, PageInfo, Post, Thread, ThreadId, Warning } from '../../forum/model.ts'
import { threadUrl } from '../../forum/print-address.ts'
import { parseCount } from '../discuz/parse-count.ts'
import { isLifted, numberFloors } from './number-floors.ts'
import type { ParsedFloor } from './parse-floor.ts'
import type { ThreadHead } from './parse-thread-head.ts'

export type ThreadPage = {
  readonly thread: Thread
  readonly posts: readonly Post[]
  readonly page: PageInfo
  readonly warnings: readonly Warning[]
}

/** The post that opened the thread, where this page shows it. */
const firstOf = (floors: readonly ParsedFloor[], numbers: readonly (number | null)[]): ParsedFloor | null =>
  floors.find(floor => floor.isFirst) ?? floors.find((_, index) => numbers[index] === 1) ?? null

const starterOf = (first: ParsedFloor | null, floors: readonly ParsedFloor[], head: ThreadHead): Author =>
  first?.post.author ??
  floors.find(floor => floor.isMarked)?.post.author ??
  head.starter ?? { id: null, name: '', kind: 'member', group: null, badges: [] }

/** In the order that the contract shows the fields in. */
const toPost = (floor: ParsedFloor, number: number | null, first: ParsedFloor | null, starter: Author): Post => {
  const { id, url, floorLabel, author, ...rest } = floor.post
  const isSame = starter.id !== null && author.id === starter.id && author.kind === 'member'
  const isOriginalPoster = floor === first || floor.isMarked || isSame
  return { id, url, floor: number, floorLabel, author, isOriginalPoster, ...rest }
}

const kindOf = (floors: readonly ParsedFloor[]): Thread['kind'] => {
  const specials = floors.map(floor => floor.special)
  for (const kind of ['poll', 'reward', 'activity', 'debate'] as const)
    if (specials.some(special => special[kind] !== null)) return kind
  return specials.some(special => special.isTrade) ? 'trade' : 'normal'
}

const special = <Key extends 'poll' | 'reward' | 'activity' | 'debate'>(
  floors: readonly ParsedFloor[],
  key: Key,
): ParsedFloor['special'][Key] => floors.find(floor => floor.special[key] !== null)?.special[key] ?? (null as never)

/** Posts a page: from the first number of a later page, else what a full page shows; null where neither tells. */
const sizeOf = (posts: readonly Post[], number: number, count: number | null, byAuthor: boolean): number | null => {
  const numbers = posts.flatMap(post => post.floor ?? [])
  const isForward = numbers.every((floor, index) => index === 0 || floor > numbers[index - 1]!)
  const size = number > 1 && isForward && !byAuthor && numbers[0] ? (numbers[0] - 1) / (number - 1) : 0
  if (Number.isInteger(size) && size > 0 && size <= 1000) return size
  if (count === null || number >= count) return null
  // In reverse the recommended stand on page 1 besides their own place.
  return isForward ? posts.length : posts.filter(post => !isLifted(post.floorLabel)).length
}

const warningsOf = (
  floors: readonly ParsedFloor[],
  posts: readonly Post[],
  page: PageInfo,
  askedPage: number | null,
): readonly Warning[] => {
  const damaged = floors.filter(floor => floor.damaged).map(floor => floor.post.id)
  const unknown = posts.filter(post => post.floor === null && !isLifted(post.floorLabel)).map(post => post.id)
  const timeless = posts.filter(post => post.postedAt === null && post.postedAtText !== null).map(post => post.id)
  const told = (code: Warning['code'], ids: readonly string[], words: string): readonly Warning[] =>
    ids.length > 0 ? [{ code, message: `${words}: post ${ids.join(', ')}` }] : []
  return [
    ...told('floor-damaged', damaged, 'broken HTML'),
    ...told('floor-unknown', unknown, 'no floor number known'),
    ...told('time-unparsed', timeless, 'unreadable time'),
    ...(askedPage !== null && askedPage !== page.number
      ? [{ code: 'page-beyond-end' as const, message: `page ${askedPage} was asked, page ${page.number} came` }]
      : []),
  ]
}

const lastOf = (floors: readonly ParsedFloor[]): Thread['lastPost'] => {
  const last = floors.find(floor => floor.isLast)?.post
  if (!last) return null
  const { url, author, postedAt, postedAtText } = last
  return { title: null, url, author, postedAt, postedAtText }
}

const priceOf = (first: ParsedFloor | null): number | null =>
  parseCount(first?.post.gates.find(gate => gate.kind === 'paid')?.message ?? '')

type Known = {
  readonly id: ThreadId
  readonly base: string
  readonly head: ThreadHead
  readonly floors: readonly ParsedFloor[]
  readonly first: ParsedFloor | null
  readonly starter: Author
}

const buildThread = ({ id, base, head, floors, first, starter }: Known): Thread => {
  const { pager, starter: _, title, type, ...own } = head
  return {
    id,
    url: threadUrl(base, id),
    title,
    type,
    kind: kindOf(floors),
    ...own,
    views: own.views ?? first?.figures[0] ?? null,
    replies: own.replies ?? first?.figures[1] ?? null,
    moved: false,
    price: own.price ?? priceOf(first),
    hasImage: (first?.post.images.length ?? 0) > 0,
    hasAttachment: (first?.post.attachments.length ?? 0) > 0,
    author: starter,
    createdAt: first?.post.postedAt ?? null,
    createdAtText: first?.post.postedAtText ?? null,
    lastPost: lastOf(floors),
    pages: pager.count ?? (pager.number === null ? 1 : null),
    highlighted: false,
    unread: false,
    tags: [...new Set(floors.flatMap(floor => floor.tags))],
    poll: special(floors, 'poll'),
    reward: special(floors, 'reward'),
    activity: special(floors, 'activity'),
    debate: special(floors, 'debate'),
  }
}

export type ThreadParts = {
  readonly id: ThreadId
  readonly base: string
  readonly head: ThreadHead
  readonly floors: readonly ParsedFloor[]
  /** Only one author's posts. */
  readonly byAuthor: boolean
  readonly askedPage: number | null
}

export const assembleThread = ({ id, base, head, floors, byAuthor, askedPage }: ThreadParts): ThreadPage => {
  const number = head.pager.number ?? 1
  const count = head.pager.count ?? (head.pager.number === null ? 1 : null)
  const labels = floors.map(({ isFirst, post }) => ({
    id: post.id,
    label: post.floorLabel,
    isFirst,
    at: post.postedAt,
  }))
  const numbers = numberFloors(labels, { page: number, pages: count, byAuthor, replies: head.replies })
  const first = firstOf(floors, numbers)
  const starter = starterOf(first, floors, head)
  const posts = floors.map((floor, index) => toPost(floor, numbers[index]!, first, starter))
  const page = { number, count, size: sizeOf(posts, number, count, byAuthor) }
  return {
    thread: buildThread({ id, base, head, floors, first, starter }),
    posts,
    page,
    warnings: warningsOf(floors, posts, page, askedPage),
  }
}
