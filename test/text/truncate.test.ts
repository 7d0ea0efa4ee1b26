import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowLine } from '../../source/text/row-line.ts'
import { padEnd, padStart, truncate, truncateMiddle, truncateSpans } from '../../source/text/truncate.ts'
import { textWidth } from '../../source/text/width.ts'
import { runs, spans, text, textOf } from './texts.ts'

const anyWidth = fc.integer({ min: 0, max: 60 })

describe('truncate', () => {
  it('leaves alone what fits', () => {
    expect(truncate('西门桥', 6)).toBe('西门桥')
  })

  it('cuts at a grapheme border and says so', () => {
    expect(truncate('西门桥夜间施工', 6)).toBe('西门…')
    expect(truncate('a👨‍👩‍👧b', 3)).toBe('a…')
    expect(truncate('西门桥', 6, { ambiguousWide: true })).toBe('西门桥')
    expect(truncate('西门桥夜', 6, { ambiguousWide: true })).toBe('西门…')
    expect(truncate('西门', 1, { ambiguousWide: true })).toBe('.')
  })

  it('cuts an address in its middle', () => {
    expect(truncateMiddle('https://forum.example/thread-4711-1-1.html', 21)).toBe('https://fo…1-1-1.html')
  })

  it('is never wider than asked, and as wide as asked when padding', () => {
    fc.assert(
      fc.property(text, anyWidth, fc.boolean(), (value, columns, ambiguousWide) => {
        const options = { ambiguousWide }
        expect(textWidth(truncate(value, columns, options), options)).toBeLessThanOrEqual(columns)
        expect(textWidth(truncateMiddle(value, columns, options), options)).toBeLessThanOrEqual(columns)
        expect(textWidth(padEnd(value, columns, options), options)).toBe(columns)
        expect(textWidth(padStart(value, columns, options), options)).toBe(columns)
      }),
      runs(300),
    )
  })

  it('wastes at most one cell of a row', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z一-龥]{1,40}$/), fc.integer({ min: 2, max: 40 }), (value, columns) => {
        const cells = textWidth(truncate(value, columns))
        expect(cells).toBeGreaterThanOrEqual(Math.min(textWidth(value), columns - 1))
      }),
      runs(200),
    )
  })
})

describe('truncateSpans', () => {
  it('cuts across spans as one text', () => {
    fc.assert(
      fc.property(spans, anyWidth, (parts, columns) => {
        expect(textWidth(textOf(truncateSpans(parts, columns).spans))).toBeLessThanOrEqual(columns)
        expect(truncateSpans(parts, columns).width).toBeLessThanOrEqual(columns)
      }),
      runs(200),
    )
  })
})

describe('rowLine', () => {
  const left = [{ text: '柳溪乡：护林办法管好一片青山', role: 'title' }] as const
  const right = [{ text: '12 分钟前', role: 'dim' }] as const

  it('puts the right part at the edge', () => {
    const line = rowLine(left, right, 40)
    expect(textOf(line.spans)).toBe('柳溪乡：护林办法管好一片青山   12 分钟前')
    expect(line.width).toBe(40)
  })

  it('cuts the left part where there is no room', () => {
    expect(textOf(rowLine(left, right, 30).spans)).toBe('柳溪乡：护林办法管…  12 分钟前')
  })

  it('fills the row exactly for any parts and width', () => {
    fc.assert(
      fc.property(spans, spans, anyWidth, fc.boolean(), (first, second, columns, ambiguousWide) => {
        const line = rowLine(first, second, columns, { ambiguousWide })
        const sum = line.spans.reduce((total, part) => total + textWidth(part.text, { ambiguousWide }), 0)
        expect(sum).toBe(line.width)
        expect(sum).toBeLessThanOrEqual(columns)
      }),
      runs(300),
    )
  })
})
