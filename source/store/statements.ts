/** One open SQLite file as the rest of the store uses it: statements kept ready, and every error a StoreTrouble. */
import { statSync } from 'node:fs'
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { toTrouble } from './store-trouble.ts'

export type Row = Readonly<Record<string, string | number | bigint | null | Uint8Array>>

/** Statements are prepared once and kept. All throw StoreTrouble. */
export type Database = {
  readonly path: string
  /** Tells this file from another of the same name, once it was set aside. */
  readonly file: number | null
  /** Nothing can be written: a folder of another owner, a medium without writing. */
  readonly isReadOnly: boolean
  all(sql: string, ...values: SQLInputValue[]): readonly Row[]
  get(sql: string, ...values: SQLInputValue[]): Row | null
  /** Rows changed and the last id. */
  run(sql: string, ...values: SQLInputValue[]): { readonly changes: number; readonly id: number }
  exec(sql: string): void
  /** `BEGIN IMMEDIATE` … `COMMIT`: whoever reads and writes what it read does it in here. */
  transact<Value>(work: () => Value): Value
  /** Milliseconds that a statement may wait for another process. */
  wait(milliseconds: number): void
  close(): void
}

export const fileNumber = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.ino ?? null

export const createStatements = (sqlite: DatabaseSync, path: string, isReadOnly: boolean): Database => {
  const statements = new Map<string, StatementSync>()
  const attempt = <Value>(work: () => Value): Value => {
    try {
      return work()
    } catch (error) {
      throw toTrouble(error)
    }
  }
  const prepare = (sql: string): StatementSync => {
    const statement = statements.get(sql) ?? sqlite.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  return {
    path,
    file: fileNumber(path),
    isReadOnly,
    all: (sql, ...values) => attempt(() => prepare(sql).all(...values) as Row[]),
    get: (sql, ...values) => attempt(() => (prepare(sql).get(...values) as Row | undefined) ?? null),
    run: (sql, ...values) =>
      attempt(() => {
        const { changes, lastInsertRowid } = prepare(sql).run(...values)
        return { changes: Number(changes), id: Number(lastInsertRowid) }
      }),
    exec: sql => attempt(() => sqlite.exec(sql)),
    transact: work =>
      attempt(() => {
        if (sqlite.isTransaction) return work()
        sqlite.exec('BEGIN IMMEDIATE')
        try {
          const value = work()
          sqlite.exec('COMMIT')
          return value
        } catch (error) {
          if (sqlite.isTransaction) sqlite.exec('ROLLBACK')
          throw error
        }
      }),
    wait: milliseconds => sqlite.exec(`PRAGMA busy_timeout = ${milliseconds}`),
    close: () => {
      statements.clear()
      if (sqlite.isOpen) sqlite.close()
    },
  }
}
