/**
 * Boards in a block of the index, or of a board's own sub-boards (facts §2.3–2.5). Label-free: things are told apart by where links
 * point to and by order.
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
import { type BoardCells, boardCellsIn } from './read-board-cells.ts'
import { firstLinkTo, type Link, linksTo, linkText, targetOf } from './read-link.ts'
import { findTimes, readWhen } from './read-when.ts'

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

/** In a `cite` the time stands before the author, as a titled span or as bare words. */
const posterIn = (cite: Element, base: string): Author | null => {
  const untimed = cite.children.filter(
    node => !(isElement(node) && node.name === 'span' && attribute(node, 'title') !== null),
  )
  const author = readAuthor(untimed, base)
  const name = author?.name.replace(/^[\d\s:./年月日-]+(?=\D|$)/, '').trim()
  return author && author.kind === 'anonymous' ? (name ? { ...author, name } : null) : author
}

type LastLink = Link<'lastPost'> | Link<'thread'>

/** Without a `cite`: a menu beside the link holds author and time, or the link's own words are the time (facts §2.4). */
const looseLastPost = (cell: readonly ChildNode[], link: LastLink, facts: PageFacts): Omit<LastPost, 'url'> => {
  const beside = findTimes(cell, facts, element => element === link.element)[0]
  const own = beside ? undefined : findTimes(link.element.children, facts, () => false)[0]
  const title = cleanField(attribute(link.element, 'title') ?? '') || linkText(link.element)
  const [author = null] = readMembers(cell, facts.base)
  const when = beside ?? own ?? { at: null, text: null }
  return { title: own ? null : title || null, author, postedAt: when.at, postedAtText: when.text }
}

const lastPostIn = (cell: readonly ChildNode[], facts: PageFacts): LastPost | null => {
  const link = firstLinkTo(cell, 'lastPost', facts.base) ?? firstLinkTo(cell, 'thread', facts.base)
  if (!link) return null
  const url = lastPostUrl(facts.base, link.target.threadId)
  const cite = findFirst(cell, element => element.name === 'cite')
  if (!cite) return { ...looseLastPost(cell, link, facts), url }
  const when = readWhen(cite.children, facts)
  const title = linkText(link.element) || null
  return { title, url, author: posterIn(cite, facts.base), postedAt: when.at, postedAtText: when.text }
}

/** The paragraphs under a name: sub-boards are links to boards, moderators links to members; the description is `xg2` or neither. */
const paragraphsIn = (nodes: readonly ChildNode[], facts: PageFacts) => {
  const paragraphs = findAll(nodes, element => element.name === 'p')
  const lines = paragraphs.map(element => ({
    element,
    members: hasClass(element, 'xg2') ? [] : readMembers(element.children, facts.base),
    boards: hasClass(element, 'xg2') ? [] : linksTo(element.children, 'board', facts.base),
  }))
  const words = lines.filter(line => line.members.length === 0 && line.boards.length === 0)
  const description = words.find(line => hasClass(line.element, 'xg2')) ?? words[0]
  return {
    description: (description && cleanField(textOf(description.element.children))) || null,
    moderators: lines.flatMap(line => line.members),
    children: lines
      .flatMap(line => line.boards)
      .map(({ element, target }) => bareBoard(target.boardId, linkText(element), facts.base))
      .filter(board => board.name !== ''),
  }
}

/**
 * A bound domain's or an owner's own path holds no fid (facts §1.9). The board's icon is stored under its number; failing that, the
 * address itself is the board's name to the engine.
 */
const identify = (
  { link, all }: BoardCells,
  facts: PageFacts,
): { readonly id: BoardId; readonly url: string } | null => {
  const target = targetOf(link, facts.base)
  if (target?.kind === 'board') return { id: target.boardId, url: boardUrl(facts.base, target.boardId) }
  const url = cleanUrl(attribute(link, 'href') ?? '', facts.base)
  if (!url?.startsWith('http') || (target && target.kind !== 'index')) return null
  const icon = findFirst(all, element => /common_\d+_icon\./.test(attribute(element, 'src') ?? ''))
  const id = icon && attribute(icon, 'src')?.match(/common_(\d+)_icon\./)?.[1]
  return id ? { id: id as BoardId, url: boardUrl(facts.base, id) } : { id: url as BoardId, url }
}

const boardFrom = (cells: BoardCells, facts: PageFacts): Board | null => {
  const place = identify(cells, facts)
  if (!place) return null
  const [threads = null, posts = null] = cells.counts
  const today = findFirst(cells.heading.children, element => element.name === 'em')
  const access = accessIn(cells.last)
  return {
    ...bareBoard(place.id, linkText(cells.link), facts.base),
    ...paragraphsIn(cells.all, facts),
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

/** Boards in document order; what is no board in either layout is left out. */
export const parseBoards = (nodes: readonly ChildNode[], facts: PageFacts): readonly Board[] =>
  boardCellsIn(nodes)
    .map(cells => boardFrom(cells, facts))
    .filter(board => board !== null)
