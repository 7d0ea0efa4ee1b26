/** The few questions we ask of a parsed page. Nodes are domhandler's, as htmlparser2 builds them. No question recurses: members nest without end. */
import { type ChildNode, Element, type ParentNode, Text } from 'domhandler'
import { parseDocument } from 'htmlparser2'

export type { ChildNode, ParentNode }
export { Element, Text }

/** HTML text to its top-level nodes. Never throws: broken markup gives the nodes that could be told apart. */
export const parseHtml = (html: string): readonly ChildNode[] => parseDocument(html, { decodeEntities: true }).children

export const isElement = (node: unknown): node is Element => node instanceof Element

export const attribute = (element: Element, name: string): string | null => element.attribs[name] ?? null

export const hasClass = (element: Element, name: string): boolean => {
  const value = element.attribs.class
  return value !== undefined && (value === name || ` ${value} `.includes(` ${name} `))
}

/** The node after `node` and everything inside it, within `root`; null at the end. */
const after = (node: ChildNode, root: ChildNode): ChildNode | null => {
  let now = node
  while (now !== root) {
    if (now.next) return now.next
    now = now.parent as Element
  }
  return null
}

/** Pre-order walk. `enter` answers `true` to go inside, `false` to pass by, `'stop'` to end. */
const walk = (nodes: readonly ChildNode[], enter: (node: ChildNode) => boolean | 'stop'): void => {
  for (const root of nodes) {
    let now: ChildNode | null = root
    while (now) {
      const inside = enter(now)
      if (inside === 'stop') return
      const child: ChildNode | undefined = inside && now instanceof Element ? now.children[0] : undefined
      now = child ?? after(now, root)
    }
  }
}

/** Depth-first, document order; stops at the first element that `test` accepts. */
export const findFirst = (nodes: readonly ChildNode[], test: (element: Element) => boolean): Element | null => {
  let found: Element | null = null
  walk(nodes, node => {
    if (!(node instanceof Element)) return false
    if (!test(node)) return true
    found = node
    return 'stop'
  })
  return found
}

/** All matching elements in document order, matches inside matches included. */
export const findAll = (nodes: readonly ChildNode[], test: (element: Element) => boolean): readonly Element[] => {
  const found: Element[] = []
  walk(nodes, node => {
    if (!(node instanceof Element)) return false
    if (test(node)) found.push(node)
    return true
  })
  return found
}

/** Visits what `enter` lets through, in document order: for readers that must leave parts out. */
export const walkNodes = walk

/** All text inside, as written (entities decoded), scripts and styles left out. */
export const textOf = (nodes: readonly ChildNode[]): string => {
  const only = nodes.length === 1 ? nodes[0] : undefined
  if (only instanceof Text) return only.data
  let text = ''
  walk(nodes, node => {
    if (node instanceof Text) text += node.data
    return node instanceof Element && node.name !== 'script' && node.name !== 'style'
  })
  return text
}
