/** After a lost answer to a rating or a message: the rating log of the floor (facts §5.7), the conversation's last page (§5.8). */
import { cleanText } from '../../content/sanitize.ts'
import type { Intent, Look } from '../../forum/write.ts'
import type { HttpClient } from '../../http/contract.ts'
import { readTime } from '../discuz/parse-time.ts'
import { compareWords } from './compare-words.ts'
import { insideCdata } from './parse-form.ts'
import { fieldOf, parsePage } from './parse-page.ts'

type Parts = { readonly client: HttpClient; readonly base: string; readonly offsetMinutes?: number | null }

/** Popups carry no `discuz_uid`: a page is asked for it. */
const whoAmI = async ({ client, base }: Parts) => parsePage((await client.get(`${base}home.php?mod=spacecp`)).text)

/** A site lets one rate a floor once, as a rule; where it allows more, an older rating is taken for this one, which harms nobody. */
export const lookForRating = async (parts: Parts, intent: Extract<Intent, { kind: 'rate' }>): Promise<Look> => {
  const { userId } = await whoAmI(parts)
  if (!userId) return { kind: 'unknown' }
  const { threadId, postId } = intent
  const url = `forum.php?mod=misc&action=viewratings&tid=${threadId}&pid=${postId}&infloat=yes&inajax=1`
  const html = insideCdata((await parts.client.get(parts.base + url)).text)
  if (!/<table/.test(html)) return { kind: 'unknown' }
  const mine = new RegExp(`(?:[?&;]uid=|space-uid-)${userId}(?!\\d)`)
  return mine.test(html) ? { kind: 'stored', threadId, postId } : { kind: 'not-stored' }
}

const minute = 60_000

/** One message as it stands in a conversation: `.ptm` holds who, what and when. */
const readMessages = (html: string, now: number, offsetMinutes: number) =>
  [...html.matchAll(/<dl id="pmlist_\d+"[\s\S]*?<\/dl>/g)].map(([block]) => {
    const stamp = block.match(/<span class="xg1">([\s\S]*?)<\/span>\s*(?:<\/|<p|<br|\n)/)?.[1] ?? ''
    const exact = stamp.match(/title="([^"]+)"/)?.[1] ?? null
    const at = readTime(fieldOf(stamp), exact, { now, offsetMinutes }).at
    const words = block
      .replace(/<dd class="(?:y|m)\b[\s\S]*?<\/dd>/g, '')
      .replace(/<span class="x[\s\S]*?<\/span>/g, '')
    return { isMine: /<span class="xi2 xw1">/.test(block), text: cleanText(fieldOf(words)), at }
  })

export const lookForMessage = async (
  parts: Parts,
  intent: Extract<Intent, { kind: 'message' }>,
  sentAt: number,
): Promise<Look> => {
  if (!('id' in intent.to)) return { kind: 'unknown' }
  const page = await parts.client.get(
    `${parts.base}home.php?mod=space&do=pm&subop=view&touid=${intent.to.id}&daterange=5`,
  )
  const marks = parsePage(page.text)
  if (!marks.userId || !/id="pm_ul"|id="pmform"/.test(page.text)) return { kind: 'unknown' }
  const offsetMinutes = parts.offsetMinutes ?? marks.offsetMinutes ?? 480
  const mine = readMessages(page.text, page.serverDate ?? page.receivedAt, offsetMinutes).filter(one => one.isMine)
  const skew = page.serverDate === null ? 0 : page.serverDate - page.receivedAt
  const isNew = (at: string | null): boolean => at === null || Date.parse(at) >= sentAt + skew - 2 * minute
  const fits = mine.some(one => isNew(one.at) && compareWords(intent.body, one.text) !== 'other')
  if (fits) return { kind: 'stored', threadId: null, postId: null }
  return mine.some(one => isNew(one.at)) ? { kind: 'unknown' } : { kind: 'not-stored' }
}
