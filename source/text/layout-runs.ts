/** Paragraphs: runs to spans, spans to lines; words the author hid by colouring them like the page. */
import type { Block, Inline, RunStyle } from '../content/block.ts'
import type { Context } from './layout-context.ts'
import type { Line, Role, Span } from './line.ts'
import { alignLine } from './spans.ts'
import { textWidth } from './width.ts'
import { wrapSpans } from './wrap.ts'

type Paragraph = Extract<Block, { kind: 'paragraph' }>

const page = '#ffffff'
const channels = (colour: string): readonly number[] =>
  [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16))

/** Per channel of 255: what nobody can tell apart on a page. */
const invisibleDifference = 16

const isAlike = (one: string, other: string): boolean => {
  const others = channels(other)
  return channels(one).every((value, index) => Math.abs(value - others[index]!) <= invisibleDifference)
}

/** White on the white page, or any colour on itself: the old way to hide an answer or a plot, read by selecting it. */
export const isHiddenByColour = (style: RunStyle | null): boolean =>
  style !== null && style.colour !== null && isAlike(style.colour, style.background ?? page)

const looksOf = (style: RunStyle): Omit<Span, 'text' | 'role'> => ({
  ...(style.bold && { bold: true }),
  ...(style.italic && { italic: true }),
  ...(style.underline && { underline: true }),
  ...(style.strike && { strike: true }),
  ...(style.colour !== null && { colour: style.colour }),
  ...(style.background !== null && { background: style.background }),
})

const roles: Readonly<Record<Exclude<Inline['kind'], 'text'>, Role>> = {
  link: 'link',
  mention: 'mention',
  smiley: 'smiley',
}

const spanOfRun = (run: Inline, role: Role): Span => {
  const style = run.kind === 'text' || run.kind === 'link' ? run.style : null
  const base: Span = { text: run.text, role: run.kind === 'text' ? role : roles[run.kind] }
  const linked = run.kind === 'link' ? { ...base, url: run.url } : base
  if (style === null) return linked
  return isHiddenByColour(style) ? { ...linked, role: 'spoiler' } : { ...linked, ...looksOf(style) }
}

/** The spans of each line the author ended himself. */
const splitAtNewlines = (spans: readonly Span[]): readonly (readonly Span[])[] => {
  const lines: Span[][] = [[]]
  for (const span of spans) {
    const parts = span.text.split('\n')
    parts.forEach((text, index) => {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)!.push(parts.length === 1 ? span : { ...span, text })
    })
  }
  return lines
}

const coverLine = (line: Line, context: Context): Line => {
  if (context.spoilers === 'shown' || !line.spans.some(span => span.role === 'spoiler')) return line
  const spans = line.spans.map(span =>
    span.role === 'spoiler' ? { ...span, text: context.marks.cover.repeat(textWidth(span.text, context)) } : span,
  )
  return { ...line, spans }
}

/** Lines of spans that may hold newlines. */
export const layoutSpans = (spans: readonly Span[], context: Context): readonly Line[] =>
  splitAtNewlines(spans)
    .flatMap(line => wrapSpans(line, context))
    .map(line => coverLine(line, context))

export const layoutParagraph = (
  paragraph: Paragraph,
  context: Context,
  lead: readonly Span[] = [],
): readonly Line[] => {
  const spans = [...lead, ...paragraph.runs.map(run => spanOfRun(run, context.role))]
  const lines = layoutSpans(spans, context)
  if (paragraph.align === 'left' || context.measuring) return lines
  return lines.map(line => alignLine(line, paragraph.align, context.width))
}
