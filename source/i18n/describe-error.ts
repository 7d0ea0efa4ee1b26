/** An error in the reader's words: what happened, what the site said, what to do. */
import type { PalouError } from '../forum/errors.ts'
import type { Translate } from './messages.ts'

export type ErrorText = { readonly message: string; readonly detail: string | null; readonly hint: string }

export const describeError = (error: PalouError, translate: Translate): ErrorText => {
  const wait = error.seconds === null ? null : translate('error.waitSeconds', { seconds: error.seconds })
  return {
    message: translate(`error.${error.code}`),
    detail: error.detail,
    hint: wait ?? translate(`hint.${error.code}`),
  }
}
