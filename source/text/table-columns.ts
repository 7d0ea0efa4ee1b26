/** How wide a table's columns are. */
import type { Block, TableCell } from '../content/block.ts'

type Row = Extract<Block, { kind: 'table' }>['rows'][number]

/** Cells between two columns. */
export const gap = 2
/** A column narrower than this breaks nearly every word. */
const leastColumn = 8
/** No table of a forum that is meant to be read as one is wider; a span may claim any number. */
export const mostColumns = 24

export type Placed = { readonly cell: TableCell; readonly from: number; readonly to: number }

export const placeCells = (row: Row): readonly Placed[] => {
  let from = 0
  return row.map(cell => {
    const to = from + Math.min(mostColumns + 1, Math.max(1, cell.span))
    const placed = { cell, from, to }
    from = to
    return placed
  })
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0)

/** Cells over several columns have the gaps between these as well; columns that hold nothing are not there. */
export const widthOf = ({ from, to }: Placed, columns: readonly number[]): number => {
  const inner = columns.slice(from, to).filter(width => width > 0)
  return sum(inner) + gap * Math.max(0, inner.length - 1)
}

/** The width each column wants. A cell over several columns that wants more than these adds it to the last of them. */
export const naturalColumns = (
  rows: readonly (readonly Placed[])[],
  naturalWidth: (cell: TableCell) => number,
): readonly number[] => {
  const cells = rows.flat().map(placed => ({ placed, width: naturalWidth(placed.cell) }))
  const columns: number[] = new Array(cells.reduce((most, { placed }) => Math.max(most, placed.to), 0)).fill(0)
  const isSingle = ({ from, to }: Placed): boolean => to - from === 1
  for (const { placed, width } of cells)
    if (isSingle(placed)) columns[placed.from] = Math.max(columns[placed.from]!, width)
  for (const { placed, width } of cells)
    if (!isSingle(placed)) columns[placed.to - 1]! += Math.max(0, width - widthOf(placed, columns))
  return columns
}

/** Columns that together have `room`: the widest give first. null where some would be too narrow to read. */
export const squeeze = (natural: readonly number[], room: number): readonly number[] | null => {
  if (sum(natural) <= room) return natural
  if (sum(natural.map(width => Math.min(width, leastColumn))) > room) return null
  let cap = leastColumn
  while (sum(natural.map(width => Math.min(width, cap + 1))) <= room) cap += 1
  let spare = room - sum(natural.map(width => Math.min(width, cap)))
  return natural.map(width => {
    if (width <= cap || spare === 0) return Math.min(width, cap)
    spare -= 1
    return cap + 1
  })
}
