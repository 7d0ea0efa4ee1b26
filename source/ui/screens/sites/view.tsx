import { emptyLine, type Line } from '../../../text/line.ts'
import { spanOf } from '../../../text/spans.ts'
import { wrapSpans } from '../../../text/wrap.ts'
import { drawField } from '../../components/field-line.ts'
import { Rows } from '../../components/rows.tsx'
import type { Env } from '../../env.ts'
import type { Field } from '../../field.ts'
import { drawList } from '../../list.ts'
import type { FieldPlace } from '../../screen.ts'
import { siteRows } from './rows.ts'
import type { SitesState } from './state.ts'

const paragraph = (text: string, role: 'title' | 'text' | 'dim', env: Env): readonly Line[] =>
  wrapSpans([spanOf(text, role)], { ...env.width, width: Math.max(1, env.columns - 6) }).map(line => ({
    spans: [spanOf('   ', 'text'), ...line.spans],
    width: line.width + 3,
  }))

/** What stands above the line to type in; it leaves the line a row whatever the size. */
const lead = (env: Env): readonly Line[] => {
  const space = env.body >= 12 ? [emptyLine, emptyLine] : []
  const lines = [
    ...space,
    ...paragraph(env.translate('sites.welcome'), 'title', env),
    emptyLine,
    ...paragraph(env.translate('sites.prompt'), 'text', env),
    emptyLine,
  ]
  return env.body >= 6 ? lines.slice(0, env.body - 1) : []
}

export const addressField = (field: Field, env: Env): FieldPlace => ({
  field,
  prompt: `   ${env.marks.arrow} `,
  row: lead(env).length,
})

const fieldLines = (field: Field, env: Env): readonly Line[] => [
  ...lead(env),
  drawField(addressField(field, env), env).line,
  emptyLine,
  ...paragraph(env.translate('sites.fieldHelp'), 'dim', env),
]

export const SitesView = ({ state, env }: { readonly state: SitesState; readonly env: Env }) => {
  const empty = [emptyLine, ...paragraph(env.translate('sites.empty'), 'dim', env)]
  const lines = state.field
    ? fieldLines(state.field, env)
    : env.sites.length === 0
      ? empty
      : drawList(siteRows(env), state.list, env.body)
  return <Rows lines={lines} height={env.body} env={env} />
}
