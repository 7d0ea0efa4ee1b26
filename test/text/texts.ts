/** Random texts as forums hold them, for property tests: Han with its punctuation, Latin, addresses, emoji, marks, spaces. */
import fc from 'fast-check'
import type { Span } from '../../source/text/line.ts'

/** 100,000 cases where PALOU_FUZZ=long, else few enough for every run. */
export const runs = (short: number): { readonly numRuns: number } => ({
  numRuns: process.env.PALOU_FUZZ === 'long' ? 100_000 : short,
})

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'一丁七万丈三上下不与丐丑专且世丘丙业丛东丝') },
  { weight: 3, arbitrary: fc.constantFrom(...'、。，．：；？！（）【】《》「」『』“”‘’…—·～％￥') },
  { weight: 2, arbitrary: fc.constantFrom('——', '……', '　', '　　', ' ', '  ', '\u00a0') },
  { weight: 2, arbitrary: fc.stringMatching(/^[a-zA-Z]{1,14}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[0-9]{1,6}(%|年|℃|\.5)?$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[!-~]{1,5}$/) },
  { weight: 1, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '👍',
      '👨‍👩‍👧',
      '❤️',
      '🇨🇳',
      '1️⃣',
      '☝🏻',
      'é',
      'e\u0301',
      '각',
      '각',
      'あ',
      'が',
      'ﾊﾟ',
      '𠮷',
    ),
  },
)

export const text = fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(''))

const roles = ['text', 'link', 'strong', 'smiley', 'quote'] as const

export const span: fc.Arbitrary<Span> = fc.record({ text, role: fc.constantFrom(...roles), bold: fc.boolean() })

export const spans = fc.array(span, { minLength: 1, maxLength: 5 })

export const width = fc.integer({ min: 1, max: 120 })

export const textOf = (parts: readonly Span[]): string => parts.map(part => part.text).join('')
