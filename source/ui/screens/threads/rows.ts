/** A board's listing as rows of a list. */
import type { Board, ThreadId, ThreadSummary, ThreadsAnswer } from '../../../forum/model.ts'
import type { ThreadState } from '../../../store/kept-marks.ts'
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

/** A listing, and what the memory knows of its threads; without `marks` it was not asked yet. */
export type MarkedListing = ThreadsAnswer & { readonly marks?: ReadonlyMap<ThreadId, ThreadState> }

/** Of a thread that one has been to; null for the others: for them the site's own mark stands. */
export const readMarkOf = ({ marks }: MarkedListing, id: ThreadId): ThreadState | null => {
  const known = marks?.get(id) ?? null
  return known?.marks?.visitedAt ? known : null
}

const isNew = (thread: ThreadSummary, mark: ThreadState | null): boolean => (mark ? mark.unread > 0 : thread.unread)

export const isFresh = (item: Item, answer: MarkedListing): boolean =>
  item.kind === 'board' ? item.board.hasNew : isNew(item.thread, readMarkOf(answer, item.thread.id))

/** Threads that one has been to, with something unread, and their last floors. */
export const unreadThreads = (answer: MarkedListing): readonly { readonly id: ThreadId; readonly last: number }[] =>
  answer.threads.flatMap(({ id }) => {
    const mark = readMarkOf(answer, id)
    return mark && mark.unread > 0 ? [{ id, last: mark.last }] : []
  })

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

const titleSpans = (thread: ThreadSummary, mark: ThreadState | null, env: Env): readonly Span[] => {
  const marks = flags(thread, env)
  const isRead = mark !== null && mark.unread === 0
  return [
    ...(thread.type ? [spanOf(typeText(thread), 'dim')] : []),
    spanOf(thread.title, thread.highlighted || isNew(thread, mark) ? 'title' : isRead ? 'dim' : 'text'),
    ...(marks.length > 0 ? [spanOf(`  ${marks.join(' ')}`, 'dim')] : []),
  ]
}

/** Where one wrote outweighs what is new: that is told by the count as well. */
const threadMark = (thread: ThreadSummary, mark: ThreadState | null, env: Env): Span => {
  const fresh = isNew(thread, mark)
  if (thread.sticky > 0) return markColumn(env.marks.sticky, fresh, env)
  if (mark?.marks?.isRepliedIn) return markColumn(env.marks.wrote, fresh, env)
  return markColumn(fresh ? env.marks.fresh : ' ', fresh, env)
}

const newText = (thread: ThreadSummary, mark: ThreadState | null, env: Env): string => {
  if (mark) return mark.unread > 0 ? `+${count(mark.unread, env)}` : ''
  return thread.unread ? env.translate('threads.mark.new') : ''
}

const repliesSpans = (thread: ThreadSummary, mark: ThreadState | null, env: Env): readonly Span[] => {
  const text = newText(thread, mark, env)
  const fresh = text === '' ? [] : [spanOf(`${text}  `, 'accent')]
  return thread.replies === null ? fresh : [...fresh, spanOf(count(thread.replies, env), 'dim')]
}

/** A title is never cut: what does not fit goes to a second row, at most a third. */
const titleLines = (thread: ThreadSummary, known: ThreadState | null, width: number, env: Env): readonly Line[] => {
  const mark = threadMark(thread, known, env)
  const markWidth = spansWidth([mark], env.width)
  const right = repliesSpans(thread, known, env)
  const room = Math.max(4, width - markWidth - (right.length > 0 ? spansWidth(right, env.width) + 2 : 0))
  const [first, ...others] = wrapSpans(titleSpans(thread, known, env), { ...env.width, width: room }).slice(0, 3)
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

const itemRow = (item: Item, number: number, answer: MarkedListing, env: Env): ListRow => {
  const width = Math.max(1, env.columns - gutterWidth(env) - 1)
  const lines =
    item.kind === 'board'
      ? boardLines(item.board, width, env)
      : [...titleLines(item.thread, readMarkOf(answer, item.thread.id), width, env), factsLine(item.thread, width, env)]
  return { item: number, height: lines.length, draw: isChosen => withGutter(lines, isChosen, env) }
}

const noteRow = (text: string, env: Env): ListRow => {
  const line = rowLine([spanOf(`   ${text}`, 'dim')], [], env.columns, env.width)
  return { item: null, height: 1, draw: () => [line] }
}

const blankRow: ListRow = { item: null, height: 1, draw: () => [emptyLine] }

export const threadRows = memoize((answer: MarkedListing, env: Env): readonly ListRow[] => {
  const items = threadsItems(answer, env)
  const rows = items.map((item, number) => itemRow(item, number, answer, env))
  return answer.threads.length === 0 ? [...rows, blankRow, noteRow(env.translate('threads.empty'), env)] : rows
})

/** Rows above the list (types, order): none where every row counts. */
export const listTop = (env: Env): number => (env.body >= 12 ? 2 : 0)
export const listBody = (env: Env): number => env.body - listTop(env)
