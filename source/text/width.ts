/**
 * How many cells a terminal gives a text. The unit is the grapheme: what a terminal draws in one place and a cut must not split.
 *
 * Agrees with the measure Ink uses (string-width), and with tmux and xterm.js as tried, for Latin, Han, kana, Hangul, Thai,
 * combining marks, single emoji (xterm.js: with its Unicode 11 add-on). Terminals differ among themselves, and some from this, for
 * sequences: ❤️ ☀️ 1️⃣ are 2 here and in kitty, WezTerm, Ghostty and iTerm2, 1 in tmux 3.3; 👨‍👩‍👧 is 2 here and in tmux, each person
 * for itself in older terminals; 👍🏽 is 2 here, 4 in tmux 3.3. Characters of ambiguous width (“ ” … — · ● ┃ α) are one cell unless
 * `ambiguousWide`, which must be the terminal's own setting.
 */
import { eastAsianWidth } from 'get-east-asian-width'
import { clusterWidth } from './cluster-width.ts'

export type WidthOptions = { readonly ambiguousWide: boolean }

export const narrowAmbiguous: WidthOptions = { ambiguousWide: false }

/**
 * Pairs of first and last UTF-16 unit. A unit in here is a grapheme by itself whenever its neighbours are in here too. The half-width
 * voice marks ﾞ and ﾟ join in Unicode's eyes, but terminals give each a cell of its own, however many there are.
 */
const plainRanges = [
  0x20, 0x7e, 0xa0, 0xac, 0xae, 0x2ff, 0x370, 0x482, 0x48a, 0x556, 0x2010, 0x2027, 0x2030, 0x205e, 0x2070, 0x20cf,
  0x2100, 0x2bff, 0x3000, 0x3029, 0x3030, 0x3098, 0x309b, 0x3163, 0x3165, 0xa48c, 0xac00, 0xd7a3, 0xf900, 0xfaff,
  0xfe30, 0xfe6f, 0xff01, 0xff9f, 0xffe0, 0xffe6,
]

const isInPlainRanges = (unit: number): boolean => {
  for (let i = 0; i < plainRanges.length; i += 2) {
    if (unit < plainRanges[i]!) return false
    if (unit <= plainRanges[i + 1]!) return true
  }
  return false
}

const joins = 255
/** By unit: 0 not looked up yet, 1 or 2 cells, or `joins` where only the segmenter can tell. Filled as texts need it. */
const narrowTable = new Uint8Array(0x10000)
const wideTable = new Uint8Array(0x10000)

const lookUp = (unit: number, table: Uint8Array): number => {
  const ambiguousAsWide = table === wideTable
  const found = isInPlainRanges(unit) ? eastAsianWidth(unit, { ambiguousAsWide }) : joins
  table[unit] = found
  return found
}

/** Made on first need: a segmenter costs about 20 ms, and most Chinese pages never ask for one. */
let segmenter: Intl.Segmenter | undefined
const segment = (text: string): Iterable<Intl.SegmentData> => {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  return segmenter.segment(text)
}

/** Calls `visit` for each grapheme in order with its UTF-16 bounds and its cells. */
export const visitGraphemes = (
  text: string,
  options: WidthOptions,
  visit: (start: number, end: number, width: number) => void,
): void => {
  const table = options.ambiguousWide ? wideTable : narrowTable
  const length = text.length
  const widthAt = (i: number): number => {
    const unit = text.charCodeAt(i)
    return table[unit] || lookUp(unit, table)
  }
  let i = 0
  while (i < length) {
    const width = widthAt(i)
    if (width !== joins && (i + 1 === length || widthAt(i + 1) !== joins)) {
      visit(i, i + 1, width)
      i += 1
      continue
    }
    // A border is certain only between two plain units: segment from here to the next such pair.
    let end = i + 1
    while (end < length && (widthAt(end) === joins || widthAt(end - 1) === joins)) end += 1
    for (const part of segment(text.slice(i, end))) {
      const start = i + part.index
      visit(start, start + part.segment.length, clusterWidth(part.segment, options.ambiguousWide))
    }
    i = end
  }
}

export const textWidth = (text: string, options: WidthOptions = narrowAmbiguous): number => {
  let sum = 0
  visitGraphemes(text, options, (_start, _end, width) => {
    sum += width
  })
  return sum
}
