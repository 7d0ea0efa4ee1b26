/** The editor's text as rows of a window: soft wrap, where the cursor stands, moving up and down by cells. */
import { visitGraphemes } from '../../text/width.ts'
import { type WrapOptions, wrapStarts } from '../../text/wrap.ts'
import { type Editor, moveTo } from './editor.ts'
import type { Position, Text } from './text.ts'

/** One row of a line: its words are `line.slice(start, end)`. */
export type Row = { readonly line: number; readonly start: number; readonly end: number }

/** The first visible row: a line and which of its rows. */
export type RowTop = { readonly line: number; readonly row: number }
/**
 * What may not reach the terminal, and what has no cell of its own, is seen as a mark of one cell. Nothing is added or taken away, so
 * that positions stay. (An edit brings the site's own words, which go back as they came.)
 */
const unseen = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu
export const visible = (line: string): string =>
  line.replace(unseen, character => (character === '\t' ? ' ' : '\u00b7'))

let lastRows: {
  readonly line: string
  readonly width: number
  readonly wide: boolean
  readonly starts: readonly number[]
} | null = null

/** Where the rows of a line begin. The line one types in is asked for several times a key. */
const startsOf = (line: string, options: WrapOptions): readonly number[] => {
  if (lastRows?.line === line && lastRows.width === options.width && lastRows.wide === options.ambiguousWide)
    return lastRows.starts
  const starts = wrapStarts(visible(line), options)
  lastRows = { line, width: options.width, wide: options.ambiguousWide, starts }
  return starts
}

const rowsOfLine = (text: Text, line: number, options: WrapOptions): readonly Row[] => {
  const words = text[line]!
  const starts = startsOf(words, options)
  return starts.map((start, index) => ({ line, start, end: starts[index + 1] ?? words.length }))
}

const rowIndexOf = (rows: readonly Row[], offset: number): number => rows.findLastIndex(row => row.start <= offset)

/** Cells of the words before `offset` in its row. */
const cellAt = (text: Text, row: Row, offset: number, options: WrapOptions): number => {
  let cell = 0
  const shown = visible(text[row.line]!.slice(row.start, row.end))
  visitGraphemes(shown, options, (start, _end, width) => {
    if (row.start + start < offset) cell += width
  })
  return cell
}

/** The place in a row that is nearest before a cell. In a row that goes on below, its very end belongs to the next row. */
const offsetAtCell = (text: Text, row: Row, cell: number, isLast: boolean, options: WrapOptions): number => {
  let offset = row.start
  let used = 0
  const shown = visible(text[row.line]!.slice(row.start, row.end))
  visitGraphemes(shown, options, (_start, end, width) => {
    used += width
    const at = row.start + end
    if (used <= cell && (isLast || at < row.end)) offset = at
  })
  return offset
}

/** `x` in cells from the left end of the text. */
export const cursorCell = (
  { text, cursor }: Editor,
  options: WrapOptions,
): { readonly row: number; readonly x: number } => {
  const rows = rowsOfLine(text, cursor.line, options)
  const row = rowIndexOf(rows, cursor.offset)
  return { row, x: cellAt(text, rows[row]!, cursor.offset, options) }
}

const stepRow = (text: Text, at: RowTop, by: 1 | -1, options: WrapOptions): RowTop | null => {
  const rows = rowsOfLine(text, at.line, options)
  if (by === 1 && at.row + 1 < rows.length) return { line: at.line, row: at.row + 1 }
  if (by === -1 && at.row > 0) return { line: at.line, row: at.row - 1 }
  const line = at.line + by
  if (line < 0 || line >= text.length) return null
  return { line, row: by === 1 ? 0 : rowsOfLine(text, line, options).length - 1 }
}

/** Up (negative) or down by rows, aiming at the cell where the first such move began. Beyond the ends: to the very end. */
export const moveRows = (editor: Editor, by: number, options: WrapOptions): Editor => {
  const { text, cursor } = editor
  const here = cursorCell(editor, options)
  const goal = editor.goal ?? here.x
  let at: RowTop = { line: cursor.line, row: here.row }
  const step = by < 0 ? -1 : 1
  for (let left = Math.abs(by); left > 0; left -= 1) {
    const next = stepRow(text, at, step, options)
    if (!next) break
    at = next
  }
  if (at.line === cursor.line && at.row === here.row) {
    const edge: Position = step < 0 ? { line: 0, offset: 0 } : { line: text.length - 1, offset: text.at(-1)!.length }
    return moveTo(editor, edge)
  }
  const rows = rowsOfLine(text, at.line, options)
  const offset = offsetAtCell(text, rows[at.row]!, goal, at.row === rows.length - 1, options)
  return { ...moveTo(editor, { line: at.line, offset }), goal }
}

/** To the beginning of the row, and from there to the beginning of the line. */
export const toRowStart = (editor: Editor, options: WrapOptions): Editor => {
  const { text, cursor } = editor
  const rows = rowsOfLine(text, cursor.line, options)
  const { start } = rows[rowIndexOf(rows, cursor.offset)]!
  return moveTo(editor, { line: cursor.line, offset: start === cursor.offset ? 0 : start })
}

/** To the end of the row, and from there to the end of the line. */
export const toRowEnd = (editor: Editor, options: WrapOptions): Editor => {
  const { text, cursor } = editor
  const rows = rowsOfLine(text, cursor.line, options)
  const index = rowIndexOf(rows, cursor.offset)
  const end = offsetAtCell(text, rows[index]!, Number.MAX_SAFE_INTEGER, index === rows.length - 1, options)
  return moveTo(editor, { line: cursor.line, offset: end === cursor.offset ? text[cursor.line]!.length : end })
}

const isAbove = (a: RowTop, b: RowTop): boolean => a.line < b.line || (a.line === b.line && a.row < b.row)

/** The least scrolling that shows the cursor. */
export const followCursor = (editor: Editor, top: RowTop, height: number, options: WrapOptions): RowTop => {
  const { text, cursor } = editor
  const at: RowTop = { line: cursor.line, row: cursorCell(editor, options).row }
  const kept = top.line < text.length ? top : at
  const held = { line: kept.line, row: Math.min(kept.row, rowsOfLine(text, kept.line, options).length - 1) }
  if (isAbove(at, held)) return at
  let lowest: RowTop = at
  for (let left = height - 1; left > 0; left -= 1) {
    const above = stepRow(text, lowest, -1, options)
    if (!above) break
    lowest = above
  }
  return isAbove(held, lowest) ? lowest : held
}

/** At most `height` rows from `top` on. */
export const visibleRows = (text: Text, top: RowTop, height: number, options: WrapOptions): readonly Row[] => {
  const rows: Row[] = []
  for (let line = top.line; line < text.length && rows.length < height; line += 1)
    rows.push(...rowsOfLine(text, line, options).slice(line === top.line ? top.row : 0))
  return rows.slice(0, height)
}

/** The row of the window in which the cursor stands. */
export const cursorRow = (editor: Editor, top: RowTop, height: number, options: WrapOptions): number => {
  const { line, offset } = editor.cursor
  const index = visibleRows(editor.text, top, height, options).findLastIndex(
    row => row.line === line && row.start <= offset,
  )
  return Math.max(0, index)
}
