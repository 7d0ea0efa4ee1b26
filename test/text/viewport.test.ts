import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Line } from '../../source/text/line.ts'
import { anchorOf, lineOfAnchor } from '../../source/text/post-anchor.ts'
import { memoLayouts } from '../../source/text/post-layouts.ts'
import {
  type Building,
  choose,
  chooseBy,
  goTo,
  goToEnd,
  isAtEnd,
  keepPlace,
  pageBy,
  scrollBy,
  type Viewport,
  viewportStart,
  visibleLines,
} from '../../source/text/viewport.ts'
import { floor, postOptions } from './posts.ts'
import { runs, textOf } from './texts.ts'

/** Items `a`, `b` … of the given heights; a line reads `b1`. */
const building = (heights: readonly number[]): Building => ({
  count: heights.length,
  linesAt: item =>
    Array.from({ length: heights[item]! }, (_, at): Line => {
      const text = `${String.fromCharCode(97 + item)}${at}`
      return { spans: [{ text, role: 'text' }], width: text.length }
    }),
})

const seen = (of: Building, viewport: Viewport, height: number): string =>
  visibleLines(of, viewport, height)
    .map(({ line }) => textOf(line.spans))
    .join(' ')

const five = building([2, 3, 9, 2, 2])

describe('a viewport', () => {
  it('shows as many lines as fit, from floor to floor', () => {
    expect(seen(five, viewportStart, 4)).toBe('a0 a1 b0 b1')
    expect(seen(five, scrollBy(five, viewportStart, 3, 4), 4)).toBe('b1 b2 c0 c1')
  })

  it('stops where the last line is the last row', () => {
    const end = scrollBy(five, viewportStart, 100, 4)
    expect(seen(five, end, 4)).toBe('d0 d1 e0 e1')
    expect(isAtEnd(five, end, 4)).toBe(true)
    expect(isAtEnd(five, scrollBy(five, end, -1, 4), 4)).toBe(false)
    expect(seen(five, viewportStart, 40)).toBe(seen(five, scrollBy(five, viewportStart, 5, 40), 40))
  })

  it('keeps the chosen floor in sight when scrolling, and lets it go to the ends', () => {
    const scrolled = scrollBy(five, viewportStart, 3, 4)
    expect(scrolled.chosen).toBe(1)
    const end = goToEnd(five, 8)
    expect(end.chosen).toBe(4)
    const bottom = scrollBy(five, { ...end, chosen: 2 }, 1, 8)
    expect(bottom.chosen).toBe(3)
    expect(scrollBy(five, { top: viewportStart.top, chosen: 1 }, -1, 8).chosen).toBe(0)
  })

  it('keeps one line of a page in sight', () => {
    expect(seen(five, pageBy(five, viewportStart, 1, 4), 4)).toBe('b1 b2 c0 c1')
    expect(seen(five, pageBy(five, pageBy(five, viewportStart, 1, 4), -1, 4), 4)).toBe('a0 a1 b0 b1')
  })

  it('scrolls no more than the next floor needs to be seen whole', () => {
    const one = chooseBy(five, viewportStart, 1, 6)
    expect([one.chosen, seen(five, one, 6)]).toEqual([1, 'a0 a1 b0 b1 b2 c0'])
    const two = chooseBy(five, one, 1, 6)
    expect([two.chosen, seen(five, two, 6)]).toEqual([2, 'c0 c1 c2 c3 c4 c5'])
    const three = chooseBy(five, two, 1, 6)
    expect([three.chosen, seen(five, three, 6)]).toEqual([3, 'c5 c6 c7 c8 d0 d1'])
  })

  it('goes to the head of a long floor before the floor above it', () => {
    const inside = scrollBy(five, goTo(five, 2, 4), 3, 4)
    expect(seen(five, inside, 4)).toBe('c3 c4 c5 c6')
    const head = chooseBy(five, inside, -1, 4)
    expect([head.chosen, seen(five, head, 4)]).toEqual([2, 'c0 c1 c2 c3'])
    expect(chooseBy(five, head, -1, 4).chosen).toBe(1)
  })

  it('jumps to a floor with its head at the top, as far as the end allows', () => {
    expect(seen(five, goTo(five, 1, 4), 4)).toBe('b0 b1 b2 c0')
    expect(goTo(five, 99, 4)).toEqual(goToEnd(five, 4))
    expect(seen(five, goTo(five, 4, 4), 4)).toBe('d0 d1 e0 e1')
  })

  it('is at rest in an empty building', () => {
    const none = building([])
    for (const moved of [scrollBy(none, viewportStart, 5, 4), choose(none, viewportStart, 3, 4), goToEnd(none, 4)])
      expect(moved).toEqual(viewportStart)
    expect(visibleLines(none, viewportStart, 4)).toEqual([])
  })

  it('never leaves the building, never shows a gap, and always shows the chosen floor', () => {
    const step = fc.record({
      move: fc.constantFrom('scroll', 'page', 'chooseBy', 'goTo'),
      by: fc.integer({ min: -30, max: 30 }),
    })
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 20 }),
        fc.array(step, { maxLength: 12 }),
        (heights, height, steps) => {
          const of = building(heights)
          const total = heights.reduce((sum, one) => sum + one, 0)
          let viewport = viewportStart
          for (const { move, by } of steps) {
            if (move === 'scroll') viewport = scrollBy(of, viewport, by, height)
            if (move === 'page') viewport = pageBy(of, viewport, by / 10, height)
            if (move === 'chooseBy') viewport = chooseBy(of, viewport, by, height)
            if (move === 'goTo') viewport = goTo(of, by, height)
            const lines = visibleLines(of, viewport, height)
            expect(lines.length).toBe(Math.min(height, total))
            expect(lines.some(line => line.item === viewport.chosen)).toBe(true)
          }
        },
      ),
      runs(500),
    )
  })

  it('asks for no more floors than a key can show, in a building of 10,000', () => {
    const asked = new Set<number>()
    const tower: Building = {
      count: 10_000,
      linesAt: item => {
        asked.add(item)
        return building([(item % 5) + 1]).linesAt(0)
      },
    }
    const height = 24
    const costOf = (key: (viewport: Viewport) => Viewport, viewport: Viewport): Viewport => {
      asked.clear()
      const next = key(viewport)
      visibleLines(tower, next, height)
      expect(asked.size).toBeLessThanOrEqual(3 * height)
      return next
    }
    let viewport = costOf(() => goTo(tower, 5000, height), viewportStart)
    viewport = costOf(at => scrollBy(tower, at, 1, height), viewport)
    viewport = costOf(at => pageBy(tower, at, -1, height), viewport)
    viewport = costOf(at => chooseBy(tower, at, 1, height), viewport)
    viewport = costOf(at => chooseBy(tower, at, 4000, height), viewport)
    viewport = costOf(() => goToEnd(tower, height), viewport)
    expect(viewport.chosen).toBe(9999)
    expect(costOf(() => goTo(tower, 0, height), viewport)).toEqual(viewportStart)
  })
})

describe('keepPlace', () => {
  const posts = Array.from({ length: 60 }, (_, number) => floor(number))
  const framed = (columns: number, height: number) => {
    const layoutOf = memoLayouts(postOptions(columns))
    return {
      layoutOf,
      height,
      building: { count: posts.length, linesAt: (item: number) => layoutOf(posts[item]!).lines },
    }
  }
  type Frame = ReturnType<typeof framed>
  const resize = (viewport: Viewport, before: Frame, after: Frame): Viewport =>
    keepPlace(viewport, before, after, {
      item: item => item,
      line: (item, line) => lineOfAnchor(after.layoutOf(posts[item]!), anchorOf(before.layoutOf(posts[item]!), line)),
    })

  it('leaves the chosen floor on its row when the width changes', () => {
    const before = framed(80, 20)
    const viewport = chooseBy(before.building, goTo(before.building, 20, 20), 2, 20)
    const after = framed(40, 20)
    const rowOfHead = (frame: Frame, of: Viewport): number =>
      visibleLines(frame.building, of, 20).findIndex(line => line.item === of.chosen && line.at === 0)
    const resized = resize(viewport, before, after)
    expect(resized.chosen).toBe(22)
    expect(rowOfHead(before, viewport)).toBeGreaterThan(0)
    expect(rowOfHead(after, resized)).toBe(rowOfHead(before, viewport))
  })

  it('leaves the words at the top there when the floor began above', () => {
    const before = framed(30, 10)
    const viewport = scrollBy(before.building, goTo(before.building, 6, 10), 4, 10)
    const after = framed(60, 10)
    const resized = resize(viewport, before, after)
    expect(resized.chosen).toBe(viewport.chosen)
    expect(textOf(visibleLines(after.building, resized, 10)[0]!.line.spans)).toContain(
      textOf(visibleLines(before.building, viewport, 10)[0]!.line.spans).slice(0, 4),
    )
  })

  it('follows floors that get others before them', () => {
    const before = { building: building([2, 3, 9]), height: 4 }
    const after = { building: building([5, 5, 2, 3, 9]), height: 4 }
    const viewport = scrollBy(before.building, goTo(before.building, 2, 4), 2, 4)
    const moved = keepPlace(viewport, before, after, { item: item => item + 2, line: (_item, line) => line })
    expect(moved).toEqual({ top: { item: 4, line: 2 }, chosen: 4 })
  })

  it('keeps the chosen floor in sight in a lower window', () => {
    const before = { building: five, height: 16 }
    const viewport = choose(five, viewportStart, 2, 16)
    const lower = keepPlace(
      viewport,
      before,
      { building: five, height: 3 },
      { item: item => item, line: (_, line) => line },
    )
    expect(lower.chosen).toBe(2)
    expect(seen(five, lower, 3)).toBe('b1 b2 c0')
  })
})
