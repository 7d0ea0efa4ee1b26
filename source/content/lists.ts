/** Lists. Discuz closes no `li` and writes ordered ones as `ul` with a type (facts §4.7). */
import type { Block } from './block.ts'
import type { ChildNode, Element } from './dom.ts'
import { isElement } from './dom.ts'
import { canNest, inside, isolated, nested, visitAll, type Walk } from './walk.ts'
import { putBlock } from './writer.ts'

const isOrdered = (list: Element): boolean =>
  list.name === 'ol' || /^[1aAiI]$/.test(list.attribs.type ?? '') || /(?:^|\s)litype_/.test(list.attribs.class ?? '')

/** What stands between items is an item of its own; a list there belongs to the item before it. */
const readItems = (walk: Walk, list: Element): Block[][] => {
  const items: Block[][] = []
  let stray: ChildNode[] = []
  const endStray = (): void => {
    if (!stray.length) return
    const blocks = nested(walk, () => visitAll(walk, stray))
    stray = []
    const before = items.at(-1)
    if (before && blocks.every(block => block.kind === 'list')) before.push(...blocks)
    else if (blocks.length) items.push(blocks)
  }
  for (const node of list.children) {
    if (!isElement(node) || node.name !== 'li') {
      stray.push(node)
      continue
    }
    endStray()
    items.push(nested(walk, () => inside(walk, node)))
  }
  endStray()
  return items.filter(item => item.length > 0)
}

export const readList = (walk: Walk, list: Element): void => {
  if (!canNest(walk)) {
    isolated(walk, list)
    return
  }
  const items = readItems(walk, list)
  if (items.length) putBlock(walk, { kind: 'list', ordered: isOrdered(list), items })
}
