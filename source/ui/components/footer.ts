/** The last row: a message, else the keys begun, else the keys that matter here. All from the binding table. */
import type { Line, Span } from '../../text/line.ts'
import { rowLine } from '../../text/row-line.ts'
import { lineOf, spanOf, spansWidth } from '../../text/spans.ts'
import { truncateSpans } from '../../text/truncate.ts'
import type { Env } from '../env.ts'
import type { Scope } from '../keymap/binding.ts'
import type { ActionName } from '../keymap/bindings.ts'
import { printChord } from '../keymap/chord.ts'
import type { Keymap, KeymapRow } from '../keymap/keymap.ts'
import type { Pending } from '../keymap/press.ts'
import type { Note } from '../screen.ts'

const hint = (keys: string, label: string): readonly Span[] => [spanOf(keys, 'strong'), spanOf(` ${label}`, 'dim')]

const placeIn = (row: KeymapRow, scope: Scope): number | null => row.binding.footer?.[scope] ?? null

/** As many as have room; those with the largest numbers give way, help (the way to all others) never. */
const fitHints = (rows: readonly KeymapRow[], room: number, env: Env): readonly Span[] => {
  const hints = rows.map(row => hint(printChord(row.chords[0]!), env.translate(row.binding.label)))
  const last = hints.at(-1)
  if (!last) return []
  const gap = spanOf('  ', 'text')
  const shown: Span[] = []
  let left = room - spansWidth(last, env.width)
  for (const spans of hints.slice(0, -1)) {
    left -= spansWidth(spans, env.width) + 2
    if (left < 0) break
    shown.push(...spans, gap)
  }
  return [...shown, ...last]
}

/** What a key can't do now is not offered. */
export type Offers = (action: ActionName) => boolean

const rowsFor = (keymap: Keymap, scope: Scope, offers: Offers): readonly KeymapRow[] =>
  keymap.rows
    .filter(row => placeIn(row, scope) !== null && row.chords.length > 0 && offers(row.binding.action))
    .sort((a, b) => placeIn(a, scope)! - placeIn(b, scope)!)

export const drawKeys = (scope: Scope, status: string, offers: Offers, env: Env): Line => {
  const right = status === '' ? [] : [spanOf(status, 'dim')]
  const width = Math.max(1, env.columns - 1)
  const room = width - 1 - (right.length === 0 ? 0 : spansWidth(right, env.width) + 2)
  const left = [spanOf(' ', 'text'), ...fitHints(rowsFor(env.keymap, scope, offers), room, env)]
  return rowLine(left, right, width, env.width)
}

/** After `g`: what may follow. */
export const drawPending = (scope: Scope, pending: Pending, env: Env): Line => {
  const begun = `${pending.count}${printChord(pending.keys)}`
  const onward = env.keymap.rows
    .filter(row => row.binding.scopes.includes(scope) && pending.keys.length > 0)
    .flatMap(row =>
      row.chords
        .filter(chord => chord.length > pending.keys.length && pending.keys.every((key, i) => chord[i] === key))
        .map(chord => hint(printChord(chord.slice(pending.keys.length)), env.translate(row.binding.label))),
    )
  const spans = onward.flatMap(spans => [spanOf('  ', 'text'), ...spans])
  return truncateSpans([spanOf(` ${begun}`, 'accent'), ...spans], env.columns, env.width)
}

export const drawNote = (note: Note, env: Env): Line => {
  const role = note.tone === 'error' ? 'error' : 'text'
  return lineOf(truncateSpans([spanOf(` ${note.text}`, role)], env.columns, env.width).spans, env.width)
}
