/**
 * Rows of threads, as listings, guides and lists of one's own have them: `normalthread_TID` and `stickthread_TID`, ids that nearly
 * every template keeps (facts §3.2, §10.1). Cells are found by class, then by what they hold; never by their place, which
 * moderators' check boxes and plugins' columns shift.
 */
import { attribute, type ChildNode, type Element, findAll, findFirst, hasClass, textOf } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import type { BoardId, ThreadSummary } from '../../forum/model.ts'
import { threadUrl } from '../../forum/print-address.ts'
import type { PageFacts } from './page-facts.ts'
import { nobody, readAuthor } from './read-author.ts'
import { firstLinkTo, type Link, linkText, targetOf } from './read-link.ts'
import {
  cellAround,
  countsIn,
  isMoved,
  lastPostIn,
  looseAuthor,
  looseTime,
  pagesIn,
  partOf,
  subjectIn,
  typeIn,
} from './read-row.ts'
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

type Cells = { readonly author: Element | null; readonly last: Element | null; readonly board: Link<'board'> | null }

/** `td.by`: with a `cite` they are author and last post, without one (guides) the board. */
const byCells = (row: Element, base: string): Cells => {
  const cells = findAll(row.children, element => element.name === 'td' && hasClass(element, 'by'))
  const people = cells.filter(cell => findFirst(cell.children, element => element.name === 'cite') !== null)
  const rest = cells.filter(cell => !people.includes(cell)).flatMap(cell => cell.children)
  return { author: people[0] ?? null, last: people[1] ?? null, board: firstLinkTo(rest, 'board', base) }
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
  const created = cells.author ? readWhen(partOf(cells.author, 'em'), facts) : looseTime(row, facts)
  const author = cells.author ? readAuthor(partOf(cells.author, 'cite'), facts.base) : looseAuthor(row, facts)
  const moved = isMoved(subject)
  return {
    board: cells.board && { id: cells.board.target.boardId, name: linkText(cells.board.element) },
    thread: {
      id: threadId,
      url: threadUrl(facts.base, threadId),
      title,
      type: typeIn(subject, facts.base),
      ...readThreadMarks(status?.children ?? [], heading, id),
      moved,
      author: author ?? nobody,
      createdAt: created.at,
      createdAtText: created.text,
      ...countsIn(row),
      lastPost: lastPostIn(cells.last, threadId, facts),
      // Page links stand only where there are several pages; the standard cells prove that they would.
      pages: pagesIn(row) ?? (cells.author && !moved ? 1 : null),
      highlighted: /\b(?:color|font-(?:weight|style)|text-decoration)\b/.test(attribute(subject, 'style') ?? ''),
    },
  }
}
