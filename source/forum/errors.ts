/** Every way palou can fail: one code, one exit code (contract, section 3). Messages and hints are in the catalogues, by code. */

export const exitCodes = {
  'other-failure': 1,
  'config-broken': 1,
  'cannot-write': 1,
  internal: 1,
  usage: 2,
  'not-an-address': 2,
  'thread-not-found': 3,
  'board-not-found': 3,
  'post-not-found': 3,
  'user-not-found': 3,
  'page-not-found': 3,
  'site-unknown': 3,
  'login-needed': 4,
  'login-refused': 4,
  'not-allowed': 5,
  'write-refused': 5,
  'already-done': 5,
  'read-access': 5,
  'password-needed': 5,
  'price-asked': 5,
  'site-closed': 5,
  'visit-hours': 5,
  'account-frozen': 5,
  banned: 5,
  'captcha-needed': 6,
  challenge: 6,
  'rate-limited': 7,
  'flood-control': 7,
  'host-not-found': 8,
  'connection-refused': 8,
  'connection-lost': 8,
  'tls-failed': 8,
  timeout: 8,
  'too-large': 8,
  'server-error': 8,
  'request-refused': 8,
  'too-many-redirects': 8,
  offline: 8,
  'outcome-unknown': 8,
  'not-sent': 8,
  'page-not-recognised': 9,
  'api-unavailable': 9,
  partial: 10,
  interrupted: 130,
} as const

export type ErrorCode = keyof typeof exitCodes

/**
 * `detail` is what the site or the system said, already safe to print; `url` the address it happened at.
 * `seconds` is how long to wait where that is known.
 */
export class PalouError extends Error {
  readonly code: ErrorCode
  readonly url: string | null
  readonly detail: string | null
  readonly seconds: number | null

  constructor(
    code: ErrorCode,
    facts: { url?: string | null; detail?: string | null; seconds?: number | null; cause?: unknown } = {},
  ) {
    super(
      facts.detail ? `${code}: ${facts.detail}` : code,
      facts.cause === undefined ? undefined : { cause: facts.cause },
    )
    this.name = 'PalouError'
    this.code = code
    this.url = facts.url ?? null
    this.detail = facts.detail ?? null
    this.seconds = facts.seconds ?? null
  }
}

export const isPalouError = (error: unknown): error is PalouError => error instanceof PalouError
