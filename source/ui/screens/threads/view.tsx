import type { ThreadsAnswer } from '../../../forum/model.ts'
import { emptyLine, type Line, type Span } from '../../../text/line.ts'
import { rowLine } from '../../../text/row-line.ts'
import { spanOf } from '../../../text/spans.ts'
import { Rows } from '../../components/rows.tsx'
import type { Env } from '../../env.ts'
import { drawList } from '../../list.ts'
import { drawMenu } from '../../menu.ts'
import { drawProblem } from '../../problem.ts'
import { listBody, listTop, threadRows } from './rows.ts'
import { queryOf, type ThreadsState } from './state.ts'

/** Types of the board, the chosen one marked; what is sorted and filtered by at the right. */
const filterLine = (state: ThreadsState, answer: ThreadsAnswer, env: Env): Line => {
  const { translate } = env
  const query = queryOf(state)
  const isAll = query.typeId === null && query.filter === 'all'
  const all: Span = spanOf(translate('threads.all'), isAll ? 'strong' : 'dim')
  const filter =
    query.filter === 'all' ? [] : [spanOf(` ${env.marks.dot} ${translate(`threads.filter.${query.filter}`)}`, 'strong')]
  const types = answer.types.map(type =>
    spanOf(
      ` ${env.marks.dot} ${type.name}${type.count === null ? '' : ` ${type.count}`}`,
      query.typeId === type.id ? 'strong' : 'dim',
    ),
  )
  const sort = spanOf(translate(`threads.sort.${query.sort ?? 'default'}`), 'dim')
  return rowLine([spanOf(' ', 'text'), all, ...filter, ...types], [sort], Math.max(1, env.columns - 1), env.width)
}

const listLines = (state: ThreadsState, answer: ThreadsAnswer, env: Env): readonly Line[] => {
  const list = drawList(threadRows(answer, env), state.list, listBody(env))
  return listTop(env) === 0 ? list : [filterLine(state, answer, env), emptyLine, ...list]
}

export const ThreadsView = ({ state, env }: { readonly state: ThreadsState; readonly env: Env }) => {
  const { problem, shown } = state.load
  const lines = state.menu
    ? drawMenu(state.menu, env)
    : problem
      ? drawProblem(problem, env)
      : shown
        ? listLines(state, shown.answer, env)
        : []
  return <Rows lines={lines} height={env.body} env={env} />
}
