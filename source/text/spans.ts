/** Small work on spans and lines: measure, cut, join, push to a side. Everything keeps the looks of the spans it is given. */
import type { Align } from '../content/block.ts'
import type { Line, Role, Span } from './line.ts'
import { textWidth, type WidthOptions } from './width.ts'

export const spanOf = (text: string, role: Role): Span => ({ text, role })

export const spansWidth = (spans: readonly Span[], options: WidthOptions): number =>
  spans.reduce((sum, span) => sum + textWidth(span.text, options), 0)

export const lineOf = (spans: readonly Span[], options: WidthOptions): Line => ({
  spans,
  width: spansWidth(spans, options),
})

export const blank = (width: number): Span => ({ text: ' '.repeat(width), role: 'text' })

/** Puts `prefix` (of `prefixWidth` cells) before a line. */
export const prefixLine = (prefix: Span, prefixWidth: number, line: Line): Line => ({
  spans: [prefix, ...line.spans],
  width: prefixWidth + line.width,
})

/** A line moved right so that it stands in `width` cells; too wide or left-aligned lines come back as they are. */
export const alignLine = (line: Line, align: Align, width: number): Line => {
  const room = width - line.width
  if (align === 'left' || room <= 0 || line.width === 0) return line
  const indent = align === 'right' ? room : Math.floor(room / 2)
  return indent === 0 ? line : prefixLine(blank(indent), indent, line)
}

/** A line with spaces after it up to `width`. */
export const padLine = (line: Line, width: number): Line =>
  line.width >= width ? line : { spans: [...line.spans, blank(width - line.width)], width }
