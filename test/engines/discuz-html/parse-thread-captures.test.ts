/** What must hold of every captured thread page, whatever stands on it. */
import { describe, expect, it } from 'vitest'
import { parseHtml, textOf } from '../../../source/content/dom.ts'
import { parseThread, type ThreadPage } from '../../../source/engines/discuz-html/parse-thread.ts'
import { describeCaptures, hasCaptures, listCaptures, readCapture } from '../../helpers/captures.ts'

const base = 'http://127.0.0.1:8081/'
const now = Date.UTC(2026, 10, 24, 4, 21, 20)

const names = listCaptures(
  'x35',
  /^(?:viewthread_|rewrite_viewthread|thread_rewrite|seccode_post_viewthread|ajax_viewthread).*\.(?:html|xml)$/,
)

type Case = { readonly name: string; readonly html: string; readonly page: ThreadPage }

const cases: readonly Case[] = names.flatMap(name => {
  const { text, url } = readCapture('x35', name)
  const page = parseThread(text, { base, url, now, offsetMinutes: 480, askedPage: null })
  return page ? [{ name, html: text, page }] : []
})

const stringsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(stringsOf)
}

const urlsOf = (value: unknown): readonly string[] => {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inside]) =>
    /^(?:url|previous|next)$/.test(key) && typeof inside === 'string' ? [inside] : urlsOf(inside),
  )
}

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/
/** Controls, but the line feed in texts; marks that turn the direction of text. */
const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/

describeCaptures('every captured thread page', () => {
  it('is recognised: all but the messages, the redirects and the printable one', () => {
    const missed = names.filter(name => !cases.some(other => other.name === name))
    expect(
      missed.filter(name => !/missing|notid|moved|pending|recycled|readperm_(?:guest|user)|print|desktopua/.test(name)),
    ).toEqual([])
    expect(cases.length).toBeGreaterThanOrEqual(60)
  })

  describe.each(cases)('$name', ({ html, page }) => {
    it('has every floor of the page once, in order', () => {
      const ids = [...html.matchAll(/<(?:table|div)[^>]* id="pid(\d+)"/g)].map(match => match[1])
      expect(page.posts.map(({ id }) => id)).toEqual(ids)
      expect(new Set(ids).size).toBe(ids.length)
    })

    it('prints the label that the page prints', () => {
      const labels = [...html.matchAll(/id="postnum\d+"[^>]*>([\s\S]*?)<\/a>/g)].map(match =>
        match[1]!.replace(/<[^>]*>|\s/g, ''),
      )
      if (labels.length > 0) expect(page.posts.map(({ floorLabel }) => floorLabel)).toEqual(labels)
      for (const { floor, floorLabel } of page.posts)
        if (floor !== null && /^\d/.test(floorLabel ?? '')) expect(`${floor}#`).toBe(floorLabel)
    })

    it('has times in ISO 8601, none in the future and none without words', () => {
      for (const { postedAt, postedAtText, editedAt } of page.posts) {
        expect(postedAt).toMatch(iso)
        expect(Date.parse(postedAt!)).toBeLessThanOrEqual(Date.UTC(2026, 10, 24, 6))
        expect(postedAtText).not.toBe('')
        if (editedAt) expect(editedAt).toMatch(iso)
      }
      const exact = [...html.matchAll(/id="authorposton\d+">[^<]*<span title="([^"]+)"/g)].map(match =>
        match[1]!.replace(' ', 'T'),
      )
      if (exact.length === page.posts.length)
        expect(page.posts.map(({ postedAt }) => postedAt)).toEqual(exact.map(time => `${time}+08:00`))
    })

    it('holds no control, no direction mark and no entity left over, and every URL is absolute', () => {
      for (const text of stringsOf(page)) expect(text).not.toMatch(unsafe)
      for (const url of urlsOf(page)) expect(url).toMatch(/^(?:https?|mailto):/)
      for (const { author, floorLabel, device } of page.posts)
        for (const field of [author.name, author.group, floorLabel, device])
          expect(field ?? '').not.toMatch(/[<>]|&\w+;|\n/)
    })

    it('names an author for every floor and reads nothing as damaged', () => {
      for (const { author, floor } of page.posts) expect([floor, author.name]).not.toEqual([floor, ''])
      expect(page.warnings.filter(({ code }) => code === 'floor-damaged' || code === 'time-unparsed')).toEqual([])
      expect(page.thread.title).not.toBe('')
      expect(page.thread.board?.name).toBeTruthy()
    })

    it('loses no word that a reader would read', () => {
      for (const [id, cell] of cellsOf(html)) {
        const post = page.posts.find(other => other.id === id)
        if (!post) continue
        const shown = countWords(stringsOf(post.content).join('\n'))
        const lost = [...readable(cell)].filter(([word, times]) => (shown.get(word) ?? 0) < times)
        expect(lost.map(([word]) => `${id}: ${word}`)).toEqual([])
      }
    })
  })
})

/** Each floor's message cell, by the page's own marks. */
const cellsOf = (html: string): readonly (readonly [string, string])[] =>
  [
    ...html.matchAll(
      /<td class="t_f" id="postmessage_(\d+)">([\s\S]*?)<\/td><\/tr><\/table>\s*(?:<\/div>|<div class="(?:pattl|ptg|attach|modact)|<form|<script|<table)/g,
    ),
  ].map(match => [match[1]!, match[2]!] as const)

/** Single Han characters and Latin words: a simple measure that knows nothing of blocks. */
const countWords = (text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const word of text.normalize('NFC').match(/[\p{Script=Han}]|[\p{L}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** What appendix B names is taken out by hand, the rest is what a browser shows. */
const readable = (cell: string): ReadonlyMap<string, number> => {
  const bare = cell
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, '')
    .replace(/<div class="tip [\s\S]*?<div class="tip_horn"><\/div>\s*<\/div>/g, '')
    .replace(/<font class="jammer">[\s\S]*?<\/font>/g, '')
    .replace(/<span style="display:none">[\s\S]*?<\/span>/g, '')
    .replace(/<em onclick="copycode[\s\S]*?<\/em>/g, '')
    .replace(/<div class="attach_nopermission[\s\S]*?<\/span>\s*<\/div>/g, '')
    .replace(/<div id="\w+_tips" class="media_tips">[\s\S]*?<\/div>/g, '')
    .replace(/(<font color="#999999">[^<]*) 发表于 (?=\d)/g, '$1 ')
    .replace(/\[\/?attach(?:img)?\]/g, ' ')
    .replace(/<em class="xg1">[\s\S]*?<\/em>/g, '')
    .replace(/<(?:br|p|div|li|tr|td)\b[^>]*>/g, ' ')
  const text = textOf(parseHtml(bare)).replace(/&#(\d{3,7});/g, (_, code: string) => String.fromCodePoint(Number(code)))
  return countWords(text.replace(unsafeAll, ''))
}

const unsafeAll = new RegExp(unsafe.source, 'g')

it.skipIf(!hasCaptures)('the measure of words finds a loss when there is one', () => {
  const { html } = cases.find(({ name }) => name === 'viewthread_1_p1.html')!
  const [, cell] = cellsOf(html)[0]!
  expect(readable(cell).size).toBeGreaterThan(200)
  expect(cellsOf(html)).toHaveLength(10)
})
