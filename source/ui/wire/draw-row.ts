/** One row of the screen turned into another, in the fewest bytes that are cheap to find. A wide character is written whole or not at all. */
import { blankRow, type GridRow, isBlankAt, isSameAt } from './grid.ts'
import { eraseCells, eraseToEnd, isUncertain, moveTo, type Pen, put } from './pen.ts'
import { isSeenOnSpaces } from './style.ts'

type Run = { readonly from: number; readonly to: number }

const bytesOf = (text: string): number => {
  const code = text.charCodeAt(0)
  if (text.length === 1) return code < 0x80 ? 1 : code < 0x800 ? 2 : 3
  return text.length * 2
}

/** Cells that a terminal may have drawn over when it takes an uncertain grapheme for wider. */
const spill = 2

const widthAt = (row: GridRow, x: number): number => (row.texts[x + 1] === '' ? 2 : 1)

/** Runs of cells to be written, each widened to whole characters of the old row and of the new. */
const changedRuns = (before: GridRow, after: GridRow, end: number): readonly Run[] => {
  const runs: Run[] = []
  const isInside = (x: number) => before.texts[x] === '' || after.texts[x] === ''
  for (let x = 0; x < end; x += 1) {
    if (isSameAt(before, after, x)) continue
    let from = x
    while (from > 0 && isInside(from)) from -= 1
    let to = x + 1
    while (to < end && (isInside(to) || !isSameAt(before, after, to) || isSpilt(after, to, from))) to += 1
    runs.push({ from, to })
    x = to
  }
  return runs
}

const isSpilt = (row: GridRow, x: number, from: number): boolean => {
  for (let back = 1; back <= spill + 2 && x - back >= from; back += 1)
    if (isUncertain(row.texts[x - back]!)) return true
  return false
}

/** What writing unchanged cells would cost, instead of going past them. A space takes the look before it when that is not seen on it. */
const gapCost = (row: GridRow, from: number, to: number): number => {
  let cost = 0
  let style = row.styles[from - 1]!
  for (let x = from; x < to; x += 1) {
    if (row.texts[x] !== '') cost += bytesOf(row.texts[x]!)
    if (row.styles[x] === style || (isBlankAt(row, x) && !isSeenOnSpaces(style))) continue
    cost += 5
    style = row.styles[x]!
  }
  return row.styles[from - 1] === row.styles[to] && row.styles[to] !== style ? cost + 5 : cost
}

const jumpCost = (gap: number): number => (gap === 1 ? 3 : 4)

const joinRuns = (runs: readonly Run[], row: GridRow): readonly Run[] => {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    const gap = last ? run.from - last.to : 0
    const isShorter = last && gap < 6 && gapCost(row, last.to, run.from) <= jumpCost(gap)
    if (isShorter) joined[joined.length - 1] = { from: last.from, to: run.to }
    else joined.push(run)
  }
  return joined
}

/** Fewer spaces are shorter than erasing and going past. */
const fewestErased = 9

const blanksFrom = (row: GridRow, x: number, to: number): number => {
  let end = x
  while (end < to && isBlankAt(row, end)) end += 1
  return end - x
}

const writeRun = (pen: Pen, row: GridRow, y: number, { from, to }: Run): void => {
  for (let x = from; x < to; ) {
    const blanks = blanksFrom(row, x, to)
    if (blanks >= fewestErased) {
      moveTo(pen, x, y)
      eraseCells(pen, blanks)
      x += blanks
      continue
    }
    const width = widthAt(row, x)
    const text = row.texts[x]!
    moveTo(pen, x, y)
    if (isUncertain(text) && width === 2) clearUnder(pen, x, y)
    put(pen, text, width, row.styles[x]!)
    x += width
  }
}

/** A terminal that takes it for narrow must not leave half of what was there. */
const clearUnder = (pen: Pen, x: number, y: number): void => {
  eraseCells(pen, 2)
  moveTo(pen, x, y)
}

const writeChanges = (pen: Pen, before: GridRow, after: GridRow, y: number): void => {
  const tail = before.end - after.end
  const end = tail > 0 && tail < 4 ? before.end : after.end
  for (const run of joinRuns(changedRuns(before, after, end), after)) writeRun(pen, after, y, run)
  if (before.end > end) {
    moveTo(pen, end, y)
    eraseToEnd(pen)
  }
}

const rewrite = (pen: Pen, after: GridRow, y: number): void => {
  moveTo(pen, 0, y)
  eraseToEnd(pen)
  writeChanges(pen, blankRow(pen.columns), after, y)
}

export const drawRow = (pen: Pen, before: GridRow, after: GridRow, y: number): void => {
  if (before.key === after.key) return
  const start = { ...pen, out: '' }
  const { out } = pen
  pen.out = ''
  writeChanges(pen, before, after, y)
  if (before.end > 0) {
    const changed = { ...pen }
    Object.assign(pen, start)
    rewrite(pen, after, y)
    if (Buffer.byteLength(pen.out) >= Buffer.byteLength(changed.out)) Object.assign(pen, changed)
  }
  pen.out = out + pen.out
}

/** About what `drawRow` would write, without writing it. */
export const rowCost = (before: GridRow, after: GridRow): number => {
  if (before.key === after.key) return 0
  let cost = 6
  let wasSame = false
  for (let x = 0; x < after.end; x += 1) {
    const isSame = isSameAt(before, after, x)
    if (!isSame && after.texts[x] !== '') cost += bytesOf(after.texts[x]!) + (wasSame ? 4 : 0)
    wasSame = isSame
  }
  return before.end > after.end ? cost + 3 : cost
}
