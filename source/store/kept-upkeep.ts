/** What keeping leaves to be tidied, in steps of a few milliseconds between the writes. What is not done today is done next time. */
import type { Database } from './statements.ts'

export type Upkeep = { afterWrite(): void }

/** Leaves of the index to be merged in one step: about what one kept page adds, times the levels it climbs. */
const leavesAStep = 40
/** Writes between two checkpoints: about four megabytes of log. */
const writesALog = 32

export const createUpkeep = (database: Database): Upkeep => {
  let writes = 0
  const attempt = (sql: string): void => {
    try {
      database.exec(sql)
    } catch {
      // Another process is at it, or the disk is full: the next write tells.
    }
  }
  return {
    afterWrite: () => {
      writes += 1
      attempt(`INSERT INTO words (words, rank) VALUES ('merge', ${leavesAStep})`)
      if (writes % writesALog !== 0) return
      attempt(`INSERT INTO titles (titles, rank) VALUES ('merge', ${leavesAStep})`)
      attempt('PRAGMA wal_checkpoint(PASSIVE)')
    },
  }
}
