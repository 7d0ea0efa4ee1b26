import { expect, it } from 'vitest'
import type { Block, Inline } from '../../source/content/block.ts'
import { type ChildNode, Element, findAll, hasClass, parseHtml, Text } from '../../source/content/dom.ts'
import { bodyFromNodes } from '../../source/content/from-html.ts'
import { cleanText } from '../../source/content/sanitize.ts'
import { describeCaptures, listCaptures, readCapture } from '../helpers/captures.ts'

const names = listCaptures(
  'x35',
  /^(?:viewthread|rewrite_viewthread|seccode_post_viewthread|thread_rewrite|ajax_).*\.(?:html|xml)$/,
)

/** The XML answers wrap the same HTML. */
const pageOf = (name: string): readonly ChildNode[] => {
  const { text } = readCapture('x35', name)
  return parseHtml(/<!\[CDATA\[([\s\S]*)\]\]>/.exec(text)?.[1] ?? text)
}

const cellsOf = (name: string): readonly Element[] =>
  findAll(
    pageOf(name),
    element => /^postmessage_/.test(element.attribs.id ?? '') || element.attribs.class === 'message',
  )

const context = { base: 'http://127.0.0.1:8081/', pageUrl: '' }

/** What appendix B names, by the plainest reading of it; boxes whose words become fields are left out on both sides. */
const isStripped = (element: Element): boolean =>
  /^(?:script|style|button)$/.test(element.name) ||
  ['attach_nopermission', 'tip', 'jammer', 'pstatus', 'a_pr', 'media', 'locked'].some(name =>
    hasClass(element, name),
  ) ||
  /display\s*:\s*none/.test(element.attribs.style ?? '') ||
  /^attach_\d+$/.test(element.attribs.id ?? '') ||
  (element.name === 'em' && /copycode/.test(element.attribs.onclick ?? '')) ||
  (element.name === 'h4' && element.parent instanceof Element && hasClass(element.parent, 'showhide'))

const wordsOfNodes = (nodes: readonly ChildNode[]): string =>
  nodes
    .map(node =>
      node instanceof Text
        ? node.data
        : node instanceof Element && !isStripped(node)
          ? wordsOfNodes(node.children)
          : '',
    )
    .join('')

const wordsOfRun = (run: Inline): string => (run.kind === 'smiley' ? '' : run.text)
const wordsOfBlocks = (blocks: readonly Block[]): string => blocks.map(wordsOfBlock).join('')

const wordsOfBlock = (block: Block): string => {
  switch (block.kind) {
    case 'paragraph':
      return block.runs.map(wordsOfRun).join('')
    case 'quote':
      return (block.author === null ? '' : `${block.author}发表于${block.time}`) + wordsOfBlocks(block.blocks)
    case 'code':
      return block.lines.join('')
    case 'list':
      return block.items.map(wordsOfBlocks).join('')
    case 'table':
      return block.rows.map(row => row.map(cell => wordsOfBlocks(cell.blocks)).join('')).join('')
    case 'notice':
      return wordsOfBlocks(block.blocks)
    default:
      return ''
  }
}

const squeeze = (text: string): string =>
  cleanText(
    text
      .replace(/\[attach(?:img)?\]\d+\[\/attach(?:img)?\]/g, '')
      .replace(/&#(\d{3,7});/g, (_, digits: string) => String.fromCodePoint(Number(digits))),
  ).replace(/\s/g, '')

const stringsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(stringsIn)
      : []

describeCaptures('captured bodies', () => {
  it('are many', () => {
    expect(names.length).toBeGreaterThan(60)
    expect(names.flatMap(name => cellsOf(name)).length).toBeGreaterThan(350)
  })

  it.each(names)('lose and invent no word: %s', name => {
    for (const cell of cellsOf(name)) {
      expect(squeeze(wordsOfBlocks(bodyFromNodes(cell.children, context).content))).toBe(
        squeeze(wordsOfNodes(cell.children)),
      )
    }
  })

  it.each(names)('hold no control, no placeholder, no empty paragraph: %s', name => {
    for (const cell of cellsOf(name)) {
      const body = bodyFromNodes(cell.children, context)
      for (const text of stringsIn(body)) {
        expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/)
        expect(text).not.toMatch(/none\.gif|复制代码|下载次数/)
        expect(text.normalize('NFC')).toBe(text)
      }
      expect(body.text).not.toMatch(/^\n|\n\n\n|\n$/)
      for (const block of body.content)
        if (block.kind === 'paragraph') expect(wordsOfBlock(block) + block.runs.length).not.toBe('0')
    }
  })

  it.each(names)('say the same from the whole floor as from the cell: %s', name => {
    const floors = findAll(pageOf(name), element => hasClass(element, 'pcb'))
    for (const floor of floors) {
      const cell = findAll(floor.children, element => /^postmessage_/.test(element.attribs.id ?? ''))[0]
      if (!cell || floor.children.some(child => child instanceof Element && hasClass(child, 'pcbs'))) continue
      expect(bodyFromNodes(floor.children, context).text).toBe(bodyFromNodes(cell.children, context).text)
    }
  })
})
