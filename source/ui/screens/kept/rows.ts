import { toLocalIso } from '../../../i18n/local-time.ts'
import type { HistoryEntry } from '../../../store/kept-history.ts'
import type { KeptHit } from '../../../store/search-kept.ts'
import { emptyLine, type Line, type Span } from '../../../text/line.ts'
import { rowLine } from '../../../text/row-line.ts'
import { spanOf } from '../../../text/spans.ts'
import { wrapSpans } from '../../../text/wrap.ts'
import type { Env } from '../../env.ts'
import type { ListRow } from '../../list.ts'
import type { KeptRecall } from '../../recall.ts'
import { dotted, listTime, withGutter } from '../../words.ts'

const rowOf = (item: number, lines: readonly Line[], env: Env): ListRow => ({
  item,
  height: lines.length,
  draw: isChosen => withGutter(lines, isChosen, env),
})

const widthIn = (env: Env): number => Math.max(1, env.columns - 3)

const historyRow = (entry: HistoryEntry, item: number, env: Env): ListRow => {
  const time = listTime(toLocalIso(entry.at), null, env)
  const width = widthIn(env)
  return rowOf(
    item,
    [
      rowLine([spanOf(` ${entry.title}`, 'text')], [spanOf(time, 'dim')], width, env.width),
      rowLine([spanOf(`   ${entry.site ?? entry.base}`, 'dim')], [], width, env.width),
    ],
    env,
  )
}

/** The sentence with the words in another role. */
const markedSpans = ({ excerpt, spans }: KeptHit): readonly Span[] => {
  const made: Span[] = []
  let at = 0
  for (const [from, to] of spans) {
    if (from < at) continue
    if (from > at) made.push(spanOf(excerpt.slice(at, from), 'text'))
    made.push(spanOf(excerpt.slice(from, to), 'accent'))
    at = to
  }
  return [...made, spanOf(excerpt.slice(at), 'text')]
}

const mostLines = 3

const hitRow = (hit: KeptHit, item: number, env: Env): ListRow => {
  const width = widthIn(env)
  const floor = hit.floor === null || hit.postId === null ? '' : `${hit.floor}#  `
  const words = wrapSpans(markedSpans(hit), { ...env.width, width: Math.max(1, width - 3) }).slice(0, mostLines)
  const gone = hit.goneAt === null ? null : env.translate('kept.gone')
  const facts = dotted([hit.author, hit.site, hit.board, gone], env)
  const time = hit.postedAt === null ? '' : listTime(hit.postedAt, null, env)
  return rowOf(
    item,
    [
      rowLine([spanOf(` ${floor}`, 'label'), spanOf(hit.title, 'title')], [spanOf(time, 'dim')], width, env.width),
      ...words.map(line => rowLine([spanOf('   ', 'text'), ...line.spans], [], width, env.width)),
      rowLine([spanOf(`   ${facts}`, 'dim')], [], width, env.width),
    ],
    env,
  )
}

const noteRow = (text: string, env: Env): ListRow => {
  const line = rowLine([spanOf(`   ${text}`, 'dim')], [], env.columns, env.width)
  return { item: null, height: 2, draw: () => [emptyLine, line] }
}

/** `words` null: where one was. */
export type KeptList = { readonly words: string | null; readonly shown: { readonly answer: KeptRecall } | null }

export const keptRows = ({ words, shown }: KeptList, env: Env): readonly ListRow[] => {
  if (!shown) return []
  const { history, found } = shown.answer
  if (words === null)
    return history.length === 0
      ? [noteRow(env.translate('history.none'), env)]
      : history.map((entry, item) => historyRow(entry, item, env))
  const rows = found.hits.map((hit, item) => hitRow(hit, item, env))
  if (rows.length === 0) return [noteRow(env.translate('search.noneKept'), env)]
  return found.isCut ? [...rows, noteRow(env.translate('search.moreKept'), env)] : rows
}
