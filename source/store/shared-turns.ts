/**
 * One polite queue per site across processes, by files alone: a claim for the request in flight, tickets in order of coming for bulk work,
 * a flag for a person who waits, and one file whose time says when the last request ended. What a crashed process held is free at once,
 * since every file names its process.
 */
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { claim } from './claims.ts'
import { mayRun, type ProcessIdentity, thisProcess } from './process-identity.ts'

/** `spacing`: milliseconds between the end of one request and the start of the next bulk one. */
export type Turn = { readonly priority: 'reader' | 'bulk'; readonly spacing: number; readonly signal?: AbortSignal }

export type TurnsClock = { now(): number; sleep(milliseconds: number, signal?: AbortSignal): Promise<void> }

/** A person's wait is looked at often, bulk work's seldom: each look reads one small folder. */
const lookEvery = { reader: 15, bulk: 40 } as const

const slugOf = (site: string): string => site.replace(/^https?:\/\//, '').replace(/[^\w.-]+/g, '-')

type Mark = { readonly name: string; readonly kind: string; readonly order: string; readonly by: ProcessIdentity }

/** `ticket.000001795500000123.host.4711.99887` */
const readMark = (name: string): Mark | null => {
  const match = name.match(/^(ticket|want)\.([\w-]+)\.([\w-]+)\.(\d+)\.(\w*)$/)
  if (!match) return null
  const [, kind, order, host, pid, began] = match
  return { name, kind: kind!, order: order!, by: { host: host!, pid: Number(pid), began: began || null } }
}

let counted = 0
/** In order of coming; the count parts two of one millisecond. */
const orderNow = (now: number): string => `${String(now).padStart(16, '0')}-${String(counted++).padStart(6, '0')}`

const readNumber = (path: string): number => {
  try {
    return Number(readFileSync(path, 'utf8')) || 0
  } catch {
    return 0
  }
}

const endedAt = (folder: string): number => {
  try {
    return statSync(join(folder, 'last')).mtimeMs
  } catch {
    return Number.NEGATIVE_INFINITY
  }
}

const markEnd = (folder: string, now: number): void => {
  const path = join(folder, 'last')
  try {
    utimesSync(path, now / 1000, now / 1000)
  } catch {
    writeFileSync(path, '', { mode: 0o600 })
  }
}

const marksIn = (folder: string): readonly Mark[] =>
  readdirSync(folder)
    .flatMap(name => readMark(name) ?? [])
    .sort((a, b) => a.order.localeCompare(b.order))

/** Marks of processes that still run; the others' are swept away. */
const livingMarks = (folder: string): readonly Mark[] =>
  marksIn(folder).filter(mark => {
    const lives = mayRun(mark.by)
    if (!lives) rmSync(join(folder, mark.name), { force: true })
    return lives
  })

/** Makes a file that says who waits here and since when. */
const putMark = (folder: string, kind: string, now: number): string => {
  const { host, pid, began } = thisProcess()
  const name = `${kind}.${orderNow(now)}.${host}.${pid}.${began ?? ''}`
  closeSync(openSync(join(folder, name), 'wx', 0o600))
  return name
}

/** Milliseconds this one must still wait before it may try; 0 when it is its turn. */
const waitFor = (folder: string, own: string, { priority, spacing }: Turn, now: number): number => {
  const held = readNumber(join(folder, 'hold')) - now
  if (held > 0) return held
  if (priority === 'reader') return 0
  const marks = livingMarks(folder)
  if (marks.some(({ kind }) => kind === 'want')) return lookEvery.bulk
  if (marks.find(({ kind }) => kind === 'ticket')?.name !== own) return lookEvery.bulk
  return endedAt(folder) + spacing - now
}

const take = async (folder: string, turn: Turn, clock: TurnsClock): Promise<() => void> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const own = putMark(folder, turn.priority === 'reader' ? 'want' : 'ticket', clock.now())
  const withdraw = (): void => rmSync(join(folder, own), { force: true })
  try {
    for (;;) {
      turn.signal?.throwIfAborted()
      const wait = waitFor(folder, own, turn, clock.now())
      const release = wait > 0 ? null : claim(folder, 'flight')
      if (release) {
        withdraw()
        return () => {
          markEnd(folder, clock.now())
          release()
        }
      }
      await clock.sleep(Math.max(1, Math.min(wait > 0 ? wait : lookEvery[turn.priority], 500)), turn.signal)
    }
  } catch (error) {
    withdraw()
    throw error
  }
}

/** `root` is the cache folder. Where it cannot be written, every turn is free: reading goes on, politely within this process. */
export const createSharedTurns = (root: string, clock: TurnsClock) => {
  const folderOf = (site: string): string => join(root, 'turns', slugOf(site))
  return {
    take: async (site: string, turn: Turn): Promise<() => void> => {
      try {
        return await take(folderOf(site), turn, clock)
      } catch (error) {
        if (turn.signal?.aborted || (error as NodeJS.ErrnoException).code === undefined) throw error
        return () => undefined
      }
    },
    hold: (site: string, until: number): void => {
      try {
        mkdirSync(folderOf(site), { recursive: true, mode: 0o700 })
        writeFileSync(join(folderOf(site), 'hold'), String(Math.ceil(until)), { mode: 0o600 })
      } catch {
        // Nothing to keep it in; this process keeps it by its own pace.
      }
    },
    heldFor: (site: string): number => Math.max(0, readNumber(join(folderOf(site), 'hold')) - clock.now()),
  }
}
