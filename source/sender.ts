/**
 * Sends what a person wrote, once: kept on disk before, told truly after. Both faces (commands and the terminal reader) send through
 * this. A lost answer is looked for at the site; only where the site certainly has nothing may the same words go again, and only when
 * the person asks.
 */
import { isPalouError, PalouError } from './forum/errors.ts'
import type { Account } from './forum/model.ts'
import type { Challenge, ChallengeAnswer, Intent, Look, Outcome, Prepared, Refusal, Writer } from './forum/write.ts'
import { isWriteRefused } from './forum/write-refused.ts'
import { type Drafts, isDraftIntent } from './store/drafts.ts'
import type { Outbox, OutboxEntry } from './store/outbox.ts'
import { findLimitProblems, type LimitProblem } from './write-limits.ts'

export type Order = {
  /** The forum's root. */
  readonly base: string
  /** Who writes: its session is opened for it. */
  readonly account: Account
  readonly intent: Intent
  readonly label: string | null
  /** The draft these words come from; without one, words are kept as a new draft. */
  readonly draftId: string | null
}

/** What the sender may ask of the person. What is left out counts as no. */
export type Asks = {
  /** The captcha or question; `attempt` above 1: the answer before was wrong. null gives up. `renew` gets another picture. */
  readonly answer?: (
    challenges: readonly Challenge[],
    renew: (challenge: Challenge) => Promise<Challenge>,
    attempt: number,
  ) => Promise<readonly ChallengeAnswer[] | null>
  /** Characters that the site's charset lacks: they would arrive as `&#N;`. */
  readonly confirmLacking?: (characters: readonly string[]) => Promise<boolean>
  /** The site wants a pause: true once it has been waited for. */
  readonly wait?: (seconds: number) => Promise<boolean>
  /** The session has ended: true once there is a new one. */
  readonly login?: () => Promise<boolean>
  readonly onStage?: (stage: 'preparing' | 'sending' | 'looking') => void
  readonly signal?: AbortSignal
}

type Kept = { readonly entryId: string; readonly draftId: string | null }

export type Sent =
  /** `found`: the answer was lost, and it was seen at the site. */
  | (Extract<Outcome, { kind: 'stored' }> & { readonly found: boolean })
  | (Extract<Outcome, { kind: 'refused' }> & {
      readonly draftId: string | null
      /** Palou's own measure, before anything was sent; the site said nothing then. */
      readonly limit: LimitProblem | null
    })
  /** The answer was lost, and the site certainly has nothing: it waits in the outbox and may be sent again. */
  | ({ readonly kind: 'not-stored' } & Kept)
  | ({ readonly kind: 'unknown'; readonly message: string; readonly lookAt: string | null } & Kept)
  /** Nothing left this machine: it waits in the outbox. */
  | ({ readonly kind: 'waiting'; readonly error: PalouError } & Kept)
  /** The person gave up at a question. */
  | { readonly kind: 'given-up'; readonly at: 'captcha' | 'lacking'; readonly draftId: string | null }
  /** Another process is sending it. */
  | { readonly kind: 'busy' }

export type SenderParts = {
  /** With the session of that account. */
  readonly openWriter: (base: string, account: Account) => Promise<Writer>
  readonly drafts: Drafts
  readonly outbox: Outbox
  readonly now: () => number
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}

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

/** Asked twice, these answer "already": sending again is the way to look (facts §5.14). */
const repeatable = new Set<Intent['kind']>(['react', 'recommend', 'favorite', 'unfavorite', 'vote', 'follow', 'sign'])

/** Nothing was done for want of a link: it can wait. */
const isNetwork = (error: PalouError): boolean =>
  /^(?:host-not-found|connection-refused|connection-lost|tls-failed|timeout|offline|server-error|rate-limited)$/.test(
    error.code,
  )

/** A server may still be at work when its answer is lost: it is given time before it is judged. */
const lookAfter = [2_000, 5_000, 5_000, 10_000] as const
const mostWrongAnswers = 5
const mostWaits = 3

type Refused = Extract<Outcome, { kind: 'refused' }>
type Stored = Extract<Outcome, { kind: 'stored' }>

type Course = { answers: number; waits: number; logins: number; repeats: number }

const refusedBy = (problem: LimitProblem): Refused => ({
  kind: 'refused',
  reason: problem.reason,
  message: '',
  seconds: null,
})

const storedAs = (facts: Partial<Stored>): Stored => ({
  kind: 'stored',
  pending: false,
  message: '',
  url: null,
  threadId: null,
  postId: null,
  change: null,
  ...facts,
})

/** One try of one entry, held by this process. */
const createTry = (parts: SenderParts, asks: Asks) => {
  const { drafts, outbox, now, sleep } = parts
  const kept = (entry: OutboxEntry): Kept => ({ entryId: entry.id, draftId: entry.draftId })

  const finishStored = (entry: OutboxEntry, outcome: Stored, found: boolean): Sent => {
    const { threadId, postId, message } = outcome
    outbox.write({ ...entry, state: 'stored', threadId, postId, message, startedAt: entry.startedAt })
    if (entry.draftId !== null) drafts.remove(entry.draftId)
    if (entry.intent.kind !== 'reply' && entry.intent.kind !== 'newThread') outbox.remove(entry.id)
    return { ...outcome, found }
  }
  const finishRefused = (entry: OutboxEntry, outcome: Refused, limit: LimitProblem | null = null): Sent => {
    outbox.remove(entry.id)
    return { ...outcome, draftId: entry.draftId, limit }
  }
  const giveUp = (entry: OutboxEntry, at: 'captcha' | 'lacking'): Sent => {
    outbox.remove(entry.id)
    return { kind: 'given-up', at, draftId: entry.draftId }
  }
  const wait = (entry: OutboxEntry, error: PalouError): Sent => {
    outbox.write({ ...entry, state: entry.state === 'unknown' ? 'unknown' : 'queued', message: error.code })
    return { kind: 'waiting', error, ...kept(entry) }
  }
  const stayUnknown = (entry: OutboxEntry): Sent => ({
    kind: 'unknown',
    message: entry.message ?? '',
    lookAt: entry.lookAt,
    ...kept(entry),
  })

  /** Looks until the site has said the same twice, or has shown it. */
  const lookFor = async (entry: OutboxEntry, writer: Writer): Promise<Look> => {
    asks.onStage?.('looking')
    const sentAt = Date.parse(entry.startedAt ?? entry.createdAt)
    let misses = 0
    for (const pause of lookAfter) {
      await sleep(pause, asks.signal)
      const look = await writer.look(entry.intent, sentAt, outbox.known(entry.base))
      if (look.kind === 'stored') return look
      misses += look.kind === 'not-stored' ? 1 : 0
      if (misses === 2) return look
    }
    return { kind: 'unknown' }
  }

  const settleUnknown = async (entry: OutboxEntry, writer: Writer): Promise<Sent> => {
    const look = await lookFor(entry, writer)
    if (look.kind === 'stored') {
      const { threadId, postId } = look
      return finishStored(entry, storedAs({ threadId, postId }), true)
    }
    if (look.kind === 'unknown') return stayUnknown(entry)
    outbox.write({ ...entry, state: 'queued', startedAt: null })
    return { kind: 'not-stored', ...kept(entry) }
  }

  return { finishStored, finishRefused, giveUp, wait, stayUnknown, settleUnknown, now }
}

type Try = ReturnType<typeof createTry>

/** What a refusal asks for, done: true when the same write may be tried again. */
const mend = async (outcome: Refused, asks: Asks, course: Course): Promise<boolean> => {
  const { reason, seconds } = outcome
  if (reason === 'flood' && course.waits < mostWaits && asks.wait) {
    course.waits += 1
    return asks.wait((seconds ?? 15) + 1)
  }
  if (reason === 'login-needed' && course.logins === 0 && asks.login) {
    course.logins += 1
    return asks.login()
  }
  return reason === 'captcha' && asks.answer !== undefined && course.answers < mostWrongAnswers
}

type Ready = { readonly prepared: Prepared; readonly answers: readonly ChallengeAnswer[] }

/** The form filled and everything asked that can be asked before sending; or the reason why it ends here. */
const makeReady = async (
  entry: OutboxEntry,
  writer: Writer,
  asks: Asks,
  course: Course,
  wasCaptcha: boolean,
  { finishRefused, giveUp }: Try,
): Promise<Ready | Sent> => {
  asks.onStage?.('preparing')
  const ask = { ...(asks.signal ? { signal: asks.signal } : {}), wantsCaptcha: wasCaptcha }
  const prepared = await writer.prepare(entry.intent, ask)
  const [problem] = await findLimitProblems(prepared)
  if (problem) return finishRefused(entry, refusedBy(problem), problem)
  if (prepared.lacking.length > 0 && !(await asks.confirmLacking?.(prepared.lacking))) return giveUp(entry, 'lacking')
  if (prepared.challenges.length === 0) return { prepared, answers: [] }
  course.answers += 1
  const renew = (challenge: Challenge) => writer.renew(challenge, prepared.referer)
  const answers = await asks.answer?.(prepared.challenges, renew, course.answers)
  return answers ? { prepared, answers } : giveUp(entry, 'captcha')
}

const isReady = (made: Ready | Sent): made is Ready => 'prepared' in made

const attempt = async (first: OutboxEntry, parts: SenderParts, asks: Asks): Promise<Sent> => {
  const { outbox, now } = parts
  const one = createTry(parts, asks)
  const course: Course = { answers: 0, waits: 0, logins: 0, repeats: first.state === 'unknown' ? 1 : 0 }
  let entry = first
  let lastRefusal: Refusal | null = null
  for (;;) {
    const writer = await parts.openWriter(entry.base, entry.account)
    let outcome: Outcome
    try {
      const made = await makeReady(entry, writer, asks, course, lastRefusal === 'captcha', one)
      if (!isReady(made)) return made
      asks.onStage?.('sending')
      entry = outbox.write({ ...entry, state: 'sending', startedAt: new Date(now()).toISOString() })
      outcome = await writer.send(made.prepared, made.answers)
    } catch (error) {
      if (isWriteRefused(error)) outcome = error.outcome
      else if (isPalouError(error) && isNetwork(error)) return one.wait(entry, error)
      else {
        outbox.remove(entry.id)
        throw error
      }
    }
    if (outcome.kind === 'stored') return one.finishStored(entry, outcome, false)
    if (outcome.kind === 'refused') {
      // Asked a second time, "already" is the site's word that the first one arrived.
      if (course.repeats > 0 && outcome.reason === 'already')
        return one.finishStored(entry, storedAs({ message: outcome.message }), true)
      entry = outbox.write({ ...entry, state: 'queued', startedAt: null })
      lastRefusal = outcome.reason
      if (!(await mend(outcome, asks, course))) return one.finishRefused(entry, outcome)
      continue
    }
    const { message, lookAt } = outcome
    entry = outbox.write({ ...entry, state: 'unknown', message, lookAt })
    if (!repeatable.has(entry.intent.kind)) return one.settleUnknown(entry, writer)
    course.repeats += 1
    if (course.repeats > 1) return one.stayUnknown(entry)
  }
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
    look: id => withClaim(id, entry => settle(entry, {})),
    pending: () => {
      for (const { state, draftId } of outbox.list(true))
        if (state === 'stored' && draftId !== null) drafts.remove(draftId)
      return outbox.list()
    },
  }
}
