import { emptyLine, type Line } from '../../../text/line.ts'
import { drawAsked, drawWords } from '../../components/asked-lines.ts'
import { Rows } from '../../components/rows.tsx'
import type { Env } from '../../env.ts'
import { drawList } from '../../list.ts'
import { unsentRows } from './rows.ts'
import type { DraftsState } from './state.ts'

const linesFor = (state: DraftsState, env: Env): readonly Line[] => {
  const asked = drawAsked(state.sending, env)
  if (asked) return asked.lines
  const rows = unsentRows(state, env)
  if (rows.length > 0) return drawList(rows, state.list, env.body)
  return state.unsent ? [emptyLine, ...drawWords(env.translate('drafts.empty'), 'dim', env)] : []
}

export const DraftsView = ({ state, env }: { readonly state: DraftsState; readonly env: Env }) => (
  <Rows lines={linesFor(state, env)} height={env.body} env={env} />
)
