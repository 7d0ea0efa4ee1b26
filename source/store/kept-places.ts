/** Sites, boards and threads by the site's own ids: the rows that everything else hangs on. All but `find…` write. */
import type { Author, Board, ThreadSummary } from '../forum/model.ts'
import { indexTitle } from './search-index.ts'
import type { Database } from './statements.ts'

const idOf = (row: Readonly<Record<string, unknown>> | null): number | null => (row === null ? null : Number(row.id))

export const findSite = (db: Database, base: string): number | null =>
  idOf(db.get('SELECT id FROM sites WHERE base = ?', base))

export const findThread = (db: Database, base: string, threadId: string): number | null =>
  idOf(
    db.get(
      'SELECT threads.id FROM threads JOIN sites ON sites.id = threads.site WHERE sites.base = ? AND threads.thread = ?',
      base,
      threadId,
    ),
  )

export const keepSite = (db: Database, base: string, name: string | null): number => {
  const known = db.get('SELECT id, name FROM sites WHERE base = ?', base)
  if (!known) return db.run('INSERT INTO sites (base, name) VALUES (?, ?)', base, name).id
  if (name !== null && name !== known.name) db.run('UPDATE sites SET name = ? WHERE id = ?', name, known.id ?? 0)
  return Number(known.id)
}

export const keepBoard = (db: Database, site: number, { id, name }: Pick<Board, 'id' | 'name'>): number => {
  const known = db.get('SELECT id, name FROM boards WHERE site = ? AND board = ?', site, id)
  if (!known) return db.run('INSERT INTO boards (site, board, name) VALUES (?, ?, ?)', site, id, name).id
  if (known.name !== name) db.run('UPDATE boards SET name = ? WHERE id = ?', name, known.id ?? 0)
  return Number(known.id)
}

/** Its row, made when a mark comes before any page of it was kept. */
export const keepThreadId = (db: Database, base: string, threadId: string): number =>
  findThread(db, base, threadId) ??
  db.run("INSERT INTO threads (site, thread, title) VALUES (?, ?, '')", keepSite(db, base, null), threadId).id

export const timeOf = (iso: string | null): number | null => {
  const time = iso === null ? Number.NaN : Date.parse(iso)
  return Number.isNaN(time) ? null : time
}

type Listed = Pick<ThreadSummary, 'id' | 'title' | 'replies' | 'lastPost'> & { readonly author: Author }

/** A thread as a listing or its own page tells of it. */
export const keepThread = (db: Database, site: number, board: number | null, thread: Listed, now: number): number => {
  const { id, title, replies, author } = thread
  const lastAt = timeOf(thread.lastPost?.postedAt ?? null)
  const known = db.get('SELECT id, title, board FROM threads WHERE site = ? AND thread = ?', site, id)
  if (!known) {
    const row = db.run(
      'INSERT INTO threads (site, thread, board, title, author, replies, last_at, listed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      site,
      id,
      board,
      title,
      author.name,
      replies,
      lastAt,
      now,
    )
    indexTitle(db, { site, board, thread: row.id }, author.name, title)
    return row.id
  }
  const row = Number(known.id)
  db.run(
    'UPDATE threads SET title = ?, board = coalesce(?, board), replies = coalesce(?, replies), last_at = coalesce(?, last_at), listed_at = ? WHERE id = ?',
    title,
    board,
    replies,
    lastAt,
    now,
    row,
  )
  if (known.title !== title || (board !== null && known.board === null))
    indexTitle(db, { site, board, thread: row }, author.name, title)
  return row
}
