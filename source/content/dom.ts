/** The few questions we ask of a parsed page. Nodes are domhandler's, as htmlparser2 builds them. */
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

/** Depth-first, document order; stops at the first element that `test` accepts. */
export const findFirst = (nodes: readonly ChildNode[], test: (element: Element) => boolean): Element | null => {
  for (const node of nodes) {
    if (!(node instanceof Element)) continue
    if (test(node)) return node
    const inside = findFirst(node.children, test)
    if (inside) return inside
  }
  return null
}

/** All matching elements in document order, matches inside matches included. */
export const findAll = (nodes: readonly ChildNode[], test: (element: Element) => boolean): readonly Element[] => {
  const found: Element[] = []
  const walk = (list: readonly ChildNode[]): void => {
    for (const node of list) {
      if (!(node instanceof Element)) continue
      if (test(node)) found.push(node)
      walk(node.children)
    }
  }
  walk(nodes)
  return found
}

/** All text inside, as written (entities decoded), scripts and styles left out. */
export const textOf = (nodes: readonly ChildNode[]): string => {
  let text = ''
  for (const node of nodes) {
    if (node instanceof Text) text += node.data
    else if (node instanceof Element && node.name !== 'script' && node.name !== 'style') text += textOf(node.children)
  }
  return text
}
