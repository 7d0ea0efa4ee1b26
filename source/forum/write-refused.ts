/** A write that the site refused before it was sent: its form says why. Nothing was stored. */
import { type ErrorCode, PalouError } from './errors.ts'
import type { Intent, Outcome, Refusal } from './write.ts'

type Refused = Extract<Outcome, { readonly kind: 'refused' }>

const codes: Partial<Record<Refusal, ErrorCode>> = {
  'login-needed': 'login-needed',
  flood: 'flood-control',
  quota: 'rate-limited',
  captcha: 'captcha-needed',
  'not-allowed': 'not-allowed',
  already: 'already-done',
}

const goneOf = (kind: Intent['kind']): ErrorCode => {
  if (kind === 'message' || kind === 'follow') return 'user-not-found'
  if (kind === 'newThread') return 'board-not-found'
  return /^(?:reply|recommend|vote|favorite|unfavorite)$/.test(kind) ? 'thread-not-found' : 'post-not-found'
}

/** What a refusal is to a script; the site's own words go along as detail. */
export const codeOfRefusal = (reason: Refusal, kind: Intent['kind']): ErrorCode =>
  reason === 'gone' ? goneOf(kind) : (codes[reason] ?? 'write-refused')

export class WriteRefused extends PalouError {
  readonly outcome: Refused

  constructor(outcome: Refused, kind: Intent['kind'], url: string | null) {
    super(codeOfRefusal(outcome.reason, kind), { url, detail: outcome.message || null, seconds: outcome.seconds })
    this.name = 'WriteRefused'
    this.outcome = outcome
  }
}

export const isWriteRefused = (error: unknown): error is WriteRefused => error instanceof WriteRefused
