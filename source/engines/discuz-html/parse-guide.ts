/** Guide pages (导读): the rows of listings with a board in each (facts §3.7). */
import { type ChildNode, findFirst, hasClass, parseHtml } from '../../content/dom.ts'
import { PalouError } from '../../forum/errors.ts'
import type { BoardName, ListedThread } from '../../forum/lists.ts'
import type { PageInfo, Warning } from '../../forum/model.ts'
import { boardUrl } from '../../forum/print-address.ts'
import type { PageFacts } from './page-facts.ts'
import { parseLinkedThreads } from './parse-linked-threads.ts'
import { pageOf, parsePager } from './parse-pager.ts'
import { parseThreadRow, type ThreadRow, threadRowsIn } from './parse-thread-rows.ts'
import { parseTouchThreads } from './parse-touch-threads.ts'

export type GuidePage = {
  readonly threads: readonly ListedThread[]
  readonly page: PageInfo
  readonly warnings: readonly Warning[]
}

export const boardName = (board: ThreadRow['board'], base: string): BoardName | null =>
  board && { ...board, url: boardUrl(base, board.id) }

const bare = (threads: ReturnType<typeof parseTouchThreads>): readonly ListedThread[] =>
  threads.map(thread => ({ ...thread, board: null, excerpt: null }))

const markupUnknown: Warning = {
  code: 'markup-unknown',
  message: 'the list is of an unknown template: threads were found by their links alone',
}

const saysEmpty = (nodes: readonly ChildNode[]): boolean =>
  findFirst(nodes, element => hasClass(element, 'emp')) !== null

/** Throws `page-not-recognised` rather than giving a list that is empty by our fault. */
export const parseGuide = (html: string, facts: PageFacts): GuidePage => {
  const nodes = parseHtml(html)
  const { page, warnings } = pageOf(parsePager(nodes), facts.askedPage)
  const rows = threadRowsIn(nodes).map(row => parseThreadRow(row, facts))
  const found = rows.filter(row => row !== null)
  if (found.length > 0) {
    const threads = found.map(({ thread, board }) => ({
      ...thread,
      board: boardName(board, facts.base),
      excerpt: null,
    }))
    const size = page.count === null || page.number < page.count ? threads.length : null
    return { threads, page: { ...page, size }, warnings }
  }
  const touch = bare(parseTouchThreads(nodes, facts))
  if (touch.length > 0) return { threads: touch, page, warnings }
  if (saysEmpty(nodes)) return { threads: [], page, warnings }
  const linked = bare(parseLinkedThreads(nodes, facts))
  if (linked.length > 0) return { threads: linked, page, warnings: [...warnings, markupUnknown] }
  throw new PalouError('page-not-recognised', {
    url: facts.url,
    detail: 'no rows of threads and no word of being empty',
  })
}
