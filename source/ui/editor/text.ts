/** A text as lines, and the one way to change it. Positions stand between UTF-16 units, always at the border of a grapheme. */

/** At least one line; lines hold no line ends. */
export type Text = readonly string[]
export type Position = { readonly line: number; readonly offset: number }

export const textStart: Position = { line: 0, offset: 0 }

export const textOf = (words: string): Text => words.split('\n')
export const wordsOf = (text: Text): string => text.join('\n')

export const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.offset < b.offset)
export const isSame = (a: Position, b: Position): boolean => a.line === b.line && a.offset === b.offset

export const textEnd = (text: Text): Position => ({ line: text.length - 1, offset: text.at(-1)!.length })

export const sliceText = (text: Text, from: Position, to: Position): string => {
  if (from.line === to.line) return text[from.line]!.slice(from.offset, to.offset)
  return [
    text[from.line]!.slice(from.offset),
    ...text.slice(from.line + 1, to.line),
    text[to.line]!.slice(0, to.offset),
  ].join('\n')
}

/** Where `added`, put in at `at`, ends. */
export const endOf = (at: Position, added: string): Position => {
  const lastBreak = added.lastIndexOf('\n')
  if (lastBreak < 0) return { line: at.line, offset: at.offset + added.length }
  return { line: at.line + added.split('\n').length - 1, offset: added.length - lastBreak - 1 }
}

export const replaceText = (text: Text, from: Position, to: Position, added: string): Text => {
  const head = text[from.line]!.slice(0, from.offset)
  const tail = text[to.line]!.slice(to.offset)
  const lines = `${head}${added}${tail}`.split('\n')
  return [...text.slice(0, from.line), ...lines, ...text.slice(to.line + 1)]
}

/** UTF-16 units from the beginning, line ends as one. */
export const offsetAt = (text: Text, { line, offset }: Position): number => {
  let sum = offset
  for (let i = 0; i < line; i += 1) sum += text[i]!.length + 1
  return sum
}

/** Beyond the end is the end. */
export const positionAt = (text: Text, offset: number): Position => {
  let left = Math.max(0, offset)
  for (let line = 0; line < text.length; line += 1) {
    const { length } = text[line]!
    if (left <= length) return { line, offset: left }
    left -= length + 1
  }
  return textEnd(text)
}
