/**
 * The memory as both faces use it: what was read, found again. Reads answer at once; writes go through a queue that nobody waits for.
 * No trouble of the store ever stops a reading: it is told once, and from then on there is less memory, or none.
 */

import { databasePath, openDatabase } from './database.ts'
import { recoverDatabase } from './database-recovery.ts'
import { createReads, type MemoryReads, type ReadStore } from './memory-reads.ts'
import { createWrites, type MemoryWrites } from './memory-writes.ts'
import { type Database, fileNumber } from './statements.ts'
import { type StoreTrouble, toTrouble } from './store-trouble.ts'
import { createWriteQueue } from './write-queue.ts'

export type Memory = MemoryReads &
  MemoryWrites & {
    /** For what is read or filled in bulk. */
    readonly read: ReadStore
    write(work: (db: Database) => void): void
    /** All that was pushed is written, or given up. */
    flush(): Promise<void>
    close(): Promise<void>
  }

export type MemoryOptions = {
  /** The data folder; null: nothing outlives the process. */
  readonly folder: string | null
  readonly now: () => number
  /** `aside`: where a broken store lies now, and how many of its rows were saved. */
  readonly onTrouble: (trouble: StoreTrouble, aside: { readonly path: string; readonly rows: number } | null) => void
}

const recover = (options: MemoryOptions, trouble: StoreTrouble, file: number | null): Database => {
  const { folder, now, onTrouble } = options
  if (folder === null) throw trouble
  const recovered = recoverDatabase(folder, file, now())
  onTrouble(trouble, recovered.aside === null ? null : { path: recovered.aside, rows: recovered.rows })
  return recovered.database
}

const openOrRecover = (options: MemoryOptions): Database | null => {
  const file = options.folder === null ? null : fileNumber(databasePath(options.folder))
  try {
    return openDatabase(options.folder)
  } catch (error) {
    const trouble = toTrouble(error)
    try {
      if (trouble.kind === 'corrupt') return recover(options, trouble, file)
    } catch {
      // Not even a new store can be made.
    }
    options.onTrouble(trouble, null)
    return null
  }
}

/** null when there is no memory to be had; why was told. */
export const openMemory = (options: MemoryOptions): Memory | null => {
  const { now, onTrouble } = options
  const opened = openOrRecover(options)
  if (!opened) return null
  let database: Database | null = opened
  const fall = (trouble: StoreTrouble): void => {
    if (trouble.kind !== 'corrupt') onTrouble(trouble, null)
    else if (database) {
      const broken = database
      database = null
      broken.close()
      // Set aside now, while it is known: its first page is whole, so the next start would not see it. This process goes on without.
      try {
        recover(options, trouble, broken.file).close()
      } catch {
        onTrouble(trouble, null)
      }
    }
  }
  const queue = createWriteQueue(opened, fall)
  const read: ReadStore = (otherwise, work) => {
    if (!database) return otherwise
    try {
      return work(database)
    } catch (error) {
      fall(toTrouble(error))
      return otherwise
    }
  }
  const write = (work: (db: Database) => void): void =>
    queue.push(() => {
      if (database) work(database)
    })
  const close = async (): Promise<void> => {
    await queue.flush()
    database?.close()
    database = null
  }
  return { ...createReads(read, now), ...createWrites(write, now), read, write, flush: queue.flush, close }
}
