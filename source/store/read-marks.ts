/**
 * What of a thread was read, as floors: ranges of their numbers. Floors whose number is not known (an only-author view, a page for
 * robots) are kept by their post's id until a page tells their number. Pure; two processes' marks are joined, never overwritten.
 */
import type { Post, PostId } from '../forum/model.ts'

/** Both ends included; sorted, apart from one another. */
export type Ranges = readonly (readonly [from: number, to: number])[]

export const addRange = (ranges: Ranges, from: number, to: number): Ranges => {
  if (to < from) return ranges
  const before = ranges.filter(range => range[1] < from - 1)
  const after = ranges.filter(range => range[0] > to + 1)
  const joined = ranges.slice(before.length, ranges.length - after.length)
  return [
    ...before,
    [Math.min(from, joined[0]?.[0] ?? from), Math.max(to, joined.at(-1)?.[1] ?? to)] as const,
    ...after,
  ]
}

export const removeRange = (ranges: Ranges, from: number, to: number): Ranges =>
  ranges.flatMap(([start, end]) => {
    if (end < from || start > to) return [[start, end] as const]
    return [...(start < from ? [[start, from - 1] as const] : []), ...(end > to ? [[to + 1, end] as const] : [])]
  })

export const joinRanges = (a: Ranges, b: Ranges): Ranges => b.reduce((sum, [from, to]) => addRange(sum, from, to), a)

export const hasFloor = (ranges: Ranges, floor: number): boolean =>
  ranges.some(([from, to]) => from <= floor && floor <= to)

/** How many numbers of `from`–`to` are in the ranges. */
export const countIn = (ranges: Ranges, from: number, to: number): number =>
  ranges.reduce((sum, range) => sum + Math.max(0, Math.min(to, range[1]) - Math.max(from, range[0]) + 1), 0)

/** Floors as ranges: `[1, 2, 3, 7]` is 1–3 and 7. */
export const toRanges = (floors: readonly number[]): Ranges =>
  [...floors].sort((a, b) => a - b).reduce<Ranges>((sum, floor) => addRange(sum, floor, floor), [])

/** `1-20,25`, as it is kept. */
export const printRanges = (ranges: Ranges): string =>
  ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',')

/** Anything that is no range is passed over: a mark too few is better than none at all. */
export const parseRanges = (text: string): Ranges =>
  text.split(',').reduce<Ranges>((sum, part) => {
    const match = part.match(/^(\d{1,9})(?:-(\d{1,9}))?$/)
    return match ? addRange(sum, Number(match[1]), Number(match[2] ?? match[1])) : sum
  }, [])

export type ReadMarks = {
  readonly read: Ranges
  /** Read, but of unknown number. */
  readonly posts: ReadonlySet<PostId>
  /** The first floor that counts as unread: who enters a thread at its end does not owe what was before. */
  readonly owed: number
  /** The highest floor there was at the last visit. */
  readonly known: number
}

export const noMarks: ReadMarks = { read: [], posts: new Set(), owed: 1, known: 0 }

type Placed = Pick<Post, 'id' | 'floor'>

export const isRead = (marks: ReadMarks, { id, floor }: Placed): boolean =>
  (floor !== null && hasFloor(marks.read, floor)) || marks.posts.has(id)

export const markRead = (marks: ReadMarks, posts: readonly Placed[]): ReadMarks => ({
  ...marks,
  read: joinRanges(marks.read, toRanges(posts.flatMap(({ floor }) => (floor === null ? [] : [floor])))),
  posts: new Set([...marks.posts, ...posts.filter(({ floor }) => floor === null).map(({ id }) => id)]),
})

export const markUnread = (marks: ReadMarks, posts: readonly Placed[]): ReadMarks => {
  const floors = posts.flatMap(({ floor }) => (floor === null ? [] : [floor]))
  const gone = new Set(posts.map(({ id }) => id))
  return {
    ...marks,
    read: floors.reduce((sum, floor) => removeRange(sum, floor, floor), marks.read),
    posts: new Set([...marks.posts].filter(id => !gone.has(id))),
    owed: Math.min(marks.owed, ...floors),
  }
}

/** A page told the numbers of floors that were read without one. */
export const placePosts = (marks: ReadMarks, posts: readonly Placed[]): ReadMarks => {
  const found = posts.filter(({ id, floor }) => floor !== null && marks.posts.has(id))
  if (found.length === 0) return marks
  const placed = new Set(found.map(({ id }) => id))
  return markRead({ ...marks, posts: new Set([...marks.posts].filter(id => !placed.has(id))) }, found)
}

/** Unread floors up to `last`, the numbers in `missing` (deleted, never shown) left out. */
export const countUnread = (marks: ReadMarks, last: number, missing: Ranges = []): number => {
  const { owed, read, posts } = marks
  const there = Math.max(0, last - owed + 1) - countIn(missing, owed, last)
  const seen = countIn(
    missing.reduce((sum, [from, to]) => removeRange(sum, from, to), read),
    owed,
    last,
  )
  return Math.max(0, there - seen - posts.size)
}

/** Unread floors that came after the last visit. */
export const countNew = (marks: ReadMarks, last: number, missing: Ranges = []): number =>
  countUnread({ ...marks, owed: Math.max(marks.owed, marks.known + 1), posts: new Set() }, last, missing)

/** The first unread floor from `from` on; null when all up to `last` were read. */
export const firstUnread = (marks: ReadMarks, last: number, from: number = marks.owed): number | null => {
  let floor = Math.max(from, marks.owed)
  for (const [start, end] of marks.read) if (start <= floor && floor <= end) floor = end + 1
  return floor <= last ? floor : null
}
