/** The screen that bytes build, as a headless xterm sees it, in the same words as a grid: so that the two can be compared. */
import type { IBufferCell, Terminal } from '@xterm/headless'
import type { Grid } from '../../../source/ui/wire/grid.ts'

const colour = (isDefault: boolean, isRgb: boolean, value: number, base: number): string => {
  if (isDefault) return ''
  if (isRgb) return `${base + 8};2;${value >> 16};${(value >> 8) & 255};${value & 255}`
  if (value < 8) return String(base + value)
  return value < 16 ? String(base + 60 + value - 8) : `${base + 8};5;${value}`
}

const seenOnSpaces = (cell: IBufferCell): boolean =>
  !cell.isBgDefault() || cell.isInverse() !== 0 || cell.isUnderline() !== 0 || cell.isStrikethrough() !== 0

const lookOf = (cell: IBufferCell): string =>
  [
    cell.isBold() && '1',
    cell.isDim() && '2',
    cell.isItalic() && '3',
    cell.isUnderline() && '4',
    cell.isInverse() && '7',
    cell.isStrikethrough() && '9',
    colour(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor(), 30),
    colour(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor(), 40),
  ]
    .filter(Boolean)
    .join(';')

/** A row a string: each cell's letter with its look; a space only with a look that is seen on it. */
export const readScreen = (terminal: Terminal): readonly string[] => {
  const buffer = terminal.buffer.active
  return Array.from({ length: terminal.rows }, (_, y) => {
    const line = buffer.getLine(buffer.baseY + y)!
    return Array.from({ length: terminal.cols }, (_, x) => {
      const cell = line.getCell(x)!
      if (cell.getWidth() === 0) return ''
      const text = cell.getChars() || ' '
      return text === ' ' && !seenOnSpaces(cell) ? ' ' : `${text}{${lookOf(cell)}}`
    }).join('')
  })
}

const weighs = (text: string, style: string) =>
  text === '' ? '' : text === ' ' && style === '' ? ' ' : `${text}{${style}}`

export const readGrid = (grid: Grid): readonly string[] =>
  grid.map(({ texts, styles }) => texts.map((text, x) => weighs(text, styles[x]!)).join(''))

export const written = (terminal: Terminal, bytes: string): Promise<void> =>
  new Promise(resolve => terminal.write(bytes, resolve))
