/** Small pieces that several screens say in the same way: times, counts, the mark of what is chosen. */
import type { Answer, IsoTime } from '../forum/model.ts'
import { formatCount } from '../i18n/format-count.ts'
import { formatExactTime, formatRelativeTime } from '../i18n/format-time.ts'
import { toLocalIso } from '../i18n/local-time.ts'
import type { Line, Span } from '../text/line.ts'
import { spanOf } from '../text/spans.ts'
import { textWidth } from '../text/width.ts'
import type { Env } from './env.ts'

/** In lists: relative unless set. `raw` is what the site wrote where the time could not be read; `''` when nothing is known. */
export const listTime = (time: IsoTime | null, raw: string | null, env: Env): string => {
  if (time === null) return raw ?? ''
  return env.settings.times === 'exact'
    ? formatExactTime(time, env.settings.zone)
    : formatRelativeTime(time, env.now, env.settings.zone, env.translate)
}

/** In threads: exact unless set. */
export const threadTime = (time: IsoTime | null, raw: string | null, env: Env): string => {
  if (time === null) return raw ?? ''
  return env.settings.times === 'relative'
    ? formatRelativeTime(time, env.now, env.settings.zone, env.translate)
    : formatExactTime(time, env.settings.zone)
}

export const count = (n: number, env: Env): string => formatCount(n, env.translate)

/** Parts that say something, with ` · ` between them. */
export const dotted = (parts: readonly (string | null)[], env: Env): string =>
  parts.filter(part => part !== null && part !== '').join(` ${env.marks.dot} `)

/** Cells of the column where the mark of what is chosen stands. */
export const gutterWidth = (env: Env): number => textWidth(env.marks.chosen, env.width)

/** Lines with the mark of what is chosen, or its space, before them. */
export const withGutter = (lines: readonly Line[], isChosen: boolean, env: Env): readonly Line[] => {
  const width = gutterWidth(env)
  const mark: Span = isChosen ? spanOf(env.marks.chosen, 'accent') : spanOf(' '.repeat(width), 'text')
  return lines.map(line => ({ spans: [mark, ...line.spans], width: line.width + width }))
}

/** A mark in a column as wide as the widest mark, and a space. */
export const markColumn = (mark: string, isAccent: boolean, env: Env): Span => {
  const width = textWidth(env.marks.fresh, env.width)
  return spanOf(mark + ' '.repeat(Math.max(0, width - textWidth(mark, env.width)) + 1), isAccent ? 'accent' : 'dim')
}

export const isNarrow = (env: Env): boolean => env.columns < 60

/** When a page was kept that is shown because the network is gone; null for one that came from the site. */
export const keptTime = ({ warnings, fetchedAt }: Answer, env: Env): string | null =>
  warnings.some(({ code }) => code === 'from-cache') ? listTime(toLocalIso(Date.parse(fetchedAt)), null, env) : null

export const keptText = (answer: Answer, env: Env): string | null => {
  const time = keptTime(answer, env)
  return time === null ? null : env.translate('app.fromCache', { time })
}

export const keptNote = (answer: Answer, env: Env): string | null => {
  const time = keptTime(answer, env)
  return time === null ? null : env.translate('app.warning.from-cache', { time })
}
