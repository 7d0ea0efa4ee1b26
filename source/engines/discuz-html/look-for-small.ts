/** After a lost answer to a rating or a message: the rating log of the floor (facts §5.7), the conversation's last page (§5.8). */
import { parseHtml } from '../../content/dom.ts'
import { cleanText } from '../../content/sanitize.ts'
import type { Comment, PostId, ThreadId } from '../../forum/model.ts'
import type { Intent, Known, Look } from '../../forum/write.ts'
import type { HttpClient, HttpPage } from '../../http/contract.ts'
import { readTime } from '../discuz/parse-time.ts'
import { compareWords } from './compare-words.ts'
import { parseComments } from './parse-floor-remarks.ts'
import { insideCdata } from './parse-form.ts'
import { fieldOf, parsePage } from './parse-page.ts'
import { indexNodes } from './select.ts'

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
const commentPages = 20

/** All comments of a floor, by the pages that `commentmore` gives (facts §4.9); null where they can't be had whole. */
const loadComments = async (
  { client, base }: Parts,
  { threadId, postId }: Extract<Intent, { kind: 'comment' }>,
  offsetMinutes: number,
): Promise<readonly Comment[] | null> => {
  const comments: Comment[] = []
  for (let number = 1; number <= commentPages; number += 1) {
    const url = `forum.php?mod=misc&action=commentmore&tid=${threadId}&pid=${postId}&page=${number}&inajax=1`
    const page = await client.get(base + url)
    const html = insideCdata(page.text)
    if (html === page.text || /class="alert_/.test(html)) return null
    const index = indexNodes(parseHtml(html), () => false)
    comments.push(...parseComments(index, { now: page.serverDate ?? page.receivedAt, offsetMinutes }))
    if (!html.includes('class="nxt"')) return comments
  }
  return null
}

/** Ours that are new: the sent words, or what nothing explains. */
const judge = (
  body: string,
  fresh: readonly string[],
  known: readonly Known[],
  place: { readonly threadId: ThreadId | null; readonly postId: PostId | null },
): Look => {
  if (fresh.some(text => compareWords(body, text) === 'same')) return { kind: 'stored', ...place }
  const isExplained = (text: string): boolean => known.some(one => compareWords(one.body, text) === 'same')
  return { kind: fresh.every(isExplained) ? 'not-stored' : 'unknown' }
}

/** Times here may show minutes only, and two clocks are at work. */
const isSince = (at: string | null, sentAt: number): boolean => at === null || Date.parse(at) >= sentAt - 2 * minute

const skewOf = (page: HttpPage): number => (page.serverDate === null ? 0 : page.serverDate - page.receivedAt)

export const lookForComment = async (
  parts: Parts,
  intent: Extract<Intent, { kind: 'comment' }>,
  sentAt: number,
  known: readonly Known[],
): Promise<Look> => {
  const page = await parts.client.get(`${parts.base}home.php?mod=spacecp`)
  const { userId, offsetMinutes } = parsePage(page.text)
  if (!userId) return { kind: 'unknown' }
  const comments = await loadComments(parts, intent, parts.offsetMinutes ?? offsetMinutes ?? 480)
  if (!comments) return { kind: 'unknown' }
  const mine = comments.filter(
    ({ author, postedAt }) => author.id === userId && isSince(postedAt, sentAt + skewOf(page)),
  )
  const { threadId, postId } = intent
  return judge(
    intent.body,
    mine.map(({ text }) => text),
    known,
    { threadId, postId },
  )
}

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
  known: readonly Known[],
): Promise<Look> => {
  if (!('id' in intent.to)) return { kind: 'unknown' }
  const page = await parts.client.get(
    `${parts.base}home.php?mod=space&do=pm&subop=view&touid=${intent.to.id}&daterange=5`,
  )
  const marks = parsePage(page.text)
  if (!marks.userId || !/id="pm_ul"|id="pmform"/.test(page.text)) return { kind: 'unknown' }
  const offsetMinutes = parts.offsetMinutes ?? marks.offsetMinutes ?? 480
  const messages = readMessages(page.text, page.serverDate ?? page.receivedAt, offsetMinutes)
  const mine = messages.filter(({ isMine, at }) => isMine && isSince(at, sentAt + skewOf(page)))
  return judge(
    intent.body,
    mine.map(({ text }) => text),
    known,
    { threadId: null, postId: null },
  )
}
