import type { Key } from 'ink'
import { describe, expect, it } from 'vitest'
import { keyNames } from '../../../source/ui/keymap/key-names.ts'

const none = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
} as const satisfies Partial<Key>
const key = (changes: Partial<Key> = {}): Key => ({ ...none, ...changes })

describe('key names', () => {
  it('name single keys', () => {
    expect(keyNames('j', key())).toEqual(['j'])
    expect(keyNames('', key({ downArrow: true }))).toEqual(['down'])
    expect(keyNames('', key({ tab: true, shift: true }))).toEqual(['s-tab'])
    expect(keyNames('d', key({ ctrl: true }))).toEqual(['^d'])
    expect(keyNames(' ', key())).toEqual(['space'])
  })

  it('part what arrived in one piece, controls included', () => {
    expect(keyNames('jj}\r\u0004', key())).toEqual(['j', 'j', '}', 'enter', '^d'])
  })

  it('keep characters outside the basic plane whole', () => {
    expect(keyNames('𠮷楼', key())).toEqual(['𠮷', '楼'])
  })

  it('are silent about what is no key of ours', () => {
    expect(keyNames('word', key({ meta: true }))).toEqual([])
    expect(keyNames('\u0000\u007f', key())).toEqual([])
  })
})
