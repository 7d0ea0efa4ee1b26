/**
 * Unsent text, one file each: it is there after a crash, a full terminal, a lost session, until it is stored at the site or thrown away
 * on purpose. Two windows on the same thread have two drafts: a draft that another living process holds is not offered.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { IsoTime } from '../forum/model.ts'
import type { Intent } from '../forum/write.ts'
import { claim, isClaimed } from './claims.ts'
import { keepFile, newIdentity, readKept } from './keep-file.ts'

/** Kinds of writes that hold a person's own words. */
export const draftKinds = ['reply', 'newThread', 'edit', 'comment', 'message'] as const
export type DraftKind = (typeof draftKinds)[number]
export type DraftIntent = Extract<Intent, { readonly kind: DraftKind }>

export type Draft = {
  readonly id: string
  /** The forum's root. */
  readonly base: string
  /** Who writes; null before login. */
  readonly accountId: string | null
  /** Where it will go, and the words so far. */
  readonly intent: DraftIntent
  /** What a person calls the place: the thread's title, the board's or the member's name. */
  readonly label: string | null
  /** Where the cursor stood, in UTF-16 units of the body. */
  readonly cursor: number
  readonly createdAt: IsoTime
  readonly updatedAt: IsoTime
}

export type Drafts = {
  /** The last changed first. */
  list(): readonly Draft[]
  /** By its id or the beginning of one that is unique. */
  find(id: string): Draft | null
  /** Drafts of the same place that no other window has open, the last changed first. */
  findFor(base: string, intent: DraftIntent): readonly Draft[]
  /** A new identity, held by this process; nothing is on disk before the first `write`. */
  create(fields: Pick<Draft, 'base' | 'accountId' | 'intent' | 'label'>): Draft
  /** Throws `cannot-write`. Gives what was written, with its new time. */
  write(draft: Draft): Draft
  remove(id: string): void
  /** Takes an existing draft for this process; null when another window has it open. */
  hold(id: string): (() => void) | null
}

export const isDraftIntent = (intent: Intent): intent is DraftIntent =>
  (draftKinds as readonly string[]).includes(intent.kind)

/** The same place, whatever the words. */
const placeOf = (intent: DraftIntent): string => {
  switch (intent.kind) {
    case 'reply':
      return `reply ${intent.threadId} ${intent.quotePostId ?? ''}`
    case 'newThread':
      return `newThread ${intent.boardId}`
    case 'edit':
    case 'comment':
      return `${intent.kind} ${intent.postId}`
    case 'message':
      return `message ${'id' in intent.to ? intent.to.id : intent.to.name}`
  }
}

const isDraft = (value: unknown): value is Draft => {
  const draft = value as Draft | null
  return (
    typeof draft?.id === 'string' &&
    /^\w+$/.test(draft.id) &&
    typeof draft.base === 'string' &&
    typeof draft.updatedAt === 'string' &&
    typeof draft.intent?.body === 'string' &&
    isDraftIntent(draft.intent)
  )
}

/** `data` is palou's data folder. */
export const createDrafts = (data: string, now: () => number): Drafts => {
  const folder = join(data, 'drafts')
  const holds = new Map<string, () => void>()
  const time = (): IsoTime => new Date(now()).toISOString()
  const list = (): readonly Draft[] =>
    [...readKept(folder, isDraft)].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
  const isFree = (id: string): boolean => !holds.has(id) && !isClaimed(folder, id)
  const hold = (id: string): (() => void) | null => {
    const release = claim(folder, id)
    if (!release) return null
    const letGo = (): void => {
      holds.delete(id)
      release()
    }
    holds.set(id, letGo)
    return letGo
  }
  return {
    list,
    find: id => {
      const found = id === '' ? [] : list().filter(draft => draft.id.startsWith(id))
      return found.find(draft => draft.id === id) ?? (found.length === 1 ? found[0]! : null)
    },
    findFor: (base, intent) => {
      const place = placeOf(intent)
      return list().filter(draft => draft.base === base && placeOf(draft.intent) === place && isFree(draft.id))
    },
    create: fields => {
      const id = newIdentity(now())
      return { id, ...fields, cursor: fields.intent.body.length, createdAt: time(), updatedAt: time() }
    },
    write: draft => {
      const whole = { ...draft, updatedAt: time() }
      keepFile(join(folder, `${draft.id}.json`), whole)
      return whole
    },
    remove: id => {
      rmSync(join(folder, `${id}.json`), { force: true })
      holds.get(id)?.()
    },
    hold,
  }
}
