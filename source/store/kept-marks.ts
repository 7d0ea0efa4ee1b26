/** Marks of threads in the store: changed by joining what is there with what is new, so that no reader loses another's. */
import type { Post, PostId, ThreadId } from '../forum/model.ts'
import {
  addRange,
  countNew,
  countUnread,
  firstUnread,
  markRead,
  markUnread,
  noMarks,
  parseRanges,
  placePosts,
  printRanges,
  type Ranges,
  type ReadMarks,
} from './read-marks.ts'
import type { Database, Row } from './statements.ts'

/** Where one stopped: the post, and a place in it that outlives a change of width (text/post-anchor gives and takes it). */
export type LastPlace = { readonly postId: PostId; readonly anchor: unknown }

export type ThreadMarks = ReadMarks & {
  readonly visitedAt: number | null
  readonly place: LastPlace | null
  readonly isFollowed: boolean
  readonly isMuted: boolean
  /** One wrote in it. */
  readonly isRepliedIn: boolean
}

/** A thread as the store knows it, with its marks. */
export type ThreadState = {
  readonly threadId: ThreadId
  readonly title: string
  /** The highest floor there is, as far as told; and the numbers that no post has. */
  readonly last: number
  readonly missing: Ranges
  /** null: never opened. */
  readonly marks: ThreadMarks | null
  readonly unread: number
  /** Of these, what came since the last visit. */
  readonly fresh: number
  readonly firstUnread: number | null
  readonly lastPostAt: number | null
}

export const readPlace = (text: unknown): LastPlace | null => {
  if (typeof text !== 'string') return null
  try {
    const place = JSON.parse(text) as LastPlace
    return typeof place.postId === 'string' ? place : null
  } catch {
    return null
  }
}

const numberOr = (value: Row[string] | undefined, otherwise: number): number =>
  value === null || value === undefined ? otherwise : Number(value)
const timeOr = (value: Row[string] | undefined): number | null =>
  value === null || value === undefined ? null : Number(value)

const toMarks = (row: Row): ThreadMarks => ({
  read: parseRanges(String(row.read)),
  posts: new Set(String(row.posts).split(',').filter(Boolean) as PostId[]),
  owed: numberOr(row.owed, 1),
  known: numberOr(row.known, 0),
  visitedAt: timeOr(row.visited_at),
  place: readPlace(row.place),
  isFollowed: row.followed_at !== null,
  isMuted: row.muted_at !== null,
  isRepliedIn: row.replied_at !== null,
})

/**
 * The highest floor by what the site last said. Where posts were deleted the count falls behind the numbers, by as much as it did
 * when the last page was seen; a last reply newer than any that is known is at least one more.
 */
const lastFloorOf = (row: Row): number => {
  const floors = numberOr(row.floors, 0)
  if (row.replies === null) return floors
  const replies = Number(row.replies)
  if (row.page_replies === null) return Math.max(floors, replies + 1)
  const grown = replies - Number(row.page_replies)
  const newest = timeOr(row.newest ?? null)
  const lastAt = timeOr(row.last_at ?? null)
  const isNewer = newest !== null && lastAt !== null && lastAt > newest + 59_999
  return floors + Math.max(grown, isNewer ? 1 : 0, 0)
}

const toState = (row: Row): ThreadState => {
  const marks = row.owed === null ? null : toMarks(row)
  const last = lastFloorOf(row)
  const missing = parseRanges(String(row.missing))
  return {
    threadId: String(row.thread) as ThreadId,
    title: String(row.title),
    last,
    missing,
    marks,
    unread: marks && !marks.isMuted ? countUnread(marks, last, missing) : 0,
    fresh: marks && !marks.isMuted ? countNew(marks, last, missing) : 0,
    firstUnread: marks ? firstUnreadThere(marks, last, missing) : null,
    lastPostAt: timeOr(row.last_at ?? null),
  }
}

const firstUnreadThere = (marks: ReadMarks, last: number, missing: Ranges): number | null =>
  firstUnread({ ...marks, read: missing.reduce((sum, [from, to]) => addRange(sum, from, to), marks.read) }, last)

const columns = `threads.thread, threads.title, threads.replies, threads.last_at, threads.floors, threads.page_replies, threads.missing,
  (SELECT max(posted_at) FROM floors WHERE floors.thread = threads.id AND floors.floor = threads.floors) AS newest,
  marks.read, marks.posts, marks.owed, marks.known, marks.visited_at, marks.place, marks.followed_at, marks.muted_at, marks.replied_at`

export const readThreadState = (db: Database, base: string, threadId: ThreadId): ThreadState | null => {
  const row = db.get(
    `SELECT ${columns} FROM threads JOIN sites ON sites.id = threads.site LEFT JOIN marks ON marks.thread = threads.id
     WHERE sites.base = ? AND threads.thread = ?`,
    base,
    threadId,
  )
  return row && toState(row)
}

/** Those of the threads that have marks. */
export const readStates = (
  db: Database,
  base: string,
  threads: readonly ThreadId[],
): ReadonlyMap<ThreadId, ThreadState> =>
  new Map(
    db
      .all(
        `SELECT ${columns} FROM threads JOIN sites ON sites.id = threads.site JOIN marks ON marks.thread = threads.id
         WHERE sites.base = ? AND threads.thread IN (SELECT value FROM json_each(?))`,
        base,
        JSON.stringify(threads),
      )
      .map(row => [String(row.thread) as ThreadId, toState(row)]),
  )

export type UnreadThread = ThreadState & {
  readonly base: string
  readonly site: string | null
  readonly board: string | null
}

/** Threads with something unread that one follows, wrote in or has been to; muted ones left out. The last answered first. */
export const readUnread = (db: Database, base: string | null): readonly UnreadThread[] =>
  db
    .all(
      `SELECT ${columns}, sites.base, sites.name AS site, boards.name AS board FROM marks
       JOIN threads ON threads.id = marks.thread JOIN sites ON sites.id = threads.site LEFT JOIN boards ON boards.id = threads.board
       WHERE marks.muted_at IS NULL AND (?1 IS NULL OR sites.base = ?1) ORDER BY threads.last_at DESC, threads.id DESC`,
      base,
    )
    .map(row => ({
      ...toState(row),
      base: String(row.base),
      site: row.site === null ? null : String(row.site),
      board: row.board === null ? null : String(row.board),
    }))
    .filter(({ unread }) => unread > 0)

const marksOf = (db: Database, thread: number): ReadMarks => {
  const row = db.get('SELECT * FROM marks WHERE thread = ?', thread)
  return row ? toMarks(row) : noMarks
}

const saveMarks = (db: Database, thread: number, marks: ReadMarks, now: number): void => {
  db.run(
    `INSERT INTO marks (thread, read, posts, owed, known, read_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (thread) DO UPDATE SET
       read = excluded.read, posts = excluded.posts, owed = excluded.owed, known = excluded.known, read_at = excluded.read_at`,
    thread,
    printRanges(marks.read),
    [...marks.posts].join(','),
    marks.owed,
    marks.known,
    now,
  )
}

/** Numbers that the whole thread's pages told are surer than those of the view they were read in. */
const placed = (db: Database, thread: number, posts: readonly Pick<Post, 'id' | 'floor'>[]) => {
  const known = new Map(
    db
      .all(
        'SELECT post, floor FROM floors WHERE thread = ? AND post IN (SELECT value FROM json_each(?))',
        thread,
        JSON.stringify(posts.map(({ id }) => id)),
      )
      .map(row => [String(row.post), row.floor === null ? null : Number(row.floor)] as const),
  )
  return posts.map(({ id, floor }) => ({ id, floor: known.has(id) ? (known.get(id) ?? null) : floor }))
}

type Placed = Pick<Post, 'id' | 'floor'>

/** All in a transaction of the caller. */
export const saveRead = (db: Database, thread: number, posts: readonly Placed[], now: number): void =>
  saveMarks(db, thread, markRead(marksOf(db, thread), placed(db, thread, posts)), now)

export const saveUnread = (db: Database, thread: number, posts: readonly Placed[], now: number): void =>
  saveMarks(db, thread, markUnread(marksOf(db, thread), placed(db, thread, posts)), now)

/** Everything up to `last` is read. What was before is given back, so that it can be undone. */
export const saveAllRead = (db: Database, thread: number, last: number, now: number): ReadMarks => {
  const before = marksOf(db, thread)
  const known = Math.max(before.known, last)
  saveMarks(db, thread, { ...before, read: addRange(before.read, Math.min(1, last), last), known }, now)
  return before
}

export const restoreMarks = (db: Database, thread: number, marks: ReadMarks, now: number): void =>
  saveMarks(db, thread, marks, now)

/** A page told the numbers of floors that were read in another view. */
export const settlePosts = (db: Database, thread: number, posts: readonly Placed[], now: number): void => {
  const before = marksOf(db, thread)
  const after = before.posts.size === 0 ? before : placePosts(before, posts)
  if (after !== before) saveMarks(db, thread, after, now)
}

/** One is in the thread now; `first` is the first floor that one owes when one was never there before. */
export const saveVisit = (db: Database, thread: number, first: number, last: number, now: number): void => {
  const row = db.get('SELECT visited_at FROM marks WHERE thread = ?', thread)
  const marks = marksOf(db, thread)
  const isNew = row === null || row.visited_at === null
  saveMarks(db, thread, { ...marks, owed: isNew ? first : marks.owed, known: Math.max(marks.known, last) }, now)
  db.run('UPDATE marks SET visited_at = ? WHERE thread = ?', now, thread)
}

export const savePlace = (db: Database, thread: number, place: LastPlace): void => {
  db.run(
    'INSERT INTO marks (thread, place) VALUES (?1, ?2) ON CONFLICT (thread) DO UPDATE SET place = excluded.place',
    thread,
    JSON.stringify(place),
  )
}

const flags = { followed: 'followed_at', muted: 'muted_at', replied: 'replied_at' } as const
export type ThreadFlag = keyof typeof flags

export const saveFlag = (db: Database, thread: number, flag: ThreadFlag, isSet: boolean, now: number): void => {
  const column = flags[flag]
  db.run(
    `INSERT INTO marks (thread, ${column}) VALUES (?1, ?2) ON CONFLICT (thread) DO UPDATE SET ${column} = excluded.${column}`,
    thread,
    isSet ? now : null,
  )
}

export type Watched = {
  readonly boards: readonly { readonly base: string; readonly boardId: string }[]
  /** Followed, written in: asked for one by one where no listing tells of them. */
  readonly threads: readonly { readonly base: string; readonly threadId: string }[]
}

/** Boards of threads one has been to of late, and the threads one holds to. */
export const readWatched = (db: Database, base: string | null, since: number): Watched => {
  const live = `FROM marks JOIN threads ON threads.id = marks.thread JOIN sites ON sites.id = threads.site
    WHERE (?1 IS NULL OR sites.base = ?1) AND marks.muted_at IS NULL`
  const held = '(marks.followed_at IS NOT NULL OR marks.replied_at IS NOT NULL)'
  return {
    boards: db
      .all(
        `SELECT DISTINCT sites.base, boards.board ${live.replace('WHERE', 'JOIN boards ON boards.id = threads.board WHERE')}
           AND (marks.visited_at > ?2 OR ${held})`,
        base,
        since,
      )
      .map(row => ({ base: String(row.base), boardId: String(row.board) })),
    threads: db
      .all(`SELECT sites.base, threads.thread ${live} AND ${held}`, base)
      .map(row => ({ base: String(row.base), threadId: String(row.thread) })),
  }
}
