/** Where one has been: one row a place, the last visited first. */

import { findThread, keepSite } from './kept-places.ts'
import type { Database } from './statements.ts'

export type HistoryEntry = {
  readonly base: string
  readonly site: string | null
  readonly url: string
  readonly title: string
  readonly kind: 'board' | 'thread' | 'index'
  readonly at: number
  readonly visits: number
}

export type Visit = {
  readonly base: string
  readonly url: string
  readonly title: string
  readonly kind: HistoryEntry['kind']
  readonly threadId: string | null
}

export const saveHistory = (db: Database, visit: Visit, now: number): void => {
  const site = keepSite(db, visit.base, null)
  const thread = visit.threadId === null ? null : findThread(db, visit.base, visit.threadId)
  db.run(
    `INSERT INTO history (site, url, title, kind, thread, at, visits) VALUES (?, ?, ?, ?, ?, ?, 1)
     ON CONFLICT (url) DO UPDATE SET title = excluded.title, thread = excluded.thread, at = excluded.at, visits = visits + 1`,
    site,
    visit.url,
    visit.title,
    visit.kind,
    thread,
    now,
  )
}

export const readHistory = (db: Database, base: string | null, limit: number): readonly HistoryEntry[] =>
  db
    .all(
      `SELECT history.*, sites.base, sites.name FROM history JOIN sites ON sites.id = history.site
       WHERE ?1 IS NULL OR sites.base = ?1 ORDER BY history.at DESC, history.id DESC LIMIT ?2`,
      base,
      limit,
    )
    .map(row => ({
      base: String(row.base),
      site: row.name === null ? null : String(row.name),
      url: String(row.url),
      title: String(row.title),
      kind: String(row.kind) as HistoryEntry['kind'],
      at: Number(row.at),
      visits: Number(row.visits),
    }))
