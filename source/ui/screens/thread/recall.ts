/**
 * What is remembered of the thread on the screen: which floors were read, where one stopped, which floors are gone and what others said
 * before. Marks made here hold at once and are told to the memory; what the memory tells later is joined in. Pure.
 */
import { createFilter, type PostFilter } from '../../../forum/filter-posts.ts'
import type { Post, PostId, ThreadId } from '../../../forum/model.ts'
import type { KeptFloor, Revision } from '../../../store/kept-floors.ts'
import type { LastPlace } from '../../../store/kept-marks.ts'
import {
  addRange,
  countUnread,
  firstUnread,
  hasFloor,
  isRead,
  markRead,
  markUnread,
  noMarks,
  type Ranges,
  type ReadMarks,
} from '../../../store/read-marks.ts'
import type { ThreadRecall } from '../../recall.ts'

export type Recall = {
  /** Pages that have come, and up to which of them the memory was asked; -1 before the first answer. */
  readonly asked: number
  readonly known: number
  /** As it was when one entered; null until the memory told. */
  readonly before: ReadMarks | null
  /** When one was here last; null: never. */
  readonly visitedAt: number | null
  readonly marks: ReadMarks
  readonly last: number
  readonly missing: Ranges
  readonly gone: readonly Post[]
  readonly revisions: ReadonlyMap<PostId, readonly Revision[]>
  /** Floors whose earlier wordings are shown. */
  readonly opened: ReadonlySet<PostId>
  /** Marked unread by hand: looking at them longer does not read them. */
  readonly held: ReadonlySet<PostId>
  readonly unreadAmong: readonly ThreadId[]
  readonly filter: PostFilter | null
  readonly isFollowed: boolean
  readonly isMuted: boolean
  /** Where to stand once its page is there. */
  readonly place: LastPlace | null
  /** Unread floors in sight, and since when. */
  readonly sight: { readonly key: string; readonly posts: readonly Post[]; readonly since: number } | null
}

export const noRecall: Recall = {
  asked: 0,
  known: -1,
  before: null,
  visitedAt: null,
  marks: noMarks,
  last: 0,
  missing: [],
  gone: [],
  revisions: new Map(),
  opened: new Set(),
  held: new Set(),
  unreadAmong: [],
  filter: null,
  isFollowed: false,
  isMuted: false,
  place: null,
  sight: null,
}

/** Shown as what it was, and as gone. */
const toGone = ({ post }: KeptFloor): Post => ({ ...post, state: 'deleted' })

export const joinRecall = (recall: Recall, fresh: number, answer: ThreadRecall, base: string): Recall => {
  const { state } = answer
  const marks = state?.marks ?? recall.marks
  const isFirst = recall.before === null
  return {
    ...recall,
    known: fresh,
    before: recall.before ?? marks,
    visitedAt: isFirst ? (state?.marks?.visitedAt ?? null) : recall.visitedAt,
    marks,
    last: Math.max(recall.last, state?.last ?? 0),
    missing: state?.missing ?? recall.missing,
    gone: answer.gone.map(toGone),
    revisions: answer.revisions,
    unreadAmong: answer.unreadAmong,
    filter: answer.filters.length > 0 ? createFilter(answer.filters, base) : null,
    isFollowed: state?.marks?.isFollowed ?? recall.isFollowed,
    isMuted: state?.marks?.isMuted ?? recall.isMuted,
    place: isFirst ? (state?.marks?.place ?? null) : recall.place,
  }
}

/** Floors that one has not read, of a thread that one has been to before; null where that means nothing. */
export const unreadCount = ({ visitedAt, marks, last, missing }: Recall): number | null =>
  visitedAt === null ? null : countUnread(marks, last, missing)

export type NewLine = { readonly floor: number; readonly count: number }

/** Between what was read and what was not when one entered: before the first unread floor above all that were read. */
export const newLineOf = ({ before, visitedAt, last, missing }: Recall): NewLine | null => {
  const highest = before?.read.at(-1)?.[1] ?? 0
  if (visitedAt === null || !before || highest === 0 || highest >= last) return null
  const count = countUnread({ ...before, owed: highest + 1, posts: new Set() }, last, missing)
  return count > 0 ? { floor: highest + 1, count } : null
}

export const isUnread = ({ marks }: Recall, post: Post): boolean => post.state !== 'deleted' && !isRead(marks, post)

export const withRead = (recall: Recall, posts: readonly Post[]): Recall => ({
  ...recall,
  marks: markRead(recall.marks, posts),
  held: new Set([...recall.held].filter(id => !posts.some(post => post.id === id))),
  sight: null,
})

export const withUnread = (recall: Recall, post: Post): Recall => ({
  ...recall,
  marks: markUnread(recall.marks, [post]),
  held: new Set([...recall.held, post.id]),
  sight: null,
})

export const withAllRead = (recall: Recall): Recall => ({
  ...recall,
  marks: { ...recall.marks, read: addRange(recall.marks.read, 1, Math.max(1, recall.last)) },
  held: new Set(),
  sight: null,
})

/** The next unread floor after (or before) one, by number; null when there is none. */
export const nextUnreadFloor = ({ marks, last, missing }: Recall, floor: number, by: 1 | -1): number | null => {
  const read = missing.reduce<Ranges>((sum, [from, to]) => addRange(sum, from, to), marks.read)
  if (by > 0) return firstUnread({ ...marks, read }, last, floor + 1)
  for (let at = floor - 1; at >= Math.max(1, marks.owed); at -= 1) if (!hasFloor(read, at)) return at
  return null
}

/** Gone floors among the others, by number; a stone that the site left makes way for what stood there. */
export const withGone = (posts: readonly Post[], gone: readonly Post[]): readonly Post[] => {
  const numbers = posts.flatMap(({ floor }) => (floor === null ? [] : [floor]))
  const [from, to] = [Math.min(...numbers), Math.max(...numbers)]
  const mine = gone.filter(
    ({ id, floor }) =>
      floor !== null && floor >= from && floor <= to && !posts.some(post => post.id === id && post.state !== 'deleted'),
  )
  if (mine.length === 0) return posts
  const places = new Set(mine.map(({ floor }) => floor))
  const rest = posts.filter(({ state, floor }) => !(state === 'deleted' && places.has(floor)))
  const all = [...rest]
  for (const one of mine) {
    const at = all.findIndex(post => post.floor !== null && post.floor > one.floor!)
    all.splice(at < 0 ? all.length : at, 0, one)
  }
  return all
}
