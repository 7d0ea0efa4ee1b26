/**
 * What every page that passes by tells of this visitor: who the site takes us for, and the hash its forms want (facts §1.3, §1.4).
 * Only a page's head is looked at, before any member's words.
 */
import type { HttpClient, HttpPage } from '../../http/contract.ts'
import { type FormLimits, parseFormLimits } from './parse-form.ts'

export type Seen = {
  /** `0` is a guest. */
  readonly userId: string
  readonly formhash: string | null
  /** What a post may be, where the page has a reply or thread box (facts §4.13). */
  readonly limits: FormLimits | null
}

const headLength = 40_000

const readSeen = ({ text }: HttpPage): Seen | null => {
  const head = text.slice(0, headLength)
  const userId = head.match(/\bdiscuz_uid = '(\d+)'/)?.[1]
  if (userId === undefined) return null
  return {
    userId,
    formhash: head.match(/(?:name="formhash" value="|[?&;]formhash=)([0-9a-f]{8})\b/)?.[1] ?? null,
    limits: text.includes('postminchars') ? parseFormLimits(text) : null,
  }
}

/** The same client; `onSeen` hears of each page that says who reads it. Popups and message scripts say nothing. */
export const watchPages = (client: HttpClient, onSeen: (seen: Seen) => void): HttpClient => {
  const watched = (page: HttpPage): HttpPage => {
    const seen = readSeen(page)
    if (seen) onSeen(seen)
    return page
  }
  return {
    get: async (url, options) => watched(await client.get(url, options)),
    post: async (url, fields, options) => watched(await client.post(url, fields, options)),
    close: client.close,
  }
}
