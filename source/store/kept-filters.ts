/** Filters in the store. */
import type { Filter, FilterKind } from '../forum/filter-posts.ts'
import { findSite, keepSite } from './kept-places.ts'
import type { Database } from './statements.ts'

export type { Filter }

export const readFilters = (db: Database, now: number): readonly Filter[] =>
  db
    .all(
      `SELECT filters.*, sites.base FROM filters LEFT JOIN sites ON sites.id = filters.site
       WHERE expires_at IS NULL OR expires_at > ? ORDER BY filters.id`,
      now,
    )
    .map(row => ({
      kind: String(row.kind) as FilterKind,
      pattern: String(row.pattern),
      base: row.base === null ? null : String(row.base),
      reason: row.reason === null ? null : String(row.reason),
      expiresAt: row.expires_at === null ? null : Number(row.expires_at),
    }))

export const dropFilter = (db: Database, { kind, pattern, base }: Pick<Filter, 'kind' | 'pattern' | 'base'>): void => {
  const site = base === null ? null : findSite(db, base)
  db.run('DELETE FROM filters WHERE kind = ? AND pattern = ? AND site IS ?', kind, pattern, site)
}

/** One that is there already is made anew: with another reason, for longer. */
export const saveFilter = (db: Database, filter: Filter, now: number): void => {
  dropFilter(db, filter)
  const site = filter.base === null ? null : keepSite(db, filter.base, null)
  db.run(
    'INSERT INTO filters (site, kind, pattern, reason, expires_at, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    site,
    filter.kind,
    filter.pattern,
    filter.reason,
    filter.expiresAt,
    now,
  )
}
