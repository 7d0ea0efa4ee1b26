/**
 * One try of one entry of the outbox, held by this process: made ready, sent once, and what came of it written down. A refusal that can be
 * mended (a pause, a login, a captcha) is mended and tried again; a lost answer is looked for at the site.
 */
import { isPalouError, type PalouError } from './forum/errors.ts'
import type { Challenge, ChallengeAnswer, Intent, Look, Outcome, Prepared, Refusal, Writer } from './forum/write.ts'
import { isWriteRefused } from './forum/write-refused.ts'
import type { Asks, Kept, SenderParts, Sent } from './send-contract.ts'
import type { OutboxEntry } from './store/outbox.ts'
import { findLimitProblems, type LimitProblem } from './write-limits.ts'

/** Asked twice, these answer "already": sending again is the way to look (facts §5.14). */
export const repeatable = new Set<Intent['kind']>([
  'react',
  'recommend',
  'favorite',
  'unfavorite',
  'vote',
  'follow',
  'sign',
])

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
export type Stored = Extract<Outcome, { kind: 'stored' }>

type Course = { answers: number; waits: number; logins: number; repeats: number }

const refusedBy = (problem: LimitProblem): Refused => ({
  kind: 'refused',
  reason: problem.reason,
  message: '',
  seconds: null,
})

export const storedAs = (facts: Partial<Stored>): Stored => ({
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
export const createTry = (parts: SenderParts, asks: Asks) => {
  const { drafts, outbox, now, sleep } = parts
  const kept = (entry: OutboxEntry): Kept => ({ entryId: entry.id, draftId: entry.draftId })

  const finishStored = (entry: OutboxEntry, outcome: Stored, found: boolean): Sent => {
    const { threadId, postId, message } = outcome
    outbox.write({ ...entry, state: 'stored', threadId, postId, message, startedAt: entry.startedAt })
    if (entry.draftId !== null) drafts.remove(entry.draftId)
    // Words stay a while, so that a later look knows these from others.
    if (!('body' in entry.intent)) outbox.remove(entry.id)
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

export const attempt = async (first: OutboxEntry, parts: SenderParts, asks: Asks): Promise<Sent> => {
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
