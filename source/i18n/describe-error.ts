/** An error in the reader's words: what happened, what the site said, what to do. */
import { type ErrorCode, exitCodes, type PalouError } from '../forum/errors.ts'
import type { Translate } from './messages.ts'

export type ErrorText = {
  readonly message: string
  readonly detail: string | null
  /** The detail as a sentence that names who says it. */
  readonly said: string | null
  readonly hint: string
}

const ours: ReadonlySet<ErrorCode> = new Set(['internal', 'config-broken', 'usage', 'not-an-address', 'interrupted'])

/** Failures before or beside any answer of the site: the detail is the system's, or our own. */
const isSiteSpeaking = (code: ErrorCode): boolean => exitCodes[code] !== exitCodes.timeout && !ours.has(code)

const sentence = ({ code, detail }: PalouError, translate: Translate): string | null =>
  detail !== null && isSiteSpeaking(code) ? translate('error.detail', { detail }) : detail

export const describeError = (error: PalouError, translate: Translate): ErrorText => {
  const wait = error.seconds === null ? null : translate('error.waitSeconds', { seconds: error.seconds })
  return {
    message: translate(`error.${error.code}`),
    detail: error.detail,
    said: sentence(error, translate),
    hint: wait ?? translate(`hint.${error.code}`),
  }
}
