import { isPalouError } from '../../forum/errors.ts'

/** A guard refuses the address, or its page can't be read: the same matter may be had at another. What is gone or closed is so everywhere. */
const mayBeHadElsewhere = (error: unknown): boolean =>
  isPalouError(error) && ['challenge', 'request-refused', 'page-not-found', 'page-not-recognised'].includes(error.code)

/**
 * The first attempt that succeeds; each is made (or passed over with null) only after the one before failed so. Where all fail, the
 * first failure is told; a failure of another kind ends it at once.
 */
export const firstOf = async <Answer>(attempts: readonly (() => Promise<Answer | null> | null)[]): Promise<Answer> => {
  let first: unknown = null
  for (const attempt of attempts) {
    try {
      const answer = await attempt()
      if (answer !== null) return answer
    } catch (error) {
      if (!mayBeHadElsewhere(error)) throw error
      first ??= error
    }
  }
  throw first
}
