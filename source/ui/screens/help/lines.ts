import { emptyLine, type Line } from '../../../text/line.ts'
import { rowLine } from '../../../text/row-line.ts'
import { spanOf } from '../../../text/spans.ts'
import { padEnd } from '../../../text/truncate.ts'
import type { Env } from '../../env.ts'
import type { Group, Scope } from '../../keymap/binding.ts'
import { printChord } from '../../keymap/chord.ts'
import type { KeymapRow } from '../../keymap/keymap.ts'

const groups: readonly Group[] = [
  'move',
  'floors',
  'places',
  'unread',
  'find',
  'write',
  'compose',
  'react',
  'links',
  'app',
]

const keyLine = (row: KeymapRow, env: Env): Line => {
  const keys = row.chords.map(printChord).join(' ')
  const label = env.translate(row.binding.label)
  const column = Math.min(18, Math.floor(env.columns / 2))
  return rowLine(
    [spanOf(`   ${padEnd(keys, column, env.width)} `, 'strong'), spanOf(label, 'text')],
    [],
    env.columns,
    env.width,
  )
}

const groupLines = (group: Group, rows: readonly KeymapRow[], env: Env): readonly Line[] =>
  rows.length === 0
    ? []
    : [
        emptyLine,
        rowLine([spanOf(` ${env.translate(`help.group.${group}`)}`, 'title')], [], env.columns, env.width),
        ...rows.map(row => keyLine(row, env)),
      ]

export const helpLines = (about: Scope, env: Env): readonly Line[] => {
  const here = env.keymap.rows.filter(row => row.binding.scopes.includes(about) && row.chords.length > 0)
  return groups.flatMap(group =>
    groupLines(
      group,
      here.filter(row => row.binding.group === group),
      env,
    ),
  )
}
