/**
 * The one SQLite file of what was read (`palou.sqlite`, 0600), shared by any number of processes: WAL, short transactions, bounded waits.
 * A crash leaves no lock: SQLite's locks die with the process, and what was committed is in the log. The schema and what each table is
 * for stand in database-schema. Loaded late: reading a page never waits for it.
 */
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { migrate } from './database-schema.ts'
import { createStatements, type Database } from './statements.ts'
import { StoreTrouble, toTrouble } from './store-trouble.ts'

export const databaseName = 'palou.sqlite'
export const databasePath = (folder: string): string => join(folder, databaseName)

/** Most statements wait this long for another process; the queue of writes waits less and comes again. */
const usualWait = 2000

/** Node 22 warns of its own module on stderr; nobody asked palou for that. */
const loadSqlite = (): typeof import('node:sqlite') => {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return process.getBuiltinModule('node:sqlite')
  } finally {
    process.emitWarning = emitWarning
  }
}

/** SQLite makes its files as the process would; an empty one made before is private, and its log takes the same mode. */
const makePrivate = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  closeSync(openSync(databasePath(folder), 'a', 0o600))
}

const setUp = (sqlite: DatabaseSync): void => {
  sqlite.exec(`PRAGMA busy_timeout = ${usualWait}`)
  const { journal_mode: mode } = sqlite.prepare('PRAGMA journal_mode = WAL').get() as { journal_mode: string }
  if (mode !== 'wal' && mode !== 'memory') throw new StoreTrouble('unusable', `journal_mode ${mode}`)
  // In WAL a killed process loses nothing with NORMAL; only a power cut may lose the last moments, and never breaks the file.
  sqlite.exec('PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000')
  // Folding the log back is done between writes (kept-upkeep); this bound is for a process that never comes to rest.
  sqlite.exec('PRAGMA wal_autocheckpoint = 8000')
}

const openFile = (path: string, readOnly: boolean): Database => {
  const { DatabaseSync: Sqlite } = loadSqlite()
  const sqlite = new Sqlite(path, { readOnly, timeout: usualWait })
  const database = createStatements(sqlite, path, readOnly)
  try {
    if (!readOnly) setUp(sqlite)
    migrate(database)
    return database
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/** A file that was set aside, as it is: no version is asked for. Throws StoreTrouble. */
export const openBroken = (path: string): Database => {
  const { DatabaseSync: Sqlite } = loadSqlite()
  return createStatements(new Sqlite(path), path, true)
}

const isWriteRefused = (error: unknown): boolean =>
  ['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '') ||
  (error instanceof StoreTrouble && error.kind === 'read-only')

/** Opens (or makes) the store in the data folder; one that can't be written is opened for reading. null: in memory only. Throws StoreTrouble. */
export const openDatabase = (folder: string | null): Database => {
  if (folder === null) return openFile(':memory:', false)
  try {
    makePrivate(folder)
    return openFile(databasePath(folder), false)
  } catch (error) {
    if (!isWriteRefused(error)) throw toTrouble(error)
    try {
      return openFile(databasePath(folder), true)
    } catch (again) {
      throw toTrouble(isWriteRefused(again) ? again : error)
    }
  }
}
