/**
 * Runs of styled text to lines of at most `width` cells. Breaks are found over the whole text, whatever its styles; the text loses
 * nothing but the spaces at the ends of lines. No line is wider than asked, at any width from 1: a character that has no room at all
 * (Han at width 1) is shown as `?`.
 */
import { breakClass, breakClassOf } from './break-class.ts'
import { breakBefore, isClean } from './break-rules.ts'
import { emptyLine, type Line, type Span } from './line.ts'
import { lineOf } from './spans.ts'
import { narrowAmbiguous, visitGraphemes, type WidthOptions } from './width.ts'

export type WrapOptions = WidthOptions & { readonly width: number }

/** A grapheme: its first unit, its cells, the span it stands in and its place there, the cells before it in the paragraph. */
type Cell = {
  readonly unit: number
  readonly width: number
  readonly span: number
  readonly at: number
  readonly before: number
}

const placeholder = '?'

const readCells = (spans: readonly Span[], options: WidthOptions): readonly Cell[] => {
  const cells: Cell[] = []
  let before = 0
  spans.forEach(({ text }, span) => {
    visitGraphemes(text, options, (at, _end, width) => {
      cells.push({ unit: text.charCodeAt(at), width, span, at, before })
      before += width
    })
  })
  return cells
}

const hasTooWide = (cells: readonly Cell[], width: number): boolean => cells.some(cell => cell.width > width)

const replaceTooWide = (spans: readonly Span[], { width, ambiguousWide }: WrapOptions): readonly Span[] =>
  spans.map(span => {
    let text = ''
    visitGraphemes(span.text, { ambiguousWide }, (start, end, cells) => {
      text += cells > width ? placeholder : span.text.slice(start, end)
    })
    return { ...span, text }
  })

const isSpaceUnit = (unit: number): boolean => breakClassOf(unit) === breakClass.space
const isSpace = (cell: Cell | undefined): boolean => cell !== undefined && isSpaceUnit(cell.unit)

/** Good places inside a long address, just after its own joints. */
const isJoint = (cells: readonly Cell[], index: number): boolean =>
  '/?&=-_.#,;%+|\\~'.includes(String.fromCharCode(cells[index - 1]!.unit)) && cells[index]!.unit !== 0x2f

type Scan = {
  /** The first grapheme that has no room; the number of graphemes when all fit. */
  readonly end: number
  /** The last free and the last soft border that fits; 0 when there is none. */
  readonly free: number
  readonly soft: number
}

/** Spaces that end a line need no room. */
const scanLine = (cells: readonly Cell[], start: number, width: number): Scan => {
  const limit = cells[start]!.before + width
  let free = 0
  let soft = 0
  let end = start
  for (; end < cells.length; end += 1) {
    const cell = cells[end]!
    if (end > start) {
      const border = breakBefore(cells, end)
      if (border === 'free') free = end
      else if (border === 'soft') soft = end
    }
    if (cell.before + cell.width > limit && !isSpace(cell)) break
  }
  return { end, free, soft }
}

/** Whether the unbroken piece from `start` is wider than a whole line, so that it must be cut somewhere anyway. */
const isLongPiece = (cells: readonly Cell[], start: number, width: number): boolean => {
  const limit = cells[start]!.before + width
  for (let i = start; i < cells.length; i += 1) {
    if (i > start && breakBefore(cells, i) !== 'none') return false
    if (cells[i]!.before + cells[i]!.width > limit && !isSpace(cells[i])) return true
  }
  return false
}

/** A border inside a piece that has none, in (from, to]; 0 when each would begin or end a line with what may not stand there. */
const cutPiece = (cells: readonly Cell[], from: number, to: number, lineStart: number, width: number): number => {
  let clean = 0
  for (let i = to; i > from; i -= 1) {
    if (!isClean(cells, i)) continue
    clean ||= i
    if (cells[i]!.before - cells[lineStart]!.before < (width * 2) / 3) break
    if (isJoint(cells, i)) return i
  }
  return clean
}

const chooseBreak = (cells: readonly Cell[], start: number, width: number, scan: Scan): number => {
  const cellsTo = (index: number): number => cells[index]!.before - cells[start]!.before
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
  while (end < cells.length && cells[end]!.width === 0) end += 1
  return end
}

const lineFrom = (spans: readonly Span[], cells: readonly Cell[], from: number, to: number): Line => {
  let last = to
  while (last > from && isSpace(cells[last - 1])) last -= 1
  if (last === from) return emptyLine
  const first = cells[from]!
  const final = cells[last - 1]!
  const next = cells[last]
  const parts: Span[] = []
  for (let index = first.span; index <= final.span; index += 1) {
    const span = spans[index]!
    const begin = index === first.span ? first.at : 0
    const end = next && next.span === index ? next.at : span.text.length
    if (end > begin)
      parts.push(begin === 0 && end === span.text.length ? span : { ...span, text: span.text.slice(begin, end) })
  }
  return { spans: parts, width: final.before + final.width - first.before }
}

/** Spaces that begin a paragraph are its indent; where they would take more than half the line, those to the left go. */
const skipIndent = (cells: readonly Cell[], width: number): number => {
  let end = 0
  while (isSpace(cells[end])) end += 1
  const indentEnd = cells[end]?.before ?? 0
  let start = 0
  while (start < end && indentEnd - cells[start]!.before > width / 2) start += 1
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
  if (hasTooWide(cells, width)) {
    shown = replaceTooWide(spans, options)
    cells = readCells(shown, options)
  }
  const lines: Line[] = []
  let start = skipIndent(cells, width)
  while (start < cells.length) {
    const scan = scanLine(cells, start, width)
    const end = scan.end === cells.length ? scan.end : chooseBreak(cells, start, width, scan)
    lines.push(lineFrom(shown, cells, start, end))
    start = end
    while (isSpace(cells[start])) start += 1
  }
  return lines.length > 0 ? lines : [emptyLine]
}

/** Plain text to plain lines; line ends in the text are kept. */
export const wrapText = (text: string, width: number, options: WidthOptions = narrowAmbiguous): readonly string[] =>
  text
    .split('\n')
    .flatMap(line => wrapSpans([{ text: line, role: 'text' }], { ...options, width }))
    .map(line => line.spans.map(span => span.text).join(''))
