import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PostId } from '../../source/forum/model.ts'
import {
  addRange,
  countIn,
  countNew,
  countUnread,
  firstUnread,
  hasFloor,
  isRead,
  joinRanges,
  markRead,
  markUnread,
  noMarks,
  parseRanges,
  placePosts,
  printRanges,
  type Ranges,
  removeRange,
  toRanges,
} from '../../source/store/read-marks.ts'

const span = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 12 }))
  .map(([from, n]) => [from, from + n] as const)
const steps = fc.array(fc.tuple(fc.boolean(), span), { maxLength: 20 })
const numbers = Array.from({ length: 80 }, (_, at) => at + 1)

const follow = (list: readonly (readonly [boolean, readonly [number, number]])[]) => {
  const plain = new Set<number>()
  let ranges: Ranges = []
  for (const [adds, [from, to]] of list) {
    for (let floor = from; floor <= to; floor += 1) adds ? plain.add(floor) : plain.delete(floor)
    ranges = adds ? addRange(ranges, from, to) : removeRange(ranges, from, to)
  }
  return { plain, ranges }
}

describe('ranges of floors', () => {
  it('hold what a set of numbers would, whatever is added and taken away', () =>
    fc.assert(
      fc.property(steps, list => {
        const { plain, ranges } = follow(list)
        expect(numbers.filter(floor => hasFloor(ranges, floor))).toEqual(numbers.filter(floor => plain.has(floor)))
        expect(countIn(ranges, 10, 40)).toBe(numbers.filter(n => n >= 10 && n <= 40 && plain.has(n)).length)
      }),
    ))
  it('stay sorted and apart, so that the same floors are always the same words', () =>
    fc.assert(
      fc.property(steps, list => {
        const { plain, ranges } = follow(list)
        expect(ranges).toEqual(toRanges([...plain]))
        expect(parseRanges(printRanges(ranges))).toEqual(ranges)
      }),
    ))
  it('join in any order to the same', () =>
    fc.assert(
      fc.property(steps, steps, (one, other) => {
        const [a, b] = [follow(one).ranges, follow(other).ranges]
        expect(joinRanges(a, b)).toEqual(joinRanges(b, a))
      }),
    ))
  it('pass over what is no range when read back', () => {
    expect(parseRanges('1-3,x,9,-4,7-')).toEqual([
      [1, 3],
      [9, 9],
    ])
  })
})

const at = (floor: number | null, id = `p${floor}`) => ({ id: id as PostId, floor })

describe('read marks', () => {
  const read = markRead(noMarks, [at(1), at(2), at(3)])
  it('count what was not read, holes of deleted floors left out', () => {
    expect(countUnread(read, 10)).toBe(7)
    expect(countUnread(read, 10, toRanges([2, 5, 6]))).toBe(5)
  })
  it('do not owe what was before the place where one came in', () => {
    expect(countUnread({ ...noMarks, owed: 91 }, 100)).toBe(10)
  })
  it('tell what came since the last visit from what was left lying', () => {
    expect(countNew({ ...read, known: 8 }, 10)).toBe(2)
    expect(countUnread({ ...read, known: 8 }, 10)).toBe(7)
  })
  it('know the first floor that was not read', () => {
    expect(firstUnread(markRead(read, [at(5)]), 9)).toBe(4)
    expect(firstUnread(markRead(read, [at(5)]), 9, 5)).toBe(6)
    expect(firstUnread(read, 3)).toBeNull()
  })
  it('take back a floor, even one before the place where one came in', () => {
    const marks = markUnread({ ...read, owed: 3 }, [at(2)])
    expect(isRead(marks, at(2))).toBe(false)
    expect(countUnread(marks, 3)).toBe(1)
  })
  it('remember posts of unknown floor until a page tells their number', () => {
    const before = markRead(noMarks, [at(null, 'a'), at(null, 'b')])
    expect(isRead(before, at(7, 'a'))).toBe(true)
    const after = placePosts(before, [at(7, 'a'), at(8, 'c')])
    expect(hasFloor(after.read, 7)).toBe(true)
    expect([...after.posts]).toEqual(['b'])
    expect(isRead(after, at(8, 'c'))).toBe(false)
  })
})
