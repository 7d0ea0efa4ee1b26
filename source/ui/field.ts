/** One line of text being typed. Pure: keys in, field out. The cursor stands between graphemes. */
import { narrowAmbiguous, textWidth, visitGraphemes, type WidthOptions } from '../text/width.ts'

/** `cursor` is an offset into `text` in UTF-16 units. */
export type Field = { readonly text: string; readonly cursor: number }

export const createField = (text = ''): Field => ({ text, cursor: text.length })

const bordersOf = (text: string): readonly number[] => {
  const borders = [0]
  visitGraphemes(text, narrowAmbiguous, (_start, end) => {
    borders.push(end)
  })
  return borders
}

const before = ({ text, cursor }: Field): number => bordersOf(text).findLast(border => border < cursor) ?? 0
const after = ({ text, cursor }: Field): number => bordersOf(text).find(border => border > cursor) ?? text.length
const wordBefore = ({ text, cursor }: Field): number => text.slice(0, cursor).replace(/[^\s/]*[\s/]*$/, '').length

const cut = ({ text }: Field, from: number, to: number): Field => ({
  text: text.slice(0, from) + text.slice(to),
  cursor: from,
})

/** Pasted text: lines become spaces, other controls vanish. */
const singleLine = (text: string): string => text.replace(/[\r\n\t]+/g, ' ').replace(/\p{Cc}/gu, '')

export const insert = ({ text, cursor }: Field, added: string): Field => {
  const clean = singleLine(added)
  return { text: text.slice(0, cursor) + clean + text.slice(cursor), cursor: cursor + clean.length }
}

const edits: Readonly<Record<string, (field: Field) => Field>> = {
  left: field => ({ ...field, cursor: before(field) }),
  right: field => ({ ...field, cursor: after(field) }),
  '^b': field => ({ ...field, cursor: before(field) }),
  '^f': field => ({ ...field, cursor: after(field) }),
  home: field => ({ ...field, cursor: 0 }),
  '^a': field => ({ ...field, cursor: 0 }),
  end: field => ({ ...field, cursor: field.text.length }),
  '^e': field => ({ ...field, cursor: field.text.length }),
  backspace: field => cut(field, before(field), field.cursor),
  '^h': field => cut(field, before(field), field.cursor),
  delete: field => cut(field, field.cursor, after(field)),
  '^d': field => cut(field, field.cursor, after(field)),
  '^u': field => cut(field, 0, field.cursor),
  '^k': field => cut(field, field.cursor, field.text.length),
  '^w': field => cut(field, wordBefore(field), field.cursor),
  space: field => insert(field, ' '),
}

/** null: the key is no matter of the field. */
export const typeKey = (field: Field, key: string): Field | null => {
  const edit = edits[key]
  if (edit) return edit(field)
  return [...key].length === 1 ? insert(field, key) : null
}

export type FieldWindow = { readonly text: string; readonly cursorColumn: number }

/** The part of the field that `width` cells show, with the cursor inside them. */
export const showField = (field: Field, width: number, options: WidthOptions): FieldWindow => {
  const room = Math.max(1, width - 1)
  let start = 0
  while (textWidth(field.text.slice(start, field.cursor), options) > room)
    start = after({ text: field.text, cursor: start })
  let end = start
  let used = 0
  visitGraphemes(field.text.slice(start), options, (_from, to, cells) => {
    used += cells
    if (used <= room) end = start + to
  })
  return { text: field.text.slice(start, end), cursorColumn: textWidth(field.text.slice(start, field.cursor), options) }
}
