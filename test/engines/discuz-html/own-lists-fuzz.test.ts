/** Own lists and remarks from damaged pages: they fail by name only and let no control through. PALOU_FUZZ=long runs 10,000. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAnnouncements } from '../../../source/engines/discuz-html/parse-announcements.ts'
import { parseConversation } from '../../../source/engines/discuz-html/parse-conversation.ts'
import { parseCredits } from '../../../source/engines/discuz-html/parse-credits.ts'
import { parseFavorites } from '../../../source/engines/discuz-html/parse-favorites.ts'
import { parseMessages } from '../../../source/engines/discuz-html/parse-messages.ts'
import { parseNotices } from '../../../source/engines/discuz-html/parse-notices.ts'
import { parseRatingLog } from '../../../source/engines/discuz-html/parse-ratings.ts'
import { isPalouError } from '../../../source/forum/errors.ts'
import { describeCaptures, readCapture } from '../../helpers/captures.ts'

const numRuns = process.env.PALOU_FUZZ === 'long' ? 10_000 : 20

const facts = {
  base: 'https://bbs.example/',
  url: 'https://bbs.example/home.php',
  now: Date.parse('2026-11-24T04:21:00Z'),
  offsetMinutes: 480,
  askedPage: 1,
  me: null,
} as const

const pages: readonly (readonly [string, string, (html: string, f: typeof facts) => unknown])[] = [
  ['notices', 'page_notice.html', parseNotices],
  ['messages', 'page_pm_list.html', parseMessages],
  ['a talk', 'page_pm_view.html', parseConversation],
  ['favourites', 'page_favorites.html', parseFavorites],
  ['credits', 'credits.html', parseCredits],
  ['announcements', 'announcement.html', parseAnnouncements],
  ['ratings', 'viewratings.xml', parseRatingLog],
]

const strings = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(strings) : []

/** Any fault but a refusal by name is ours. */
const check = (parse: (html: string, f: typeof facts) => unknown, html: string): void => {
  try {
    for (const text of strings(parse(html, facts)))
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  } catch (error) {
    if (!isPalouError(error)) throw error
  }
}

const junk = fc.constantFrom(
  '<div>',
  '</dl>',
  '</dd>',
  '<!--',
  '"',
  '>',
  '\u001b[31m',
  '\u202e',
  '&#27;',
  '\u0000',
  '<a href="',
)
const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), put: junk, drop: fc.nat(40) })
/** The list itself, where damage matters; the head of a page is the same on all. */
const matterOf = (html: string): string => html.slice(Math.max(0, html.indexOf('id="ct"')))

describeCaptures('own lists from damaged pages', () => {
  describe.each(pages)('%s', (_, name, parse) => {
    const html = matterOf(readCapture('x35', name).text)

    it('cut anywhere', () => {
      fc.assert(
        fc.property(fc.double({ min: 0, max: 1, noNaN: true }), part =>
          check(parse, html.slice(0, Math.floor(part * html.length))),
        ),
        { numRuns },
      )
    })

    it('with pieces put in and lost anywhere', () => {
      fc.assert(
        fc.property(fc.array(edit, { maxLength: 6 }), edits => {
          const damaged = edits.reduce((text, { at, put, drop }) => {
            const place = Math.floor(at * text.length)
            return text.slice(0, place) + put + text.slice(place + drop)
          }, html)
          check(parse, damaged)
        }),
        { numRuns },
      )
    })
  })
})
