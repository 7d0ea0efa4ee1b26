/** The touch templates' index: X3.5 `#sub-forum_GID`, X3.4 `#sub_forum_GID` (facts §2.5). Names, today's posts, a line of text; no counts. */
import { attribute, type ChildNode, type Element, findAll, findFirst, hasClass, textOf } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import type { Board, Category } from '../../forum/model.ts'
import { foldTraditional } from '../discuz/fold-traditional.ts'
import { parseCount } from '../discuz/parse-count.ts'
import type { PageFacts } from './page-facts.ts'
import { bareBoard } from './parse-boards.ts'
import { linksTo, linkText } from './read-link.ts'

const blockId = /^sub[-_]forum_(\d+)$/

const inside = (element: Element, ...classes: readonly string[]): Element | null =>
  findFirst(element.children, child => classes.some(name => hasClass(child, name)))

const boardIn = (item: Element, facts: PageFacts): Board | null => {
  const links = linksTo(item.children, 'board', facts.base)
  const link = links.find(found => linkText(found.element) !== '')
  if (!link) return null
  const title = inside(item, 'mtit')
  const today = inside(title ?? item, 'mnum', 'num')
  const shown = cleanField(textOf((title ?? link.element).children.filter(child => child !== today)))
  const words = cleanField(textOf(inside(item, 'mtxt')?.children ?? []))
  // Multi-column blocks print the count of posts in the description's place.
  const counted = /^(?:帖数|帖數|主题|主題)\s*[:：]\s*\d/.test(words)
  const isOutside = /外部地址/.test(foldTraditional(words))
  return {
    ...bareBoard(link.target.boardId, shown || linkText(link.element), facts.base),
    description: words && !counted && !isOutside ? words : null,
    todayPosts: today && parseCount(textOf(today.children)),
    posts: counted ? parseCount(words) : null,
    hasNew: findFirst(item.children, element => attribute(element, 'fill')?.toLowerCase() === '#fdc910') !== null,
    access: isOutside ? 'link' : 'open',
  }
}

export const parseTouchIndex = (nodes: readonly ChildNode[], facts: PageFacts): readonly Category[] =>
  findAll(nodes, element => blockId.test(attribute(element, 'id') ?? '')).map(block => {
    const id = attribute(block, 'id')?.match(blockId)?.[1] ?? '0'
    const head = findFirst(nodes, element => attribute(element, 'href') === `#${attribute(block, 'id')}`)
    const items = findAll(block.children, element => element.name === 'li')
    return {
      id,
      name: (head && cleanField(textOf(head.children))) || id,
      boards: items.map(item => boardIn(item, facts)).filter(board => board !== null),
    }
  })
