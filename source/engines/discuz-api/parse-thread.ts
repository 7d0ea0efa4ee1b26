/**
 * viewthread to the model. Version 1 keeps the desktop's HTML and is read for the words; version 4 drops code and mangles quotes
 * (facts §0.15, §6.6), but tells comments and true floors: it stands beside the first where those are wanted.
 */
import type { BoardId, PageInfo, Post, Thread, Warning } from '../../forum/model.ts'
import type { ApiFacts } from './api-facts.ts'
import { commentsOf, labelsOf, parsePost, pidOf, type ThreadRow } from './parse-post.ts'
import { parseSpecial } from './parse-special.ts'
import { summaryOf } from './parse-threads.ts'
import { countIn, type Fields, fieldsOf, idIn, isSet, listOf, numberIn, textIn } from './shape.ts'

export type ApiThreadFacts = ApiFacts & {
  readonly pageUrl: string
  readonly version: number
  readonly askedPage: number
  readonly byAuthor: boolean
  /** Names that the thread's own answer does not carry. */
  readonly boardNames: ReadonlyMap<string, string>
  readonly typeNames: ReadonlyMap<string, string>
  readonly isGuest: boolean
}

export type ApiThread = {
  readonly thread: Thread
  readonly posts: readonly Post[]
  readonly page: PageInfo
  /** The highest floor there is, as far as the thread's own row knows. */
  readonly extent: number | null
  readonly warnings: readonly Warning[]
}

/** Whether version 4 has something to add to version 1. */
export const wantsMore = (variables: Fields, byAuthor: boolean): boolean =>
  byAuthor || (countIn(fieldsOf(variables.thread).comments) ?? 0) > 0

/** Version 4's own knowledge put into version 1's answer, post by post. */
export const withMore = (variables: Fields, more: Fields): Fields => {
  const positions = new Map(listOf(more.postlist).map(item => [pidOf(item), fieldsOf(item).position]))
  const postlist = listOf(variables.postlist).map(item => {
    const position = positions.get(pidOf(item))
    return position === undefined ? item : { ...fieldsOf(item), position }
  })
  return { ...variables, postlist, comments: more.comments, commentcount: more.commentcount }
}

/** Floors stand by position; the answers that a thread counts may have holes or stand elsewhere (facts §4.14). */
const extentOf = (thread: Fields): number | null =>
  Math.max((countIn(thread.replies) ?? -1) + 1, countIn(thread.maxposition) ?? 0) || null

/** The answer does not say which page it is: a page beyond the end is the last one (facts §0.8), which the floors betray. */
const pageNumber = (
  posts: readonly Post[],
  size: number | null,
  facts: ApiThreadFacts,
  count: number | null,
): number => {
  const floors = posts.flatMap(post => post.floor ?? [])
  const isForward = floors.every((floor, index) => index === 0 || floor > floors[index - 1]!)
  if (!facts.byAuthor && isForward && size !== null && floors.length > 0) return Math.ceil(floors.at(-1)! / size)
  return count === null ? facts.askedPage : Math.min(facts.askedPage, Math.max(1, count))
}

const byAuthorCount = (posts: readonly Post[], size: number | null, number: number): number | null =>
  size !== null && posts.length < size ? number : null

const boardOf = (fid: unknown, { base, boardNames }: ApiThreadFacts): Thread['board'] => {
  const id = idIn(fid) as BoardId | null
  const name = id && boardNames.get(id)
  return id && name ? { id, name, url: `${base}forum.php?mod=forumdisplay&fid=${id}` } : null
}

/** With `submodule=checkpost` the answer tells whether this visitor may reply; why not, it does not say. */
const replyGateOf = (variables: Fields, thread: Fields, facts: ApiThreadFacts): Thread['replyGate'] => {
  const allowed = fieldsOf(variables.allowperm).allowreply
  if (allowed === undefined || isSet(allowed)) return null
  if (facts.isGuest) return { kind: 'login', message: '您需要登录后才可以回帖' }
  const message = textIn(thread.closed) === '1' ? '本主题已关闭，不再接受新回复' : '您没有权限在该版块回帖'
  return { kind: 'permission', message }
}

const warningsOf = (posts: readonly Post[], number: number, facts: ApiThreadFacts): readonly Warning[] => {
  const timeless = posts.filter(post => post.postedAt === null && post.postedAtText !== null).map(post => post.id)
  return [
    ...(timeless.length > 0
      ? [{ code: 'time-unparsed' as const, message: `unreadable time: post ${timeless.join(', ')}` }]
      : []),
    ...(facts.askedPage > number
      ? [{ code: 'page-beyond-end' as const, message: `page ${facts.askedPage} was asked, page ${number} came` }]
      : []),
  ]
}

const lastOf = (posts: readonly Post[], isLastPage: boolean, told: Thread['lastPost']): Thread['lastPost'] => {
  const last = isLastPage ? posts.at(-1) : undefined
  if (!last) return told
  return { title: null, url: last.url, author: last.author, postedAt: last.postedAt, postedAtText: last.postedAtText }
}

/** null where the answer is no thread. */
export const parseThread = (variables: Fields, facts: ApiThreadFacts): ApiThread | null => {
  const row = fieldsOf(variables.thread)
  const summary = summaryOf(
    { ...row, dbdateline: row.dateline, dblastpost: '' },
    id => facts.typeNames.get(id) ?? null,
    facts,
  )
  if (!summary || !('postlist' in variables)) return null
  const size = countIn(variables.ppp) || null
  const threadRow: ThreadRow = {
    id: summary.id,
    authorId: summary.author.id,
    pageUrl: facts.pageUrl,
    version: facts.version,
    labels: labelsOf(variables),
    byAuthor: facts.byAuthor,
  }
  const comments = commentsOf(variables, facts)
  const posts = listOf(variables.postlist).flatMap(
    item => parsePost(item, threadRow, comments.get(pidOf(item)) ?? [], facts) ?? [],
  )
  const extent = facts.byAuthor ? null : extentOf(row)
  const known = size && extent && Math.ceil(extent / size)
  const number = pageNumber(posts, size, facts, known)
  const count = facts.byAuthor ? byAuthorCount(posts, size, number) : known && Math.max(known, number)
  const special = parseSpecial(variables, facts)
  const first = posts.find(post => post.floor === 1)
  return {
    thread: {
      ...summary,
      replies: countIn(row.allreplies) ?? summary.replies,
      hasImage: summary.hasImage || (first?.images.length ?? 0) > 0,
      hasAttachment: summary.hasAttachment || (first?.attachments.length ?? 0) > 0,
      author: first?.author ?? summary.author,
      createdAtText: first?.postedAtText ?? summary.createdAtText,
      lastPost: lastOf(posts, count !== null && number >= count && numberIn(row.ordertype) !== 1, summary.lastPost),
      pages: count,
      board: boardOf(variables.fid ?? row.fid, facts),
      previous: null,
      next: null,
      tags: [],
      ...special,
      replyGate: replyGateOf(variables, row, facts),
    },
    posts,
    page: { number, count, size },
    extent,
    warnings: warningsOf(posts, number, facts),
  }
}
