/** Text cut or filled to an exact number of cells, at grapheme borders. */
import type { Line, Span } from './line.ts'
import { lineOf } from './spans.ts'
import { narrowAmbiguous, textWidth, visitGraphemes, type WidthOptions } from './width.ts'

/** `…`, or `.` where the terminal draws that two cells wide and there is only one. */
const ellipsisFor = (width: number, options: WidthOptions): string => {
  if (width <= 0) return ''
  return textWidth('…', options) <= width ? '…' : '.'
}

/** The longest beginning of `text` that has room in `width`: its end (UTF-16) and its cells. */
const fitStart = (
  text: string,
  width: number,
  options: WidthOptions,
): { readonly end: number; readonly width: number } => {
  let fit = 0
  let used = 0
  let open = true
  visitGraphemes(text, options, (_start, end, cells) => {
    open &&= used + cells <= width
    if (!open) return
    used += cells
    fit = end
  })
  return { end: fit, width: used }
}

const fitEnd = (text: string, width: number, options: WidthOptions): number => {
  let room = textWidth(text, options)
  let start = 0
  visitGraphemes(text, options, (_start, end, cells) => {
    if (room <= width) return
    room -= cells
    start = end
  })
  return start
}

/** No character of ours takes more than two cells a unit, so a short text needs no measuring. */
const surelyFits = (text: string, width: number): boolean => text.length * 2 <= width

export const truncate = (text: string, width: number, options: WidthOptions = narrowAmbiguous): string => {
  if (surelyFits(text, width) || textWidth(text, options) <= width) return text
  const ellipsis = ellipsisFor(width, options)
  return text.slice(0, fitStart(text, width - textWidth(ellipsis, options), options).end) + ellipsis
}

/** Cut in the middle, so that both the site and the last part of an address are seen. */
export const truncateMiddle = (text: string, width: number, options: WidthOptions = narrowAmbiguous): string => {
  if (surelyFits(text, width) || textWidth(text, options) <= width) return text
  const ellipsis = ellipsisFor(width, options)
  const room = width - textWidth(ellipsis, options)
  if (room <= 0) return ellipsis
  const start = fitStart(text, Math.ceil(room / 2), options)
  return text.slice(0, start.end) + ellipsis + text.slice(fitEnd(text, room - start.width, options))
}

/** Spans cut to `width`; the `…` looks like the span it cuts. */
export const truncateSpans = (spans: readonly Span[], width: number, options: WidthOptions = narrowAmbiguous): Line => {
  const whole = lineOf(spans, options)
  if (whole.width <= width) return whole
  const ellipsis = ellipsisFor(width, options)
  let room = width - textWidth(ellipsis, options)
  const kept: Span[] = []
  for (const span of spans) {
    const fit = fitStart(span.text, room, options)
    if (fit.end < span.text.length) {
      if (ellipsis !== '') kept.push({ ...span, text: span.text.slice(0, fit.end) + ellipsis })
      break
    }
    kept.push(span)
    room -= fit.width
  }
  return lineOf(kept, options)
}

/** `text` in exactly `width` cells, cut or filled with spaces after it. */
export const padEnd = (text: string, width: number, options: WidthOptions = narrowAmbiguous): string => {
  const cut = truncate(text, width, options)
  return cut + ' '.repeat(Math.max(0, width - textWidth(cut, options)))
}

/** `text` in exactly `width` cells, cut or filled with spaces before it. */
export const padStart = (text: string, width: number, options: WidthOptions = narrowAmbiguous): string => {
  const cut = truncate(text, width, options)
  return ' '.repeat(Math.max(0, width - textWidth(cut, options))) + cut
}
