/** What is handed to the sender, what it may ask of the person meanwhile, and what came of it. */
import type { PalouError } from './forum/errors.ts'
import type { Account } from './forum/model.ts'
import type { Challenge, ChallengeAnswer, Intent, Outcome, Writer } from './forum/write.ts'
import type { Drafts } from './store/drafts.ts'
import type { Outbox } from './store/outbox.ts'
import type { LimitProblem } from './write-limits.ts'

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

export type Kept = { readonly entryId: string; readonly draftId: string | null }

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
