import { describe, expect, it } from 'vitest'
import type { Scope } from '../../../source/ui/keymap/binding.ts'
import { createKeymap } from '../../../source/ui/keymap/keymap.ts'
import { nothingPending, type Outcome, press } from '../../../source/ui/keymap/press.ts'

const keymap = createKeymap()

/** What each key came to. */
const type = (scope: Scope, ...keys: readonly string[]): readonly Outcome[] => {
  let pending = nothingPending
  return keys.map(key => {
    const pressed = press(keymap, scope, pending, key)
    pending = pressed.pending
    return pressed.outcome
  })
}
const last = (scope: Scope, ...keys: readonly string[]): Outcome => type(scope, ...keys).at(-1)!

describe('pressing keys', () => {
  it('acts at once on a single key', () => {
    expect(type('thread', 'j')).toEqual([{ kind: 'action', action: 'down', count: null }])
  })

  it('waits for the rest of a sequence', () => {
    expect(type('thread', 'g', 'g')).toEqual([{ kind: 'wait' }, { kind: 'action', action: 'top', count: null }])
  })

  it('counts', () => {
    expect(last('thread', '1', '2', 'G')).toEqual({ kind: 'action', action: 'bottom', count: 12 })
    expect(last('thread', '3', 'g', 'g')).toEqual({ kind: 'action', action: 'top', count: 3 })
    expect(last('thread', '1', '0', 'j')).toEqual({ kind: 'action', action: 'down', count: 10 })
  })

  it('takes a zero as a count only after another digit', () => {
    expect(last('thread', '0')).toEqual({ kind: 'unknown', keys: '0' })
  })

  it('forgets a count or a beginning on Esc, and leaves only on the next', () => {
    expect(type('thread', '5', 'esc', 'j').at(-1)).toEqual({ kind: 'action', action: 'down', count: null })
    expect(type('thread', 'g', 'esc', 'esc').map(outcome => outcome.kind)).toEqual(['wait', 'wait', 'action'])
  })

  it('names keys that mean nothing here', () => {
    expect(last('thread', 'g', 'z')).toEqual({ kind: 'unknown', keys: 'gz' })
    expect(last('boards', '}')).toEqual({ kind: 'unknown', keys: '}' })
  })

  it('takes Tab for what it is bound to: where ^I is, too, the screen tells them apart', () => {
    expect(last('thread', 'tab')).toEqual({ kind: 'action', action: 'nextUnread', count: null })
    expect(last('threads', 'tab')).toEqual({ kind: 'action', action: 'nextUnread', count: null })
  })
})
