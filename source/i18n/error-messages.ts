/** What every error needs in every language: what happened, and what to do. */
import type { ErrorCode } from '../forum/errors.ts'

export type ErrorMessages = Readonly<Record<`error.${ErrorCode}` | `hint.${ErrorCode}`, string>>
