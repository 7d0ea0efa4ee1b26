/** What Ink drew, as the screen that is meant. */
import { narrowAmbiguous, visitGraphemes } from '../../text/width.ts'
import { blankRow, type Grid, type GridRow, makeRow } from './grid.ts'
import { placeCells, rowOfCells } from './line-cells.ts'
import type { StandIns } from './stand-ins.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: Ink's own colours, around what it draws itself when a screen throws.
const colours = /\u001B\[[\d;]*m/g

/** Letters among the stand-ins: Ink's own words. */
const readRow = (drawn: string, columns: number, standIns: StandIns): GridRow => {
  const only = drawn.length === 1 ? standIns.read(drawn.charCodeAt(0)) : undefined
  if (only) return rowOfCells(only, columns)
  const texts = new Array<string>(columns).fill(' ')
  const styles = new Array<string>(columns).fill('')
  let x = 0
  visitGraphemes(drawn.replace(colours, ''), narrowAmbiguous, (start, end, width) => {
    const cells = standIns.read(drawn.charCodeAt(start))
    if (cells) placeCells(texts, styles, cells, x)
    else if (x + width <= columns && width > 0 && drawn[start] !== ' ') {
      texts[x] = drawn.slice(start, end)
      if (width === 2) texts[x + 1] = ''
    }
    x += width
  })
  return makeRow(texts, styles)
}

/** As many rows as the terminal has: missing ones are blank, those that do not fit are left out. */
export const readFrame = (output: string, columns: number, rows: number, standIns: StandIns): Grid => {
  const drawn = output.split('\n')
  return Array.from({ length: rows }, (_, y) => (drawn[y] ? readRow(drawn[y], columns, standIns) : blankRow(columns)))
}
