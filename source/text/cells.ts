/** A paragraph taken apart into graphemes, in arrays side by side: objects would cost more than all the rest of line breaking. */
import { type BreakClass, breakClassOf } from './break-class.ts'
import type { Span } from './line.ts'
import { visitGraphemes, type WidthOptions } from './width.ts'

export type Cells = {
  readonly count: number
  /** The first UTF-16 unit of each grapheme and its class. */
  readonly units: Uint16Array
  readonly kinds: Uint8Array
  readonly widths: Uint16Array
  /** The span each stands in, and its place there. */
  readonly spans: Uint32Array
  readonly places: Uint32Array
  /** Cells of the paragraph before each; one more entry than graphemes. */
  readonly before: Uint32Array
  /** The width of the widest. */
  readonly widest: number
}

type Arrays = Omit<Cells, 'count' | 'widest'>

const makeArrays = (size: number): Arrays => ({
  units: new Uint16Array(size),
  kinds: new Uint8Array(size),
  widths: new Uint16Array(size),
  spans: new Uint32Array(size),
  places: new Uint32Array(size),
  before: new Uint32Array(size + 1),
})

/** Paragraphs up to this long share the same arrays: cells are read and done with before the next paragraph's are. */
const sharedSize = 8192
const shared = makeArrays(sharedSize)

/** Valid until the next call. */
export const readCells = (spans: readonly Span[], options: WidthOptions): Cells => {
  const size = spans.reduce((sum, span) => sum + span.text.length, 0)
  const arrays = size <= sharedSize ? shared : makeArrays(size)
  let count = 0
  let total = 0
  let widest = 0
  spans.forEach(({ text }, span) => {
    visitGraphemes(text, options, (start, _end, width) => {
      const unit = text.charCodeAt(start)
      arrays.units[count] = unit
      arrays.kinds[count] = breakClassOf(unit)
      arrays.widths[count] = width
      arrays.spans[count] = span
      arrays.places[count] = start
      arrays.before[count] = total
      total += width
      count += 1
      if (width > widest) widest = width
    })
  })
  arrays.before[count] = total
  return { ...arrays, count, widest }
}

export const kindAt = (cells: Cells, index: number): BreakClass => cells.kinds[index] as BreakClass
