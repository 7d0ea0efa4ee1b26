import { emptyLine, type Line } from '../../../text/line.ts'
import { spanOf } from '../../../text/spans.ts'
import { wrapSpans } from '../../../text/wrap.ts'
import { drawField } from '../../components/field-line.ts'
import { Rows } from '../../components/rows.tsx'
import type { Env } from '../../env.ts'
import type { FieldPlace } from '../../screen.ts'
import type { SearchState } from './state.ts'

const paragraph = (text: string, role: 'title' | 'dim', env: Env): readonly Line[] =>
  wrapSpans([spanOf(text, role)], { ...env.width, width: Math.max(1, env.columns - 6) }).map(line => ({
    spans: [spanOf('   ', 'text'), ...line.spans],
    width: line.width + 3,
  }))

/** What stands above the line to type in; it leaves the line a row whatever the size. */
const lead = (state: SearchState, env: Env): readonly Line[] => {
  const space = env.body >= 12 ? [emptyLine, emptyLine] : []
  const where = state.board
    ? env.translate('search.inBoard', { name: state.board.name })
    : env.translate('search.inSite')
  const lines = [...space, ...paragraph(where, 'title', env), emptyLine]
  return env.body >= 4 ? lines.slice(0, env.body - 1) : []
}

export const searchField = (state: SearchState, env: Env): FieldPlace => ({
  field: state.field,
  prompt: `   ${env.marks.arrow} `,
  row: lead(state, env).length,
})

export const SearchView = ({ state, env }: { readonly state: SearchState; readonly env: Env }) => {
  const lines = [
    ...lead(state, env),
    drawField(searchField(state, env), env).line,
    emptyLine,
    ...paragraph(env.translate('search.help'), 'dim', env),
  ]
  return <Rows lines={lines} height={env.body} env={env} />
}
