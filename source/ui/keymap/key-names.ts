/** What Ink says of an input event, as key names. One event may hold several keys: a fast typist's, or a slow line's. */
import type { Key } from 'ink'

const named = (key: Key): string | null => {
  if (key.return) return 'enter'
  if (key.escape) return 'esc'
  if (key.tab) return key.shift ? 's-tab' : 'tab'
  if (key.upArrow) return 'up'
  if (key.downArrow) return 'down'
  if (key.leftArrow) return 'left'
  if (key.rightArrow) return 'right'
  if (key.pageDown) return 'pgdn'
  if (key.pageUp) return 'pgup'
  if (key.home) return 'home'
  if (key.end) return 'end'
  if (key.backspace) return 'backspace'
  return key.delete ? 'delete' : null
}

const characterNames: Readonly<Record<string, string>> = { ' ': 'space', '\r': 'enter', '\n': 'enter', '\t': 'tab' }

/** A control that came inside a longer chunk: `\x04` is ^d. */
const nameOfCharacter = (character: string): string | null => {
  const known = characterNames[character]
  if (known) return known
  const code = character.codePointAt(0)!
  if (code >= 1 && code <= 26) return `^${String.fromCharCode(code + 96)}`
  return code < 32 || code === 127 ? null : character
}

export const keyNames = (input: string, key: Key): readonly string[] => {
  const single = named(key)
  if (single) return [single]
  if (key.meta) return []
  if (key.ctrl) return /^[a-z]$/i.test(input) ? [`^${input.toLowerCase()}`] : []
  return [...input].flatMap(character => nameOfCharacter(character) ?? [])
}
