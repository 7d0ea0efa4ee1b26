/** Blocks as Markdown (CommonMark with tables): what a person would have typed. */
import type { Block, Inline, RunStyle } from './block.ts'

/** What Markdown would take for markup. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, '$1\\$2')

const wrapIn = (mark: string, text: string): string => {
  const [, before = '', inner = '', after = ''] = text.match(/^(\s*)([\s\S]*?)(\s*)$/) ?? []
  return inner === '' ? text : `${before}${mark}${inner}${mark}${after}`
}

const styled = (text: string, style: RunStyle | null): string => {
  if (!style) return text
  const struck = style.strike ? wrapIn('~~', text) : text
  const slanted = style.italic ? wrapIn('*', struck) : struck
  return style.bold ? wrapIn('**', slanted) : slanted
}

const address = (url: string): string =>
  /[\s()<>]/.test(url) ? `<${url.replace(/[<>\s]/g, encodeURIComponent)}>` : url

const runText = (run: Inline): string => {
  switch (run.kind) {
    case 'link':
      return run.text === run.url
        ? `<${run.url}>`
        : styled(`[${escapeMarkdown(run.text)}](${address(run.url)})`, run.style)
    case 'text':
      return styled(escapeMarkdown(run.text), run.style)
    default:
      return escapeMarkdown(run.text)
  }
}

/** A line break within a paragraph is one on the page. */
const runsText = (runs: readonly Inline[]): string =>
  runs
    .map(runText)
    .join('')
    .replace(/\n/g, '\\\n')
    .replace(/^\u3000+/, '')

const prefixed = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, at) => (at === 0 ? first : line === '' ? rest.trimEnd() : rest) + line)
    .join('\n')

const cell = (blocks: readonly Block[]): string =>
  toMarkdown(blocks)
    .replace(/\\?\n+/g, ' ')
    .trim()

const tableText = (rows: Extract<Block, { kind: 'table' }>['rows']): string => {
  const [head = [], ...body] = rows
  const width = Math.max(1, ...rows.map(row => row.length))
  const line = (row: (typeof rows)[number]): string =>
    `| ${Array.from({ length: width }, (_, at) => cell(row[at]?.blocks ?? [])).join(' | ')} |`
  return [line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n')
}

const fence = (lines: readonly string[]): string => {
  const longest = Math.max(2, ...lines.map(line => line.match(/`{3,}/)?.[0].length ?? 0))
  const mark = '`'.repeat(longest + 1)
  return [mark, ...lines, mark].join('\n')
}

const blockText = (block: Block): string => {
  switch (block.kind) {
    case 'paragraph':
      return runsText(block.runs)
    case 'quote': {
      const who = [block.author, block.time].filter(Boolean).join(' ')
      return prefixed(
        [who === '' ? '' : `${escapeMarkdown(who)}：`, toMarkdown(block.blocks)].filter(Boolean).join('\n\n'),
        '> ',
        '> ',
      )
    }
    case 'code':
      return fence(block.lines)
    case 'list':
      return block.items
        .map((item, at) =>
          prefixed(toMarkdown(item), block.ordered ? `${at + 1}. ` : '- ', block.ordered ? '   ' : '  '),
        )
        .join('\n')
    case 'table':
      return tableText(block.rows)
    case 'image':
      return `![${escapeMarkdown(block.name ?? '')}](${address(block.url)})`
    case 'attachment':
      return block.url === null
        ? escapeMarkdown(block.name)
        : `[${escapeMarkdown(block.name)}](${address(block.url)})${block.size ? ` ${escapeMarkdown(block.size)}` : ''}`
    case 'media':
      return block.url === null ? escapeMarkdown(block.text) : `[${escapeMarkdown(block.text)}](${address(block.url)})`
    case 'notice':
      return [block.text === '' ? '' : `*${escapeMarkdown(block.text)}*`, toMarkdown(block.blocks)]
        .filter(Boolean)
        .join('\n\n')
    case 'rule':
      return '---'
  }
}

export const toMarkdown = (blocks: readonly Block[]): string =>
  blocks
    .map(blockText)
    .filter(text => text.trim() !== '')
    .join('\n\n')
