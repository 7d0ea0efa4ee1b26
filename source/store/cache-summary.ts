/** What is kept, by site, and clearing it. */
import type { Database } from './statements.ts'

export type SiteSummary = {
  readonly base: string
  readonly name: string | null
  readonly threads: number
  readonly floors: number
  readonly revisions: number
  readonly pages: number
  /** Milliseconds; null when nothing is kept. */
  readonly oldest: number | null
  readonly newest: number | null
}

export type CacheSummary = { readonly bytes: number; readonly sites: readonly SiteSummary[] }

const numberOrNull = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value))

export const readSummary = (db: Database): CacheSummary => {
  const size = db.get('SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()')
  const rows = db.all(
    `SELECT sites.base, sites.name,
       (SELECT count(*) FROM threads WHERE threads.site = sites.id) AS threads,
       (SELECT count(*) FROM floors JOIN threads ON threads.id = floors.thread WHERE threads.site = sites.id) AS floors,
       (SELECT count(*) FROM revisions JOIN floors ON floors.id = revisions.floor JOIN threads ON threads.id = floors.thread
        WHERE threads.site = sites.id) AS revisions,
       (SELECT count(*) FROM pages WHERE pages.site = sites.id) AS pages,
       (SELECT min(fetched_at) FROM pages WHERE pages.site = sites.id) AS oldest,
       (SELECT max(fetched_at) FROM pages WHERE pages.site = sites.id) AS newest
     FROM sites ORDER BY newest DESC`,
  )
  return {
    bytes: Number(size?.bytes ?? 0),
    sites: rows.map(row => ({
      base: String(row.base),
      name: row.name === null ? null : String(row.name),
      threads: Number(row.threads),
      floors: Number(row.floors),
      revisions: Number(row.revisions),
      pages: Number(row.pages),
      oldest: numberOrNull(row.oldest),
      newest: numberOrNull(row.newest),
    })),
  }
}

/** Threads that someone meant to keep: followed, written in. */
const held = 'SELECT thread FROM marks WHERE followed_at IS NOT NULL OR replied_at IS NOT NULL'

const dropThreads = (db: Database, which: string, ...values: (string | number | null)[]): void => {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS dropped (id INTEGER PRIMARY KEY); DELETE FROM dropped')
  db.run(
    `INSERT INTO dropped SELECT threads.id FROM threads JOIN sites ON sites.id = threads.site WHERE ${which}`,
    ...values,
  )
  const ofDropped = 'IN (SELECT id FROM dropped)'
  db.exec(`
    DELETE FROM words WHERE rowid IN (SELECT floors.id FROM floors WHERE thread ${ofDropped});
    DELETE FROM titles WHERE rowid ${ofDropped};
    DELETE FROM revisions WHERE floor IN (SELECT floors.id FROM floors WHERE thread ${ofDropped});
    DELETE FROM floors WHERE thread ${ofDropped};
    DELETE FROM pages WHERE thread ${ofDropped};
    UPDATE threads SET head = NULL, fetched_at = NULL WHERE id ${ofDropped};
    DELETE FROM dropped`)
}

/** In a transaction of the caller. `all` takes what one follows or wrote in as well, and the marks, the history and the site itself. */
export const clearKept = (db: Database, base: string | null, all: boolean): void => {
  dropThreads(db, `(?1 IS NULL OR sites.base = ?1) ${all ? '' : `AND threads.id NOT IN (${held})`}`, base)
  const ofSite = 'IN (SELECT id FROM sites WHERE ?1 IS NULL OR base = ?1)'
  db.run(`DELETE FROM pages WHERE thread IS NULL AND site ${ofSite}`, base)
  if (!all) return
  db.run(`DELETE FROM marks WHERE thread IN (SELECT id FROM threads WHERE site ${ofSite})`, base)
  for (const table of ['threads', 'boards', 'history', 'filters'])
    db.run(`DELETE FROM ${table} WHERE site ${ofSite}`, base)
  db.run('DELETE FROM sites WHERE ?1 IS NULL OR base = ?1', base)
}
