/** Small pieces that the plain text of several commands shares. */
import type { Author, LastPost } from '../forum/model.ts'
import { formatExactTime, formatRelativeTime } from '../i18n/format-time.ts'
import type { Translate } from '../i18n/messages.ts'
import type { Line, Role, Span } from '../text/line.ts'
import { authorName } from '../text/post-head.ts'
import { rowLine } from '../text/row-line.ts'
import { spanOf } from '../text/spans.ts'
import { padEnd, padStart } from '../text/truncate.ts'
import { textWidth } from '../text/width.ts'
import { wrapSpans } from '../text/wrap.ts'
import type { Canvas } from './contract.ts'

/** Spans of the pieces that say something, with a gap between them. */
export const spread = (pieces: readonly (readonly [string | null | false, Role])[], gap = '  '): readonly Span[] =>
  pieces
    .filter((piece): piece is readonly [string, Role] => typeof piece[0] === 'string' && piece[0] !== '')
    .flatMap(([text, role], index) => [...(index > 0 ? [spanOf(gap, 'text')] : []), spanOf(text, role)])

export const row = (left: readonly Span[], right: readonly Span[], canvas: Canvas): Line =>
  rowLine(left, right, canvas.width, canvas)

export const wrapped = (spans: readonly Span[], canvas: Canvas, indent = 0): readonly Line[] =>
  wrapSpans(spans, { width: Math.max(1, canvas.width - indent), ambiguousWide: canvas.ambiguousWide }).map(line =>
    indent === 0 ? line : { spans: [spanOf(' '.repeat(indent), 'text'), ...line.spans], width: line.width + indent },
  )

/** `unset` is what `auto` means here. */
export const showTime = (
  time: string | null,
  raw: string | null,
  unset: 'relative' | 'exact',
  canvas: Canvas,
  translate: Translate,
): string => {
  if (time === null) return raw ?? ''
  return (canvas.times === 'auto' ? unset : canvas.times) === 'relative'
    ? formatRelativeTime(time, canvas.now, canvas.zone, translate)
    : formatExactTime(time, canvas.zone)
}

export const nameOf = (author: Author | null, { words }: Canvas): string =>
  author === null ? '' : authorName(author, words)

export const lastPostText = (last: LastPost | null, canvas: Canvas, translate: Translate): string =>
  last === null
    ? ''
    : [nameOf(last.author, canvas), showTime(last.postedAt, last.postedAtText, 'relative', canvas, translate)]
        .filter(text => text !== '')
        .join(' · ')

/** Columns as wide as their widest cell; the last one is not filled. A column of numbers stands right. */
export const columns = (
  rows: readonly (readonly (readonly [string, Role])[])[],
  canvas: Canvas,
  right: readonly number[] = [],
): readonly Line[] => {
  const count = Math.max(0, ...rows.map(cells => cells.length))
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(...rows.map(cells => textWidth(cells[index]?.[0] ?? '', canvas))),
  )
  return rows.map(cells => {
    const spans = cells.map(([text, role], index) => {
      const width = widths[index] ?? 0
      const isLast = index === cells.length - 1
      const shown = right.includes(index) ? padStart(text, width, canvas) : isLast ? text : padEnd(text, width, canvas)
      return [shown, role] as const
    })
    return rowLine(spread(spans), [], canvas.width, canvas)
  })
}
