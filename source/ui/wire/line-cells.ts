/** A line of roles as cells. */
import type { Line } from '../../text/line.ts'
import { visitGraphemes } from '../../text/width.ts'
import type { Env } from '../env.ts'
import { styleOfSpan } from '../theme/paint.ts'
import { type GridRow, makeRow } from './grid.ts'

export type LineCells = {
  readonly texts: readonly string[]
  readonly styles: readonly string[]
  /** Alone in a row of that many columns: most lines are. */
  readonly rows: Map<number, GridRow>
}

export const cellsOfLine = (line: Line, env: Env): LineCells => {
  const texts: string[] = []
  const styles: string[] = []
  for (const span of line.spans) {
    const style = styleOfSpan(span, env.settings.theme)
    visitGraphemes(span.text, env.width, (start, end, width) => {
      const text = span.text.slice(start, end)
      if (width === 0) {
        // A mark that has nothing to stand on stands on a space of its own, or on the cell before.
        if (texts.length > 0) texts[texts.length - 1] += text
        return
      }
      texts.push(text)
      styles.push(style)
      for (let i = 1; i < width; i += 1) {
        texts.push('')
        styles.push(style)
      }
    })
  }
  return { texts, styles, rows: new Map() }
}

/** Cells placed in a row that is `columns` wide; what does not fit is left out, a wide character that would be cut is a space. */
export const placeCells = (
  texts: string[],
  styles: string[],
  { texts: from, styles: looks }: LineCells,
  x: number,
): void => {
  const room = Math.min(from.length, texts.length - x)
  if (texts[x] === '' && x > 0) texts[x - 1] = ' '
  for (let i = 0; i < room; i += 1) {
    texts[x + i] = from[i]!
    styles[x + i] = looks[i]!
  }
  if (room <= 0) return
  if (from[room] === '')
    for (let i = room - 1; i >= 0; i -= 1) {
      const wasLetter = texts[x + i] !== ''
      texts[x + i] = ' '
      if (wasLetter) break
    }
  if (texts[x + room] === '') texts[x + room] = ' '
}

export const rowOfCells = (cells: LineCells, columns: number): GridRow => {
  const known = cells.rows.get(columns)
  if (known) return known
  const texts = new Array<string>(columns).fill(' ')
  const styles = new Array<string>(columns).fill('')
  placeCells(texts, styles, cells, 0)
  const row = makeRow(texts, styles)
  cells.rows.clear()
  cells.rows.set(columns, row)
  return row
}
