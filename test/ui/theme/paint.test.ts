import { describe, expect, it } from 'vitest'
import type { Line, Span } from '../../../source/text/line.ts'
import { paint } from '../../../source/ui/theme/paint.ts'
import { lookOfAuthorColour } from '../../../source/ui/theme/theme.ts'

const lineOf = (...spans: readonly Span[]): Line => ({ spans, width: 0 })

describe('painting', () => {
  it('leaves plain words plain', () => {
    expect(paint(lineOf({ text: '爬楼', role: 'text' }), 'colour')).toBe('爬楼')
  })

  it('closes what it opens, span by span', () => {
    const line = lineOf(
      { text: 'a', role: 'author' },
      { text: 'b', role: 'dim' },
      { text: 'c', role: 'text', strike: true },
    )
    expect(paint(line, 'colour')).toBe('\u001B[1ma\u001B[0m\u001B[2mb\u001B[0m\u001B[9mc\u001B[0m')
  })

  it('uses no colour where none is wanted, but still weight and inversion', () => {
    const roles = ['accent', 'error', 'link', 'code', 'mention', 'match', 'selected', 'dim', 'title'] as const
    for (const role of roles) {
      const painted = paint(lineOf({ text: 'x', role, colour: '#ff0000' }), 'none')
      expect(painted).not.toMatch(/\[(?:[\d;]*;)?(?:3\d|4\d|9\d)(?:;|m)/)
    }
    expect(paint(lineOf({ text: 'x', role: 'selected' }), 'none')).toBe('\u001B[7mx\u001B[0m')
  })

  it('keeps the hue of an author’s colour, and lets greys and extremes be plain', () => {
    expect(['#ff0000', '#0000ff', '#008000', '#ffa500', '#00ffff', '#ff00ff'].map(lookOfAuthorColour)).toEqual([
      '31',
      '34',
      '32',
      '33',
      '36',
      '35',
    ])
    expect(['#000000', '#ffffff', '#888888', '#fffffe', 'red', ''].map(lookOfAuthorColour)).toEqual([
      '',
      '',
      '',
      '',
      '',
      '',
    ])
  })
})
