/**
 * Writes that nobody waits for: each a transaction of its own, one after another, between events. Where another process writes, it is
 * tried again a little later instead of standing still; nothing waits longer than `patience` in all.
 */

import { createUpkeep } from './kept-upkeep.ts'
import type { Database } from './statements.ts'
import { type StoreTrouble, toTrouble } from './store-trouble.ts'

export type WriteQueue = {
  push(work: () => void): void
  /** Settles when all that was pushed is written or given up. */
  flush(): Promise<void>
}

/** Milliseconds. A key press must not wait longer than a frame for another process. */
const wait = 10
const patience = 20_000
const pause = (): number => 5 + Math.random() * 45

/** After trouble nothing is written any more; `onTrouble` is called once for it. */
export const createWriteQueue = (database: Database, onTrouble: (trouble: StoreTrouble) => void): WriteQueue => {
  const pending: (() => void)[] = []
  let waiters: (() => void)[] = []
  let isRunning = false
  let since = 0
  let isOff = database.isReadOnly
  const upkeep = createUpkeep(database)

  const settle = (): void => {
    isRunning = false
    const done = waiters
    waiters = []
    for (const resolve of done) resolve()
  }
  const giveUp = (trouble: StoreTrouble): void => {
    isOff = true
    pending.length = 0
    onTrouble(trouble)
    settle()
  }
  const attempt = (): StoreTrouble | null => {
    try {
      database.wait(wait)
      database.transact(pending[0]!)
      return null
    } catch (error) {
      return toTrouble(error)
    }
  }
  const step = (): void => {
    const trouble = pending.length === 0 ? null : attempt()
    if (pending.length === 0) settle()
    else if (trouble === null) {
      pending.shift()
      since = 0
      upkeep.afterWrite()
      setImmediate(step)
    } else if (trouble.kind !== 'busy') giveUp(trouble)
    else {
      since ||= Date.now()
      if (Date.now() - since > patience) giveUp(trouble)
      else setTimeout(step, pause())
    }
  }
  return {
    push: work => {
      if (isOff) return
      pending.push(work)
      if (isRunning) return
      isRunning = true
      setImmediate(step)
    },
    flush: () => (isRunning ? new Promise(resolve => waiters.push(resolve)) : Promise.resolve()),
  }
}
