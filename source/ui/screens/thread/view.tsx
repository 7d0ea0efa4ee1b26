import type { Line } from '../../../text/line.ts'
import { spanOf } from '../../../text/spans.ts'
import { type Building, type VisibleLine, visibleLines } from '../../../text/viewport.ts'
import { Rows } from '../../components/rows.tsx'
import type { Env } from '../../env.ts'
import { drawProblem } from '../../problem.ts'
import { gutterWidth } from '../../words.ts'
import { buildingOf, isOfFloor } from './building.ts'
import { drawHints } from './hints.ts'
import { highlight } from './search.ts'
import type { ThreadState } from './state.ts'

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

const drawLine = (visible: VisibleLine, state: ThreadState, building: Building, env: Env): Line => {
  const hinted = state.hints ? drawHints(visible.line, state.hints, env) : visible.line
  const found = state.find.query === '' ? hinted : highlight(hinted, state.find.query)
  const isChosen = visible.item === state.viewport.chosen && isOfFloor(state, building, visible, env)
  return beside(found, isChosen, env)
}

const floorsInSight = (state: ThreadState, env: Env): readonly Line[] => {
  const building = buildingOf(state, env)
  return visibleLines(building, state.viewport, env.body).map(line => drawLine(line, state, building, env))
}

export const ThreadView = ({ state, env }: { readonly state: ThreadState; readonly env: Env }) => {
  const lines = state.problem ? drawProblem(state.problem, env) : floorsInSight(state, env)
  return <Rows lines={lines} height={env.body} env={env} />
}
