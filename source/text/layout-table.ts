/**
 * Tables, in three shapes: as wide as their words want; squeezed, with words wrapped in their cells; and, where even that leaves
 * columns too narrow to read, one cell below the other. Tables that only place things (one column) are not tables at all.
 */
import type { Block, TableCell } from '../content/block.ts'
import type { Context } from './layout-context.ts'
import { emptyLine, type Line, type Span } from './line.ts'
import { padLine, spanOf } from './spans.ts'
import { gap, mostColumns, naturalColumns, type Placed, placeCells, squeeze, widthOf } from './table-columns.ts'

type Table = Extract<Block, { kind: 'table' }>
type Row = Table['rows'][number]

const mostDepth = 1
const unbounded = 100_000

const cellContext = (cell: TableCell, context: Context, width: number): Context => ({
  ...context,
  width,
  role: cell.header ? 'strong' : context.role,
  tableDepth: context.tableDepth + 1,
})

const naturalWidth = (cell: TableCell, context: Context): number => {
  const lines = context.layout(cell.blocks, { ...cellContext(cell, context, unbounded), measuring: true })
  return lines.reduce((most, line) => Math.max(most, line.width), 0)
}

const joinCells = (parts: readonly { readonly line: Line; readonly width: number }[]): Line =>
  parts.reduce<Line>((row, { line, width }, index) => {
    const isLast = index === parts.length - 1
    const cell = isLast ? line : padLine(line, width + gap)
    return { spans: [...row.spans, ...cell.spans], width: row.width + cell.width }
  }, emptyLine)

/** Filling at the end of a row shows nothing. */
const trimLine = (line: Line): Line => {
  const last = line.spans.at(-1)
  if (last === undefined || !/^ *$/.test(last.text)) return line
  return trimLine({ spans: line.spans.slice(0, -1), width: line.width - last.text.length })
}

const layoutRow = (row: readonly Placed[], columns: readonly number[], context: Context): readonly Line[] => {
  const cells = row
    .map(placed => ({ placed, width: widthOf(placed, columns) }))
    .filter(({ width }) => width > 0)
    .map(({ placed, width }) => ({
      width,
      lines: context.layout(placed.cell.blocks, cellContext(placed.cell, context, width)),
    }))
  const height = Math.max(1, ...cells.map(({ lines }) => lines.length))
  return Array.from({ length: height }, (_, at) =>
    trimLine(joinCells(cells.map(({ lines, width }) => ({ line: lines[at] ?? emptyLine, width })))),
  )
}

/** Rows that take several lines are parted by an empty one; else the eye can't tell where the next begins. */
const joinRows = (rows: readonly (readonly Line[])[]): readonly Line[] => {
  const isTall = rows.some(lines => lines.length > 1)
  return rows.flatMap((lines, index) => (isTall && index > 0 ? [emptyLine, ...lines] : lines))
}

const plainWords = (cell: TableCell): string =>
  cell.blocks
    .map(block => (block.kind === 'paragraph' ? block.runs.map(run => run.text).join('') : ''))
    .join(' ')
    .trim()

/** The first row, where it is headings that each stand over something, so that none is lost when they go before the cells. */
const headingsOf = (rows: readonly Row[]): Row | null => {
  const [first, ...others] = rows
  if (!first?.every(cell => cell.header && cell.blocks.every(block => block.kind === 'paragraph'))) return null
  return others.some(row => first.every((_, column) => (row[column]?.blocks.length ?? 0) > 0)) ? first : null
}

/** One cell below the other, `heading：` before each where there are headings. */
const layoutStacked = (rows: readonly Row[], context: Context): readonly Line[] => {
  const headings = headingsOf(rows)
  const leadOf = (column: number): readonly Span[] => {
    const heading = headings?.[column] ? plainWords(headings[column]) : ''
    return heading === '' ? [] : [spanOf(context.words.quoteHead(heading), 'strong')]
  }
  const layoutCell = (cell: TableCell, column: number): readonly Line[] =>
    cell.blocks.length === 0
      ? []
      : context.layout(cell.blocks, cellContext(cell, context, context.width), leadOf(column))
  return joinRows(
    (headings ? rows.slice(1) : rows).map(row => row.flatMap(layoutCell)).filter(lines => lines.length > 0),
  )
}

export const layoutTable = (table: Table, context: Context): readonly Line[] => {
  const rows = table.rows.map(placeCells)
  const count = rows.reduce((most, row) => Math.max(most, row.at(-1)?.to ?? 0), 0)
  if (count > mostColumns || context.tableDepth > mostDepth) return layoutStacked(table.rows, context)
  const natural = naturalColumns(rows, cell => naturalWidth(cell, context))
  const used = natural.filter(width => width > 0).length
  if (used <= 1) return layoutStacked(table.rows, context)
  const columns = squeeze(natural, context.width - gap * (used - 1))
  if (columns === null) return layoutStacked(table.rows, context)
  return joinRows(rows.map(row => layoutRow(row, columns, context)))
}
