/** One row with something at each side: a title and its counts, a name and a time. */
import type { Line, Span } from './line.ts'
import { blank, spansWidth } from './spans.ts'
import { truncateSpans } from './truncate.ts'
import { narrowAmbiguous, type WidthOptions } from './width.ts'

const gap = 2

/**
 * `right` ends exactly at `width`; `left` is cut to what remains. What is right gives way only where less than a third of the row
 * would remain for the left. An empty right leaves the row as long as its left.
 */
export const rowLine = (
  left: readonly Span[],
  right: readonly Span[],
  width: number,
  options: WidthOptions = narrowAmbiguous,
): Line => {
  if (right.length === 0) return truncateSpans(left, width, options)
  const leftWidth = spansWidth(left, options)
  const leastLeft = Math.min(leftWidth, Math.floor(width / 3))
  const shownRight = truncateSpans(right, Math.max(0, width - (leftWidth === 0 ? 0 : leastLeft + gap)), options)
  const room = width - shownRight.width - (shownRight.width === 0 ? 0 : gap)
  const shownLeft = truncateSpans(left, Math.max(0, room), options)
  const space = width - shownLeft.width - shownRight.width
  if (shownRight.width === 0) return shownLeft
  return { spans: [...shownLeft.spans, ...(space > 0 ? [blank(space)] : []), ...shownRight.spans], width }
}
