/** Boards that show pictures in place of rows: `ul#waterfall > li` with subject, author and two counts; no dates (facts §3.2). */
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
import type { ThreadSummary } from '../../forum/model.ts'
import { parseCount } from '../discuz/parse-count.ts'
import type { PageFacts } from './page-facts.ts'
import { readAuthor } from './read-author.ts'
import { linksTo, linkText } from './read-link.ts'
import { sparseThread } from './sparse-thread.ts'

/** 喜欢 N, 回复 N: the last number is that of replies. */
const repliesIn = (line: Element | null): number | null => {
  const numbers = line ? textOf(line.children).match(/[:：\s]\d[\d,]*/g) : null
  return numbers ? parseCount(numbers.at(-1) ?? '') : null
}

const card = (item: Element, facts: PageFacts): ThreadSummary | null => {
  const heading = findFirst(item.children, element => element.name === 'h3')
  const links = linksTo(heading?.children ?? item.children, 'thread', facts.base)
  const link = links.find(found => linkText(found.element) !== '')
  if (!link) return null
  const line = findFirst(item.children, element => hasClass(element, 'auth'))
  const author =
    line &&
    readAuthor(
      line.children.filter(node => !(isElement(node) && node.name === 'cite')),
      facts.base,
    )
  const title = linkText(link.element)
  return { ...sparseThread(link.target.threadId, title, author, facts.base), hasImage: true, replies: repliesIn(line) }
}

export const parseWaterfall = (nodes: readonly ChildNode[], facts: PageFacts): readonly ThreadSummary[] => {
  const wall = findFirst(nodes, element => attribute(element, 'id') === 'waterfall')
  const items = wall ? findAll(wall.children, element => element.name === 'li') : []
  return items.map(item => card(item, facts)).filter(thread => thread !== null)
}
