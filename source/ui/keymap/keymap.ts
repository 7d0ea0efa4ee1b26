/** The table and the reader's own keys, joined. Conflicts are named, never silent. */
import type { Binding, Scope } from './binding.ts'
import { type ActionName, bindings } from './bindings.ts'
import { type Chord, printChord, readChord } from './chord.ts'

/** Settings: action to its keys, e.g. `{"nextFloor": ["}", "^n"]}`. They replace the action's own keys. */
export type KeyOverrides = Readonly<Record<string, string | readonly string[]>>

export type KeyProblem =
  | { readonly kind: 'conflict'; readonly key: string; readonly first: string; readonly second: string }
  | { readonly kind: 'unknownAction'; readonly action: string }
  | { readonly kind: 'unreadable'; readonly key: string }

export type Found =
  | { readonly kind: 'action'; readonly action: ActionName }
  | { readonly kind: 'prefix' }
  | { readonly kind: 'none' }

export type KeymapRow = {
  readonly binding: Binding & { readonly action: ActionName }
  readonly chords: readonly Chord[]
}

export type Keymap = {
  readonly find: (scope: Scope, keys: Chord) => Found
  /** Rows in the order of the table, with the keys they have in the end. */
  readonly rows: readonly KeymapRow[]
  readonly problems: readonly KeyProblem[]
}

type Entry = { readonly action: ActionName; readonly keys: Chord }
type Entries = Map<Scope, Entry[]>

const startsWith = (chord: Chord, start: Chord): boolean => start.every((key, i) => chord[i] === key)
const clashes = (a: Entry, b: Entry): boolean =>
  a.action !== b.action && (startsWith(a.keys, b.keys) || startsWith(b.keys, a.keys))

const readOverride = (value: string | readonly string[], problems: KeyProblem[]): readonly Chord[] =>
  (typeof value === 'string' ? [value] : value).flatMap(text => {
    const chord = readChord(text)
    if (!chord) problems.push({ kind: 'unreadable', key: text })
    return chord ? [chord] : []
  })

const chordsOf = (binding: Binding, overrides: KeyOverrides, problems: KeyProblem[]): readonly Chord[] => {
  const override = overrides[binding.action]
  return override === undefined ? binding.keys.map(key => readChord(key)!) : readOverride(override, problems)
}

/** One chord in all scopes of its row, unless another action has it (or its beginning) already. */
const place = (row: KeymapRow, keys: Chord, entries: Entries, problems: KeyProblem[]): boolean => {
  const { action, scopes } = row.binding
  const wanted: Entry = { action, keys }
  const rival = scopes
    .map(scope => entries.get(scope)?.find(other => clashes(wanted, other)))
    .find(other => other !== undefined)
  if (rival) {
    problems.push({ kind: 'conflict', key: printChord(keys), first: rival.action, second: action })
    return false
  }
  for (const scope of scopes) entries.set(scope, [...(entries.get(scope) ?? []), wanted])
  return true
}

/** The reader's own keys are placed first: a default that they cover gives way, and is named. */
export const createKeymap = (overrides: KeyOverrides = {}): Keymap => {
  const problems: KeyProblem[] = []
  for (const action of Object.keys(overrides))
    if (!bindings.some(binding => binding.action === action)) problems.push({ kind: 'unknownAction', action })
  const wished = bindings.map(binding => ({ binding, chords: chordsOf(binding, overrides, problems) }))
  const isOwn = (row: KeymapRow): boolean => row.binding.action in overrides
  const entries: Entries = new Map()
  const placed = new Map<string, readonly Chord[]>()
  for (const row of [...wished.filter(isOwn), ...wished.filter(row => !isOwn(row))])
    placed.set(
      row.binding.action,
      row.chords.filter(chord => place(row, chord, entries, problems)),
    )
  const rows = wished.map(row => ({ binding: row.binding, chords: placed.get(row.binding.action)! }))
  return { find: (scope, keys) => findIn(entries.get(scope) ?? [], keys), rows, problems }
}

const findIn = (entries: readonly Entry[], keys: Chord): Found => {
  const here = entries.filter(entry => startsWith(entry.keys, keys))
  const exact = here.find(entry => entry.keys.length === keys.length)
  if (exact) return { kind: 'action', action: exact.action }
  return here.length > 0 ? { kind: 'prefix' } : { kind: 'none' }
}
