import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyLine, type Line } from '../../source/text/line.ts'
import { chooseItem, drawList, type ListRow, listStart, moveInList } from '../../source/ui/list.ts'

const line = (text: string): Line => ({ spans: [{ text, role: 'text' }], width: text.length })

/** Heights in order; a negative one is a heading. */
const rowsOf = (heights: readonly number[]): readonly ListRow[] => {
  let item = 0
  return heights.map(height => {
    const number = height < 0 ? null : item++
    const lines = Array.from({ length: Math.abs(height) }, (_, i) => line(`${number ?? 'heading'}.${i}`))
    return { item: number, height: Math.abs(height), draw: () => lines }
  })
}
const texts = (lines: readonly Line[]): readonly (string | undefined)[] => lines.map(one => one.spans[0]?.text)

describe('a list', () => {
  it('moves by one, and by a count, and stops at its ends', () => {
    const rows = rowsOf([2, 2, 2, 2])
    expect(moveInList(rows, listStart, 4, 'down', null)?.chosen).toBe(1)
    expect(moveInList(rows, listStart, 4, 'down', 9)?.chosen).toBe(3)
    expect(moveInList(rows, listStart, 4, 'up', null)?.chosen).toBe(0)
    expect(moveInList(rows, listStart, 4, 'bottom', null)?.chosen).toBe(3)
    expect(moveInList(rows, listStart, 4, 'bottom', 2)?.chosen).toBe(1)
    expect(moveInList(rows, listStart, 4, 'open', null)).toBeNull()
  })

  it('scrolls no further than it must', () => {
    const rows = rowsOf([2, 2, 2, 2])
    const moved = chooseItem(rows, listStart, 2, 5)
    expect(moved.top).toBe(1)
    expect(chooseItem(rows, moved, 1, 5).top).toBe(1)
  })

  it('shows the heading above the first item of a group', () => {
    const rows = rowsOf([-1, 2, -2, 2, 2])
    const low = chooseItem(rows, { chosen: 2, top: 6 }, 1, 4)
    expect(texts(drawList(rows, low, 4))).toEqual(['heading.0', 'heading.1', '1.0', '1.1'])
  })

  it('pages by what the window holds', () => {
    const rows = rowsOf(Array.from({ length: 40 }, () => 2))
    expect(moveInList(rows, listStart, 20, 'pageDown', null)?.chosen).toBe(10)
    expect(moveInList(rows, { chosen: 39, top: 60 }, 20, 'pageUp', null)?.chosen).toBe(29)
    expect(moveInList(rows, listStart, 20, 'halfDown', null)?.chosen).toBe(5)
  })

  it('is empty without harm', () => {
    expect(moveInList([], listStart, 5, 'down', null)).toEqual({ chosen: 0, top: 0 })
    expect(drawList([], listStart, 5)).toEqual([])
    expect(texts(drawList([{ item: null, height: 1, draw: () => [emptyLine] }], listStart, 5))).toEqual([undefined])
  })

  it('always shows the chosen item from its first line, whatever the heights and the window', () => {
    const heights = fc.array(
      fc.integer({ min: -3, max: 4 }).filter(height => height !== 0),
      { minLength: 1, maxLength: 30 },
    )
    const moves = fc.array(
      fc.constantFrom('down', 'up', 'pageDown', 'pageUp', 'halfDown', 'halfUp', 'top', 'bottom' as const),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(heights, moves, fc.integer({ min: 1, max: 12 }), (sizes, actions, body) => {
        const rows = rowsOf(sizes)
        if (!rows.some(row => row.item !== null)) return
        let list = listStart
        for (const action of actions) list = moveInList(rows, list, body, action, null) ?? list
        const shown = texts(drawList(rows, list, body))
        expect(shown.length).toBeLessThanOrEqual(body)
        expect(shown.some(text => text?.startsWith(`${list.chosen}.`))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
