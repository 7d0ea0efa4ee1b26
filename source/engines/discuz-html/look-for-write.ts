/**
 * After a lost answer: was it stored? (facts §5.14) The thread's last page, the board's newest threads or the post itself are read and
 * compared by author, normalised words and time. Says `not-stored` only where the page certainly reaches back to before the sending.
 */
import type { Post } from '../../forum/model.ts'
import type { Intent } from '../../forum/write.ts'
import type { HttpClient, HttpPage } from '../../http/contract.ts'
import { insideCdata, parseForm } from './parse-form.ts'
import { parsePage } from './parse-page.ts'
import { parseThread } from './parse-thread.ts'
import { parseThreads } from './parse-threads.ts'
import { formPlans } from './write-forms.ts'

export type LookParts = { readonly client: HttpClient; readonly base: string; readonly offsetMinutes?: number }

export type Found = 'stored' | 'not-stored' | 'unknown'

/** Clocks differ and floors show whole seconds at best. */
const slackMs = 90_000

/** Words alone: BBCode tags and smiley codes off, letters and digits kept, one script's case. */
export const normaliseWords = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\[quote\][\s\S]*?\[\/quote\]/gi, '')
    .replace(/\[\/?[a-z*]+(?:=[^\]]*)?\]/gi, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** A body of smilies or marks alone has no words to compare: its bare characters then. */
const signOf = (text: string): string => normaliseWords(text) || text.replace(/\s/g, '')

const factsOf = (page: HttpPage, { base, offsetMinutes = 480 }: LookParts) => ({
  base,
  url: page.url,
  now: page.serverDate ?? page.receivedAt,
  offsetMinutes,
  askedPage: 1,
})

/** The sending by the site's clock, where its Date header tells how the two differ. */
const siteTime = (sentAt: number, page: HttpPage): number =>
  page.serverDate === null ? sentAt : sentAt + (page.serverDate - page.receivedAt)

const isAfter = (time: string | null, moment: number): boolean => time !== null && Date.parse(time) >= moment - slackMs

const lookForReply = async (
  parts: LookParts,
  intent: Extract<Intent, { kind: 'reply' }>,
  sentAt: number,
): Promise<Found> => {
  const page = await parts.client.get(`${parts.base}forum.php?mod=redirect&tid=${intent.threadId}&goto=lastpost`)
  const me = parsePage(page.text).userId
  const thread = parseThread(page.text, factsOf(page, parts))
  if (!me || !thread || thread.posts.length === 0) return 'unknown'
  const moment = siteTime(sentAt, page)
  const mine = (post: Post) => post.author.id === me && signOf(post.text) === signOf(intent.body)
  if (thread.posts.some(post => mine(post) && isAfter(post.postedAt, moment))) return 'stored'
  const isLast = thread.page.count === null || thread.page.number === thread.page.count
  const reachesBack = thread.posts.some(
    post => post.floor === 1 || (post.postedAt !== null && !isAfter(post.postedAt, moment)),
  )
  return isLast && reachesBack ? 'not-stored' : 'unknown'
}

const lookForThread = async (
  parts: LookParts,
  intent: Extract<Intent, { kind: 'newThread' }>,
  sentAt: number,
): Promise<Found> => {
  const page = await parts.client.get(
    `${parts.base}forum.php?mod=forumdisplay&fid=${intent.boardId}&filter=author&orderby=dateline`,
  )
  const me = parsePage(page.text).userId
  const listing = parseThreads(page.text, factsOf(page, parts))
  if (!me || !listing) return 'unknown'
  // A listing shows the day only, so the day is all that can be asked of its time.
  const day = new Date(siteTime(sentAt, page) - 86_400_000).toISOString()
  const isMine = listing.threads.some(
    thread =>
      thread.author.id === me &&
      signOf(thread.title) === signOf(intent.title) &&
      (thread.createdAt ?? '') >= day.slice(0, 10),
  )
  return isMine ? 'stored' : listing.threads.length > 0 ? 'not-stored' : 'unknown'
}

/** An edit is what the edit form shows now. */
const lookForEdit = async (parts: LookParts, intent: Extract<Intent, { kind: 'edit' }>): Promise<Found> => {
  const page = await parts.client.get(parts.base + formPlans.edit.formUrl(intent))
  const form = parseForm(insideCdata(page.text), formPlans.edit.anchor)
  const body = form?.fields.find(([name]) => name === 'message')?.[1]
  if (body === undefined) return 'unknown'
  return body.replace(/\r\n/g, '\n').trim() === intent.body.replace(/\r\n/g, '\n').trim() ? 'stored' : 'not-stored'
}

/** `sentAt` is when the write left, in ms by this machine's clock. Network errors are `unknown`. */
export const lookForWrite = async (parts: LookParts, intent: Intent, sentAt: number): Promise<Found> => {
  try {
    if (intent.kind === 'reply') return await lookForReply(parts, intent, sentAt)
    if (intent.kind === 'newThread') return await lookForThread(parts, intent, sentAt)
    if (intent.kind === 'edit') return await lookForEdit(parts, intent)
    return 'unknown'
  } catch {
    return 'unknown'
  }
}
