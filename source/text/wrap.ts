/**
 * Runs of styled text to lines of at most `width` cells. Breaks are found over the whole text, whatever its styles; the text loses
 * nothing but the spaces at the ends of lines. No line is wider than asked, at any width from 1: a character that has no room at all
 * (Han at width 1) is shown as `?`.
 */
import { breakClass, breakClassOf } from './break-class.ts'
import { breakBefore, isClean } from './break-rules.ts'
import { type Cells, readCells } from './cells.ts'
import { emptyLine, type Line, type Span } from './line.ts'
import { lineOf } from './spans.ts'
import { narrowAmbiguous, visitGraphemes, type WidthOptions } from './width.ts'

export type WrapOptions = WidthOptions & { readonly width: number }

const placeholder = '?'

const replaceTooWide = (spans: readonly Span[], { width, ambiguousWide }: WrapOptions): readonly Span[] =>
  spans.map(span => {
    let text = ''
    visitGraphemes(span.text, { ambiguousWide }, (start, end, cells) => {
      text += cells > width ? placeholder : span.text.slice(start, end)
    })
    return { ...span, text }
  })

const isSpaceUnit = (unit: number): boolean => breakClassOf(unit) === breakClass.space
const isSpace = (cells: Cells, index: number): boolean => index < cells.count && cells.kinds[index] === breakClass.space

/** Whether a grapheme has no room before `limit`; spaces that end a line need none. */
const isBeyond = (cells: Cells, index: number, limit: number): boolean =>
  cells.before[index + 1]! > limit && !isSpace(cells, index)

const joints: ReadonlySet<number> = new Set(Array.from('/?&=-_.#,;%+|\\~', joint => joint.charCodeAt(0)))
const slash = '/'.charCodeAt(0)

/** Good places inside a long address, just after its own joints. */
const isJoint = (cells: Cells, index: number): boolean =>
  joints.has(cells.units[index - 1]!) && cells.units[index] !== slash

type Scan = {
  /** The first grapheme that has no room; the number of graphemes when all fit. */
  readonly end: number
  /** The last free and the last soft border that fits; 0 when there is none. */
  readonly free: number
  readonly soft: number
}

const scanLine = (cells: Cells, start: number, width: number): Scan => {
  const limit = cells.before[start]! + width
  let free = 0
  let soft = 0
  let end = start
  for (; end < cells.count; end += 1) {
    if (end > start) {
      const border = breakBefore(cells, end)
      if (border === 'free') free = end
      else if (border === 'soft') soft = end
    }
    if (isBeyond(cells, end, limit)) break
  }
  return { end, free, soft }
}

/** Whether the unbroken piece from `start` is wider than a whole line, so that it must be cut somewhere anyway. */
const isLongPiece = (cells: Cells, start: number, width: number): boolean => {
  const limit = cells.before[start]! + width
  for (let i = start; i < cells.count; i += 1) {
    if (i > start && breakBefore(cells, i) !== 'none') return false
    if (isBeyond(cells, i, limit)) return true
  }
  return false
}

/** A border inside a piece that has none, in (from, to]; 0 when each would begin or end a line with what may not stand there. */
const cutPiece = (cells: Cells, from: number, to: number, lineStart: number, width: number): number => {
  let clean = 0
  for (let i = to; i > from; i -= 1) {
    if (!isClean(cells, i)) continue
    clean ||= i
    if (cells.before[i]! - cells.before[lineStart]! < (width * 2) / 3) break
    if (isJoint(cells, i)) return i
  }
  return clean
}

const chooseBreak = (cells: Cells, start: number, width: number, scan: Scan): number => {
  const cellsTo = (index: number): number => cells.before[index]! - cells.before[start]!
  const best = scan.soft > scan.free && (scan.free === 0 || cellsTo(scan.free) < width * 0.75) ? scan.soft : scan.free
  if (best > 0) {
    const room = width - cellsTo(best)
    if (room < Math.max(6, width / 3) || !isLongPiece(cells, best, width)) return best
    return cutPiece(cells, best, scan.end, start, width) || best
  }
  const cut = cutPiece(cells, start, scan.end, start, width)
  if (cut > 0) return cut
  // Nothing but marks: cut where the room ends, never between a letter and its combining mark.
  let end = Math.max(scan.end, start + 1)
  while (end < cells.count && cells.widths[end] === 0) end += 1
  return end
}

const lineFrom = (spans: readonly Span[], cells: Cells, from: number, to: number): Line => {
  let last = to
  while (last > from && isSpace(cells, last - 1)) last -= 1
  if (last === from) return emptyLine
  const firstSpan = cells.spans[from]!
  const finalSpan = cells.spans[last - 1]!
  const parts: Span[] = []
  for (let index = firstSpan; index <= finalSpan; index += 1) {
    const span = spans[index]!
    const begin = index === firstSpan ? cells.places[from]! : 0
    const endsHere = last < cells.count && cells.spans[last] === index
    const end = endsHere ? cells.places[last]! : span.text.length
    if (end > begin)
      parts.push(begin === 0 && end === span.text.length ? span : { ...span, text: span.text.slice(begin, end) })
  }
  return { spans: parts, width: cells.before[last]! - cells.before[from]! }
}

/** Spaces that begin a paragraph are its indent; where they would take more than half the line, those to the left go. */
const skipIndent = (cells: Cells, width: number): number => {
  let end = 0
  while (isSpace(cells, end)) end += 1
  const indentEnd = cells.before[end]!
  let start = 0
  while (start < end && indentEnd - cells.before[start]! > width / 2) start += 1
  return start
}

/** Most lines of a forum are short: what surely fits, and has no space to lose at its ends, is a line as it is. */
const asOneLine = (spans: readonly Span[], options: WrapOptions): Line | null => {
  const filled = spans.filter(span => span.text !== '')
  const first = filled[0]
  const last = filled.at(-1)
  if (!first || !last || filled.reduce((sum, span) => sum + span.text.length, 0) * 2 > options.width) return null
  const hasEdge = isSpaceUnit(first.text.charCodeAt(0)) || isSpaceUnit(last.text.charCodeAt(last.text.length - 1))
  return hasEdge ? null : lineOf(filled, options)
}

/** One paragraph, its text without line ends; at least one line, which is empty when the text is. */
export const wrapSpans = (spans: readonly Span[], options: WrapOptions): readonly Line[] => {
  const { width } = options
  const short = asOneLine(spans, options)
  if (short !== null) return [short]
  let shown = spans
  let cells = readCells(shown, options)
  if (cells.widest > width) {
    shown = replaceTooWide(spans, options)
    cells = readCells(shown, options)
  }
  const lines: Line[] = []
  let start = skipIndent(cells, width)
  while (start < cells.count) {
    const scan = scanLine(cells, start, width)
    const end = scan.end === cells.count ? scan.end : chooseBreak(cells, start, width, scan)
    lines.push(lineFrom(shown, cells, start, end))
    start = end
    while (isSpace(cells, start)) start += 1
  }
  return lines.length > 0 ? lines : [emptyLine]
}

/**
 * Where the rows of a paragraph begin, as offsets into it: for text that is being typed, which keeps every space. Spaces belong to the
 * row they end, however many.
 */
export const wrapStarts = (text: string, options: WrapOptions): readonly number[] => {
  const cells = readCells([{ text, role: 'text' }], options)
  const starts = [0]
  let start = 0
  for (;;) {
    const scan = scanLine(cells, start, options.width)
    let end = scan.end === cells.count ? cells.count : chooseBreak(cells, start, options.width, scan)
    while (isSpace(cells, end)) end += 1
    if (end >= cells.count) return starts
    starts.push(cells.places[end]!)
    start = end
  }
}

/** Plain text to plain lines; line ends in the text are kept. */
export const wrapText = (text: string, width: number, options: WidthOptions = narrowAmbiguous): readonly string[] =>
  text
    .split('\n')
    .flatMap(line => wrapSpans([{ text: line, role: 'text' }], { ...options, width }))
    .map(line => line.spans.map(span => span.text).join(''))
