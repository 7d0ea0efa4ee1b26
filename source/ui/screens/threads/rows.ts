/** A board's listing as rows of a list. */
import type { Board, ThreadSummary, ThreadsAnswer } from '../../../forum/model.ts'
import { emptyLine, type Line, type Span } from '../../../text/line.ts'
import { rowLine } from '../../../text/row-line.ts'
import { spanOf, spansWidth } from '../../../text/spans.ts'
import { wrapSpans } from '../../../text/wrap.ts'
import type { Env } from '../../env.ts'
import type { ListRow } from '../../list.ts'
import { memoize } from '../../memo.ts'
import { count, dotted, gutterWidth, isNarrow, listTime, markColumn, withGutter } from '../../words.ts'

export type Item =
  | { readonly kind: 'board'; readonly board: Board }
  | { readonly kind: 'thread'; readonly thread: ThreadSummary }

/** Sub-boards first, then the threads. */
export const threadsItems = memoize((answer: ThreadsAnswer): readonly Item[] => [
  ...answer.board.children.map(board => ({ kind: 'board', board }) as const),
  ...answer.threads.map(thread => ({ kind: 'thread', thread }) as const),
])

/** What a listing says of a thread besides its title, in few signs. */
const flags = (thread: ThreadSummary, env: Env): readonly string[] => {
  const { translate } = env
  return [
    thread.kind === 'normal' ? null : translate(`threads.mark.${thread.kind}`),
    thread.digest > 0 ? translate('threads.mark.digest') : null,
    thread.hot ? translate('threads.mark.hot') : null,
    thread.hasImage ? translate('threads.mark.image') : null,
    thread.hasAttachment && !thread.hasImage ? translate('threads.mark.attachment') : null,
    thread.closed ? translate('threads.mark.closed') : null,
    thread.moved ? translate('threads.mark.moved') : null,
    thread.readAccess ? translate('threads.mark.readAccess', { n: thread.readAccess }) : null,
    thread.price ? translate('threads.mark.price', { n: thread.price }) : null,
  ].filter(flag => flag !== null)
}

const typeText = (thread: ThreadSummary): string => {
  const name = thread.type?.name
  if (!name) return ''
  return /^[[【〔（(]/.test(name) ? `${name} ` : `[${name}] `
}

const titleSpans = (thread: ThreadSummary, env: Env): readonly Span[] => {
  const marks = flags(thread, env)
  return [
    ...(thread.type ? [spanOf(typeText(thread), 'dim')] : []),
    spanOf(thread.title, thread.highlighted || thread.unread ? 'title' : 'text'),
    ...(marks.length > 0 ? [spanOf(`  ${marks.join(' ')}`, 'dim')] : []),
  ]
}

const threadMark = (thread: ThreadSummary, env: Env): Span => {
  if (thread.sticky > 0) return markColumn(env.marks.sticky, thread.unread, env)
  return markColumn(thread.unread ? env.marks.fresh : ' ', thread.unread, env)
}

const repliesSpans = (thread: ThreadSummary, env: Env): readonly Span[] => {
  const fresh = thread.unread ? [spanOf(`${env.translate('threads.mark.new')}  `, 'accent')] : []
  return thread.replies === null ? fresh : [...fresh, spanOf(count(thread.replies, env), 'dim')]
}

/** A title is never cut: what does not fit goes to a second row, at most a third. */
const titleLines = (thread: ThreadSummary, width: number, env: Env): readonly Line[] => {
  const mark = threadMark(thread, env)
  const markWidth = spansWidth([mark], env.width)
  const right = repliesSpans(thread, env)
  const room = Math.max(4, width - markWidth - (right.length > 0 ? spansWidth(right, env.width) + 2 : 0))
  const [first, ...others] = wrapSpans(titleSpans(thread, env), { ...env.width, width: room }).slice(0, 3)
  const indent = markColumn(' ', false, env)
  return [
    rowLine([mark, ...(first?.spans ?? [])], right, width, env.width),
    ...others.map(line => rowLine([indent, ...line.spans], [], width, env.width)),
  ]
}

const factsLine = (thread: ThreadSummary, width: number, env: Env): Line => {
  const created = listTime(thread.createdAt, thread.createdAtText, env)
  const views =
    thread.views === null || isNarrow(env) ? null : env.translate('threads.views', { n: count(thread.views, env) })
  const last = thread.lastPost
  const lastTime = last ? listTime(last.postedAt, last.postedAtText, env) : ''
  const left = isNarrow(env) ? thread.author.name : dotted([thread.author.name, created, views], env)
  const right = isNarrow(env) ? lastTime || created : dotted([last?.author?.name ?? null, lastTime], env)
  const indent = [markColumn(' ', false, env), spanOf('  ', 'text')]
  return rowLine([...indent, spanOf(left, 'dim')], right === '' ? [] : [spanOf(right, 'dim')], width, env.width)
}

const boardLines = (board: Board, width: number, env: Env): readonly Line[] => {
  const facts = board.threads === null ? [] : [spanOf(count(board.threads, env), 'dim')]
  const today = board.todayPosts ? [spanOf(`  +${count(board.todayPosts, env)}`, 'accent')] : []
  const fresh = markColumn(board.hasNew ? env.marks.fresh : ' ', board.hasNew, env)
  return [
    rowLine(
      [fresh, spanOf(`${env.marks.branch} `, 'dim'), spanOf(board.name, 'title'), ...today],
      facts,
      width,
      env.width,
    ),
  ]
}

const itemRow = (item: Item, number: number, env: Env): ListRow => {
  const width = Math.max(1, env.columns - gutterWidth(env) - 1)
  const lines =
    item.kind === 'board'
      ? boardLines(item.board, width, env)
      : [...titleLines(item.thread, width, env), factsLine(item.thread, width, env)]
  return { item: number, height: lines.length, draw: isChosen => withGutter(lines, isChosen, env) }
}

const noteRow = (text: string, env: Env): ListRow => {
  const line = rowLine([spanOf(`   ${text}`, 'dim')], [], env.columns, env.width)
  return { item: null, height: 1, draw: () => [line] }
}

const blankRow: ListRow = { item: null, height: 1, draw: () => [emptyLine] }

export const threadRows = memoize((answer: ThreadsAnswer, env: Env): readonly ListRow[] => {
  const items = threadsItems(answer, env)
  const rows = items.map((item, number) => itemRow(item, number, env))
  return answer.threads.length === 0 ? [...rows, blankRow, noteRow(env.translate('threads.empty'), env)] : rows
})

/** Rows above the list (types, order): none where every row counts. */
export const listTop = (env: Env): number => (env.body >= 12 ? 2 : 0)
export const listBody = (env: Env): number => env.body - listTop(env)
