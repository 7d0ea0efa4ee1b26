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

/** The width each column wants, by the cells that stand in it alone. Columns that hold nothing want none. */
export const naturalColumns = (
  rows: readonly (readonly Placed[])[],
  naturalWidth: (cell: TableCell) => number,
): readonly number[] => {
  const widths: number[] = []
  for (const row of rows) {
    for (const { cell, from, to } of row) {
      const width = naturalWidth(cell)
      const own = to - from === 1 ? width : 0
      for (let column = from; column < to; column += 1) widths[column] = Math.max(widths[column] ?? 0, own)
    }
  }
  return widths
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0)

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
