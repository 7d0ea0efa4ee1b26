/**
 * Keys by name. A key is one printable character (`j`, `G`, `}`), a named key (`enter`, `pgdn`, `s-tab`) or control and a letter
 * (`^d`). A chord is one or more keys: `gg`, `g h`, `^d`, `space`.
 */

export type Chord = readonly string[]

const names: Readonly<Record<string, string>> = {
  enter: 'enter',
  return: 'enter',
  esc: 'esc',
  escape: 'esc',
  tab: 'tab',
  's-tab': 's-tab',
  'shift-tab': 's-tab',
  space: 'space',
  backspace: 'backspace',
  delete: 'delete',
  del: 'delete',
  up: 'up',
  down: 'down',
  left: 'left',
  right: 'right',
  '↑': 'up',
  '↓': 'down',
  '←': 'left',
  '→': 'right',
  pgdn: 'pgdn',
  pagedown: 'pgdn',
  pgup: 'pgup',
  pageup: 'pgup',
  home: 'home',
  end: 'end',
}

const readKey = (text: string): string | null => {
  const named = names[text.toLowerCase()]
  if (named) return named
  const modified = text.match(/^([cm])-(.+)$/)
  const plain =
    modified &&
    (names[modified[2]!.toLowerCase()] ?? (modified[1] === 'm' && [...modified[2]!].length === 1 ? modified[2]! : null))
  if (plain) return `${modified[1]}-${plain}`
  const control = text.match(/^(?:\^|c-|ctrl-)([a-z_])$/i)
  if (control) return `^${control[1]!.toLowerCase()}`
  return /^[^\p{C}\p{Z}]$/u.test(text) ? text : null
}

/** `gg`, `g h`, `^D`, `C-d`, `PgDn` to keys; null where it can't be read. */
export const readChord = (text: string): Chord | null => {
  const parts = text.trim().split(/\s+/)
  const keys = parts.flatMap(part => {
    const whole = readKey(part)
    return whole ? [whole] : [...part].map(readKey)
  })
  return keys.length > 0 && keys.every(key => key !== null) ? (keys as string[]) : null
}

const shown: Readonly<Record<string, string>> = {
  enter: 'Enter',
  esc: 'Esc',
  tab: 'Tab',
  's-tab': 'S-Tab',
  space: 'Space',
  backspace: 'Backspace',
  delete: 'Delete',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  pgdn: 'PgDn',
  pgup: 'PgUp',
  home: 'Home',
  end: 'End',
}

const printKey = (key: string): string => {
  const modified = key.match(/^([cm])-(.+)$/)
  if (modified) return `${modified[1] === 'm' ? 'Alt' : 'Ctrl'}-${shown[modified[2]!] ?? modified[2]!}`
  return shown[key] ?? (key.length === 2 && key[0] === '^' ? key.toUpperCase() : key)
}

/** As help, footer and README show it: `gg`, `^D`, `PgDn`. */
export const printChord = (chord: Chord): string =>
  chord.map(printKey).join(chord.every(key => printKey(key).length === 1) ? '' : ' ')
