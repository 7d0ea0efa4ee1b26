/** A member's threads and replies (facts §5.10): rows without ids in `.tl table`, replies as rows of their own under their thread. */
import {
  attribute,
  type ChildNode,
  type Element,
  findAll,
  findFirst,
  hasClass,
  parseHtml,
  textOf,
} from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import { PalouError } from '../../forum/errors.ts'
import type { BoardName, ListedThread, UserReply } from '../../forum/lists.ts'
import type { Author, PageInfo, Warning } from '../../forum/model.ts'
import { boardUrl, postUrl, threadUrl } from '../../forum/print-address.ts'
import type { PageFacts } from './page-facts.ts'
import { pageOf, parsePager } from './parse-pager.ts'
import { firstLinkTo, linksTo, linkText } from './read-link.ts'
import { countsIn, lastPostIn, pagesIn } from './read-row.ts'
import { readThreadMarks } from './read-thread-marks.ts'
import { sparseThread } from './sparse-thread.ts'

type Shown = { readonly page: PageInfo; readonly warnings: readonly Warning[] }

const rowsIn = (nodes: readonly ChildNode[]): readonly Element[] => {
  const list = findFirst(nodes, element => hasClass(element, 'tl') && !hasClass(element, 'bm_h'))
  const rows = list ? findAll(list.children, element => element.name === 'tr') : []
  return rows.filter(row => !hasClass(row, 'th'))
}

const boardIn = (row: Element, base: string): BoardName | null => {
  const link = firstLinkTo(row.children, 'board', base)
  return link && { id: link.target.boardId, name: linkText(link.element), url: boardUrl(base, link.target.boardId) }
}

const headingOf = (row: Element): Element | null => findFirst(row.children, element => element.name === 'th')

const threadIn = (row: Element, author: Author, facts: PageFacts): ListedThread | null => {
  const heading = headingOf(row)
  const link = heading && firstLinkTo(heading.children, 'thread', facts.base)
  const title = link && linkText(link.element)
  if (!heading || !link || !title) return null
  const icon = findFirst(row.children, element => hasClass(element, 'icn'))
  const last = findFirst(row.children, element => element.name === 'td' && hasClass(element, 'by'))
  return {
    ...sparseThread(link.target.threadId, title, author, facts.base),
    ...readThreadMarks(icon?.children ?? [], heading, link.element, ''),
    ...countsIn(row),
    lastPost: lastPostIn(last, link.target.threadId, facts),
    pages: pagesIn(row) ?? (last ? 1 : null),
    board: boardIn(row, facts.base),
    excerpt: null,
  }
}

const finish = <Item>(
  items: readonly Item[],
  nodes: readonly ChildNode[],
  facts: PageFacts,
): Shown & { readonly items: readonly Item[] } => {
  const isEmpty = findFirst(nodes, element => hasClass(element, 'emp')) !== null
  const isList = findFirst(nodes, element => attribute(element, 'id') === 'delform') !== null
  const saysNone = isList && /没有|沒有|暂无|暫無|还没|還沒/.test(textOf(rowsIn(nodes).flatMap(row => row.children)))
  if (items.length === 0 && !isEmpty && !saysNone)
    throw new PalouError('page-not-recognised', { url: facts.url, detail: 'no rows of a member’s list' })
  const { page, warnings } = pageOf(parsePager(nodes), facts.askedPage)
  return { items, page, warnings }
}

export const parseUserThreads = (
  html: string,
  author: Author,
  facts: PageFacts,
): Shown & { readonly threads: readonly ListedThread[] } => {
  const nodes = parseHtml(html)
  const threads = rowsIn(nodes).map(row => threadIn(row, author, facts))
  const { items, page, warnings } = finish(
    threads.filter(thread => thread !== null),
    nodes,
    facts,
  )
  return { threads: items, page, warnings }
}

/** A row with a heading names the thread; the rows below it hold the replies. */
const repliesIn = (rows: readonly Element[], facts: PageFacts): readonly UserReply[] => {
  const replies: UserReply[] = []
  let thread: UserReply['thread'] | null = null
  let board: BoardName | null = null
  for (const row of rows) {
    const heading = headingOf(row)
    const link = heading && firstLinkTo(heading.children, 'thread', facts.base)
    if (link) {
      const { threadId } = link.target
      thread = { id: threadId, title: linkText(link.element), url: threadUrl(facts.base, threadId) }
      board = boardIn(row, facts.base)
      continue
    }
    for (const { element, target } of linksTo(row.children, 'post', facts.base)) {
      const text = cleanField(textOf(element.children))
      const url = postUrl(facts.base, target.postId, target.threadId)
      if (thread && text) replies.push({ postId: target.postId, url, text, thread, board })
    }
  }
  return replies
}

export const parseUserReplies = (
  html: string,
  facts: PageFacts,
): Shown & { readonly replies: readonly UserReply[] } => {
  const nodes = parseHtml(html)
  const { items, page, warnings } = finish(repliesIn(rowsIn(nodes), facts), nodes, facts)
  return { replies: items, page, warnings }
}
