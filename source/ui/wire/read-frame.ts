/** What Ink drew, as the screen that is meant. */
import { narrowAmbiguous, visitGraphemes } from '../../text/width.ts'
import { blankRow, type Grid, type GridRow, makeRow } from './grid.ts'
import { placeCells, rowOfCells } from './line-cells.ts'
import type { StandIns } from './stand-ins.ts'

/** Ink's own colours, around what it draws itself when a screen throws. */
const colours = /\u001B\[[\d;]*m/g

type Cells = { readonly texts: string[]; readonly styles: string[] }

/** Ink's own words from column `x` on; the column after them. */
const placeWords = ({ texts }: Cells, words: string, x: number): number => {
  let at = x
  visitGraphemes(words, narrowAmbiguous, (start, end, width) => {
    // A space is where Ink drew nothing; a line that stands in may reach over it.
    if (words[start] !== ' ' && width > 0 && at + width <= texts.length) {
      texts[at] = words.slice(start, end)
      if (width === 2) texts[at + 1] = ''
    }
    at += width
  })
  return at
}

const readRow = (painted: string, columns: number, standIns: StandIns): GridRow => {
  const only = painted.length === 1 ? standIns.read(painted.charCodeAt(0)) : undefined
  if (only) return rowOfCells(only, columns)
  const drawn = painted.replace(colours, '')
  const row: Cells = { texts: new Array<string>(columns).fill(' '), styles: new Array<string>(columns).fill('') }
  let x = 0
  for (let i = 0; i < drawn.length; ) {
    const cells = standIns.read(drawn.charCodeAt(i))
    let end = i + 1
    if (cells) {
      placeCells(row.texts, row.styles, cells, x)
      x += 1
    } else {
      while (end < drawn.length && !standIns.read(drawn.charCodeAt(end))) end += 1
      x = placeWords(row, drawn.slice(i, end), x)
    }
    i = end
  }
  return makeRow(row.texts, row.styles)
}

/** As many rows as the terminal has: missing ones are blank, those that do not fit are left out. */
export const readFrame = (output: string, columns: number, rows: number, standIns: StandIns): Grid => {
  const drawn = output.split('\n')
  return Array.from({ length: rows }, (_, y) => (drawn[y] ? readRow(drawn[y], columns, standIns) : blankRow(columns)))
}
