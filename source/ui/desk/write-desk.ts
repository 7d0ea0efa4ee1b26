/** Sends what screens submit, through the one sender, and puts the site's questions to the screen that submitted it. */
import { isPalouError, PalouError } from '../../forum/errors.ts'
import type { Account } from '../../forum/model.ts'
import type { Challenge, Intent } from '../../forum/write.ts'
import type { Asks, Sender, Sent } from '../../sender.ts'
import type { OutboxEntry } from '../../store/outbox.ts'
import type { DeskAnswer, WriteEvent, WritingTask } from '../writing.ts'
import { answersTo, type Gallery } from './show-challenge.ts'
import type { DeskWorld, Tell } from './world.ts'

type Submit = Extract<WritingTask, { kind: 'submit' }>
/** A question that waits for the screen's answer. */
type Open = {
  readonly resolve: (answer: DeskAnswer) => void
  readonly challenges: readonly Challenge[]
  readonly renew: ((challenge: Challenge) => Promise<Challenge>) | null
}

export type WriteDesk = {
  submit(task: Submit, frame: number, tell: Tell): Promise<void>
  resend(entryId: string, frame: number, tell: Tell): Promise<void>
  look(entryId: string, tell: Tell): Promise<void>
  answer(frame: number, answer: DeskAnswer): void
  renew(frame: number, tell: Tell): Promise<void>
}

const asPalouError = (error: unknown): PalouError =>
  isPalouError(error)
    ? error
    : new PalouError('internal', { detail: error instanceof Error ? error.message : String(error), cause: error })

export const createWriteDesk = (
  world: DeskWorld,
  gallery: Gallery,
  sender: () => Promise<Sender>,
  accountAt: (base: string) => Promise<Account | null>,
  drop: (entryId: string) => Promise<void>,
): WriteDesk => {
  const questions = new Map<number, Open>()

  const ask = (frame: number, open: Omit<Open, 'resolve'>): Promise<DeskAnswer> => {
    const { promise, resolve } = Promise.withResolvers<DeskAnswer>()
    questions.set(frame, { ...open, resolve })
    return promise.finally(() => questions.delete(frame))
  }
  const answerChallenges = async (
    frame: number,
    say: (event: WriteEvent) => void,
    first: readonly Challenge[],
    renew: (challenge: Challenge) => Promise<Challenge>,
    attempt: number,
  ) => {
    say({ kind: 'challenged', challenges: await gallery.show(first), attempt })
    const open = { challenges: first, renew }
    const answer = await ask(frame, open)
    gallery.clear()
    return answer.kind === 'challenges' ? answersTo(shownNow.get(frame) ?? first, answer.answers) : null
  }
  /** What a screen shows after other pictures were asked for. */
  const shownNow = new Map<number, readonly Challenge[]>()

  const asksFor = (frame: number, say: (event: WriteEvent) => void, user: string): Asks => ({
    answer: async (challenges, renew, attempt) => {
      shownNow.delete(frame)
      return answerChallenges(frame, say, challenges, renew, attempt)
    },
    confirmLacking: async characters => {
      say({ kind: 'lacking', characters })
      return (await ask(frame, { challenges: [], renew: null })).kind === 'yes'
    },
    login: async () => {
      say({ kind: 'loginNeeded', user })
      return (await ask(frame, { challenges: [], renew: null })).kind === 'yes'
    },
  })
  /**
   * The same draft was on its way before and did not surely arrive. The same words go on where they were; other words take their place
   * once the site is seen not to have the first ones. null: nothing stands against sending anew.
   */
  const settleEarlier = async (one: Sender, earlier: OutboxEntry, intent: Intent, asks: Asks): Promise<Sent | null> => {
    if (JSON.stringify(earlier.intent) === JSON.stringify(intent)) return one.resend(earlier.id, asks)
    if (earlier.state !== 'queued') {
      const looked = await one.look(earlier.id)
      if (looked.kind !== 'not-stored') return looked
    }
    await drop(earlier.id)
    return null
  }
  const finish = (base: string, intent: Intent, sent: Sent, say: (event: WriteEvent) => void): void => {
    if (sent.kind === 'stored') world.spread({ kind: 'written', write: { base, intent, sent } })
    say({ kind: 'sent', sent, intent })
  }
  const sayTo =
    (tell: Tell) =>
    (event: WriteEvent): void =>
      tell({ kind: 'wrote', event })
  const guarded = async (say: (event: WriteEvent) => void, work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      say({ kind: 'failed', error: asPalouError(error) })
    }
  }
  return {
    submit: (task, frame, tell) => {
      const say = sayTo(tell)
      return guarded(say, async () => {
        const { base, intent, label, draftId } = task
        const account = await accountAt(base)
        if (!account) return say({ kind: 'loginNeeded', user: null })
        const onStage: Asks['onStage'] = stage => say({ kind: 'stage', stage })
        const asks = task.mayAsk ? { ...asksFor(frame, say, account.name), onStage } : { onStage }
        const one = await sender()
        const earlier = draftId === null ? undefined : one.pending().find(entry => entry.draftId === draftId)
        const settled = earlier ? await settleEarlier(one, earlier, intent, asks) : null
        const sent = settled ?? (await one.submit({ base, account, intent, label, draftId }, asks))
        return finish(base, intent, sent, say)
      })
    },
    resend: (entryId, frame, tell) => {
      const say = sayTo(tell)
      return guarded(say, async () => {
        const one = await sender()
        const entry = one.pending().find(({ id }) => id === entryId)
        const sent = await one.resend(entryId, asksFor(frame, say, entry?.account.name ?? ''))
        if (entry) finish(entry.base, entry.intent, sent, say)
      })
    },
    look: (entryId, tell) => {
      const say = sayTo(tell)
      return guarded(say, async () => {
        const one = await sender()
        const entry = one.pending().find(({ id }) => id === entryId)
        const sent = await one.look(entryId)
        if (entry) finish(entry.base, entry.intent, sent, say)
      })
    },
    answer: (frame, answer) => questions.get(frame)?.resolve(answer),
    renew: async (frame, tell) => {
      const open = questions.get(frame)
      if (!open?.renew) return
      const now = await Promise.all((shownNow.get(frame) ?? open.challenges).map(open.renew))
      shownNow.set(frame, now)
      sayTo(tell)({ kind: 'renewed', challenges: await gallery.show(now) })
    },
  }
}
