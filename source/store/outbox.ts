/**
 * Writes on their way: each has an identity and is on disk before its first byte leaves. What a process that died was sending becomes
 * `unknown` and is looked for at the site, never sent again blindly.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Account, IsoTime, PostId, ThreadId } from '../forum/model.ts'
import type { Intent, Known, Refusal } from '../forum/write.ts'
import { claim, isClaimed } from './claims.ts'
import { keepFile, newIdentity, readKept } from './keep-file.ts'

/**
 * queued: nothing has left, or the site certainly stored nothing. sending: a process is at it (or died at it). unknown: it may be stored.
 * stored: it is; kept for a while so that a later write of the same words is not taken for it.
 */
export type OutboxState = 'queued' | 'sending' | 'unknown' | 'stored'

export type OutboxEntry = {
  readonly id: string
  readonly base: string
  readonly account: Account
  readonly intent: Intent
  readonly label: string | null
  /** The draft that holds the same words. */
  readonly draftId: string | null
  readonly state: OutboxState
  readonly createdAt: IsoTime
  /** When the bytes began to leave; null before. */
  readonly startedAt: IsoTime | null
  /** What came of the last try, in the site's or the system's words. */
  readonly message: string | null
  readonly reason: Refusal | null
  /** Where a person can see for himself. */
  readonly lookAt: string | null
  readonly threadId: ThreadId | null
  readonly postId: PostId | null
}

export type Outbox = {
  /** The oldest first; what a dead process was sending is `unknown` here. Stored ones only with `all`. */
  list(all?: boolean): readonly OutboxEntry[]
  find(id: string): OutboxEntry | null
  add(fields: Pick<OutboxEntry, 'base' | 'account' | 'intent' | 'label' | 'draftId'>): OutboxEntry
  /** Throws `cannot-write`. */
  write(entry: OutboxEntry): OutboxEntry
  remove(id: string): void
  /** For the one process that sends it; null while another does. */
  claim(id: string): (() => void) | null
  /** Posts and threads that writes are known to have made lately. */
  known(base: string): readonly Known[]
}

const storedFor = 2 * 3600_000

const isEntry = (value: unknown): value is OutboxEntry => {
  const entry = value as OutboxEntry | null
  return (
    typeof entry?.id === 'string' &&
    /^\w+$/.test(entry.id) &&
    typeof entry.base === 'string' &&
    typeof entry.account?.id === 'string' &&
    typeof entry.intent?.kind === 'string' &&
    ['queued', 'sending', 'unknown', 'stored'].includes(entry.state)
  )
}

/** `data` is palou's data folder. */
export const createOutbox = (data: string, now: () => number): Outbox => {
  const folder = join(data, 'outbox')
  const pathOf = (id: string): string => join(folder, `${id}.json`)
  const remove = (id: string): void => rmSync(pathOf(id), { force: true })
  const settle = (entry: OutboxEntry): OutboxEntry =>
    entry.state === 'sending' && !isClaimed(folder, entry.id) ? { ...entry, state: 'unknown' } : entry
  const isOld = ({ state, startedAt, createdAt }: OutboxEntry): boolean =>
    state === 'stored' && Date.parse(startedAt ?? createdAt) < now() - storedFor
  const read = (): readonly OutboxEntry[] => {
    const entries = readKept(folder, isEntry).map(settle)
    for (const entry of entries) if (isOld(entry)) remove(entry.id)
    return entries.filter(entry => !isOld(entry)).sort((a, b) => a.createdAt.localeCompare(b.createdAt))
  }
  const write = (entry: OutboxEntry): OutboxEntry => {
    keepFile(pathOf(entry.id), entry)
    return entry
  }
  return {
    list: (all = false) => read().filter(entry => all || entry.state !== 'stored'),
    find: id => {
      const found = id === '' ? [] : read().filter(entry => entry.id.startsWith(id))
      return found.find(entry => entry.id === id) ?? (found.length === 1 ? found[0]! : null)
    },
    add: fields =>
      write({
        id: newIdentity(now()),
        ...fields,
        state: 'queued',
        createdAt: new Date(now()).toISOString(),
        startedAt: null,
        message: null,
        reason: null,
        lookAt: null,
        threadId: null,
        postId: null,
      }),
    write,
    remove,
    claim: id => claim(folder, id),
    known: base =>
      read().flatMap(({ state, base: own, postId, threadId, intent, startedAt, createdAt }) =>
        state === 'stored' && own === base && 'body' in intent
          ? [
              {
                postId,
                threadId: intent.kind === 'newThread' ? threadId : null,
                body: intent.body,
                sentAt: Date.parse(startedAt ?? createdAt),
              },
            ]
          : [],
      ),
  }
}
