/** The last resort of the index: links to boards, grouped by the links to categories before them (facts §10.2's strongest anchor). */
import { attribute, type ChildNode, type Element, findAll, findFirst, hasClass } from '../../content/dom.ts'
import type { Board, Category } from '../../forum/model.ts'
import type { PageFacts } from './page-facts.ts'
import { bareBoard } from './parse-boards.ts'
import { linkText, targetOf } from './read-link.ts'

/** Menus, breadcrumbs and feet link to boards as well; the list itself stands elsewhere. */
const furniture = new Set(['nv', 'mu', 'pt', 'hd', 'ft', 'toptb', 'scbar', 'um', 'online', 'qmenu_menu', 'fjump_menu'])

const isFurniture = (element: Element): boolean =>
  furniture.has(attribute(element, 'id') ?? '') ||
  hasClass(element, 'p_pop') ||
  element.name === 'nav' ||
  element.name === 'footer'

const matterLinks = (nodes: readonly ChildNode[]): readonly Element[] => {
  const skipped = new Set(findAll(nodes, isFurniture).flatMap(element => findAll(element.children, isLink)))
  return findAll(nodes, isLink).filter(link => !skipped.has(link))
}

const isLink = (element: Element): boolean => element.name === 'a'

export const parseLinkedBoards = (nodes: readonly ChildNode[], facts: PageFacts): readonly Category[] => {
  const body = findFirst(nodes, element => element.name === 'body')
  const categories: { id: string; name: string; boards: Board[] }[] = []
  for (const link of matterLinks(body ? body.children : nodes)) {
    const target = targetOf(link, facts.base)
    const name = linkText(link)
    if (!target || !name) continue
    if (target.kind === 'category') categories.push({ id: target.categoryId, name, boards: [] })
    if (target.kind !== 'board') continue
    if (categories.length === 0) categories.push({ id: '1', name: '1', boards: [] })
    categories.at(-1)?.boards.push(bareBoard(target.boardId, name, facts.base))
  }
  return categories
}
