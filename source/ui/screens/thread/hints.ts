/** Links in sight, each with letters to type. */
import type { Line, Span } from '../../../text/line.ts'
import type { VisibleLine } from '../../../text/viewport.ts'
import { textWidth, visitGraphemes } from '../../../text/width.ts'
import type { Env } from '../../env.ts'

export type Hint = { readonly label: string; readonly url: string; readonly line: Line; readonly span: Span }
export type Hints = { readonly all: readonly Hint[]; readonly typed: string }

const letters = 'asdfghjklqwertyuiopzxcvbnm'

/** As few letters as tell them apart, all labels of one length, so that none is the beginning of another. */
const labelFor = (index: number, count: number): string => {
  if (count <= letters.length) return letters[index]!
  return letters[Math.floor(index / letters.length)]! + letters[index % letters.length]!
}

/** A link broken over rows gets its letters once, at its first row. */
export const createHints = (visible: readonly VisibleLine[]): Hints => {
  const links: { readonly url: string; readonly line: Line; readonly span: Span }[] = []
  let before: string | undefined
  for (const { line } of visible)
    for (const span of line.spans) {
      if (span.url !== undefined && span.url !== before) links.push({ url: span.url, line, span })
      if (span.text.trim() !== '') before = span.url
    }
  const shown = links.slice(0, letters.length ** 2)
  return { all: shown.map((link, index) => ({ ...link, label: labelFor(index, shown.length) })), typed: '' }
}

/** The hint that is typed in full, the hints narrowed by one more letter, or null: the letter leads nowhere. */
export const typeHint = (hints: Hints, key: string): Hint | Hints | null => {
  const typed = hints.typed + key.toLowerCase()
  const whole = hints.all.find(hint => hint.label === typed)
  if (whole) return whole
  return hints.all.some(hint => hint.label.startsWith(typed)) ? { ...hints, typed } : null
}

/** The span's text without its first `width` cells; a wide character cut in half leaves a space. */
const withoutStart = (text: string, width: number, env: Env): string => {
  let rest = ''
  let used = 0
  visitGraphemes(text, env.width, (start, end, cells) => {
    if (used >= width) rest += text.slice(start, end)
    else if (used + cells > width) rest += ' '
    used += cells
  })
  return rest
}

/** The letters stand over the link's first cells, so that nothing moves. */
export const drawHints = (line: Line, hints: Hints, env: Env): Line => {
  const here = hints.all.filter(hint => hint.line === line && hint.label.startsWith(hints.typed))
  if (here.length === 0) return line
  const spans = line.spans.flatMap(span => {
    const hint = here.find(other => other.span === span)
    if (!hint) return [span]
    const width = textWidth(hint.label, env.width)
    return [{ text: hint.label, role: 'selected' } as const, { ...span, text: withoutStart(span.text, width, env) }]
  })
  return { spans, width: line.width }
}
