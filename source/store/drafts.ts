/**
 * Unsent text, one file each: it is there after a crash, a full terminal, a lost session, until it is stored at the site or thrown away
 * on purpose. Two windows on the same thread have two drafts: a draft that another living process holds is not offered.
 */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { IsoTime } from '../forum/model.ts'
import type { Intent } from '../forum/write.ts'
import { claim, isClaimed } from './claims.ts'
import { keepFile, keepText, newIdentity, readKept } from './keep-file.ts'

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
  /**
   * The words as a file of their own, for a program that edits files. What is saved there counts as the draft's words even when palou is
   * killed meanwhile; `take` reads it in, `drop` leaves the draft as it was.
   */
  lend(draft: Draft): { readonly path: string; readonly take: () => Draft; readonly drop: () => void }
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

/** null where there is no such file. Line ends as ours, none at the end. */
const readText = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n')
      .replace(/\n+$/, '')
  } catch {
    return null
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
  const textPath = (id: string): string => join(folder, `${id}.bbcode`)
  /** An editor's file that outlived its palou holds the newer words. */
  const withLent = (draft: Draft): Draft => {
    const body = isFree(draft.id) ? readText(textPath(draft.id)) : null
    return body === null ? draft : { ...draft, intent: { ...draft.intent, body } }
  }
  const list = (): readonly Draft[] =>
    [...readKept(folder, isDraft)].map(withLent).sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
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
  const write = (draft: Draft): Draft => {
    const whole = { ...draft, updatedAt: time() }
    keepFile(join(folder, `${draft.id}.json`), whole)
    return whole
  }
  const lend = (draft: Draft) => {
    const path = textPath(draft.id)
    const kept = write(draft)
    keepText(path, draft.intent.body === '' ? '' : `${draft.intent.body}\n`)
    const drop = (): void => rmSync(path, { force: true })
    const take = (): Draft => {
      const body = readText(path) ?? kept.intent.body
      const whole = write({ ...kept, intent: { ...kept.intent, body }, cursor: body.length })
      drop()
      return whole
    }
    return { path, take, drop }
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
    write,
    remove: id => {
      rmSync(join(folder, `${id}.json`), { force: true })
      rmSync(textPath(id), { force: true })
      holds.get(id)?.()
    },
    hold,
    lend,
  }
}
