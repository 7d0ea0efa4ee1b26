import type { Line } from '../../../text/line.ts'
import { spanOf } from '../../../text/spans.ts'
import { type VisibleLine, visibleLines } from '../../../text/viewport.ts'
import { Rows } from '../../components/rows.tsx'
import type { Env } from '../../env.ts'
import { drawProblem } from '../../problem.ts'
import { gutterWidth } from '../../words.ts'
import { buildingOf } from './building.ts'
import { drawHints } from './hints.ts'
import { highlight } from './search.ts'
import { floorsOf, type ThreadState } from './state.ts'

type Beside = { readonly mark: string; readonly chosen: Line; readonly other: Line }
const kept = new WeakMap<Line, Beside>()

/** A line beside the mark of the chosen floor, or beside its space; made once for each line, so that it is painted once. */
const beside = (line: Line, isChosen: boolean, env: Env): Line => {
  const { chosen: mark } = env.marks
  let made = kept.get(line)
  if (made?.mark !== mark) {
    const width = gutterWidth(env) + 1
    const place = (text: string): Line => ({
      spans: [spanOf(text, 'accent'), ...line.spans],
      width: line.width + width,
    })
    made = { mark, chosen: place(`${mark} `), other: place(' '.repeat(width)) }
    kept.set(line, made)
  }
  return isChosen ? made.chosen : made.other
}

const drawLine = ({ line, item }: VisibleLine, state: ThreadState, env: Env): Line => {
  const hinted = state.hints ? drawHints(line, state.hints, env) : line
  const found = state.find.query === '' ? hinted : highlight(hinted, state.find.query)
  return beside(found, item === state.viewport.chosen, env)
}

export const ThreadView = ({ state, env }: { readonly state: ThreadState; readonly env: Env }) => {
  const lines = state.problem
    ? drawProblem(state.problem, env)
    : visibleLines(buildingOf(floorsOf(state), env), state.viewport, env.body).map(line => drawLine(line, state, env))
  return <Rows lines={lines} height={env.body} env={env} />
}
