/** The first row: where one is, and what is new or which page; while something loads, that. */
import type { Line, Span } from '../../text/line.ts'
import { rowLine } from '../../text/row-line.ts'
import { lineOf, spanOf } from '../../text/spans.ts'
import type { Env } from '../env.ts'
import type { Title } from '../screen.ts'

/** Narrow terminals show the last part alone. */
export const isPathShort = (env: Env): boolean => env.columns < 50

const pathSpans = (where: readonly string[], env: Env): readonly Span[] => {
  const shown = isPathShort(env) ? where.slice(-1) : where
  return shown.flatMap((part, index) => {
    const isLast = index === shown.length - 1
    const name = spanOf(part, isLast ? 'title' : 'dim')
    return isLast ? [name] : [name, spanOf(` ${env.marks.arrow} `, 'dim')]
  })
}

export const drawHeader = (title: Title, loading: string | null, env: Env): Line => {
  const left = [spanOf(' ', 'text'), ...pathSpans(title.where, env)]
  const right = loading ? [spanOf(loading, 'accent')] : title.right === '' ? [] : [spanOf(title.right, 'dim')]
  if (right.length === 0) return rowLine(left, [], env.columns, env.width)
  const row = rowLine(left, right, Math.max(1, env.columns - 1), env.width)
  return lineOf(row.spans, env.width)
}
