/** What a post says, without its looks: a line a paragraph, nothing that is not the author's own words. */
import type { Block, Inline } from './block.ts'
import { cleanText } from './sanitize.ts'

type QuoteBlock = Extract<Block, { kind: 'quote' }>

/** A quote of another post, told by whom or what it names; a quote without either may well be the author's own words (facts §4.7 [free]). */
export const isReplyQuote = (quote: QuoteBlock): boolean => quote.postId !== null || quote.author !== null

export const runsText = (runs: readonly Inline[]): string => {
  if (runs.length === 1) return runs[0]!.text
  let text = ''
  for (const run of runs) text += run.text
  return text
}

const addLine = (lines: string[], line: string): void => {
  if (line !== '') lines.push(line)
}

const addTable = (rows: Extract<Block, { kind: 'table' }>['rows'], lines: string[]): void => {
  for (const row of rows) {
    addLine(
      lines,
      row
        .map(cell => linesOf(cell.blocks).join(' '))
        .join('  ')
        .trimEnd(),
    )
  }
}

const addBlock = (block: Block, lines: string[]): void => {
  switch (block.kind) {
    case 'paragraph':
      addLine(lines, runsText(block.runs))
      return
    case 'quote':
      if (!isReplyQuote(block)) addBlocks(block.blocks, lines)
      return
    case 'code':
      for (const line of block.lines) lines.push(line)
      return
    case 'list':
      for (const item of block.items) addBlocks(item, lines)
      return
    case 'table':
      addTable(block.rows, lines)
      return
    case 'notice':
      // Their `text` is the site's word; the words they uncover are the author's.
      addBlocks(block.blocks, lines)
      return
    default:
      return
  }
}

const addBlocks = (blocks: readonly Block[], lines: string[]): void => {
  for (const block of blocks) addBlock(block, lines)
}

const linesOf = (blocks: readonly Block[]): string[] => {
  const lines: string[] = []
  addBlocks(blocks, lines)
  return lines
}

/**
 * The author's own words as lines. Left out: quotes of other posts, gates, edit notices, pictures, attachments, media.
 * Full-width indents are kept.
 */
export const plainText = (blocks: readonly Block[]): string => {
  const only = blocks.length === 1 ? blocks[0]! : null
  if (only?.kind === 'paragraph' && only.runs.length === 1) return only.runs[0]!.text
  // Runs are clean one by one; side by side an accent may still meet its letter.
  return cleanText(linesOf(blocks).join('\n'))
}
