/**
 * The API's values as they come and as they are meant: every scalar may be text or a number, every object may arrive as `[]`, every list
 * as an object with numbers for keys, a text as a list when it is empty (facts §6.3, field reports 7 and 9). Nothing here throws.
 */
import { parseHtml, textOf } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'

export type Fields = Readonly<Record<string, unknown>>

/** Lists give no fields: PHP's empty map is `[]`. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

/** Keys and values in the answer's order; a list counts from 0. */
export const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
}

export const listOf = (value: unknown): readonly unknown[] => entriesOf(value).map(([, item]) => item)

/** The objects of a list; whatever else stands among them is passed over. */
export const rowsOf = (value: unknown): readonly Fields[] =>
  listOf(value).filter((item): item is Fields => typeof item === 'object' && item !== null && !Array.isArray(item))

/** A scalar as text; of a list its first scalar; empty for anything else. */
export const textIn = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return Array.isArray(value) && value.length > 0 ? textIn(value[0]) : ''
}

/** A whole number, negative ones included; null where none is told. `1,234` is one. */
export const numberIn = (value: unknown): number | null => {
  const text = textIn(value).trim().replaceAll(',', '')
  return /^-?\d{1,15}(?:\.0*)?$/.test(text) ? Number.parseInt(text, 10) : null
}

/** A count: null where it is not told or makes no sense. */
export const countIn = (value: unknown): number | null => {
  const number = numberIn(value)
  return number !== null && number >= 0 ? number : null
}

/** PHP's truth of a scalar: `"0"`, empty and absent are false. */
export const isSet = (value: unknown): boolean => {
  const text = textIn(value).trim()
  return text !== '' && text !== '0' && text !== 'false'
}

/** The id of something that exists: `"0"` is none. */
export const idIn = (value: unknown): string | null => {
  const text = textIn(value).trim()
  return /^[1-9]\d{0,17}$/.test(text) ? text : null
}

/** Names and titles: entities are decoded, `<` is a letter (facts §0.15: the API half-decodes what the page escapes). */
export const fieldIn = (value: unknown): string => {
  const text = textIn(value)
  return cleanField(text.includes('&') ? textOf(parseHtml(text.replaceAll('<', '&lt;'))) : text)
}

/** Fields that hold markup: descriptions, times with a `span` around. */
export const wordsIn = (value: unknown): string => {
  const text = textIn(value)
  return cleanField(text.includes('<') || text.includes('&') ? textOf(parseHtml(text)) : text)
}
