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
  if (code === 31) return '^_'
  return code < 32 || code === 127 ? null : character
}

/** Alt, and control with a named key: word by word in the composer. */
const modified = (input: string, key: Key, single: string | null): string | null => {
  if (single && key.ctrl && /^(?:left|right|up|down|home|end)$/.test(single)) return `c-${single}`
  if (!key.meta || single === 'esc') return null
  if (single) return `m-${single}`
  return [...input].length === 1 && input > ' ' ? `m-${input}` : null
}

export const keyNames = (input: string, key: Key): readonly string[] => {
  const single = named(key)
  const both = modified(input, key, single)
  if (both) return [both]
  if (single) return [single]
  if (key.meta) return []
  if (key.ctrl) return /^[a-z]$/i.test(input) ? [`^${input.toLowerCase()}`] : []
  return [...input].flatMap(character => nameOfCharacter(character) ?? [])
}
