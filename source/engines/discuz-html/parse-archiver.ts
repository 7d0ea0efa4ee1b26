/**
 * The archive's index and listings (facts §7.2): names, and how many replies; no authors, no times. Only for when the page itself is
 * not to be had. Its links hang on its own folder.
 */
import { type ChildNode, type Element, findAll, findFirst, isElement, parseHtml, textOf } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import { PalouError } from '../../forum/errors.ts'
import type { BoardId, Category, ThreadSummary, Warning } from '../../forum/model.ts'
import { foldTraditional } from '../discuz/fold-traditional.ts'
import { parseCount } from '../discuz/parse-count.ts'
import type { PageFacts } from './page-facts.ts'
import { bareBoard } from './parse-boards.ts'
import type { IndexPage } from './parse-index.ts'
import type { ThreadsPage } from './parse-threads.ts'
import { firstLinkTo, linksTo, linkText } from './read-link.ts'
import { sparseThread } from './sparse-thread.ts'

const fromArchive: Warning = {
  code: 'markup-unknown',
  message: 'the page could not be read; this is from the site’s archive, which tells less',
}

const byId = (nodes: readonly ChildNode[], id: string): Element | null =>
  findFirst(nodes, element => element.attribs.id === id)

const refuse = (facts: PageFacts): PalouError =>
  new PalouError('page-not-recognised', { url: facts.url, detail: 'no list in the archive' })

/** `h3` names a category, the list after it has its boards. */
export const parseArchiverIndex = (html: string, facts: PageFacts): IndexPage => {
  const content = byId(parseHtml(html), 'content')
  const categories: Category[] = []
  let name = ''
  for (const node of content?.children ?? []) {
    if (isElement(node) && node.name === 'h3') name = cleanField(textOf(node.children))
    if (!isElement(node) || node.name !== 'ul') continue
    const boards = linksTo(node.children, 'board', `${facts.base}archiver/`)
      .filter(({ element }) => linkText(element) !== '')
      .map(({ element, target }) => bareBoard(target.boardId, linkText(element), facts.base))
    const id = String(categories.length + 1)
    if (boards.length > 0) categories.push({ id, name: name || id, boards })
  }
  if (categories.length === 0) throw refuse(facts)
  return { categories, warnings: [fromArchive] }
}

const threadIn = (item: Element, facts: PageFacts): ThreadSummary | null => {
  const link = firstLinkTo(item.children, 'thread', `${facts.base}archiver/`)
  const title = link && linkText(link.element)
  if (!link || !title) return null
  const beside = cleanField(textOf(item.children.filter(node => node !== link.element)))
  const replies = /\d/.test(beside) ? parseCount(beside) : null
  return { ...sparseThread(link.target.threadId, title, null, facts.base), replies }
}

/** `[1] 2 3 …`: the largest number linked is a page that exists, not always the last. */
const pageIn = (nodes: readonly ChildNode[]): { readonly number: number; readonly count: number | null } => {
  const box = findFirst(nodes, element => element.attribs.class === 'page')
  const current = box && findFirst(box.children, element => element.name === 'strong')
  const links = box ? findAll(box.children, element => element.name === 'a') : []
  const number = (current && parseCount(textOf(current.children))) ?? 1
  const isLast = links.every(link => (parseCount(textOf(link.children)) ?? 0) < number)
  return { number, count: isLast ? number : null }
}

export const parseArchiverThreads = (html: string, boardId: BoardId, facts: PageFacts): ThreadsPage => {
  const nodes = parseHtml(html)
  const content = byId(nodes, 'content')
  const items = findAll(content?.children ?? [], element => element.name === 'li')
  const threads = items.map(item => threadIn(item, facts)).filter(thread => thread !== null)
  if (!content || (threads.length === 0 && !/尚无|没有/.test(foldTraditional(textOf(content.children)))))
    throw refuse(facts)
  const children = linksTo(content.children, 'board', `${facts.base}archiver/`)
    .filter(({ element }) => /^(?!\d+$)./.test(linkText(element)))
    .map(({ element, target }) => bareBoard(target.boardId, linkText(element), facts.base))
  const trail = cleanField(textOf(byId(nodes, 'nav')?.children ?? []))
  const name = trail.split('›').at(-1)?.trim() || boardId
  return {
    board: { ...bareBoard(boardId, name, facts.base), children },
    types: [],
    threads,
    page: { ...pageIn(nodes), size: null },
    rules: null,
    warnings: [fromArchive],
  }
}
