/**
 * Rows of threads, as listings, guides and lists of one's own have them: `normalthread_TID` and `stickthread_TID`, ids that nearly
 * every template keeps (facts §3.2, §10.1). Cells are found by class, then by what they hold; never by their place, which
 * moderators' check boxes and plugins' columns shift.
 */
import { cleanTitle } from '../../content/decode-numbered.ts'
import { attribute, type ChildNode, type Element, findAll, findFirst, hasClass, textOf } from '../../content/dom.ts'
import type { BoardId, ThreadId, ThreadSummary } from '../../forum/model.ts'
import { lastPostUrl, threadUrl } from '../../forum/print-address.ts'
import type { PageFacts } from './page-facts.ts'
import { nobody, readAuthor } from './read-author.ts'
import { firstLinkTo, type Link, linksTo, linkText, targetOf } from './read-link.ts'
import {
  cellAround,
  countsIn,
  isMoved,
  lastPostIn,
  looseAuthor,
  looseTimes,
  pagesIn,
  partOf,
  subjectIn,
  typeId,
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

/** Board, times and last poster where the row has the standard cells, and where it has not. */
const peopleIn = (row: Element, subject: Element, threadId: ThreadId, facts: PageFacts) => {
  const { author, last, board } = byCells(row, facts.base)
  if (author)
    return {
      board,
      author: readAuthor(partOf(author, 'cite'), facts.base),
      created: readWhen(partOf(author, 'em'), facts),
      lastPost: lastPostIn(last, threadId, facts),
      isStandard: true,
    }
  const times = looseTimes(row, subject, facts)
  const lastPost = times.last && { title: null, url: lastPostUrl(facts.base, threadId), author: null }
  return {
    board: linksTo(row.children, 'board', facts.base).find(({ element }) => !isTypeLink(element, facts.base)) ?? null,
    author: looseAuthor(row, facts.base),
    created: times.created,
    lastPost: times.last && lastPost && { ...lastPost, postedAt: times.last.at, postedAtText: times.last.text },
    isStandard: false,
  }
}

const isTypeLink = (link: Element, base: string): boolean => typeId(attribute(link, 'href') ?? '', base) !== null

/** null where the row holds no link to a thread. */
export const parseThreadRow = (row: Element, facts: PageFacts): ThreadRow | null => {
  const subject = subjectIn(row, facts.base)
  const target = subject && targetOf(subject, facts.base)
  const title = subject && cleanTitle(textOf(subject.children))
  if (!subject || target?.kind !== 'thread' || !title) return null
  const { threadId } = target
  const heading = cellAround(subject, row)
  const people = peopleIn(row, subject, threadId, facts)
  const status = findFirst(row.children, element => hasClass(element, 'icn'))
  const moved = isMoved(subject)
  return {
    board: people.board && { id: people.board.target.boardId, name: linkText(people.board.element) },
    thread: {
      id: threadId,
      url: threadUrl(facts.base, threadId),
      title,
      type: typeIn(row, subject, facts.base),
      ...readThreadMarks(status?.children ?? [], heading, subject, attribute(row, 'id') ?? ''),
      moved,
      author: people.author ?? nobody,
      createdAt: people.created.at,
      createdAtText: people.created.text,
      ...countsIn(row),
      lastPost: people.lastPost,
      // Page links stand only where there are several pages; the standard cells prove that they would.
      pages: pagesIn(row) ?? (people.isStandard && !moved ? 1 : null),
      highlighted: /\b(?:color|font-(?:weight|style)|text-decoration)\b/.test(attribute(subject, 'style') ?? ''),
    },
  }
}
