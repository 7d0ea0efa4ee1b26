/**
 * Where the terminal's cursor stands, in which look it writes and between which margins it scrolls, and the fewest bytes that lead it
 * elsewhere. What a pen writes is collected; nothing here reads or knows what stands on the screen.
 */
import { isSeenOnSpaces, styleChange } from './style.ts'

export type Pen = {
  x: number
  y: number
  /** False after the last column (the next letter would wrap) and after what terminals measure differently. */
  isPlaced: boolean
  style: string
  top: number
  bottom: number
  readonly columns: number
  readonly rows: number
  out: string
}

const csi = '\u001B['
const argument = (value: number): string => (value === 1 ? '' : String(value))

/** A terminal just cleared by `clearScreen`. */
export const createPen = (columns: number, rows: number): Pen => ({
  x: 0,
  y: 0,
  isPlaced: true,
  style: '',
  top: 0,
  bottom: rows - 1,
  columns,
  rows,
  out: '',
})

/** Margins, look and place as a terminal has them at first, and nothing on the screen. */
export const clearScreen = `${csi}r${csi}m${csi}H${csi}2J`

const absolute = (x: number, y: number): string => {
  if (x > 0) return `${csi}${y + 1};${x + 1}H`
  return y > 0 ? `${csi}${y + 1}H` : `${csi}H`
}

const alongRow = (pen: Pen, x: number): string => {
  if (x === 0) return '\r'
  const way = x - pen.x
  if (way < 0 && way > -4) return '\b'.repeat(-way)
  const to = `${csi}${x + 1}G`
  const by = way > 0 ? `${csi}${argument(way)}C` : `${csi}${-way}D`
  return by.length < to.length ? by : to
}

const way = (pen: Pen, x: number, y: number): string => {
  if (!pen.isPlaced) return absolute(x, y)
  if (pen.y === y) return pen.x === x ? '' : alongRow(pen, x)
  // At the lower margin a line feed would scroll.
  if (x === 0 && y === pen.y + 1 && pen.y !== pen.bottom) return pen.x === 0 ? '\n' : '\r\n'
  if (x === pen.x && x > 0) return `${csi}${argument(y + 1)}d`
  return absolute(x, y)
}

export const moveTo = (pen: Pen, x: number, y: number): void => {
  pen.out += way(pen, x, y)
  pen.x = x
  pen.y = y
  pen.isPlaced = true
}

export const setStyle = (pen: Pen, style: string): void => {
  pen.out += styleChange(pen.style, style)
  pen.style = style
}

/** What is erased or scrolled in takes the background of the moment: it must be the terminal's own. */
const setPlain = (pen: Pen): void => {
  if (isSeenOnSpaces(pen.style)) setStyle(pen, '')
}

/** Any terminal draws one unit of the basic plane in the cells we count; more than one are measured in more than one way. */
export const isUncertain = (text: string): boolean => text.length > 1

/** A grapheme at the cursor, `width` cells wide. */
export const put = (pen: Pen, text: string, width: number, style: string): void => {
  if (text === ' ' && style === '') setPlain(pen)
  else setStyle(pen, style)
  pen.out += text
  pen.x += width
  if (isUncertain(text) || pen.x >= pen.columns) pen.isPlaced = false
}

export const eraseToEnd = (pen: Pen): void => {
  setPlain(pen)
  pen.out += `${csi}K`
}

export const eraseCells = (pen: Pen, count: number): void => {
  setPlain(pen)
  pen.out += `${csi}${argument(count)}X`
}

const setMargins = (pen: Pen, top: number, bottom: number): void => {
  if (pen.top === top && pen.bottom === bottom) return
  pen.out += top === 0 && bottom === pen.rows - 1 ? `${csi}r` : `${csi}${top + 1};${bottom + 1}r`
  pen.top = top
  pen.bottom = bottom
  pen.x = 0
  pen.y = 0
  pen.isPlaced = true
}

/** Line feeds are the shortest for a few lines; a terminal of any age knows them, and deleting and inserting lines. */
const mostFeeds = 8

/** Rows `top` to `bottom` go up by `count`, down when it is negative; blank rows come in. */
export const scroll = (pen: Pen, top: number, bottom: number, count: number): void => {
  setPlain(pen)
  setMargins(pen, top, bottom)
  const lines = Math.abs(count)
  const isUp = count > 0
  if (lines <= mostFeeds) {
    // In the first column: whether a line feed returns there is a setting of the terminal's line.
    moveTo(pen, 0, isUp ? bottom : top)
    pen.out += (isUp ? '\n' : '\u001BM').repeat(lines)
  } else {
    moveTo(pen, 0, top)
    pen.out += `${csi}${lines}${isUp ? 'M' : 'L'}`
  }
}
