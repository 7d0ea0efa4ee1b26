/**
 * Dumps back into the store: `palou.thread/1` documents (`--json`), lines of `palou.post/1` (`--ndjson`), listings. What a dump says is
 * as little to be trusted as a page: shapes are looked at, texts cleaned, and nothing is kept that does not look like a post.
 */
import { cleanField, cleanText } from '../content/sanitize.ts'
import type { Post, Site, Thread, ThreadAnswer, ThreadsAnswer } from '../forum/model.ts'
import { parseAddress } from '../forum/parse-address.ts'
import { threadUrl } from '../forum/print-address.ts'
import type { Memory } from './memory.ts'

export type Imported = { readonly posts: number; readonly threads: number; readonly skipped: number }

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPost = (value: unknown): value is Post =>
  isFields(value) &&
  typeof value.id === 'string' &&
  /^\w{1,24}$/.test(value.id) &&
  typeof value.text === 'string' &&
  isFields(value.author) &&
  typeof value.author.name === 'string' &&
  Array.isArray(value.content)

/** Every string of it safe to print; line breaks only where a text may have them. */
const clean = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value), (name, inner: unknown) =>
    typeof inner === 'string' ? (name === 'text' || /^\d+$/.test(name) ? cleanText(inner) : cleanField(inner)) : inner,
  ) as Value

const noSite = (base: string): Site => ({
  name: new URL(base).host,
  url: base,
  software: 'Discuz!',
  charset: 'utf-8',
  engine: 'dump',
  account: null,
})

const emptyThread = (base: string, id: string, posts: readonly Post[]): Thread => {
  const first = posts.find(({ floor }) => floor === 1)
  const author = first?.author ?? { id: null, name: '', kind: 'guest', group: null, badges: [] }
  return {
    id: id as Thread['id'],
    url: threadUrl(base, id),
    title: cleanField(first?.text.split('\n')[0]?.slice(0, 40) ?? id),
    type: null,
    kind: 'normal',
    sticky: 0,
    digest: 0,
    hot: false,
    closed: false,
    moved: false,
    readAccess: null,
    price: null,
    hasImage: false,
    hasAttachment: false,
    author,
    createdAt: first?.postedAt ?? null,
    createdAtText: null,
    replies: null,
    views: null,
    lastPost: null,
    pages: null,
    highlighted: false,
    unread: false,
    board: null,
    previous: null,
    next: null,
    tags: [],
    poll: null,
    reward: null,
    activity: null,
    debate: null,
    replyGate: null,
  }
}

const postsAPage = 50

/** As pages, so that the dump reads like a site: the whole thread in its own order. */
const keepPosts = (
  memory: Memory,
  base: string,
  site: Site,
  thread: Thread,
  posts: readonly Post[],
  fetchedAt: string,
): void => {
  const sorted = [...posts].sort((a, b) => (a.floor ?? Number(a.id)) - (b.floor ?? Number(b.id)))
  const count = Math.max(1, Math.ceil(sorted.length / postsAPage))
  for (let number = 1; number <= count; number += 1) {
    const answer: ThreadAnswer = {
      site,
      fetchedAt,
      source: 'cache',
      page: { number, count, size: postsAPage },
      // A dump may be a part of a thread: what is not in it is not gone.
      warnings: [{ code: 'partial', message: 'from a dump' }],
      thread,
      posts: sorted.slice((number - 1) * postsAPage, number * postsAPage),
    }
    memory.keepThreadPage({ base, key: `thread ${thread.id} ${number}  default`, answer, showsAll: true })
  }
}

const threadOfPost = (post: Post): { base: string; threadId: string } | null => {
  const address = parseAddress(post.url)
  if (address?.kind === 'post' && address.threadId !== null) return { base: address.base, threadId: address.threadId }
  if (address?.kind === 'thread') return { base: address.base, threadId: address.threadId }
  return null
}

type Course = {
  readonly loose: Map<string, { base: string; threadId: string; posts: Post[] }>
  posts: number
  threads: number
  skipped: number
}

const takeThread = (memory: Memory, value: Fields, course: Course): boolean => {
  const { site, thread, posts } = value
  if (!isFields(site) || !isFields(thread) || !Array.isArray(posts) || typeof site.url !== 'string') return false
  if (!URL.canParse(site.url) || typeof thread.id !== 'string' || typeof thread.title !== 'string') return false
  const good = clean(posts.filter(isPost))
  const fetchedAt =
    typeof value.fetchedAt === 'string' && !Number.isNaN(Date.parse(value.fetchedAt))
      ? value.fetchedAt
      : new Date(0).toISOString()
  const whole = { ...emptyThread(site.url, thread.id, good), ...(clean(thread) as unknown as Thread) }
  keepPosts(memory, site.url, clean(site) as unknown as Site, whole, good, fetchedAt)
  course.posts += good.length
  course.skipped += posts.length - good.length
  course.threads += 1
  return true
}

const takeListing = (memory: Memory, value: Fields, course: Course): boolean => {
  const { site, board, threads } = value
  if (!isFields(site) || !isFields(board) || !Array.isArray(threads) || typeof site.url !== 'string') return false
  if (!URL.canParse(site.url) || typeof board.id !== 'string' || typeof board.name !== 'string') return false
  const good = threads.filter(
    one => isFields(one) && typeof one.id === 'string' && typeof one.title === 'string' && isFields(one.author),
  )
  const answer = clean({ ...value, threads: good }) as unknown as ThreadsAnswer
  memory.keepListing(site.url, `threads ${board.id} ${answer.page?.number ?? 1}  all `, answer)
  course.threads += good.length
  return true
}

const takePost = (value: unknown, base: string | null, course: Course): boolean => {
  if (!isPost(value)) return false
  const { schema: _, ...post } = clean(value) as Post & { readonly schema?: string }
  const place = threadOfPost(post)
  if (!place) return false
  const key = `${base ?? place.base} ${place.threadId}`
  const known = course.loose.get(key) ?? { base: base ?? place.base, threadId: place.threadId, posts: [] }
  course.loose.set(key, known)
  known.posts.push(post)
  course.posts += 1
  return true
}

const take = (memory: Memory, line: string, base: string | null, course: Course): void => {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    course.skipped += 1
    return
  }
  if (isFields(value) && value.schema === 'palou.end/1') return
  const isTaken =
    isFields(value) &&
    (takeThread(memory, value, course) || takeListing(memory, value, course) || takePost(value, base, course))
  if (!isTaken) course.skipped += 1
}

/** `lines`: each a JSON value. `base` stands in for the site that post lines name. Written when `memory.flush()` has settled. */
export const importDump = (memory: Memory, lines: Iterable<string>, base: string | null, now: number): Imported => {
  const course: Course = { loose: new Map(), posts: 0, threads: 0, skipped: 0 }
  for (const line of lines) if (line.trim() !== '') take(memory, line, base, course)
  for (const { base: of, threadId, posts } of course.loose.values()) {
    keepPosts(memory, of, noSite(of), emptyThread(of, threadId, posts), posts, new Date(now).toISOString())
    course.threads += 1
  }
  const { posts, threads, skipped } = course
  return { posts, threads, skipped }
}

/** A dump as its values: one document over many lines, or one a line. */
export const dumpLines = (text: string): readonly string[] => {
  const trimmed = text.trim()
  try {
    JSON.parse(trimmed)
    return [trimmed]
  } catch {
    return trimmed.split('\n')
  }
}
