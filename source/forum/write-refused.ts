/** A write that the site refused before it was sent: its form says why. Nothing was stored. */
import { type ErrorCode, PalouError } from './errors.ts'
import type { Outcome, Refusal } from './write.ts'

type Refused = Extract<Outcome, { readonly kind: 'refused' }>

const codes: Partial<Record<Refusal, ErrorCode>> = {
  'login-needed': 'login-needed',
  flood: 'flood-control',
  quota: 'rate-limited',
  captcha: 'captcha-needed',
  gone: 'post-not-found',
  'not-allowed': 'not-allowed',
  already: 'already-done',
}

/** What a refusal is to a script; the site's own words go along as detail. */
export const codeOfRefusal = (reason: Refusal): ErrorCode => codes[reason] ?? 'write-refused'

export class WriteRefused extends PalouError {
  readonly outcome: Refused

  constructor(outcome: Refused, url: string | null) {
    super(codeOfRefusal(outcome.reason), { url, detail: outcome.message || null, seconds: outcome.seconds })
    this.name = 'WriteRefused'
    this.outcome = outcome
  }
}

export const isWriteRefused = (error: unknown): error is WriteRefused => error instanceof WriteRefused
