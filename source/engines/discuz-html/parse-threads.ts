/** A board's listing (facts §3): the standard rows, picture walls, touch cards, and links alone where markup is unknown. */
import { type ChildNode, type Element, findFirst, hasClass, parseHtml, textOf } from '../../content/dom.ts'
import { PalouError } from '../../forum/errors.ts'
import type { Board, PageInfo, ThreadSummary, ThreadType, Warning } from '../../forum/model.ts'
import { foldTraditional } from '../discuz/fold-traditional.ts'
import type { PageFacts } from './page-facts.ts'
import { parseBoardHead } from './parse-board-head.ts'
import { parseComiisCards } from './parse-comiis-cards.ts'
import { parseLinkedThreads } from './parse-linked-threads.ts'
import { pageOf, parsePager } from './parse-pager.ts'
import { parseThreadRow, threadRowsIn } from './parse-thread-rows.ts'
import { parseTouchThreads } from './parse-touch-threads.ts'
import { parseWaterfall } from './parse-waterfall.ts'

export type ThreadsPage = {
  readonly board: Board
  readonly types: readonly ThreadType[]
  readonly threads: readonly ThreadSummary[]
  readonly page: PageInfo
  /** The owner's rules of the board; lines are lines. */
  readonly rules: string | null
  readonly warnings: readonly Warning[]
}

/** `size`: rows that count towards a page's size; null where the template does not tell them apart. */
type Found = {
  readonly threads: readonly ThreadSummary[]
  readonly size: number | null
  readonly warnings: readonly Warning[]
}

/** Sticky threads of the board itself count as rows of a page, those of a category or of all boards come on top. */
const sizeOf = (rows: readonly Element[], threads: readonly ThreadSummary[]): number =>
  rows.filter(row => row.attribs.id?.startsWith('normal')).length +
  threads.filter(thread => thread.sticky === 1 && rows.some(row => row.attribs.id === `stickthread_${thread.id}`))
    .length

const standardRows = (nodes: readonly ChildNode[], facts: PageFacts): Found => {
  const rows = threadRowsIn(nodes)
  const threads = rows.map(row => parseThreadRow(row, facts)?.thread ?? null).filter(thread => thread !== null)
  const lost = rows.length - threads.length
  const message = `${lost} of ${rows.length} rows of the listing could not be read`
  return {
    threads,
    size: sizeOf(rows, threads),
    warnings: lost > 0 && threads.length > 0 ? [{ code: 'markup-unknown', message }] : [],
  }
}

const plain =
  (read: (nodes: readonly ChildNode[], facts: PageFacts) => readonly ThreadSummary[], message?: string) =>
  (nodes: readonly ChildNode[], facts: PageFacts): Found => ({
    threads: read(nodes, facts),
    size: null,
    warnings: message ? [{ code: 'markup-unknown', message }] : [],
  })

/** The page's own word for empty: `p.emp`, or the sentence where a template has another element (facts §3.2). */
const saysEmpty = (nodes: readonly ChildNode[]): boolean => {
  const box = findFirst(nodes, element => hasClass(element, 'emp'))
  if (box) return true
  const list = findFirst(nodes, element => /^(?:threadlist|threadlisttableid)$/.test(element.attribs.id ?? ''))
  const touch = findFirst(nodes, element => hasClass(element, 'threadlist') || hasClass(element, 'threadlist_box'))
  const words = foldTraditional(textOf([...(list?.children ?? []), ...(touch?.children ?? [])]))
  return /(?:尚无|暂无|没有).{0,4}(?:主题|帖子)/.test(words)
}

const readers = [standardRows, plain(parseWaterfall), plain(parseTouchThreads), plain(parseComiisCards)] as const

const linked = plain(
  parseLinkedThreads,
  'the listing is of an unknown template: threads were found by their links alone',
)

const findThreads = (nodes: readonly ChildNode[], facts: PageFacts): Found => {
  for (const read of readers) {
    const found = read(nodes, facts)
    if (found.threads.length > 0) return found
  }
  if (saysEmpty(nodes)) return { threads: [], size: null, warnings: [] }
  const found = linked(nodes, facts)
  if (found.threads.length > 0) return found
  const detail = 'no normalthread_ rows, no picture wall, no touch list, and no word of being empty'
  throw new PalouError('page-not-recognised', { url: facts.url, detail })
}

/** Times that the page shows and we can't read: null in the model, named here. */
const timeWarnings = (threads: readonly ThreadSummary[]): readonly Warning[] => {
  const isUnread = (at: string | null | undefined, text: string | null | undefined): boolean => at === null && !!text
  const ids = threads
    .filter(
      ({ createdAt, createdAtText, lastPost }) =>
        isUnread(createdAt, createdAtText) || isUnread(lastPost?.postedAt, lastPost?.postedAtText),
    )
    .map(thread => thread.id)
  return ids.length > 0 ? [{ code: 'time-unparsed', message: `unreadable time: thread ${ids.join(', ')}` }] : []
}

/** Throws `page-not-recognised` rather than giving an empty list that the page does not claim (field report 5). */
export const parseThreads = (html: string, facts: PageFacts): ThreadsPage => {
  const nodes = parseHtml(html)
  const { threads, size, warnings } = findThreads(nodes, facts)
  const head = parseBoardHead(html, nodes, facts)
  const shown = pageOf(parsePager(nodes), facts.askedPage)
  const isFull = shown.page.count === null || shown.page.number < shown.page.count
  return {
    ...head,
    threads,
    page: { ...shown.page, size: isFull ? size : null },
    warnings: [...warnings, ...timeWarnings(threads), ...shown.warnings],
  }
}
