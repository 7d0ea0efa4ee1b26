/** Search results: `#threadlist li.pbw` (facts §5.11). */
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
import type { ListedThread } from '../../forum/lists.ts'
import type { PageInfo, Warning } from '../../forum/model.ts'
import { boardUrl } from '../../forum/print-address.ts'
import { parseCount } from '../discuz/parse-count.ts'
import type { PageFacts } from './page-facts.ts'
import { pageOf, parsePager } from './parse-pager.ts'
import { readMembers } from './read-author.ts'
import { firstLinkTo, linkText } from './read-link.ts'
import { readWhen } from './read-when.ts'
import { sparseThread } from './sparse-thread.ts'

export type SearchPage = {
  readonly results: readonly ListedThread[]
  readonly total: number | null
  readonly page: PageInfo
  readonly warnings: readonly Warning[]
}

const words = (element: Element | undefined): string => (element ? cleanField(textOf(element.children)) : '')

/** `15 个回复 - 4039 次查看`: two numbers in this order. */
const countsIn = (line: Element | undefined): readonly (number | null)[] =>
  words(line)
    .match(/\d[\d,]*/g)
    ?.map(parseCount) ?? []

const resultIn = (item: Element, facts: PageFacts): ListedThread | null => {
  const heading = findFirst(item.children, element => element.name === 'h3')
  const link = heading && firstLinkTo(heading.children, 'thread', facts.base)
  const title = link && linkText(link.element)
  if (!link || !title) return null
  const lines = findAll(item.children, element => element.name === 'p')
  const about = lines.find(line => hasClass(line, 'xg1'))
  const foot = lines.at(-1)
  const excerpt = lines.find(line => line !== about && line !== foot)
  const time = foot && findFirst(foot.children, element => element.name === 'span')
  const when = time ? readWhen(time.children, facts) : { at: null, text: null }
  const [author = null] = foot ? readMembers(foot.children, facts.base) : []
  const board = foot && firstLinkTo(foot.children, 'board', facts.base)
  const [replies = null, views = null] = countsIn(about)
  return {
    ...sparseThread(link.target.threadId, title, author, facts.base),
    createdAt: when.at,
    createdAtText: when.text,
    replies,
    views,
    highlighted: /color|font-/.test(attribute(link.element, 'style') ?? ''),
    excerpt: words(excerpt) || null,
    board: board
      ? {
          id: board.target.boardId,
          name: linkText(board.element),
          url: boardUrl(facts.base, board.target.boardId),
        }
      : null,
  }
}

/** The last number of `找到 “…” 相关内容 34 个`: the words searched for may hold numbers of their own. */
const totalIn = (nodes: readonly ChildNode[]): number | null => {
  const head = findFirst(nodes, element => hasClass(element, 'sttl'))
  const numbers = head ? words(head).match(/\d[\d,]*/g) : null
  return numbers ? parseCount(numbers.at(-1) ?? '') : null
}

/** Throws `page-not-recognised` where there are neither results nor the word that there are none. */
export const parseSearch = (html: string, facts: PageFacts): SearchPage => {
  const nodes = parseHtml(html)
  const items = findAll(nodes, element => element.name === 'li' && hasClass(element, 'pbw'))
  const results = items.map(item => resultIn(item, facts)).filter(result => result !== null)
  const isEmpty = findFirst(nodes, element => hasClass(element, 'emp')) !== null
  if (results.length === 0 && !isEmpty)
    throw new PalouError('page-not-recognised', { url: facts.url, detail: 'no li.pbw and no word of finding nothing' })
  const { page, warnings } = pageOf(parsePager(nodes), facts.askedPage)
  const isFull = page.count === null || page.number < page.count
  return { results, total: totalIn(nodes), page: { ...page, size: isFull ? results.length : null }, warnings }
}
