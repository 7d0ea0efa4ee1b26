/** Code as the author wrote it: every line, every blank (facts §4.7). */
import { type ChildNode, type Element, findAll, isElement, walkNodes } from './dom.ts'
import { cleanText } from './sanitize.ts'

/** 复制代码 and its like: what copies when clicked is no code. */
const isButton = (element: Element): boolean =>
  element.name === 'script' ||
  element.name === 'button' ||
  (element.attribs.onclick !== undefined && /copy/i.test(element.attribs.onclick))

const rawText = (nodes: readonly ChildNode[]): string => {
  let text = ''
  walkNodes(nodes, node => {
    if (node.type === 'text') text += (node as unknown as { data: string }).data
    if (!isElement(node)) return false
    if (node.name === 'br') text += '\n'
    return !isButton(node)
  })
  return text
}

const toLine = (text: string): string => cleanText(text.replaceAll('\t', '    ')).replaceAll('\xa0', ' ').trimEnd()

const trimLines = (lines: readonly string[]): readonly string[] => {
  const first = lines.findIndex(line => line !== '')
  if (first < 0) return []
  return lines.slice(first, lines.findLastIndex(line => line !== '') + 1)
}

/** One `li` a line where there are any (a source newline inside is a space at its end), else the lines of the text. */
export const readCode = (box: Element): readonly string[] => {
  const items = findAll(box.children, element => element.name === 'li')
  if (items.length && box.name !== 'pre')
    return trimLines(items.map(item => toLine(rawText(ownLine(item)).replace(/\s*\n\s*/g, ' '))))
  return trimLines(
    rawText(box.children)
      .split(/\r\n?|\n/)
      .map(toLine),
  )
}

/** A stray `li` inside another is a line of its own. */
const ownLine = (item: Element): readonly ChildNode[] =>
  item.children.filter(child => !(isElement(child) && child.name === 'li'))
