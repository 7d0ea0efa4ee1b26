/** A body's blocks to lines of at most `width` cells. Pure; the same blocks and options give the same lines. */
import type { Block } from '../content/block.ts'
import { layoutCode } from './layout-code.ts'
import { type Context, type LayoutOptions, noFacts, type PostFacts } from './layout-context.ts'
import { layoutAttachment, layoutImage, layoutMedia, layoutNotice } from './layout-facts.ts'
import { layoutList } from './layout-list.ts'
import { layoutQuote } from './layout-quote.ts'
import { layoutParagraph, layoutSpans } from './layout-runs.ts'
import { layoutTable } from './layout-table.ts'
import { emptyLine, type Line, type Span } from './line.ts'
import { lineOf, spanOf } from './spans.ts'
import { textWidth } from './width.ts'

const layoutRule = (context: Context): readonly Line[] => {
  const mark = context.marks.rule
  const count = context.measuring ? 1 : Math.floor(context.width / textWidth(mark, context))
  return [lineOf([spanOf(mark.repeat(count), 'rule')], context)]
}

const layoutBlock = (block: Block, context: Context): readonly Line[] => {
  switch (block.kind) {
    case 'paragraph':
      return layoutParagraph(block, context)
    case 'quote':
      return layoutQuote(block, context)
    case 'code':
      return layoutCode(block, context)
    case 'list':
      return layoutList(block, context)
    case 'table':
      return layoutTable(block, context)
    case 'image':
      return layoutImage(block, context)
    case 'attachment':
      return layoutAttachment(block, context)
    case 'media':
      return layoutMedia(block, context)
    case 'notice':
      return layoutNotice(block, context)
    case 'rule':
      return layoutRule(context)
  }
}

const isIndented = (block: Block): boolean =>
  block.kind === 'paragraph' && /^(?:\u3000| {2,}\S)/.test(block.runs[0]?.text ?? '')

/** Paragraphs come parted by an empty line in the source; an indent says the same without one, and centred lines stay together. */
const areParagraphsApart = (before: Block, after: Block): boolean => {
  if (before.kind !== 'paragraph' || after.kind !== 'paragraph') return false
  if (before.align !== 'left' && before.align === after.align) return false
  return !isIndented(after)
}

const standsApart = (block: Block): boolean =>
  block.kind === 'code' || block.kind === 'table' || (block.kind === 'notice' && block.notice !== 'edit')

const isApart = (before: Block, after: Block): boolean => {
  if (before.kind === 'paragraph' && after.kind === 'paragraph') return areParagraphsApart(before, after)
  if (after.kind === 'quote') return before.kind !== 'rule' && !(before.kind === 'notice' && before.notice === 'edit')
  return standsApart(before) || standsApart(after)
}

/**
 * One list of lines a block; the empty lines that part it from the block before are at its head. `lead` goes before the first
 * words where the first block is a paragraph, else on lines of its own.
 */
const layoutEach = (
  blocks: readonly Block[],
  context: Context,
  lead: readonly Span[] = [],
): readonly (readonly Line[])[] =>
  blocks.map((block, index) => {
    if (index === 0 && lead.length > 0)
      return block.kind === 'paragraph'
        ? layoutParagraph(block, context, lead)
        : [...layoutSpans(lead, context), ...layoutBlock(block, context)]
    const lines = layoutBlock(block, context)
    return index > 0 && isApart(blocks[index - 1]!, block) && lines.length > 0 ? [emptyLine, ...lines] : lines
  })

const layoutMany: Context['layout'] = (blocks, context, lead = []) =>
  blocks.length === 0 && lead.length > 0 ? layoutSpans(lead, context) : layoutEach(blocks, context, lead).flat()

export const innerBlocks = (block: Block): readonly Block[] => {
  switch (block.kind) {
    case 'quote':
    case 'notice':
      return block.blocks
    case 'list':
      return block.items.flat()
    case 'table':
      return block.rows.flatMap(row => row.flatMap(cell => cell.blocks))
    default:
      return []
  }
}

const numberImages = (blocks: readonly Block[], numbers = new Map<Block, number>()): Map<Block, number> => {
  for (const block of blocks) {
    if (block.kind === 'image') numbers.set(block, numbers.size + 1)
    else numberImages(innerBlocks(block), numbers)
  }
  return numbers
}

export const contextFor = (blocks: readonly Block[], options: LayoutOptions, facts: PostFacts = noFacts): Context => ({
  ...options,
  width: Math.max(1, options.width),
  facts,
  imageNumbers: numberImages(blocks),
  role: 'text',
  measuring: false,
  tableDepth: 0,
  layout: layoutMany,
})

/** The lines of each block, so that a line can be found again after the width changes. */
export const layoutByBlock = (
  blocks: readonly Block[],
  options: LayoutOptions,
  facts: PostFacts = noFacts,
): readonly (readonly Line[])[] => layoutEach(blocks, contextFor(blocks, options, facts))

export const layoutBlocks = (
  blocks: readonly Block[],
  options: LayoutOptions,
  facts: PostFacts = noFacts,
): readonly Line[] => layoutByBlock(blocks, options, facts).flat()
