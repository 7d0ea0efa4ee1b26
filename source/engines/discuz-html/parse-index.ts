/** The board index: categories and their boards (facts §2), by template: desktop, touch, or links alone where markup is unknown. */
import {
  attribute,
  type ChildNode,
  type Element,
  findAll,
  findFirst,
  hasClass,
  isElement,
  parseHtml,
  textOf,
} from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import { PalouError } from '../../forum/errors.ts'
import type { Board, Category, Warning } from '../../forum/model.ts'
import type { PageFacts } from './page-facts.ts'
import { parseBoards } from './parse-boards.ts'
import { parseLinkedBoards } from './parse-linked-boards.ts'
import { parseTouchIndex } from './parse-touch-index.ts'
import { firstLinkTo, linkText } from './read-link.ts'

export type IndexPage = { readonly categories: readonly Category[]; readonly warnings: readonly Warning[] }

const blockId = /^category_(-?\d+)$/

/** The nearest block around that has a title: `div.bm > div.bm_h h2 a` beside `#category_N` (facts §2.2). */
const titleOf = (block: Element, base: string): string | null => {
  const home = isElement(block.parent) ? block.parent : null
  if (!home) return null
  const link = firstLinkTo(home.children, 'category', base)
  if (link) return linkText(link.element) || null
  const heading = findFirst(home.children, element => element.name === 'h2' || element.name === 'h3')
  return heading && !isInside(heading, block) ? cleanField(textOf(heading.children)) || null : null
}

const isInside = (element: Element, block: Element): boolean => {
  for (let at: unknown = element; isElement(at); at = at.parent) if (at === block) return true
  return false
}

const categoriesIn = (nodes: readonly ChildNode[], facts: PageFacts): readonly Category[] =>
  findAll(nodes, element => blockId.test(attribute(element, 'id') ?? '')).map(block => {
    const id = attribute(block, 'id')?.match(blockId)?.[1] ?? '0'
    return { id, name: titleOf(block, facts.base) ?? id, boards: parseBoards(block.children, facts) }
  })

/** Where an owner's template has the tables and not the blocks around them. */
const looseTables = (nodes: readonly ChildNode[], facts: PageFacts): readonly Category[] =>
  findAll(nodes, element => hasClass(element, 'fl_tb')).map((table, at) => ({
    id: String(at + 1),
    name: (isElement(table.parent) && titleOf(table, facts.base)) || String(at + 1),
    boards: parseBoards(table.children, facts),
  }))

const flatten = (boards: readonly Board[]): readonly Board[] =>
  boards.flatMap(board => [board, ...flatten(board.children)])

/**
 * Favourites (`category_0`) and collections (negative) repeat boards of the real categories, with counts of their own: they give
 * way, and stay only for boards that stand nowhere else (facts §2.2).
 */
export const withoutRepeats = (categories: readonly Category[]): readonly Category[] => {
  const isPseudo = (category: Category): boolean => Number(category.id) <= 0
  const seen = new Set<string>()
  const kept = new Map<Category, readonly Board[]>()
  for (const category of [...categories].sort((a, b) => Number(isPseudo(a)) - Number(isPseudo(b)))) {
    const boards = category.boards.filter(board => !seen.has(board.id))
    for (const board of flatten(boards)) seen.add(board.id)
    kept.set(category, boards)
  }
  return categories
    .map(category => ({ ...category, boards: kept.get(category) ?? [] }))
    .filter(category => category.boards.length > 0)
}

const markupUnknown: Warning = {
  code: 'markup-unknown',
  message: 'the index is of an unknown template: boards were found by their links alone',
}

/** Throws `page-not-recognised` rather than giving an empty index. */
export const parseIndex = (html: string, facts: PageFacts): IndexPage => {
  const nodes = parseHtml(html)
  for (const read of [categoriesIn, looseTables, parseTouchIndex]) {
    const categories = withoutRepeats(read(nodes, facts))
    if (categories.length > 0) return { categories, warnings: [] }
  }
  const categories = withoutRepeats(parseLinkedBoards(nodes, facts))
  if (categories.length > 0) return { categories, warnings: [markupUnknown] }
  throw new PalouError('page-not-recognised', {
    url: facts.url,
    detail: 'no #category_, no .fl_tb, no link to a board',
  })
}
