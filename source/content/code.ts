/** Code as the author wrote it: every line, every blank (facts §4.7). */
import { type Element, findFirst, isElement, Text, walkNodes } from './dom.ts'
import { cleanText } from './sanitize.ts'

/** 复制代码 and its like: what copies when clicked is no code. */
const isButton = (element: Element): boolean =>
  element.name === 'script' ||
  element.name === 'button' ||
  (element.attribs.onclick !== undefined && /copy/i.test(element.attribs.onclick))

const toLine = (text: string): string =>
  cleanText(text.replaceAll('\t', '    ')).replaceAll('\n', ' ').replaceAll('\xa0', ' ').trimEnd()

const trimLines = (lines: readonly string[]): readonly string[] => {
  const first = lines.findIndex(line => line !== '')
  if (first < 0) return []
  return lines.slice(first, lines.findLastIndex(line => line !== '') + 1)
}

type Lines = { readonly done: string[]; now: string; afterBreak: boolean }

const endLine = (lines: Lines): void => {
  lines.done.push(lines.now)
  lines.now = ''
}

const addText = (lines: Lines, text: string): void => {
  lines.now += text
  if (text.trim() !== '') lines.afterBreak = false
}

/** Each `li` is a line, an empty one too; a `br` before its end says no more than the next `li` does. */
const startItem = (lines: Lines): void => {
  const begun = lines.done.length > 0 || lines.now.trim() !== ''
  if (begun && !lines.afterBreak) endLine(lines)
  if (!begun) lines.done.push('')
  lines.now = ''
  lines.afterBreak = false
}

/** Where lines are items, a newline of the source is none; elsewhere it is. */
export const readCode = (box: Element): readonly string[] => {
  const hasItems = box.name !== 'pre' && findFirst(box.children, element => element.name === 'li') !== null
  const lines: Lines = { done: [], now: '', afterBreak: false }
  const put = (data: string): void => {
    for (const [at, part] of (hasItems ? [data] : data.split(/\r\n?|\n/)).entries()) {
      if (at > 0) endLine(lines)
      addText(lines, part)
    }
  }
  walkNodes(box.children, node => {
    if (node instanceof Text) put(node.data)
    if (!isElement(node) || isButton(node)) return false
    if (node.name === 'li' && hasItems) startItem(lines)
    else if (node.name === 'br') {
      endLine(lines)
      lines.afterBreak = true
    }
    return true
  })
  endLine(lines)
  return trimLines(lines.done.map(toLine))
}
