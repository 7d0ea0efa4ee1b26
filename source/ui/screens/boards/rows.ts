/** The index as rows of a list. */
import type { Board, BoardsAnswer, Category } from '../../../forum/model.ts'
import type { MessageKey } from '../../../i18n/messages.ts'
import { emptyLine, type Line, type Span } from '../../../text/line.ts'
import { rowLine } from '../../../text/row-line.ts'
import { spanOf } from '../../../text/spans.ts'
import type { Env } from '../../env.ts'
import type { ListRow } from '../../list.ts'
import { memoize } from '../../memo.ts'
import { count, gutterWidth, isNarrow, listTime, markColumn, withGutter } from '../../words.ts'

type Item = { readonly board: Board; readonly isChild: boolean }

/** Sub-boards stand below their board: on many forums that is where the threads are. */
const withChildren = (boards: readonly Board[]): readonly Item[] =>
  boards.flatMap(board => [
    { board, isChild: false },
    ...board.children.map(child => ({ board: child, isChild: true })),
  ])

export const boardItems = (answer: BoardsAnswer): readonly Board[] =>
  answer.categories.flatMap(category => withChildren(category.boards)).map(item => item.board)

const counts = (board: Board, env: Env): string => {
  if (board.access !== 'open') return env.translate(`boards.${board.access}` as MessageKey)
  if (board.threads === null) return board.posts === null ? '' : count(board.posts, env)
  const threads = count(board.threads, env)
  const posts = board.posts === null ? '' : count(board.posts, env)
  if (posts === '') return threads
  return env.translate(isNarrow(env) ? 'boards.countsShort' : 'boards.counts', { threads, posts })
}

const nameSpans = ({ board, isChild }: Item, env: Env): readonly Span[] => {
  const today = board.todayPosts
    ? [spanOf(`  ${env.translate('boards.newCount', { n: count(board.todayPosts, env) })}`, 'accent')]
    : []
  const indent = isChild ? [spanOf(`${env.marks.branch} `, 'dim')] : []
  return [
    markColumn(board.hasNew ? env.marks.fresh : ' ', board.hasNew, env),
    ...indent,
    spanOf(board.name, 'title'),
    ...today,
  ]
}

const lastPostSpans = (
  board: Board,
  env: Env,
): { readonly left: readonly Span[]; readonly right: readonly Span[] } | null => {
  const last = board.lastPost
  if (!last) return board.description ? { left: [spanOf(board.description, 'dim')], right: [] } : null
  const who = last.author ? ` ${env.marks.dot} ${last.author.name}` : ''
  const time = listTime(last.postedAt, last.postedAtText, env)
  return {
    left: [spanOf(last.title ?? '', 'text'), spanOf(who, 'dim')],
    right: time === '' ? [] : [spanOf(time, 'dim')],
  }
}

const boardLines = (item: Item, env: Env): readonly Line[] => {
  const width = Math.max(1, env.columns - gutterWidth(env) - 1)
  const facts = counts(item.board, env)
  const first = rowLine(nameSpans(item, env), facts === '' ? [] : [spanOf(facts, 'dim')], width, env.width)
  const last = item.isChild ? null : lastPostSpans(item.board, env)
  const indent = markColumn(' ', false, env)
  return last ? [first, rowLine([indent, ...last.left], last.right, width, env.width)] : [first]
}

const boardRow = (item: Item, number: number, env: Env): ListRow => {
  const lines = boardLines(item, env)
  return { item: number, height: lines.length, draw: isChosen => withGutter(lines, isChosen, env) }
}

const headingRow = (category: Category, isFirst: boolean, env: Env): ListRow => {
  const today = category.boards.reduce((sum, board) => sum + (board.todayPosts ?? 0), 0)
  const right = today > 0 ? [spanOf(env.translate('boards.today', { n: count(today, env) }), 'dim')] : []
  const line = rowLine(
    [spanOf(' ', 'text'), spanOf(category.name, 'strong')],
    right,
    Math.max(1, env.columns - 1),
    env.width,
  )
  const lines = isFirst && env.body < 12 ? [line] : [emptyLine, line]
  return { item: null, height: lines.length, draw: () => lines }
}

const emptyRow = (env: Env): ListRow => {
  const line = rowLine([spanOf(`   ${env.translate('boards.empty')}`, 'dim')], [], env.columns, env.width)
  return { item: null, height: 2, draw: () => [emptyLine, line] }
}

export const boardRows = memoize((answer: BoardsAnswer, env: Env): readonly ListRow[] => {
  let number = 0
  const rows = answer.categories.flatMap((category, index) => [
    headingRow(category, index === 0, env),
    ...withChildren(category.boards).map(item => boardRow(item, number++, env)),
  ])
  return rows.length === 0 ? [emptyRow(env)] : rows
})
