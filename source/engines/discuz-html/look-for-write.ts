/**
 * After a lost answer: was it stored? (facts §5.14) The thread's last pages, the board's newest threads, the post itself are read and
 * compared by author, words and time. Says `not-stored` only where the pages certainly reach back to before the sending and hold nothing
 * of ours that is not accounted for.
 */
import type { Post, PostId, ThreadId, ThreadSummary } from '../../forum/model.ts'
import type { Intent, Known, Look } from '../../forum/write.ts'
import type { HttpClient, HttpPage } from '../../http/contract.ts'
import { compareWords, type Likeness } from './compare-words.ts'
import { lookForComment, lookForMessage, lookForRating } from './look-for-small.ts'
import { insideCdata, parseForm } from './parse-form.ts'
import { type PageMarks, parsePage } from './parse-page.ts'
import { parseThread, type ThreadPage } from './parse-thread.ts'
import { parseThreads } from './parse-threads.ts'
import { parseUserThreads } from './parse-user-lists.ts'
import { formPlans } from './write-forms.ts'

export type LookParts = { readonly client: HttpClient; readonly base: string; readonly offsetMinutes?: number | null }

type Search = { readonly parts: LookParts; readonly sentAt: number; readonly known: readonly Known[] }

const unknown: Look = { kind: 'unknown' }
const notStored: Look = { kind: 'not-stored' }
const stored = (threadId: ThreadId | null, postId: PostId | null): Look => ({ kind: 'stored', threadId, postId })

/** Pages read back from the last one, where others wrote much in the meantime. */
const mostPages = 6
/** What clocks of one site may differ by. */
const slackMs = 15_000
const slackWithoutClock = 300_000

type Seen = { readonly page: HttpPage; readonly marks: PageMarks; readonly knowsZone: boolean }

const see = (page: HttpPage, { offsetMinutes }: LookParts): Seen => {
  const marks = parsePage(page.text)
  return { page, marks, knowsZone: (offsetMinutes ?? marks.offsetMinutes) !== null }
}

const factsOf = ({ page, marks }: Seen, { base, offsetMinutes }: LookParts) => ({
  base,
  url: page.url,
  now: page.serverDate ?? page.receivedAt,
  offsetMinutes: offsetMinutes ?? marks.offsetMinutes ?? 480,
  askedPage: 1,
})

/** The sending by the site's clock, where its Date header tells how the two differ; pages that show minutes begin with that minute. */
const earliest = (sentAt: number, { page }: Seen, hasSeconds: boolean): number => {
  if (page.serverDate === null) return sentAt - slackWithoutClock
  const there = sentAt + (page.serverDate - page.receivedAt) - slackMs
  return hasSeconds ? there : there - (there % 60_000)
}

const isAfter = (post: Post, sentAt: number, seen: Seen): boolean => {
  if (post.postedAt === null) return true
  const hasSeconds = /\d:\d\d:\d\d/.test(post.postedAtText ?? '') || !post.postedAt.includes(':00+')
  return Date.parse(post.postedAt) >= earliest(sentAt, seen, hasSeconds)
}

const getThreadPage = async (
  { parts }: Search,
  address: string,
): Promise<{ seen: Seen; thread: ThreadPage } | null> => {
  const seen = see(await parts.client.get(parts.base + address), parts)
  const thread = parseThread(seen.page.text, factsOf(seen, parts))
  return seen.marks.userId && thread && thread.posts.length > 0 ? { seen, thread } : null
}

/** An earlier write that is certainly stored: by its id, or by words that are its own and not the sent ones. */
const isExplained = (post: Post, like: Likeness, known: readonly Known[]): boolean =>
  known.some(one => one.postId === post.id || (like !== 'same' && compareWords(one.body, post.text) === 'same'))

/** Ours, not accounted for, from the moment on: each with how like the sent text it is. */
const candidates = (body: string, thread: ThreadPage, seen: Seen, { sentAt, known }: Search) =>
  thread.posts
    .filter(post => post.author.id === seen.marks.userId)
    .map(post => ({ post, like: compareWords(body, post.text), after: isAfter(post, sentAt, seen) }))
    .filter(({ post, like }) => !isExplained(post, like, known))

type Verdict = { readonly look: Look; readonly reachesBack: boolean }

const judgePage = (body: string, thread: ThreadPage, seen: Seen, search: Search): Verdict => {
  const ours = candidates(body, thread, seen, search)
  const found = ours.find(one => one.after && one.like === 'same')
  // A floor of an earlier write of ours stands before this one, whatever the clocks say.
  const isEarlier = (post: Post): boolean =>
    search.known.some(one => one.postId === post.id && one.sentAt < search.sentAt)
  const reachesBack = thread.posts.some(
    post => post.floor === 1 || isEarlier(post) || !isAfter(post, search.sentAt, seen),
  )
  if (found) return { look: stored(thread.thread.id, found.post.id), reachesBack }
  // A floor of ours that nothing explains, or whose time can't be trusted, leaves it open.
  const isOpen = ours.some(one => one.after || (!seen.knowsZone && one.like === 'same'))
  return { look: isOpen ? unknown : notStored, reachesBack }
}

const lookForReply = async (search: Search, intent: Extract<Intent, { kind: 'reply' }>): Promise<Look> => {
  let at = `forum.php?mod=redirect&tid=${intent.threadId}&goto=lastpost`
  for (let step = 0; step < mostPages; step += 1) {
    const read = await getThreadPage(search, at)
    if (!read) return unknown
    const { number, count } = read.thread.page
    if (step === 0 && count !== null && number !== count) return unknown
    const { look, reachesBack } = judgePage(intent.body, read.thread, read.seen, search)
    if (look.kind !== 'not-stored' || reachesBack || number <= 1) return look
    at = `forum.php?mod=viewthread&tid=${intent.threadId}&page=${number - 1}`
  }
  return unknown
}

/** The board's newest threads and the member's own: one that waits for approval stands in the second only. */
const loadThreadLists = async (search: Search, boardId: string): Promise<readonly ThreadSummary[] | null> => {
  const { parts } = search
  const { client, base } = parts
  const newest = `forum.php?mod=forumdisplay&fid=${boardId}&filter=author&orderby=dateline`
  const board = see(await client.get(base + newest), parts)
  const listing = parseThreads(board.page.text, factsOf(board, parts))
  const { userId, userName } = board.marks
  if (!userId || listing.threads.length === 0) return null
  const own = see(await client.get(`${base}home.php?mod=space&do=thread&view=me&type=thread`), parts)
  const me = { id: userId, name: userName ?? '', kind: 'member' as const, group: null, badges: [] }
  const mine = parseUserThreads(own.page.text, me, factsOf(own, parts))
  return [...mine.threads, ...listing.threads.filter(thread => thread.author.id === userId)]
}

const mostCandidates = 4

const lookForThread = async (search: Search, intent: Extract<Intent, { kind: 'newThread' }>): Promise<Look> => {
  const threads = await loadThreadLists(search, intent.boardId)
  if (!threads) return unknown
  const ids = threads
    .filter(
      thread =>
        !search.known.some(one => one.threadId === thread.id) && compareWords(intent.title, thread.title) !== 'other',
    )
    .map(thread => thread.id)
  const named = [...new Set(ids)]
  for (const id of named.slice(0, mostCandidates)) {
    const read = await getThreadPage(search, `forum.php?mod=viewthread&tid=${id}`)
    // It may wait for approval and be shown to nobody.
    if (!read) return unknown
    const { look } = judgePage(intent.body, { ...read.thread, posts: read.thread.posts.slice(0, 1) }, read.seen, search)
    if (look.kind !== 'not-stored') return look.kind === 'stored' ? stored(id, look.postId) : look
  }
  return named.length > mostCandidates ? unknown : notStored
}

/** An edit is what the edit form shows now. */
const lookForEdit = async ({ parts }: Search, intent: Extract<Intent, { kind: 'edit' }>): Promise<Look> => {
  const page = await parts.client.get(parts.base + formPlans.edit.formUrl(intent))
  const form = parseForm(insideCdata(page.text), formPlans.edit.anchor)
  const body = form?.fields.find(([name]) => name === 'message')?.[1]
  if (body === undefined) return unknown
  const like = compareWords(intent.body, body)
  const lines = (text: string): string => text.replace(/\r\n?/g, '\n').trim()
  if (lines(body) === lines(intent.body)) return stored(intent.threadId, intent.postId)
  return like === 'alike' ? unknown : notStored
}

/** A hot reply stands under the first post of page 1 and is missing at its own place (facts §0.7). */
const getPost = async (search: Search, { threadId, postId }: { threadId: ThreadId; postId: PostId }) => {
  const places = [
    `forum.php?mod=redirect&goto=findpost&ptid=${threadId}&pid=${postId}`,
    `forum.php?mod=viewthread&tid=${threadId}`,
  ]
  let last: Awaited<ReturnType<typeof getThreadPage>> = null
  for (const place of places) {
    last = await getThreadPage(search, place)
    const post = last?.thread.posts.find(one => one.id === postId)
    if (last && post) return { ...last, post }
  }
  return last && { ...last, post: null }
}

const lookForDelete = async (search: Search, intent: Extract<Intent, { kind: 'delete' }>): Promise<Look> => {
  const read = await getPost(search, intent)
  if (!read) return unknown
  const isGone = read.post === null || read.post.state === 'deleted'
  return isGone ? stored(intent.threadId, intent.postId) : notStored
}

const lookFor = (search: Search, intent: Intent): Promise<Look> | Look => {
  switch (intent.kind) {
    case 'reply':
      return lookForReply(search, intent)
    case 'newThread':
      return lookForThread(search, intent)
    case 'edit':
      return lookForEdit(search, intent)
    case 'comment':
      return lookForComment(search.parts, intent, search.sentAt, search.known)
    case 'delete':
      return lookForDelete(search, intent)
    case 'rate':
      return lookForRating(search.parts, intent)
    case 'message':
      return lookForMessage(search.parts, intent, search.sentAt, search.known)
    default:
      return unknown
  }
}

/** `sentAt` is when the write left, in ms by this machine's clock. Network errors are `unknown`. */
export const lookForWrite = async (
  parts: LookParts,
  intent: Intent,
  sentAt: number,
  known: readonly Known[] = [],
): Promise<Look> => {
  try {
    return await lookFor({ parts, sentAt, known }, intent)
  } catch {
    return unknown
  }
}
