/**
 * Search in everything kept. The index gives floors that hold all pairs of letters, the newest kept first; their text settles which of
 * them hold the words. Of very common words only the newest `candidates` are looked at, so that a million floors cost what a thousand do.
 */
import type { BoardId, IsoTime, Post, PostId, ThreadId } from '../forum/model.ts'
import { findSite } from './kept-places.ts'
import { unpack } from './pack.ts'
import { factToken, foldText, parseQuery } from './search-words.ts'
import type { Database, Row } from './statements.ts'

export type KeptQuery = {
  readonly words: string
  readonly base: string | null
  readonly author: string | null
  readonly boardId: BoardId | null
  readonly threadId: ThreadId | null
  /** Milliseconds; floors written from then on, until then. */
  readonly since: number | null
  readonly until: number | null
  readonly limit: number
}

/** `[from, to)` in `excerpt`, of UTF-16 units. */
export type Span = readonly [from: number, to: number]

export type KeptHit = {
  readonly base: string
  readonly site: string | null
  readonly board: string | null
  readonly threadId: ThreadId
  readonly title: string
  /** null: the title itself, of a thread whose floors may not be kept. */
  readonly postId: PostId | null
  readonly floor: number | null
  readonly author: string
  readonly postedAt: IsoTime | null
  readonly goneAt: number | null
  /** The sentence around the first hit, and where the words stand in it. */
  readonly excerpt: string
  readonly spans: readonly Span[]
}

export type KeptHits = {
  readonly hits: readonly KeptHit[]
  /** Older hits of a common word were not looked at. */
  readonly isCut: boolean
}

const candidates = 400

/** Each letter of a text by itself, so that a place in the folded text is a place in the text. */
const foldWithPlaces = (text: string): { readonly folded: string; readonly places: readonly number[] } => {
  const places: number[] = []
  let folded = ''
  let at = 0
  for (const letter of text) {
    const one = foldText(letter)
    for (let i = 0; i < one.length; i += 1) places.push(at)
    folded += one
    at += letter.length
  }
  places.push(at)
  return { folded, places }
}

const before = 24
const longest = 90

/** About a sentence around the first hit; line breaks are spaces. */
export const excerptOf = (text: string, phrases: readonly string[]): { excerpt: string; spans: readonly Span[] } => {
  const flat = text.replace(/\s+/g, ' ')
  const { folded, places } = foldWithPlaces(flat)
  const found = phrases.flatMap(phrase => {
    const spans: Span[] = []
    for (let at = folded.indexOf(phrase); at >= 0 && spans.length < 20; at = folded.indexOf(phrase, at + phrase.length))
      spans.push([places[at]!, places[at + phrase.length]!])
    return spans
  })
  const first = Math.min(...found.map(([from]) => from), flat.length)
  const sentence = Math.max(...['。', '！', '？', '. ', '；'].map(end => flat.lastIndexOf(end, first - 1) + 1))
  const start = first - sentence <= before * 2 ? sentence : first - before
  const end = Math.min(flat.length, start + longest)
  const head = start > 0 ? '…' : ''
  const spans = found
    .filter(([from, to]) => from >= start && to <= end)
    .map(([from, to]) => [from - start + head.length, to - start + head.length] as const)
    .sort((a, b) => a[0] - b[0])
  return {
    excerpt: head + flat.slice(start, end).trimStart() + (end < flat.length ? '…' : ''),
    spans: shiftTrimmed(flat.slice(start, end), spans),
  }
}

const shiftTrimmed = (cut: string, spans: readonly Span[]): readonly Span[] => {
  const by = cut.length - cut.trimStart().length
  return by === 0 ? spans : spans.map(([from, to]) => [from - by, to - by] as const)
}

const mostCounted = 8
const countOf = (text: string, phrase: string): number => {
  let count = 0
  for (let at = text.indexOf(phrase); at >= 0 && count < mostCounted; at = text.indexOf(phrase, at + phrase.length))
    count += 1
  return count
}

/** More of the words, nearer together, in a short text, by the opening poster, lately: all of them a little. */
const scoreOf = (
  folded: string,
  phrases: readonly string[],
  floor: number | null,
  postedAt: number | null,
  now: number,
): number => {
  const counts = phrases.map(phrase => countOf(folded, phrase))
  const places = phrases.map(phrase => folded.indexOf(phrase))
  const spread = Math.max(...places) - Math.min(...places)
  const frequency = counts.reduce((sum, n) => sum + Math.log2(1 + n), 0)
  const years = postedAt === null ? 5 : Math.max(0, now - postedAt) / 31_557_600_000
  return (
    frequency / (1 + Math.log2(1 + folded.length / 120)) +
    1 / (1 + spread / 20) +
    (floor === 1 ? 0.5 : 0) +
    1 / (1 + years)
  )
}

type Place = Pick<KeptHit, 'base' | 'site' | 'board' | 'threadId' | 'title'>

const placeSql = `SELECT threads.thread, threads.title, sites.base, sites.name AS site, boards.name AS board FROM threads
  JOIN sites ON sites.id = threads.site LEFT JOIN boards ON boards.id = threads.board WHERE threads.id = ?`

const placeOf = (db: Database, thread: Row[string] | undefined): Place => {
  const row = db.get(placeSql, Number(thread)) ?? {}
  return {
    base: String(row.base),
    site: nameOr(row.site),
    board: nameOr(row.board),
    threadId: String(row.thread) as ThreadId,
    title: String(row.title),
  }
}
const nameOr = (value: Row[string] | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

type Written = Pick<KeptHit, 'postId' | 'floor' | 'author' | 'postedAt' | 'goneAt'>

const floorOf = (db: Database, id: Row[string] | undefined): Written => {
  const row = db.get('SELECT post, floor, author, gone_at, body FROM floors WHERE id = ?', Number(id))
  if (!row) return { postId: null, floor: null, author: '', postedAt: null, goneAt: null }
  return {
    postId: String(row.post) as PostId,
    floor: row.floor === null ? null : Number(row.floor),
    author: String(row.author),
    // In the offset the site gave it.
    postedAt: unpack<Pick<Post, 'postedAt'>>(row.body as Uint8Array).postedAt,
    goneAt: row.gone_at === null ? null : Number(row.gone_at),
  }
}

const toHit = (db: Database, { row, isTitle }: Found, phrases: readonly string[]): KeptHit => ({
  ...placeOf(db, row.place),
  ...(isTitle
    ? { postId: null, floor: 1, author: String(row.author ?? ''), postedAt: null, goneAt: null }
    : floorOf(db, row.id)),
  ...excerptOf(String(row.text), phrases),
})

/** A floor that was blocked or emptied is found by what it said before. */
const lastWords = `CASE floors.text WHEN '' THEN coalesce((SELECT text FROM revisions WHERE revisions.floor = floors.id ORDER BY id DESC LIMIT 1), '')
  ELSE floors.text END AS text`
/** Of the candidates only what decides; the rest is looked up for those that are shown. */
const floorSql = `SELECT floors.id, floors.thread AS place, floors.floor, floors.posted_at, ${lastWords}
  FROM (SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid DESC LIMIT ${candidates}) AS found
  JOIN floors ON floors.id = found.rowid`
const titleSql = `SELECT threads.id, threads.id AS place, threads.author, 1 AS floor, NULL AS posted_at, threads.title AS text
  FROM (SELECT rowid FROM titles WHERE titles MATCH ?1 ORDER BY rowid DESC LIMIT ${candidates}) AS found
  JOIN threads ON threads.id = found.rowid`

const quote = (token: string): string => `"${token}"`

/** null: asks for a site, board or thread that nothing is kept of. */
const factsOf = (db: Database, query: KeptQuery): readonly string[] | null => {
  const facts: string[] = []
  const site = query.base === null ? null : findSite(db, query.base)
  if (query.base !== null && site === null) return null
  if (site !== null) facts.push(factToken('site', site))
  if (query.author !== null) facts.push(factToken('author', foldText(query.author)))
  if (query.boardId !== null) {
    const row = db.get('SELECT id FROM boards WHERE site = ? AND board = ?', site, query.boardId)
    if (!row) return null
    facts.push(factToken('board', Number(row.id)))
  }
  if (query.threadId !== null) {
    const row = db.get('SELECT id FROM threads WHERE site = ? AND thread = ?', site, query.threadId)
    if (!row) return null
    facts.push(factToken('thread', Number(row.id)))
  }
  return facts.map(quote)
}

type Found = { readonly row: Row; readonly score: number; readonly isTitle: boolean }

const rank = (
  rows: readonly Row[],
  isTitle: boolean,
  phrases: readonly string[],
  query: KeptQuery,
  now: number,
): readonly Found[] =>
  rows.flatMap(row => {
    const postedAt = row.posted_at === null ? null : Number(row.posted_at)
    const isInTime =
      (query.since === null || (postedAt !== null && postedAt >= query.since)) &&
      (query.until === null || (postedAt !== null && postedAt <= query.until))
    const folded = foldText(String(row.text)).replace(/\s+/g, ' ')
    if (!isInTime || !phrases.every(phrase => folded.includes(phrase))) return []
    const floor = row.floor === null ? null : Number(row.floor)
    return [{ row, score: scoreOf(folded, phrases, floor, postedAt, now) + (isTitle ? 2 : 0), isTitle }]
  })

/** What the index gives for one question to it, held to the words and ranked. */
const find = (
  db: Database,
  asked: string,
  hasTitles: boolean,
  phrases: readonly string[],
  query: KeptQuery,
  now: number,
) => {
  const floors = db.all(floorSql, asked)
  const titles = hasTitles ? db.all(titleSql, asked) : []
  const found = [...rank(titles, true, phrases, query, now), ...rank(floors, false, phrases, query, now)]
  return { found: found.sort((a, b) => b.score - a.score), isCut: floors.length === candidates }
}

/** `thread` and `boardId` need `base`. Without words the newest floors of the author, board or thread that is asked for. */
export const searchKept = (db: Database, query: KeptQuery, now: number): KeptHits => {
  const { match, wide, phrases } = parseQuery(query.words)
  const facts = factsOf(db, query)
  const isAsked = match !== '' || (query.words.trim() === '' && facts !== null && facts.length > 0)
  if (!facts || !isAsked) return { hits: [], isCut: false }
  const hasTitles = match !== '' && query.threadId === null && query.since === null && query.until === null
  const ask = (words: string) =>
    find(db, [...(words === '' ? [] : [words]), ...facts].join(' AND '), hasTitles, phrases, query, now)
  const exact = ask(match)
  const { found, isCut } = wide !== match && exact.found.length < query.limit ? ask(wide) : exact
  return {
    hits: found.slice(0, query.limit).map(one => toHit(db, one, phrases)),
    isCut: isCut || found.length > query.limit,
  }
}
