/**
 * Words on disk within a second of the last key: written a moment after a key, at the latest so long after the first that is not
 * written yet; at once before sending, leaving and ending. A file that can't be written is told at once.
 */
import { isPalouError, PalouError } from '../../forum/errors.ts'
import type { Draft, Drafts } from '../../store/drafts.ts'
import { offsetAt, wordsOf } from '../editor/text.ts'
import type { DraftWant } from '../want.ts'
import type { KeepDraft, OpenedDraft } from '../writing.ts'
import type { Tell } from './world.ts'

/** Milliseconds. */
const pause = 250
const latest = 700

type Open = {
  draft: Draft
  readonly release: () => void
  isOnDisk: boolean
  waiting: { readonly task: KeepDraft; readonly tell: Tell; readonly since: number } | null
  timer: ReturnType<typeof setTimeout> | undefined
}

export type DraftKeeper = {
  open(want: DraftWant, accountId: string | null): OpenedDraft
  keep(task: KeepDraft, tell: Tell): void
  /** Throws `cannot-write`. */
  flush(id: string): void
  flushAll(): void
  /** Let go of; without words it is removed. */
  close(id: string): void
  drop(id: string): void
}

const titleOf = ({ intent }: Draft): string => ('title' in intent ? (intent.title ?? '') : '')

const isEmpty = (draft: Draft): boolean => draft.intent.body.trim() === '' && titleOf(draft).trim() === ''

const asPalouError = (error: unknown): PalouError =>
  isPalouError(error) ? error : new PalouError('cannot-write', { detail: String(error), cause: error })

export const createDraftKeeper = (drafts: Drafts, now: () => number): DraftKeeper => {
  const opened = new Map<string, Open>()

  const write = (open: Open): void => {
    const { waiting } = open
    clearTimeout(open.timer)
    open.timer = undefined
    open.waiting = null
    if (!waiting) return
    const { intent, label, lines, cursor } = waiting.task
    const words = { ...intent, body: wordsOf(lines) }
    open.draft = { ...open.draft, intent: words, label, cursor: offsetAt(lines, cursor) }
    if (!open.isOnDisk && isEmpty(open.draft)) return
    try {
      open.draft = drafts.write(open.draft)
      open.isOnDisk = true
      waiting.tell({ kind: 'wrote', event: { kind: 'draftKept', at: now() } })
    } catch (error) {
      waiting.tell({ kind: 'wrote', event: { kind: 'draftFailed', error: asPalouError(error) } })
      throw error
    }
  }
  const writeQuietly = (open: Open): void => {
    try {
      write(open)
    } catch {}
  }
  const find = (want: DraftWant): Draft | null => {
    if (want.draftId !== null) return drafts.find(want.draftId)
    return drafts.findFor(want.base, want.intent)[0] ?? null
  }
  const hold = (draft: Draft, isOnDisk: boolean): OpenedDraft | null => {
    const release = drafts.hold(draft.id)
    if (!release) return null
    opened.set(draft.id, { draft, release, isOnDisk, waiting: null, timer: undefined })
    const { id, intent, label, cursor, updatedAt } = draft
    return { id, intent, label, cursor, keptAt: isOnDisk ? updatedAt : null }
  }
  return {
    open: (want, accountId) => {
      const { base, intent, label } = want
      const found = find(want)
      const known = found && hold(found, true)
      if (known) return known
      if (want.draftId !== null) throw new PalouError('other-failure', { detail: want.draftId })
      return hold(drafts.create({ base, accountId, intent, label }), false)!
    },
    keep: (task, tell) => {
      const open = opened.get(task.id)
      if (!open) return
      const since = open.waiting?.since ?? now()
      open.waiting = { task, tell, since }
      clearTimeout(open.timer)
      open.timer = setTimeout(() => writeQuietly(open), Math.max(0, Math.min(pause, since + latest - now())))
    },
    flush: id => {
      const open = opened.get(id)
      if (open) write(open)
    },
    flushAll: () => {
      for (const open of opened.values()) {
        writeQuietly(open)
        open.release()
      }
      opened.clear()
    },
    close: id => {
      const open = opened.get(id)
      if (!open) return
      writeQuietly(open)
      if (open.isOnDisk && isEmpty(open.draft)) drafts.remove(id)
      open.release()
      opened.delete(id)
    },
    drop: id => {
      const open = opened.get(id)
      clearTimeout(open?.timer)
      drafts.remove(id)
      open?.release()
      opened.delete(id)
    },
  }
}
