import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { textWidth, visitGraphemes } from '../../source/text/width.ts'
import { runs, text } from './texts.ts'

const wide = { ambiguousWide: true }
const narrow = { ambiguousWide: false }

const graphemesOf = (value: string): readonly string[] => {
  const found: string[] = []
  visitGraphemes(value, narrow, (start, end) => found.push(value.slice(start, end)))
  return found
}

describe('textWidth', () => {
  it.each([
    ['', 0],
    ['palou', 5],
    ['爬楼', 4],
    ['ＡＢ', 4],
    ['　', 2],
    ['ｱｲ', 2],
    ['한국', 4],
    ['\u1112\u1161\u11ab', 2],
    ['e\u0301', 1],
    ['か\u3099', 2],
    ['👍', 2],
    ['👍🏽', 2],
    ['👨‍👩‍👧', 2],
    ['❤️', 2],
    ['❤', 1],
    ['🇨🇳', 2],
    ['🇨🇳🇯🇵', 4],
    ['1️⃣', 2],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 2],
    ['𠮷野', 4],
    ['\u200b', 0],
  ])('gives %j %i cells', (value, cells) => {
    expect(textWidth(value)).toBe(cells)
    expect(textWidth(value, wide)).toBe(cells)
  })

  it('follows the setting for characters of ambiguous width', () => {
    for (const character of '●▲✎┃▌“”‘’…—·─×℃№①α') {
      const isAmbiguous = character !== '✎'
      expect(textWidth(character, narrow)).toBe(1)
      expect(textWidth(character, wide), character).toBe(isAmbiguous ? 2 : 1)
    }
  })

  it('agrees with what Ink measures, for single characters', () => {
    const differing: string[] = []
    // The large blocks beyond U+3000 are alike throughout: a stride finds their borders off by a few at most.
    for (let code = 0; code < 0x323b0; code += code < 0x3300 ? 1 : 13) {
      if (code >= 0xd800 && code < 0xe000) continue
      const character = String.fromCodePoint(code)
      if (stringWidth(character, { countAnsiEscapeCodes: true }) !== textWidth(character))
        differing.push(code.toString(16))
      if (
        stringWidth(character, { countAnsiEscapeCodes: true, ambiguousIsNarrow: false }) !== textWidth(character, wide)
      )
        differing.push(`${code.toString(16)} wide`)
    }
    expect(differing).toEqual([])
  })

  it('agrees with what Ink measures, for mixed text', () => {
    fc.assert(
      fc.property(text, value => {
        expect(textWidth(value)).toBe(stringWidth(value))
      }),
      runs(300),
    )
  })

  it('finds the same graphemes as the segmenter, which it avoids', () => {
    const segmenter = new Intl.Segmenter()
    const any = fc.oneof(
      text,
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
    )
    fc.assert(
      fc.property(fc.array(any, { maxLength: 3 }), parts => {
        const value = parts.join('')
        // Half-width voice marks stand alone on purpose.
        fc.pre(!/[ﾞﾟ]/.test(value))
        expect(graphemesOf(value)).toEqual(Array.from(segmenter.segment(value), part => part.segment))
      }),
      runs(500),
    )
  })
})
