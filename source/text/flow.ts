/** Short facts in a row: `牛逼 3  垃圾 0`. Each stays whole while a line can hold it. */
import type { Line, Span } from './line.ts'
import { blank, lineOf } from './spans.ts'
import { type WrapOptions, wrapSpans } from './wrap.ts'

const gap = 2

const join = (before: Line, after: Line): Line => ({
  spans: [...before.spans, blank(gap), ...after.spans],
  width: before.width + gap + after.width,
})

/** Groups two spaces apart, on as many lines as they need; empty groups leave no trace. */
export const flowGroups = (groups: readonly (readonly Span[])[], options: WrapOptions): readonly Line[] => {
  const lines: Line[] = []
  for (const group of groups) {
    if (group.length === 0) continue
    const whole = lineOf(group, options)
    const last = lines.at(-1)
    if (last !== undefined && last.width + gap + whole.width <= options.width)
      lines[lines.length - 1] = join(last, whole)
    else for (const line of wrapSpans(group, options)) lines.push(line)
  }
  return lines
}
