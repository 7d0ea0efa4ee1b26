/** Code: every character kept, long lines cut where the row ends and gone on with below, behind a mark. */
import type { Block } from '../content/block.ts'
import { type Context, layoutBeside } from './layout-context.ts'
import type { Line } from './line.ts'
import { blank, lineOf, spanOf } from './spans.ts'
import { textWidth, visitGraphemes } from './width.ts'

type Code = Extract<Block, { kind: 'code' }>

const tabStop = 4
const indent = 2
/** Below this an indent and a mark cost more than they tell. */
const leastForMarks = 16

const expandTabs = (text: string, context: Context): string => {
  if (!text.includes('\t')) return text
  return text
    .split('\t')
    .reduce((before, part) => before + ' '.repeat(tabStop - (textWidth(before, context) % tabStop)) + part)
}

/** Pieces of at most `first` cells, then of at most `rest`. */
const chop = (text: string, first: number, rest: number, context: Context): readonly string[] => {
  const rows: string[] = []
  let row = ''
  let room = first
  visitGraphemes(text, context, (start, end, width) => {
    const fits = width <= Math.min(first, rest)
    const cells = fits ? width : 1
    if (cells > room) {
      rows.push(row)
      row = ''
      room = rest
    }
    row += fits ? text.slice(start, end) : '?'
    room -= cells
  })
  return [...rows, row]
}

const layoutCodeLine = (text: string, context: Context): readonly Line[] => {
  const mark = context.width >= leastForMarks ? context.marks.continued : ''
  const rows = chop(expandTabs(text, context), context.width, context.width - textWidth(mark, context), context)
  return rows.map((row, index) =>
    lineOf(index === 0 || mark === '' ? [spanOf(row, 'code')] : [spanOf(mark, 'dim'), spanOf(row, 'code')], context),
  )
}

export const layoutCode = (code: Code, context: Context): readonly Line[] => {
  const layoutLines = (inner: Context): readonly Line[] => code.lines.flatMap(line => layoutCodeLine(line, inner))
  if (context.width < leastForMarks) return layoutLines(context)
  return layoutBeside(context, blank(indent), blank(indent), layoutLines)
}
