import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyOf, bodyOfFloor } from './body-of.ts'

const long = process.env.PALOU_FUZZ === 'long'

const tags = [
  'div',
  'p',
  'b',
  'font color="red"',
  'span style="color:#123"',
  'a href="thread-1-1-1.html"',
  'a href="javascript:x"',
  'a href="home.php?mod=space&amp;uid=1"',
  'a href="?mod=redirect&amp;goto=findpost&amp;pid=3&amp;ptid=1"',
  'table',
  'tbody',
  'tr',
  'td',
  'td align="right" colspan="3"',
  'th',
  'caption',
  'ul',
  'ul type="1"',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'blockquote',
  'div class="quote"',
  'div class="showhide"',
  'div class="blockcode"',
  'pre',
  'center',
  'div align="right"',
  'h1',
  'ignore_js_op',
  'custom-tag',
  'tcxspan',
  'details',
  'u',
  'q',
  'textarea',
  'x',
] as const
const names = tags.map(tag => tag.split(' ', 1)[0]!)

type Piece = { readonly html: string; readonly word: boolean }
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.constantFrom(...tags).map(tag => ({ html: `<${tag}>`, word: false })),
  fc.constantFrom(...names).map(name => ({ html: `</${name}>`, word: false })),
  fc.constantFrom('<br />\r\n', '\n', ' ', '&nbsp;', '　', '<hr>', '<!-- x -->', '<img src="a.png">').map(html => ({
    html,
    word: false,
  })),
  fc.constant({ html: '', word: true }),
)

/** Words are numbered, so that each can be looked for. */
const assemble = (pieces: readonly Piece[]): { readonly html: string; readonly words: readonly string[] } => {
  const words: string[] = []
  const html = pieces.map(({ html: tag, word }) => {
    if (!word) return tag
    words.push(`〔${words.length}〕`)
    return words.at(-1)!
  })
  return { html: html.join(''), words }
}

const stringsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(stringsIn)
      : []

describe('bodyFromNodes on random markup', () => {
  it('keeps every word exactly once', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
        const { html, words } = assemble(pieces)
        const said = stringsIn(bodyOf(html).content).join(' ')
        for (const word of words) expect(said.split(word).length - 1).toBe(1)
      }),
      { numRuns: long ? 100_000 : 500 },
    )
  })

  it('keeps every word when a member’s stray tags break out of the cell', () => {
    const stray = fc.oneof(
      piece,
      fc.constantFrom('</td>', '</tr>', '</table>', '</div>').map(html => ({ html, word: false })),
    )
    fc.assert(
      fc.property(fc.array(stray, { maxLength: 40 }), pieces => {
        const { html, words } = assemble(pieces)
        const said = stringsIn(bodyOfFloor(html, '<div id="comment_5" class="cm">评</div>').content).join(' ')
        for (const word of words) expect(said).toContain(word)
      }),
      { numRuns: long ? 100_000 : 500 },
    )
  })

  it('lets no control or direction mark through, wherever it stands', () => {
    const nasty = fc.constantFrom(
      '\x1b[31m',
      '\x9b',
      '\u202e',
      '\u2066',
      '\ufeff',
      '\x07',
      '\0',
      '&#27;',
      '&#155;',
      '&#x202e;',
      '&amp;#8238;',
      '\ud83d',
    )
    const slot = fc.constantFrom(
      (x: string) => x,
      (x: string) => `<a href="http://h/${x}" title="${x}">${x}</a>`,
      (x: string) => `<img src="${x}.png" alt="${x}" title="${x}" smilieid="${x}">`,
      (x: string) => `<img src="a/${x}.png" title="${x}">`,
      (x: string) => `<div class="locked">${x}</div><i class="pstatus">由 ${x} 于 ${x} 编辑</i>`,
      (x: string) => `<div class="blockcode"><ol><li>${x}</ol></div><pre>${x}</pre>`,
      (x: string) => `<iframe src="http://h/${x}" title="${x}"></iframe>`,
      (x: string) => `<span id="attach_1"><a href="?mod=attachment&aid=${x}">${x}</a> (${x} KB)</span>`,
      (x: string) => `<div class="quote"><blockquote>${x} 发表于 2020-1-1 ${x}<br>${x}</blockquote></div>`,
      (x: string) => `<details><summary>${x}</summary>${x}</details><div class="showhide"><h4>${x}</h4></div>`,
      (x: string) => `<div class="attach_nopermission"><p>${x}<a href="?mod=logging">${x}</a></p></div>`,
    )
    const words = fc
      .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 6 })
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(fc.array(fc.tuple(slot, words), { maxLength: 6 }), filled => {
        const body = bodyOf(filled.map(([put, text]) => put(text.replaceAll('<', '').replaceAll('"', ''))).join(''))
        for (const text of stringsIn(body)) {
          expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/)
          expect(text.isWellFormed()).toBe(true)
          expect(text.normalize('NFC')).toBe(text)
        }
      }),
      { numRuns: long ? 100_000 : 500 },
    )
  })
})
