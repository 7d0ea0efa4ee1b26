/** Answers kept by what was asked, so that it can be answered again: lists whole, a thread's page as a list of its floors. */
import type { Answer, Post, ThreadAnswer, ThreadsAnswer } from '../forum/model.ts'
import { keepFloor, readFloors } from './kept-floors.ts'
import { keepBoard, keepSite, keepThread } from './kept-places.ts'
import { pack, unpack } from './pack.ts'
import { addRange, joinRanges, parseRanges, printRanges, type Ranges, removeRange, toRanges } from './read-marks.ts'
import type { Database, Row } from './statements.ts'
import { stripSecrets } from './strip-secrets.ts'

export type KeptAnswer<Page extends Answer = Answer> = {
  readonly answer: Page
  /** Milliseconds. */
  readonly fetchedAt: number
  /** It was the last page of its thread. */
  readonly isLast: boolean
  readonly account: string | null
}

type Facts = { readonly thread: number | null; readonly isLast: boolean; readonly floors: string | null }

const savePage = (db: Database, site: number, key: string, answer: Answer, now: number, facts: Facts, body: unknown) =>
  db.run(
    `INSERT INTO pages (site, key, account, thread, is_last, fetched_at, used_at, floors, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (site, key) DO UPDATE SET account = excluded.account, thread = excluded.thread, is_last = excluded.is_last,
       fetched_at = excluded.fetched_at, used_at = excluded.used_at, floors = excluded.floors, body = excluded.body`,
    site,
    key,
    answer.site.account?.id ?? null,
    facts.thread,
    facts.isLast ? 1 : 0,
    Date.parse(answer.fetchedAt) || now,
    now,
    facts.floors,
    pack(body),
  )

export const keepAnswer = (db: Database, base: string, key: string, answer: Answer, now: number): void => {
  const site = keepSite(db, base, answer.site.name)
  savePage(db, site, key, answer, now, { thread: null, isLast: false, floors: null }, stripSecrets(answer))
}

export const keepListing = (db: Database, base: string, key: string, answer: ThreadsAnswer, now: number): void => {
  keepAnswer(db, base, key, answer, now)
  const site = keepSite(db, base, answer.site.name)
  const board = keepBoard(db, site, answer.board)
  for (const thread of answer.threads) if (!thread.moved) keepThread(db, site, board, thread, now)
}

/** A page that is whole: nothing was cut or passed over, so what is not on it is not there. */
const isWhole = (answer: ThreadAnswer): boolean =>
  !answer.warnings.some(({ code }) =>
    ['partial', 'truncated', 'floor-damaged', 'markup-unknown', 'floor-unknown'].includes(code),
  )

export const isLastPage = ({ page }: Answer): boolean =>
  page === null || page.count === null || page.number >= page.count

/** The numbers that the page answers for: its own, and up to its neighbours' where pages are of one known size. */
const spanOf = (answer: ThreadAnswer): readonly [number, number] | null => {
  const floors = answer.posts.flatMap(({ floor }) => (floor === null ? [] : [floor]))
  if (floors.length === 0) return null
  const [least, most] = [Math.min(...floors), Math.max(...floors)]
  const { number, size } = answer.page ?? { number: 1, size: null }
  const from = number === 1 ? 1 : size === null ? least : (number - 1) * size + 1
  const to = isLastPage(answer) || size === null ? most : number * size
  return [Math.min(from, least), least >= from ? Math.max(to, most) : most]
}

const isBetween = (id: string, ids: readonly string[]): boolean => {
  const n = Number(id)
  const numbers = ids.map(Number)
  return n > Math.min(...numbers) && n < Math.max(...numbers)
}

const isThere = ({ state }: Post): boolean => state !== 'deleted'

/** Floors that stood where this page stands and are not on it. A number that moved to another post is no deletion: ids tell. */
const markGone = (db: Database, thread: number, answer: ThreadAnswer, now: number): void => {
  const span = spanOf(answer)
  if (!span) return
  // Some sites leave a stone where a floor was (facts §4.2): it takes no number, and is no post.
  const posts = answer.posts.filter(isThere)
  const shown = posts.map(({ id }) => id as string)
  const isEnd = isLastPage(answer)
  const known = db.all(
    'SELECT id, post, floor FROM floors WHERE thread = ? AND gone_at IS NULL AND floor BETWEEN ? AND ?',
    thread,
    span[0],
    isEnd ? Number.MAX_SAFE_INTEGER : span[1],
  )
  const taken = new Set(posts.map(({ floor }) => floor))
  const newest = Math.max(...shown.map(Number))
  for (const row of known) {
    const post = String(row.post)
    if (shown.includes(post)) continue
    const isAfterEnd = isEnd && Number(post) > newest
    const isMissed = !taken.has(Number(row.floor)) || isBetween(post, shown)
    if (isMissed || isAfterEnd) db.run('UPDATE floors SET gone_at = ? WHERE id = ?', now, row.id ?? 0)
  }
}

const withoutFloors = (ranges: Ranges, floors: Ranges): Ranges =>
  floors.reduce((sum, [from, to]) => removeRange(sum, from, to), ranges)

const updateThread = (db: Database, thread: number, answer: ThreadAnswer, now: number): void => {
  const row = db.get('SELECT floors, page_replies, missing FROM threads WHERE id = ?', thread)!
  const there = toRanges(answer.posts.filter(isThere).flatMap(({ floor }) => (floor === null ? [] : [floor])))
  const span = spanOf(answer)
  const known = withoutFloors(parseRanges(String(row.missing)), there)
  const missing = span && isWhole(answer) ? joinRanges(known, withoutFloors(addRange([], ...span), there)) : known
  const most = there.at(-1)?.[1] ?? 0
  const isEnd = isLastPage(answer) && most > 0
  db.run(
    'UPDATE threads SET floors = ?, page_replies = ?, missing = ?, head = ?, fetched_at = ? WHERE id = ?',
    isEnd ? most : Math.max(most, Number(row.floors)),
    isEnd ? answer.thread.replies : (row.page_replies ?? null),
    printRanges(missing),
    pack(stripSecrets(answer.thread)),
    now,
    thread,
  )
}

/** A floor's row, and what the page called it; a stone has no row: its id is the page's invention. */
type FloorRef = readonly [id: number | null, floor: number | null, label: string | null, stone?: Post]

export type ThreadPage = {
  readonly base: string
  readonly key: string
  readonly answer: ThreadAnswer
  readonly showsAll: boolean
}

/** `showsAll`: every author, in the thread's own order. The thread's row. */
export const keepThreadPage = (db: Database, { base, key, answer, showsAll }: ThreadPage, now: number): number => {
  const site = keepSite(db, base, answer.site.name)
  const board = answer.thread.board ? keepBoard(db, site, answer.thread.board) : null
  const thread = keepThread(db, site, board, answer.thread, now)
  const floors = answer.posts.map((post): FloorRef => {
    if (!isThere(post)) return [null, post.floor, post.floorLabel, stripSecrets(post)]
    return [keepFloor(db, { site, board, thread }, post, showsAll, now), post.floor, post.floorLabel]
  })
  if (showsAll) {
    if (isWhole(answer)) markGone(db, thread, answer, now)
    updateThread(db, thread, answer, now)
  }
  const { posts: _, ...rest } = answer
  const facts = { thread, isLast: isLastPage(answer), floors: JSON.stringify(floors) }
  savePage(db, site, key, answer, now, facts, stripSecrets(rest))
  return thread
}

const withPosts = (db: Database, row: Row): readonly Post[] => {
  const refs = JSON.parse(String(row.floors)) as readonly FloorRef[]
  const floors = readFloors(
    db,
    refs.flatMap(([id]) => (id === null ? [] : [id])),
  )
  return refs.flatMap(([id, floor, floorLabel, stone]) => {
    if (stone) return [stone]
    const kept = id === null ? undefined : floors.get(id)
    return kept ? [{ ...kept.post, floor, floorLabel }] : []
  })
}

/** As it was answered, `source` and all; null when it is not kept. */
export const findAnswer = <Page extends Answer>(db: Database, base: string, key: string): KeptAnswer<Page> | null => {
  const row = db.get(
    'SELECT pages.* FROM pages JOIN sites ON sites.id = pages.site WHERE sites.base = ? AND pages.key = ?',
    base,
    key,
  )
  if (!row) return null
  const body = unpack<Page>(row.body as Uint8Array)
  return {
    answer: row.floors === null ? body : { ...body, posts: withPosts(db, row) },
    fetchedAt: Number(row.fetched_at),
    isLast: row.is_last === 1,
    account: row.account === null ? null : String(row.account),
  }
}

const pageOfKey = (key: string): number => Number(key.split(' ')[2])

/** The newest kept page that a post stands on, of the whole thread before a part of it. */
export const findPostKey = (
  db: Database,
  base: string,
  threadId: string | null,
  post: { readonly id: string } | { readonly floor: number },
): string | null => {
  const [column, value] = 'id' in post ? (['post', post.id] as const) : (['floor', post.floor] as const)
  const row = db.get(
    `SELECT pages.key FROM floors JOIN threads ON threads.id = floors.thread JOIN sites ON sites.id = threads.site
     JOIN pages ON pages.thread = threads.id, json_each(pages.floors) AS one
     WHERE sites.base = ?1 AND floors.${column} = ?2 AND (?3 IS NULL OR threads.thread = ?3)
       AND json_extract(one.value, '$[0]') = floors.id
     ORDER BY pages.key LIKE '%  default' DESC, pages.fetched_at DESC LIMIT 1`,
    base,
    value,
    threadId,
  )
  return row ? String(row.key) : null
}

/** The page with the highest number that was kept of a thread in its own order. */
export const findLastKey = (db: Database, thread: number): string | null =>
  db
    .all("SELECT key FROM pages WHERE thread = ? AND key LIKE '%  default'", thread)
    .map(({ key }) => String(key))
    .reduce<string | null>((most, key) => (most === null || pageOfKey(key) > pageOfKey(most) ? key : most), null)

export type ThreadHead = { readonly thread: ThreadAnswer['thread']; readonly site: string | null }

export const readHead = (db: Database, thread: number): ThreadHead | null => {
  const row = db.get(
    'SELECT head, sites.name FROM threads JOIN sites ON sites.id = threads.site WHERE threads.id = ?',
    thread,
  )
  if (!row || row.head === null) return null
  return {
    thread: unpack<ThreadAnswer['thread']>(row.head as Uint8Array),
    site: row.name === null ? null : String(row.name),
  }
}

/** Lists of the site and pages of the thread are asked for again; without network they still serve. */
export const forgetFreshness = (db: Database, base: string, threadId: string | null): void => {
  db.run(
    `UPDATE pages SET fetched_at = min(fetched_at, 1) WHERE site = (SELECT id FROM sites WHERE base = ?1) AND
       (thread IS NULL OR thread = (SELECT id FROM threads WHERE site = pages.site AND threads.thread = ?2))`,
    base,
    threadId,
  )
}
