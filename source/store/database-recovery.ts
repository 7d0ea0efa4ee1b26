/** A store that SQLite calls broken is set aside, its name told, and what can still be read of it goes into a new one. */

import { existsSync, renameSync } from 'node:fs'
import { databasePath, openBroken, openDatabase } from './database.ts'
import { indexFloor, indexTitle } from './search-index.ts'
import { type Database, fileNumber, type Row } from './statements.ts'

/** What is worth most first, in case the reading ends badly. The index is made anew. */
const tables = ['sites', 'boards', 'threads', 'marks', 'history', 'filters', 'floors', 'revisions', 'pages'] as const

/**
 * The path it has now, null when another process did it first: `file` tells the broken file from a new one of the same name. Its log
 * goes with it: SQLite would play it into the new file.
 */
export const setAside = (folder: string, file: number | null, now: number): string | null => {
  const path = databasePath(folder)
  if (file === null || fileNumber(path) !== file) return null
  const aside = `${path}.broken-${new Date(now).toISOString().replace(/[:.]/g, '-')}`
  for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) renameSync(path + end, aside + end)
  return aside
}

const rowsAtOnce = 100

/** Rows by their key from one end until a page can't be read, then from the other end: what lies between is lost. */
const readable = function* (broken: Database, table: string, key: string): Generator<Row> {
  const walk = function* (order: 'ASC' | 'DESC', until: number | null): Generator<Row, number | null> {
    const compare = order === 'ASC' ? '>' : '<'
    let last: number | null = null
    for (;;) {
      let rows: readonly Row[]
      try {
        const start = last === null ? '' : `WHERE ${key} ${compare} ${last}`
        rows = broken.all(`SELECT * FROM ${table} ${start} ORDER BY ${key} ${order} LIMIT ${rowsAtOnce}`)
      } catch {
        return last ?? Number.NaN
      }
      for (const row of rows) {
        last = Number(row[key])
        if (until !== null && last <= until) return null
        yield row
      }
      if (rows.length < rowsAtOnce) return null
    }
  }
  const stopped = yield* walk('ASC', null)
  if (stopped !== null) yield* walk('DESC', Number.isNaN(stopped) ? Number.NEGATIVE_INFINITY : stopped)
}

const copyTable = (from: Database, to: Database, table: (typeof tables)[number]): number => {
  let copied = 0
  for (const row of readable(from, table, table === 'marks' ? 'thread' : 'id')) {
    const names = Object.keys(row)
    const values = names.map(() => '?').join(', ')
    try {
      to.run(`INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${values})`, ...Object.values(row))
      copied += 1
    } catch {
      // A row that broke in itself.
    }
  }
  return copied
}

const idOrNull = (value: Row[string] | undefined): number | null =>
  value === null || value === undefined ? null : Number(value)

const reindex = (db: Database): void => {
  const placed = 'threads.id AS thread, threads.site, threads.board'
  const placeOf = (row: Row) => ({ site: Number(row.site), board: idOrNull(row.board), thread: Number(row.thread) })
  for (const row of db.all(
    `SELECT floors.id, floors.author, floors.text, ${placed} FROM floors JOIN threads ON threads.id = floors.thread`,
  ))
    indexFloor(db, Number(row.id), placeOf(row), String(row.author), String(row.text))
  for (const row of db.all(`SELECT title, author, ${placed} FROM threads`))
    indexTitle(db, placeOf(row), String(row.author ?? ''), String(row.title))
}

export type Recovered = { readonly database: Database; readonly aside: string | null; readonly rows: number }

/** Throws StoreTrouble when not even a new store can be made. */
export const recoverDatabase = (folder: string, file: number | null, now: number): Recovered => {
  const aside = setAside(folder, file, now)
  const database = openDatabase(folder)
  if (aside === null) return { database, aside, rows: 0 }
  let rows = 0
  try {
    const broken = openBroken(aside)
    database.transact(() => {
      for (const table of tables) rows += copyTable(broken, database, table)
      reindex(database)
    })
    broken.close()
  } catch {
    // Nothing of it can be read: the new store begins empty.
  }
  return { database, aside, rows }
}
