/** Keys one after another: counts (`12G`), sequences (`gg`), and Esc that forgets them. Pure. */
import type { Scope } from './binding.ts'
import type { ActionName } from './bindings.ts'
import { type Chord, printChord } from './chord.ts'
import type { Found, Keymap } from './keymap.ts'

export type Pending = { readonly count: string; readonly keys: Chord }
export const nothingPending: Pending = { count: '', keys: [] }

export type Outcome =
  | { readonly kind: 'action'; readonly action: ActionName; readonly count: number | null }
  | { readonly kind: 'unknown'; readonly keys: string }
  | { readonly kind: 'wait' }

export type Pressed = { readonly pending: Pending; readonly outcome: Outcome }

const longestCount = 7

const isCountKey = (key: string, pending: Pending): boolean =>
  pending.keys.length === 0 &&
  /^\d$/.test(key) &&
  (key !== '0' || pending.count !== '') &&
  pending.count.length < longestCount

/** A terminal sends the same byte for Tab and ^I: what Tab does not mean here, ^I may. */
const findWithTwins = (keymap: Keymap, scope: Scope, keys: Chord): Found => {
  const found = keymap.find(scope, keys)
  if (found.kind !== 'none' || keys.at(-1) !== 'tab') return found
  return keymap.find(scope, [...keys.slice(0, -1), '^i'])
}

export const press = (keymap: Keymap, scope: Scope, pending: Pending, key: string): Pressed => {
  const isPending = pending.count !== '' || pending.keys.length > 0
  if (key === 'esc' && isPending) return { pending: nothingPending, outcome: { kind: 'wait' } }
  if (isCountKey(key, pending) && keymap.find(scope, [key]).kind === 'none')
    return { pending: { count: pending.count + key, keys: [] }, outcome: { kind: 'wait' } }
  const keys = [...pending.keys, key]
  const found = findWithTwins(keymap, scope, keys)
  if (found.kind === 'prefix') return { pending: { count: pending.count, keys }, outcome: { kind: 'wait' } }
  if (found.kind === 'none') return { pending: nothingPending, outcome: { kind: 'unknown', keys: printChord(keys) } }
  const count = pending.count === '' ? null : Number(pending.count)
  return { pending: nothingPending, outcome: { kind: 'action', action: found.action, count } }
}
