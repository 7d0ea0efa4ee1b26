/** Floors as they were seen: the newest wording of each, every earlier one beside it, and since when one is gone. */
import type { Post, PostId } from '../forum/model.ts'
import { timeOf } from './kept-places.ts'
import { pack, unpack } from './pack.ts'
import { type IndexPlace, indexFloor } from './search-index.ts'
import type { Database, Row } from './statements.ts'
import { stripSecrets } from './strip-secrets.ts'

type Body = Omit<Post, 'text'>

export type KeptFloor = { readonly post: Post; readonly goneAt: number | null; readonly seenAt: number }
/** `until`: when it was seen to be replaced. */
export type Revision = { readonly post: Post; readonly seenAt: number; readonly until: number }

const toPost = (row: Row): Post => {
  const body = unpack<Body>(row.body as Uint8Array)
  return { ...body, text: String(row.text) }
}

const sameText = (a: string, b: string): boolean => a === b || a.replace(/\s+/g, '') === b.replace(/\s+/g, '')

const mediaOf = ({ images, attachments }: Body): string =>
  JSON.stringify([images.map(({ id, url }) => id ?? url), attachments.map(({ id, name }) => id ?? name)])

/** Counts, badges and signatures change all the time: another wording is other words, another state, other pictures. */
const isReworded = (before: Post, after: Post): boolean =>
  !sameText(before.text, after.text) || before.state !== after.state || mediaOf(before) !== mediaOf(after)

/** What a visitor without rights sees is no new wording: the fuller one stays. */
const isPoorer = (before: Post, after: Post): boolean => after.gates.length > 0 && before.gates.length === 0
const isRicher = (before: Post, after: Post): boolean => before.gates.length > 0 && after.gates.length === 0

const insertFloor = (
  db: Database,
  place: IndexPlace,
  post: Post,
  body: Uint8Array,
  floor: number | null,
  now: number,
) => {
  const { id } = db.run(
    'INSERT INTO floors (thread, post, floor, author, author_id, posted_at, seen_at, text, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    place.thread,
    post.id,
    floor,
    post.author.name,
    post.author.id,
    timeOf(post.postedAt),
    now,
    post.text,
    body,
  )
  indexFloor(db, id, place, post.author.name, post.text)
  return id
}

const replaceFloor = (db: Database, place: IndexPlace, known: Row, post: Post, body: Uint8Array, now: number): void => {
  const before = toPost(known)
  const id = Number(known.id)
  if (isPoorer(before, post)) return
  const isNew = isReworded(before, post)
  if (isNew && !isRicher(before, post)) {
    db.run(
      'INSERT INTO revisions (floor, seen_at, until, text, body) VALUES (?, ?, ?, ?, ?)',
      id,
      known.seen_at ?? now,
      now,
      known.text ?? '',
      known.body ?? body,
    )
  }
  const seenAt = isNew ? now : Number(known.seen_at)
  db.run('UPDATE floors SET text = ?, body = ?, seen_at = ? WHERE id = ?', post.text, body, seenAt, id)
  // What a floor said before it was blocked or emptied is still found.
  if (isNew && post.state === 'visible') indexFloor(db, id, place, post.author.name, post.text)
}

const isSameBytes = (a: unknown, b: Uint8Array): boolean => a instanceof Uint8Array && Buffer.compare(a, b) === 0

/** Its row's id. `knowsFloors`: the number on the page is the floor's own (not so where only one author is shown). */
export const keepFloor = (db: Database, place: IndexPlace, seen: Post, knowsFloors: boolean, now: number): number => {
  const post = stripSecrets(seen)
  const { text: _, ...rest } = post
  const body = pack(rest)
  const floor = knowsFloors ? seen.floor : null
  const known = db.get(
    'SELECT id, floor, gone_at, seen_at, text, body FROM floors WHERE thread = ? AND post = ?',
    place.thread,
    seen.id,
  )
  if (!known) return insertFloor(db, place, post, body, floor, now)
  const id = Number(known.id)
  if (known.gone_at !== null || (floor !== null && floor !== known.floor))
    db.run('UPDATE floors SET gone_at = NULL, floor = coalesce(?, floor) WHERE id = ?', floor, id)
  if (known.text !== post.text || !isSameBytes(known.body, body)) replaceFloor(db, place, known, post, body, now)
  return id
}

/** The floors of a page's ids, in the ids' order; one that was cleared since is left out. */
export const readFloors = (db: Database, ids: readonly number[]): ReadonlyMap<number, KeptFloor> => {
  const rows = db.all(
    'SELECT id, floor, seen_at, gone_at, text, body FROM floors WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  )
  return new Map(rows.map(row => [Number(row.id), toKept(row)]))
}

const toKept = (row: Row): KeptFloor => ({
  post: { ...toPost(row), floor: row.floor === null ? null : Number(row.floor) },
  goneAt: row.gone_at === null ? null : Number(row.gone_at),
  seenAt: Number(row.seen_at),
})

/** All kept floors of a thread by their numbers; those of unknown number last. */
export const readThreadFloors = (db: Database, thread: number): readonly KeptFloor[] =>
  db
    .all(
      'SELECT id, floor, seen_at, gone_at, text, body FROM floors WHERE thread = ? ORDER BY floor IS NULL, floor, posted_at, id',
      thread,
    )
    .map(toKept)

/** Floors that the site no longer shows, from one number to another. */
export const readGone = (db: Database, thread: number, from: number, to: number): readonly KeptFloor[] =>
  db
    .all(
      'SELECT id, floor, seen_at, gone_at, text, body FROM floors WHERE thread = ? AND gone_at IS NOT NULL AND floor BETWEEN ? AND ? ORDER BY floor, id',
      thread,
      from,
      to,
    )
    .map(toKept)

/** How many earlier wordings each floor of a thread has; floors without one are not there. */
export const countRevisions = (db: Database, thread: number): ReadonlyMap<PostId, number> =>
  new Map(
    db
      .all(
        `SELECT floors.post, count(*) AS n FROM revisions JOIN floors ON floors.id = revisions.floor
         WHERE floors.thread = ? GROUP BY floors.id`,
        thread,
      )
      .map(row => [String(row.post) as PostId, Number(row.n)]),
  )

/** The newest first. */
export const readRevisions = (db: Database, thread: number, post: PostId): readonly Revision[] =>
  db
    .all(
      `SELECT revisions.* FROM revisions JOIN floors ON floors.id = revisions.floor
       WHERE floors.thread = ? AND floors.post = ? ORDER BY revisions.id DESC`,
      thread,
      post,
    )
    .map(row => ({ post: toPost(row), seenAt: Number(row.seen_at), until: Number(row.until) }))
