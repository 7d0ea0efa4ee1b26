/**
 * Sends what a person wrote, once: kept on disk before, told truly after. Both faces (commands and the terminal reader) send through
 * this. A lost answer is looked for at the site; only where the site certainly has nothing may the same words go again, and only when
 * the person asks.
 */
import { PalouError } from './forum/errors.ts'
import { attempt, createTry, repeatable, type Stored, storedAs } from './send-attempt.ts'
import type { Asks, Order, SenderParts, Sent } from './send-contract.ts'
import { isDraftIntent } from './store/drafts.ts'
import type { OutboxEntry } from './store/outbox.ts'

export type { Asks, Order, SenderParts, Sent } from './send-contract.ts'

export type Sender = {
  /** Throws what kept it from being tried at all (`cannot-write`, a page that is not understood); the draft is kept. */
  submit(order: Order, asks?: Asks): Promise<Sent>
  /** One that waits in the outbox; an unknown one is looked for first. Throws `page-not-found` for none of that id. */
  resend(entryId: string, asks?: Asks): Promise<Sent>
  /** Looks once more for an unknown one. */
  look(entryId: string): Promise<Sent>
  /** What waits or is unknown: a process that died left it, or the link was gone. Clears away what was finished meanwhile. */
  pending(): readonly OutboxEntry[]
}

const isGone = (entry: OutboxEntry | null): entry is null => entry === null || entry.state === 'stored'

export const createSender = (parts: SenderParts): Sender => {
  const { drafts, outbox } = parts

  const keepDraft = (order: Order): string | null => {
    const { draftId, intent, base, label } = order
    if (draftId !== null || !isDraftIntent(intent)) return draftId
    return drafts.write(drafts.create({ base, accountId: order.account.id, intent, label })).id
  }
  /** Held by this process alone, and read again once held: another may have finished it meanwhile. */
  const withClaim = async (id: string, work: (entry: OutboxEntry) => Promise<Sent>): Promise<Sent> => {
    const release = outbox.claim(id)
    if (!release) return { kind: 'busy' }
    try {
      const entry = outbox.find(id)
      if (entry?.state === 'stored') return { ...storedAs(entry as Partial<Stored>), kind: 'stored', found: true }
      if (isGone(entry)) throw new PalouError('page-not-found', { detail: id })
      return await work(entry.state === 'sending' ? outbox.write({ ...entry, state: 'unknown' }) : entry)
    } finally {
      release()
    }
  }
  const settle = async (entry: OutboxEntry, asks: Asks): Promise<Sent> =>
    createTry(parts, asks).settleUnknown(entry, await parts.openWriter(entry.base, entry.account))

  return {
    submit: async (order, asks = {}) => {
      const draftId = keepDraft(order)
      const entry = outbox.add({ ...order, draftId })
      return withClaim(entry.id, held => attempt(held, parts, asks))
    },
    resend: (id, asks = {}) =>
      withClaim(id, async entry => {
        if (entry.state !== 'unknown' || repeatable.has(entry.intent.kind)) return attempt(entry, parts, asks)
        const looked = await settle(entry, asks)
        const again = looked.kind === 'not-stored' ? outbox.find(id) : null
        return again ? attempt(again, parts, asks) : looked
      }),
    // What answers “already” is looked for by asking again.
    look: id =>
      withClaim(id, entry => (repeatable.has(entry.intent.kind) ? attempt(entry, parts, {}) : settle(entry, {}))),
    pending: () => {
      for (const { state, draftId } of outbox.list(true))
        if (state === 'stored' && draftId !== null) drafts.remove(draftId)
      return outbox.list()
    },
  }
}
