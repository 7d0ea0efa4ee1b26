/** Pages cut short and pages with pieces moved: lists lose what is broken and nothing else, and fail by name only. PALOU_FUZZ=long runs 10,000. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PageFacts } from '../../../source/engines/discuz-html/page-facts.ts'
import { parseIndex } from '../../../source/engines/discuz-html/parse-index.ts'
import { parseMessage } from '../../../source/engines/discuz-html/parse-message.ts'
import { parseThreads } from '../../../source/engines/discuz-html/parse-threads.ts'
import { isPalouError } from '../../../source/forum/errors.ts'
import { describeCaptures, readCapture } from '../../helpers/captures.ts'

const numRuns = process.env.PALOU_FUZZ === 'long' ? 10_000 : 25

const facts: PageFacts = {
  base: 'https://bbs.example/',
  url: 'https://bbs.example/forum.php',
  now: Date.parse('2026-11-24T04:21:00Z'),
  offsetMinutes: 480,
  askedPage: 1,
}

/** What a parser gives, or the name of its refusal; anything else is a fault of ours. */
const read = <Page>(parse: (html: string, facts: PageFacts) => Page, html: string): Page | string => {
  try {
    return parse(html, facts)
  } catch (error) {
    if (isPalouError(error)) return error.code
    throw error
  }
}

const strings = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(strings) : []

const safe = (value: unknown): void => {
  for (const text of strings(value)) expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
}

const junk = fc.constantFrom(
  '<div>',
  '</div>',
  '</td>',
  '</table>',
  '<table>',
  '</tbody>',
  '<!--',
  '-->',
  '<script>',
  '"',
  '>',
  '\u001b[31m',
  '\u202e',
  '&#27;',
  '\u0000',
  '<a href="thread-9-1-1.html">',
)
const edits = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), put: junk, drop: fc.nat(40) }), {
  maxLength: 6,
})

const edited = (html: string, changes: readonly { at: number; put: string; drop: number }[]): string =>
  changes.reduce((text, { at, put, drop }) => {
    const place = Math.floor(at * text.length)
    return text.slice(0, place) + put + text.slice(place + drop)
  }, html)

describeCaptures('lists from damaged pages', () => {
  const index = readCapture('x35', 'index_user.html').text
  const listing = readCapture('x35', 'forumdisplay_2.html').text
  const whole = parseThreads(listing, facts).threads

  it('a listing cut anywhere gives the rows before the cut as they were', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), part => {
        const page = read(parseThreads, listing.slice(0, Math.floor(part * listing.length)))
        if (typeof page === 'string') return
        safe(page)
        const known = page.threads.slice(0, -1)
        if (page.warnings.length === 0) expect(known).toEqual(whole.slice(0, known.length))
      }),
      { numRuns },
    )
  })

  it('markup put or lost anywhere fails by name at worst, and lets no control through', () => {
    fc.assert(
      fc.property(edits, changes => {
        safe(read(parseThreads, edited(listing, changes)))
        safe(read(parseIndex, edited(index, changes)))
        const error = parseMessage(edited(listing, changes), { url: facts.url, status: 200 })
        if (error) safe(error.detail)
      }),
      { numRuns },
    )
  })

  it('a stray tag in one row leaves the other rows whole', () => {
    const rows = whole.map(thread => thread.id)
    fc.assert(
      fc.property(
        fc.constantFrom(...rows),
        fc.constantFrom('<div>', '</div>', '</td>', '</span>', '<b>'),
        (id, tag) => {
          const at = listing.indexOf('</th>', listing.search(new RegExp(`id="(?:normal|stick)thread_${id}"`)))
          const page = parseThreads(`${listing.slice(0, at)}${tag}${listing.slice(at)}`, facts)
          const others = (list: typeof whole) => list.filter(thread => thread.id !== id)
          expect(others(page.threads)).toEqual(others(whole))
        },
      ),
      { numRuns: Math.min(numRuns, 500) },
    )
  })
})
