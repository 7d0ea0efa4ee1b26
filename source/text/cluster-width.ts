/** The width of one grapheme that is more than a plain character: emoji sequences, jamo, letters with marks, controls. */
import { eastAsianWidth } from 'get-east-asian-width'

const unseen =
  /[\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Nonspacing_Mark}\p{Enclosing_Mark}\p{Surrogate}]/u
/** Thai and Lao AM are letters that join the cluster before them, drawn in a cell of their own. */
const spacingMark = /[\p{Spacing_Mark}\u0e33\u0eb3]/u
const emoji = /\p{Emoji}/u
const pictograph = /\p{Extended_Pictographic}/u

const emojiStyle = 0xfe0f
const keycap = 0x20e3
const joiner = 0x200d

const isFlagLetter = (code: number): boolean => code >= 0x1f1e6 && code <= 0x1f1ff
const isSkinTone = (code: number): boolean => code >= 0x1f3fb && code <= 0x1f3ff
const isLeadingJamo = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x115f) || (code >= 0xa960 && code <= 0xa97c)
const isSyllable = (code: number): boolean => code >= 0xac00 && code <= 0xd7a3
const isHalfOrFullWidthForm = (code: number): boolean => code >= 0xff00 && code <= 0xffef

const isWideSequence = (codes: readonly number[]): boolean => {
  const first = codes[0]!
  if (first < 0x80) return codes.includes(keycap) && /[\d#*]/.test(String.fromCharCode(first))
  if (isFlagLetter(first)) return codes.length > 1 && isFlagLetter(codes[1]!)
  if (!emoji.test(String.fromCodePoint(first))) return false
  if (codes.includes(emojiStyle) || codes.slice(1).some(isSkinTone)) return true
  return codes.includes(joiner) && codes.filter(code => pictograph.test(String.fromCodePoint(code))).length > 1
}

/** Leading jamo take two cells each, and a syllable they run into two more; vowels and finals are drawn inside them. */
const jamoWidth = (codes: readonly number[]): number =>
  codes.reduce((sum, code) => sum + (isLeadingJamo(code) || isSyllable(code) ? 2 : 0), 0)

export const clusterWidth = (cluster: string, ambiguousWide: boolean): number => {
  const codes = Array.from(cluster, character => character.codePointAt(0)!)
  if (codes.length > 1 && isWideSequence(codes)) return 2
  const seen = codes.filter(code => !unseen.test(String.fromCodePoint(code)))
  const first = seen[0]
  if (first === undefined) return 0
  if (isLeadingJamo(first)) return jamoWidth(seen)
  const options = { ambiguousAsWide: ambiguousWide }
  return seen.reduce(
    (sum, code, index) =>
      index === 0 || isHalfOrFullWidthForm(code) || spacingMark.test(String.fromCodePoint(code))
        ? sum + eastAsianWidth(code, options)
        : sum,
    0,
  )
}
