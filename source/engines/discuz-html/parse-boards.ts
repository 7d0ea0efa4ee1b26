/**
 * Boards in a block of the index, or of a board's own sub-boards: one a row (layout A) or several beside each other (layout B),
 * facts §2.3–2.5. Label-free: told apart by where links point to and by order.
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
import { cleanField, cleanUrl } from '../../content/sanitize.ts'
import type { Author, Board, BoardId, LastPost } from '../../forum/model.ts'
import { boardUrl, lastPostUrl } from '../../forum/print-address.ts'
import { foldTraditional } from '../discuz/fold-traditional.ts'
import { parseCount } from '../discuz/parse-count.ts'
import type { PageFacts } from './page-facts.ts'
import { readAuthor, readMembers } from './read-author.ts'
import { countOf } from './read-count.ts'
import { firstLinkTo, linksTo, linkText, targetOf } from './read-link.ts'
import { readWhen } from './read-when.ts'

/** A board of which only name and place are known. */
export const bareBoard = (id: BoardId, name: string, base: string): Board => ({
  id,
  name,
  url: boardUrl(base, id),
  description: null,
  todayPosts: null,
  threads: null,
  posts: null,
  moderators: [],
  lastPost: null,
  hasNew: false,
  access: 'open',
  children: [],
})

const classed =
  (...names: readonly string[]) =>
  (element: Element): boolean =>
    names.some(name => hasClass(element, name))

/** X3.4 says it by `forum_new.gif`, X3.5 by the colour of its drawn icon (facts §2.3). */
const showsNew = (nodes: readonly ChildNode[]): boolean =>
  findFirst(
    nodes,
    element =>
      /forum_new\./.test(attribute(element, 'src') ?? '') || attribute(element, 'fill')?.toLowerCase() === '#fdc910',
  ) !== null

/** Words instead of a last post: 私密版块, 链接到外部地址, or never (facts §2.5). */
const accessIn = (cell: readonly ChildNode[]): Board['access'] => {
  const words = foldTraditional(textOf(cell))
  const link = findFirst(cell, element => element.name === 'a')
  if (/外部地址/.test(words)) return 'link'
  return !link && /私密/.test(words) ? 'private' : 'open'
}

const lastPostIn = (cell: readonly ChildNode[], facts: PageFacts): LastPost | null => {
  const link = firstLinkTo(cell, 'lastPost', facts.base) ?? firstLinkTo(cell, 'thread', facts.base)
  const cite = findFirst(cell, element => element.name === 'cite')
  if (!link) return null
  // Three columns and more: one link whose words are the time, no title and no author (facts §2.4).
  const when = readWhen(cite ? cite.children : link.element.children, facts)
  return {
    title: cite ? linkText(link.element) || null : null,
    url: lastPostUrl(facts.base, link.target.threadId),
    author: cite && posterIn(cite, facts.base),
    postedAt: when.at,
    postedAtText: when.text,
  }
}

/** In a `cite` the time stands before the author, as a titled span or as bare words. */
const posterIn = (cite: Element, base: string): Author | null => {
  const untimed = cite.children.filter(
    node => !(isElement(node) && node.name === 'span' && attribute(node, 'title') !== null),
  )
  const author = readAuthor(untimed, base)
  const name = author?.name.replace(/^[\d\s:./年月日-]+(?=\D|$)/, '').trim()
  return author && author.kind === 'anonymous' ? (name ? { ...author, name } : null) : author
}

/** The paragraphs under a name: description (`xg2`), sub-boards (links to boards), moderators (links to members). */
const paragraphsIn = (nodes: readonly ChildNode[], facts: PageFacts) => {
  const paragraphs = findAll(nodes, element => element.name === 'p')
  const plain = paragraphs.filter(element => !hasClass(element, 'xg2'))
  const description = paragraphs.find(classed('xg2'))
  return {
    description: (description && cleanField(textOf(description.children))) || null,
    moderators: plain.flatMap(element => readMembers(element.children, facts.base)),
    children: plain
      .flatMap(element => linksTo(element.children, 'board', facts.base))
      .map(({ element, target }) => bareBoard(target.boardId, linkText(element), facts.base))
      .filter(board => board.name !== ''),
  }
}

type Cells = {
  readonly heading: Element
  readonly body: readonly ChildNode[]
  readonly icon: readonly ChildNode[]
  readonly counts: readonly (number | null)[]
  readonly last: readonly ChildNode[]
}

/** A bound domain's link holds no fid (facts §1.9): the address itself is then the board's name to the engine. */
const identify = (link: Element, facts: PageFacts): { readonly id: BoardId; readonly url: string } | null => {
  const target = targetOf(link, facts.base)
  if (target?.kind === 'board') return { id: target.boardId, url: boardUrl(facts.base, target.boardId) }
  const url = cleanUrl(attribute(link, 'href') ?? '', facts.base)
  return url?.startsWith('http') ? { id: url as BoardId, url } : null
}

const boardFrom = (cells: Cells, facts: PageFacts): Board | null => {
  const link = findFirst(cells.heading.children, element => element.name === 'a' && linkText(element) !== '')
  const place = link && identify(link, facts)
  if (!link || !place) return null
  const [threads = null, posts = null] = cells.counts
  const today = findFirst(cells.heading.children, element => element.name === 'em')
  const access = accessIn(cells.last)
  return {
    ...bareBoard(place.id, linkText(link), facts.base),
    ...paragraphsIn(cells.body, facts),
    url: place.url,
    // The template leaves a zero out (facts §2.3).
    todayPosts: (today && parseCount(textOf(today.children))) ?? (threads === null ? null : 0),
    threads,
    posts,
    lastPost: access === 'link' ? null : lastPostIn(cells.last, facts),
    hasNew: showsNew(cells.icon),
    access,
  }
}

const inside = (row: Element, test: (element: Element) => boolean): readonly ChildNode[] =>
  findFirst(row.children, test)?.children ?? []

const rowCells = (row: Element): Cells | null => {
  const heading = findFirst(row.children, element => element.name === 'h2' || element.name === 'h3')
  if (!heading) return null
  const counts = findFirst(row.children, classed('fl_i'))
  const numbers = counts ? findAll(counts.children, classed('xi2', 'xg1')) : []
  return {
    heading,
    body: (isElement(heading.parent) ? heading.parent : row).children,
    icon: inside(row, classed('fl_icn')),
    counts: numbers.map(element => countOf(element.children)),
    last: inside(row, classed('fl_by')),
  }
}

const columnCells = (cell: Element): Cells | null => {
  const heading = findFirst(cell.children, element => element.name === 'dt')
  if (!heading) return null
  const lines = findAll(cell.children, element => element.name === 'dd')
  const counts = lines.find(line => findFirst(line.children, element => element.name === 'em') !== null)
  const numbers = counts ? findAll(counts.children, element => element.name === 'em') : []
  return {
    heading,
    body: lines.filter(line => line !== counts).flatMap(line => line.children),
    icon: inside(cell, classed('fl_icn_g')),
    counts: numbers.map(element => countOf(element.children)),
    last: lines.findLast(line => line !== counts)?.children ?? [],
  }
}

/** Boards in document order; what is no board in either layout is left out. */
export const parseBoards = (nodes: readonly ChildNode[], facts: PageFacts): readonly Board[] => {
  const columns = findAll(nodes, classed('fl_g'))
  const rows = findAll(nodes, element => element.name === 'tr').filter(
    row =>
      findFirst(row.children, classed('fl_g')) === null &&
      findFirst(row.children, child => child.name === 'tr') === null,
  )
  const cells = [...columns.map(columnCells), ...rows.map(rowCells)].filter(found => found !== null)
  return cells.map(found => boardFrom(found, facts)).filter(board => board !== null)
}
