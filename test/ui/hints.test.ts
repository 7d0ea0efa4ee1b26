import { describe, expect, it } from 'vitest'
import type { Line } from '../../source/text/line.ts'
import { textWidth } from '../../source/text/width.ts'
import { createEnv } from '../../source/ui/env.ts'
import { createKeymap } from '../../source/ui/keymap/keymap.ts'
import { createHints, drawHints, typeHint } from '../../source/ui/screens/thread/hints.ts'
import { defaultUiSettings } from '../../source/ui/settings.ts'

const env = createEnv({ columns: 80, rows: 24, now: 0, settings: defaultUiSettings, sites: [], keymap: createKeymap() })
const link = (text: string, url: string) => ({ text, role: 'link', url }) as const
const lineOf = (...spans: Line['spans']): Line => ({
  spans,
  width: spans.reduce((sum, span) => sum + textWidth(span.text), 0),
})
const visible = (lines: readonly Line[]) => lines.map((line, at) => ({ line, item: 0, at }))

describe('link hints', () => {
  it('give each link letters that tell it apart, and a broken link one', () => {
    const lines = [
      lineOf(link('见这', 'https://a/'), { text: ' ', role: 'text' }),
      lineOf(link('里', 'https://a/'), link('b', 'https://b/')),
    ]
    const hints = createHints(visible(lines))
    expect(hints.all.map(({ label, url }) => [label, url])).toEqual([
      ['a', 'https://a/'],
      ['s', 'https://b/'],
    ])
  })

  it('use two letters for all when one is not enough', () => {
    const lines = Array.from({ length: 60 }, (_, i) => lineOf(link(`链接${i}`, `https://a/${i}`)))
    const { all } = createHints(visible(lines))
    expect(new Set(all.map(({ label }) => label)).size).toBe(60)
    expect(all.every(({ label }) => label.length === 2)).toBe(true)
  })

  it('lead to their link, wait for more, or lead nowhere', () => {
    const lines = Array.from({ length: 30 }, (_, i) => lineOf(link('x', `https://a/${i}`)))
    const hints = createHints(visible(lines))
    const waiting = typeHint(hints, 'A')
    expect(waiting).toMatchObject({ typed: 'a' })
    expect(waiting && 'typed' in waiting && typeHint(waiting, 's')).toMatchObject({ url: 'https://a/1' })
    expect(typeHint(hints, 'm')).toBeNull()
  })

  it('stand over the link and move nothing, wide characters cut cleanly', () => {
    const line = lineOf({ text: '看', role: 'text' }, link('这里', 'https://a/'))
    const drawn = drawHints(line, createHints(visible([line])), env)
    expect(drawn.spans.map(span => span.text).join('')).toBe('看a 里')
    expect(drawn.width).toBe(line.width)
  })
})
