/**
 * Rows of threads, as listings, guides and lists of one's own have them: `normalthread_TID` and `stickthread_TID`, ids that nearly
 * every template keeps (facts §3.2, §10.1). Cells are found by class, then by what they hold; never by their place, which
 * moderators' check boxes and plugins' columns shift.
 */
import {
  attribute,
  type ChildNode,
  type Element,
  findAll,
  findFirst,
  hasClass,
  isElement,
  textOf,
} from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import type { Author, BoardId, LastPost, ThreadId, ThreadSummary } from '../../forum/model.ts'
import { lastPostUrl, threadUrl } from '../../forum/print-address.ts'
import { foldTraditional } from '../discuz/fold-traditional.ts'
import { parseCount } from '../discuz/parse-count.ts'
import type { PageFacts } from './page-facts.ts'
import { nobody, readAuthor } from './read-author.ts'
import { countOf } from './read-count.ts'
import { firstLinkTo, type Link, linksTo, linkText, targetOf } from './read-link.ts'
import { readThreadMarks } from './read-thread-marks.ts'
import { readWhen } from './read-when.ts'

export type ThreadRow = {
  readonly thread: ThreadSummary
  /** The board's name and id where the list is of several boards (guides). */
  readonly board: { readonly id: BoardId; readonly name: string } | null
}

const rowId = /^(?:normal|stick)thread_\d+$/

export const threadRowsIn = (nodes: readonly ChildNode[]): readonly Element[] =>
  findAll(nodes, element => rowId.test(attribute(element, 'id') ?? ''))

const isLinkToThread = (link: Element, base: string): boolean => targetOf(link, base)?.kind === 'thread'

/** `a.xst`; else the longest words that link to a thread, page numbers and counts aside. */
const subjectIn = (row: Element, base: string): Element | null => {
  const marked = findFirst(row.children, element => element.name === 'a' && hasClass(element, 'xst'))
  if (marked) return marked
  const links = findAll(row.children, element => element.name === 'a' && isLinkToThread(element, base))
  const titled = links.filter(link => !/^[\d\s.…]*$/.test(linkText(link)))
  return titled.reduce<Element | null>(
    (best, link) => (best && linkText(best).length >= linkText(link).length ? best : link),
    null,
  )
}

const cellAround = (element: Element, row: Element): Element => {
  for (let at = element.parent; isElement(at) && at !== row; at = at.parent)
    if (at.name === 'th' || at.name === 'td' || at.name === 'li') return at
  return row
}

const before = (cell: Element, subject: Element): readonly ChildNode[] => {
  const at = cell.children.indexOf(subject)
  return at < 0 ? [] : cell.children.slice(0, at)
}

/** `[<a …typeid=3>求助</a>]` before the subject; the id missing where the prefix is plain text. */
const typeIn = (cell: Element, subject: Element, base: string): ThreadSummary['type'] => {
  for (const prefix of before(cell, subject)) {
    if (!isElement(prefix) || prefix.name !== 'em') continue
    const link = findFirst(prefix.children, element => element.name === 'a')
    const name = (link ? linkText(link) : cleanField(textOf(prefix.children))).replace(/^[[【]|[\]】]$/g, '')
    if (name) return { id: link && typeId(attribute(link, 'href') ?? '', base), name }
  }
  return null
}

/** Kinds of information (`sortid`) are told from types by their prefix; the engine asks for them by it (facts §3.4). */
export const typeId = (href: string, base: string): string | null => {
  const match = URL.parse(href.replaceAll('&amp;', '&'), base)?.search.match(/[?&](type|sort)id=(\d+)/)
  return match ? (match[1] === 'sort' ? `sort:${match[2]}` : (match[2] ?? null)) : null
}

const isMoved = (cell: Element, subject: Element): boolean =>
  before(cell, subject).some(node => !isElement(node) && /移动\s*[:：]/.test(foldTraditional(textOf([node]))))

const pagesIn = (row: Element): number | null => {
  const box = findFirst(row.children, element => hasClass(element, 'tps'))
  if (!box) return null
  const numbers = findAll(box.children, element => element.name === 'a').map(link => parseCount(textOf(link.children)))
  return numbers.reduce((most, number) => Math.max(most ?? 0, number ?? 0), null as number | null)
}

type Cells = { readonly author: Element | null; readonly last: Element | null; readonly board: Link<'board'> | null }

/** `td.by`: with a `cite` they are author and last post, without one (guides) the board. */
const byCells = (row: Element, base: string): Cells => {
  const cells = findAll(row.children, element => element.name === 'td' && hasClass(element, 'by'))
  const people = cells.filter(cell => findFirst(cell.children, element => element.name === 'cite') !== null)
  const rest = cells.filter(cell => !people.includes(cell)).flatMap(cell => cell.children)
  return { author: people[0] ?? null, last: people[1] ?? null, board: firstLinkTo(rest, 'board', base) }
}

const part = (cell: Element | null, name: string): readonly ChildNode[] =>
  (cell && findFirst(cell.children, element => element.name === name)?.children) ?? []

const lastPostIn = (cell: Element | null, threadId: ThreadId, facts: PageFacts): LastPost | null => {
  if (!cell) return null
  const when = readWhen(part(cell, 'em'), facts)
  return {
    title: null,
    url: lastPostUrl(facts.base, threadId),
    author: readAuthor(part(cell, 'cite'), facts.base),
    postedAt: when.at,
    postedAtText: when.text,
  }
}

const counts = (row: Element): { readonly replies: number | null; readonly views: number | null } => {
  const cell = findFirst(row.children, element => element.name === 'td' && hasClass(element, 'num'))
  const classed = (name: string): readonly ChildNode[] =>
    findFirst(row.children, element => hasClass(element, name))?.children ?? []
  // Cards of the 克米 templates count in `.km_reply` and `.km_view` (facts §10.1).
  return cell
    ? { replies: countOf(part(cell, 'a')), views: countOf(part(cell, 'em')) }
    : { replies: countOf(classed('km_reply')), views: countOf(classed('km_view')) }
}

/** Where no cell names the author: the row's first link to a member, and its first time. */
const looseAuthor = (row: Element, facts: PageFacts): Author | null => {
  const link = linksTo(row.children, 'user', facts.base).find(found => linkText(found.element) !== '')
  return link ? readAuthor([link.element], facts.base) : null
}

const looseTime = (row: Element, facts: PageFacts) => {
  const when = readWhen(row.children, facts)
  const words = when.text && when.text.length <= 40 ? when.text : null
  return when.at ? { at: when.at, text: words } : { at: null, text: null }
}

/** null where the row holds no link to a thread. */
export const parseThreadRow = (row: Element, facts: PageFacts): ThreadRow | null => {
  const subject = subjectIn(row, facts.base)
  const target = subject && targetOf(subject, facts.base)
  const title = subject && cleanField(textOf(subject.children))
  if (!subject || target?.kind !== 'thread' || !title) return null
  const { threadId } = target
  const heading = cellAround(subject, row)
  const id = attribute(row, 'id') ?? ''
  const cells = byCells(row, facts.base)
  const status = findFirst(row.children, element => hasClass(element, 'icn'))
  const created = cells.author ? readWhen(part(cells.author, 'em'), facts) : looseTime(row, facts)
  const author = cells.author ? readAuthor(part(cells.author, 'cite'), facts.base) : looseAuthor(row, facts)
  const moved = isMoved(heading, subject)
  return {
    board: cells.board && { id: cells.board.target.boardId, name: linkText(cells.board.element) },
    thread: {
      id: threadId,
      url: threadUrl(facts.base, threadId),
      title,
      type: typeIn(heading, subject, facts.base),
      ...readThreadMarks(status?.children ?? [], heading, id),
      moved,
      author: author ?? nobody,
      createdAt: created.at,
      createdAtText: created.text,
      ...counts(row),
      lastPost: lastPostIn(cells.last, threadId, facts),
      // Page links stand only where there are several pages; the standard cells prove that they would.
      pages: pagesIn(row) ?? (cells.author && !moved ? 1 : null),
      highlighted: /\b(?:color|font-(?:weight|style)|text-decoration)\b/.test(attribute(subject, 'style') ?? ''),
    },
  }
}
