/** What stands on the screen, row by row: two arrays side by side, so that rows are compared cell by cell without an object a cell. */
import { isSeenOnSpaces } from './style.ts'

/** `texts` holds a grapheme a cell, `''` in the right half of a wide one; `styles` is SGR parameters. Both are as long as the row. */
export type GridRow = {
  readonly texts: readonly string[]
  readonly styles: readonly string[]
  /** Cells up to the last that is not blank. */
  readonly end: number
  /** The same for rows that look the same, and only for those. */
  readonly key: string
}

export type Grid = readonly GridRow[]

export const isBlankAt = ({ texts, styles }: GridRow, x: number): boolean => texts[x] === ' ' && styles[x] === ''

const endOf = (texts: readonly string[], styles: readonly string[]): number => {
  let end = texts.length
  while (end > 0 && texts[end - 1] === ' ' && styles[end - 1] === '') end -= 1
  return end
}

const keyOf = (texts: readonly string[], styles: readonly string[], end: number): string => {
  let key = ''
  let style = ''
  for (let x = 0; x < end; x += 1) {
    if (styles[x] !== style) {
      style = styles[x]!
      key += `\u001B${style}m`
    }
    key += texts[x] || '\u0000'
  }
  return key
}

/** A space whose look is not seen is an empty cell. The arrays are kept, not copied. */
export const makeRow = (texts: string[], styles: string[]): GridRow => {
  for (let x = 0; x < texts.length; x += 1) if (texts[x] === ' ' && !isSeenOnSpaces(styles[x]!)) styles[x] = ''
  const end = endOf(texts, styles)
  return { texts, styles, end, key: keyOf(texts, styles, end) }
}

const blanks = new Map<number, GridRow>()

export const blankRow = (columns: number): GridRow => {
  let row = blanks.get(columns)
  if (!row) {
    row = makeRow(new Array<string>(columns).fill(' '), new Array<string>(columns).fill(''))
    blanks.set(columns, row)
  }
  return row
}

export const blankGrid = (columns: number, rows: number): Grid => new Array<GridRow>(rows).fill(blankRow(columns))

/** Cells of which nobody knows what they show: each differs from any that is meant. */
export const unknownRow = (columns: number): GridRow => ({
  texts: new Array<string>(columns).fill('\u0000'),
  styles: new Array<string>(columns).fill(''),
  end: columns,
  key: '\u0000unknown',
})

export const isSameAt = (a: GridRow, b: GridRow, x: number): boolean =>
  a.texts[x] === b.texts[x] && a.styles[x] === b.styles[x]
