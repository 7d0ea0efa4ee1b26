/** What went wrong, on one line of stderr, and the exit code. */

import { cleanField } from '../content/sanitize.ts'
import { type ErrorLine, nameOf } from '../forum/documents.ts'
import { exitCodes, isPalouError, PalouError } from '../forum/errors.ts'
import { redactUrl } from '../http/redact.ts'
import { describeError } from '../i18n/describe-error.ts'
import type { Translate } from '../i18n/messages.ts'
import { printJson } from './output-json.ts'

/** Anything thrown becomes one of ours: an abort is an interruption, the rest is a mistake of palou's. */
export const toPalouError = (thrown: unknown): PalouError => {
  if (isPalouError(thrown)) return thrown
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown))
  if (name === 'AbortError') return new PalouError('interrupted', { cause: thrown })
  return new PalouError('internal', { detail: cleanField(`${name}: ${message}`), cause: thrown })
}

/** An address that a bug report may hold: no form hash, no ticket. */
const safeUrl = ({ url }: PalouError): string | null => url && redactUrl(url)

export const exitCodeOf = (error: PalouError): number => exitCodes[error.code]

export const printError = (error: PalouError, isJson: boolean, translate: Translate): string => {
  const { message, detail, hint } = describeError(error, translate)
  const said = detail ? `${message}: ${detail}` : message
  if (!isJson) {
    const parts = [said, safeUrl(error), hint].filter(Boolean).map(part => cleanField(part ?? ''))
    return `${translate('cli.error', { message: parts.join(' · ') })}\n`
  }
  const line: ErrorLine = {
    schema: nameOf('error'),
    code: error.code,
    message: said,
    hint: hint || null,
    url: safeUrl(error),
  }
  return printJson(line)
}
