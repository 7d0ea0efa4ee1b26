import { describe, expect, it } from 'vitest'
import { en } from '../../../source/i18n/en.ts'
import { type ActionOf, bindings } from '../../../source/ui/keymap/bindings.ts'
import { printChord, readChord } from '../../../source/ui/keymap/chord.ts'
import { createKeymap } from '../../../source/ui/keymap/keymap.ts'

describe('chords', () => {
  it.each([
    ['gg', ['g', 'g']],
    ['g h', ['g', 'h']],
    ['^D', ['^d']],
    ['C-d', ['^d']],
    ['PgDn', ['pgdn']],
    ['Space', ['space']],
    ['S-Tab', ['s-tab']],
    ['↓', ['down']],
    ['}', ['}']],
    ['g ^x', ['g', '^x']],
  ])('reads %s', (text, keys) => {
    expect(readChord(text)).toEqual(keys)
  })

  it.each(['', '   ', 'g\u0007', '\u001b'])('reads nothing in %j', text => {
    expect(readChord(text)).toBeNull()
  })

  it('prints what it reads', () => {
    for (const text of ['gg', '^D', 'PgDn', 'S-Tab', '}', 'Enter']) expect(printChord(readChord(text)!)).toBe(text)
  })
})

describe('the binding table', () => {
  it('has keys that can be read, words that exist, and no key twice in a scope', () => {
    for (const binding of bindings) {
      for (const key of binding.keys) expect(readChord(key)).not.toBeNull()
      expect(en).toHaveProperty([binding.label])
    }
    expect(createKeymap().problems).toEqual([])
  })

  it('tells the compiler which actions reach a scope', () => {
    const reaches: ActionOf<'thread'> = 'nextFloor'
    // @ts-expect-error a listing has no floors
    const misses: ActionOf<'threads'> = 'nextFloor'
    expect([reaches, misses]).toEqual(['nextFloor', 'nextFloor'])
  })

  it('has every key that the contract promises for moving and finding', () => {
    const keymap = createKeymap()
    const promised = [
      'j',
      'k',
      'down',
      'up',
      'd',
      'u',
      '^d',
      '^u',
      'space',
      'f',
      'pgdn',
      'b',
      'pgup',
      'home',
      'G',
      'end',
      '}',
      '{',
      ']',
      '[',
      'P',
      '^o',
      '^i',
      'J',
      'K',
      '/',
      'n',
      'N',
      's',
      't',
      'o',
      'y',
      'Y',
      'x',
      'R',
      '?',
      'z',
      '^l',
      '^z',
      'Q',
      'q',
      'h',
      'left',
      'esc',
    ]
    for (const key of promised) expect([key, keymap.find('thread', [key]).kind]).toEqual([key, 'action'])
    for (const keys of ['gg', 'gh', 'gb', 'aa', 'ao', 'ax'])
      expect([keys, keymap.find('thread', [...keys]).kind]).toEqual([keys, 'action'])
    for (const key of ['enter', 'l', 'right', 'tab', 's-tab', '&'])
      expect([key, keymap.find('threads', [key]).kind]).toEqual([key, 'action'])
  })
})

describe('keys of one’s own', () => {
  it('replace the keys of their action', () => {
    const keymap = createKeymap({ nextFloor: ['^n', 'g q'] })
    expect(keymap.find('thread', ['^n'])).toEqual({ kind: 'action', action: 'nextFloor' })
    expect(keymap.find('thread', ['g', 'q'])).toEqual({ kind: 'action', action: 'nextFloor' })
    expect(keymap.find('thread', ['}'])).toEqual({ kind: 'none' })
    expect(keymap.problems).toEqual([])
  })

  it('win over a default, which is named', () => {
    const keymap = createKeymap({ nextFloor: 'j' })
    expect(keymap.find('thread', ['j'])).toEqual({ kind: 'action', action: 'nextFloor' })
    expect(keymap.problems).toEqual([{ kind: 'conflict', key: 'j', first: 'nextFloor', second: 'down' }])
  })

  it('conflict where one is the beginning of the other', () => {
    const keymap = createKeymap({ quotedFloor: 'g' })
    expect(keymap.problems.map(problem => problem.kind === 'conflict' && problem.key)).toEqual(
      expect.arrayContaining(['gg', 'gh', 'gb']),
    )
  })

  it('may use one key for two actions that never meet', () => {
    expect(createKeymap({ nextFloor: '&' }).problems).toEqual([])
  })

  it('are named when they mean nothing', () => {
    expect(createKeymap({ fly: 'f', down: '' }).problems).toEqual([
      { kind: 'unknownAction', action: 'fly' },
      { kind: 'unreadable', key: '' },
    ])
  })
})
