/** Times of the API: seconds where it gives them, words where it does not, and each of the two in the place of the other (field report 7). */
import { isoTime, parseTime, type SiteTime } from '../discuz/parse-time.ts'
import type { ApiFacts } from './api-facts.ts'
import { textIn, wordsIn } from './shape.ts'

/** Seconds since the epoch: nine or ten digits, no year that Discuz never saw. */
const secondsIn = (value: unknown): number | null => {
  const text = textIn(value).trim()
  const seconds = /^\d{9,10}$/.test(text) ? Number(text) : 0
  return seconds > 631_152_000 ? seconds : null
}

/** `seconds` and `words` as the two fields hold them; `text` is what a person would read. */
export const readWhen = (seconds: unknown, words: unknown, facts: ApiFacts): SiteTime => {
  const exact = secondsIn(seconds) ?? secondsIn(words)
  const shown = secondsIn(words) === null ? wordsIn(words) : ''
  const at = exact === null ? parseTime(shown, facts) : isoTime(exact * 1000, facts.offsetMinutes)
  return { at, text: shown || null }
}

const absolute = /^\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})?$/
const quarter = 15

/**
 * The API does not say in which zone its words are; one time told both ways does. null where no pair tells, or pairs disagree.
 * The words are cut to minutes, zones come in quarters of an hour.
 */
export const offsetFrom = (pairs: readonly (readonly [seconds: unknown, words: unknown])[]): number | null => {
  const offsets = pairs.flatMap(([seconds, words]) => {
    const exact = secondsIn(seconds)
    const shown = wordsIn(words)
    const wall = exact !== null && absolute.test(shown) ? parseTime(shown, { now: 0, offsetMinutes: 0 }) : null
    if (exact === null || wall === null) return []
    const minutes = Math.round((Date.parse(wall) / 1000 - exact) / 60 / quarter) * quarter
    return Math.abs(minutes) <= 14 * 60 ? [minutes] : []
  })
  return offsets.length > 0 && offsets.every(offset => offset === offsets[0]) ? offsets[0]! : null
}
