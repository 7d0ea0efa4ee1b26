import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanField, cleanText, cleanUrl } from '../../source/content/sanitize.ts'

const runs = process.env.PALOU_FUZZ === 'long' ? 100_000 : 2_000

/** Text as forums meet it and as attackers make it: plain units, lone surrogates, and the characters with a trick in them. */
const tricky = fc.constantFrom(
  ...'\x00\x07\x08\t\n\r\x1b\x7f\x85\x9b\xa0\xad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u202a\u202e\u2060\u2066\u2069\u3000\u3099\u309a\ufe0f\ufeff\ufff9\ufffb\uffff\ud83d\udc4dか汉e\u0301\u0338\u1100\u1161\u11a8ا',
  '\u{e0001}',
  '\u{e0067}',
  '\u{e007f}',
  '\u{1f3f4}',
  '\u{1f469}',
  '\u{1f3fd}',
  '\u{1f1e8}',
  '\u{e0100}',
  '\x1b[31m',
  '\x1b]8;;http://x\x07',
  '\x9b2J',
)
const anyUnit = fc.integer({ min: 0, max: 0xffff }).map(unit => String.fromCharCode(unit))
const anyPoint = fc.integer({ min: 0, max: 0x10ffff }).map(point => String.fromCodePoint(point))
const hostile = fc.array(fc.oneof(tricky, anyUnit, anyPoint), { maxLength: 40 }).map(parts => parts.join(''))

const unprintable = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/

describe('cleanText', () => {
  it('leaves ordinary text alone', () => {
    const text = '　　“2＋4＋N”办法，Café №5 ①②③ ㊣ 𠮷野家 😀👍🏽🇨🇳\n第二行'
    expect(cleanText(text)).toBe(text)
  })

  it('takes the control bytes out of escape sequences and leaves their letters harmless', () => {
    expect(cleanText('红\x1b[31m色\x9b0m\x07')).toBe('红[31m色0m')
  })

  it('ends lines with a newline whatever the sender used', () => {
    expect(cleanText('a\r\nb\rc\x85d\u2028e')).toBe('a\nb\nc\nd\ne')
  })

  it('turns tabs into spaces', () => expect(cleanText('a\tb')).toBe('a b'))

  it('removes direction overrides, isolates and marks', () => {
    expect(cleanText('a\u202eb\u2066c\u2069d\u200fe\u061cf')).toBe('abcdef')
  })

  it('removes zero-width noise between Han and between Latin letters', () => {
    expect(cleanText('赌\u200b博\u200d网\u200c站\ufeff p\u200da\u2060y')).toBe('赌博网站 pay')
  })

  it.each(['👨‍👩‍👧‍👦', '❤️', '👩🏽‍💻', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇨🇳', '1️⃣', 'می‌خواهم', 'क्‍ष', '葛󠄀'])('keeps %s whole', text => {
    expect(cleanText(text)).toBe(text.normalize('NFC'))
  })

  it('removes messages hidden in tag characters', () => {
    expect(cleanText('好\u{e0068}\u{e0069}\u{e007f}的')).toBe('好的')
  })

  it('removes lone surrogates and noncharacters', () => {
    expect(cleanText('a\ud83d b\udc4d c\uffff\ufdd0')).toBe('a b c')
  })

  it('composes to NFC', () => expect(cleanText('e\u0301か\u3099')).toBe('éが'))

  it('cuts towers of combining marks down', () => {
    expect(cleanText(`z${'\u0336'.repeat(500)}!`)).toBe(`z${'\u0336'.repeat(8)}!`)
    expect(cleanText(`a${'\u20d0'.repeat(100)}`)).toBe(`a${'\u20d0'.repeat(8)}`)
  })

  it('gives safe, well-formed, settled text for anything', () => {
    fc.assert(
      fc.property(hostile, text => {
        const clean = cleanText(text)
        expect(clean).not.toMatch(unprintable)
        expect(clean.isWellFormed()).toBe(true)
        expect(clean.normalize('NFC')).toBe(clean)
        expect(cleanText(clean)).toBe(clean)
      }),
      { numRuns: runs },
    )
  })

  it('loses no letter, number, sign or punctuation', () => {
    const visible = (text: string): string =>
      text
        .toWellFormed()
        .replaceAll('\ufffd', '')
        .normalize('NFD')
        .replace(/[^\p{L}\p{N}\p{S}\p{P}]|\u3164|\uffa0|[\u115f\u1160]/gu, '')
    fc.assert(
      fc.property(hostile, text => {
        expect(visible(cleanText(text))).toBe(visible(text))
      }),
      { numRuns: runs },
    )
  })
})

describe('cleanField', () => {
  it('is one line with single spaces and clean edges', () => {
    expect(cleanField(' \u3000第一\n\t 章\xa0\xa0下\u3000篇 \n')).toBe('第一 章 下\u3000篇')
  })

  it('never holds a newline, a double space or blank edges', () => {
    fc.assert(
      fc.property(hostile, text => {
        const field = cleanField(text)
        expect(field).not.toMatch(/\n| {2}|^\s|\s$/)
        expect(cleanField(field)).toBe(field)
      }),
      { numRuns: runs },
    )
  })
})

describe('cleanUrl', () => {
  const base = 'https://bbs.example/forum/'

  it('resolves against the base', () => {
    expect(cleanUrl('thread-1-1-1.html', base)).toBe('https://bbs.example/forum/thread-1-1-1.html')
    expect(cleanUrl('//cdn.example/a.png', base)).toBe('https://cdn.example/a.png')
    expect(cleanUrl('mailto:a@b.example', base)).toBe('mailto:a@b.example')
  })

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    ' \x01javascript:x',
    'data:text/html,x',
    'file:///etc/passwd',
    'http://',
    'vbscript:x',
  ])('refuses %j', href => expect(cleanUrl(href, base)).toBeNull())

  it('is printable ASCII or null for anything', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('', 'http://x/', '?q=', '#', 'mailto:'), (text, before) => {
        expect(cleanUrl(before + text, base) ?? '').toMatch(/^[!-~]*$/)
      }),
      { numRuns: runs },
    )
  })
})
