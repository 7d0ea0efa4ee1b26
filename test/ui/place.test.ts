import { describe, expect, it } from 'vitest'
import { parseAddress } from '../../source/forum/parse-address.ts'
import { printAddress } from '../../source/forum/print-address.ts'
import { addressOf, isSamePlace, placeOf } from '../../source/ui/place.ts'

const read = (url: string) => placeOf(parseAddress(url)!)!

describe('places', () => {
  it.each([
    'https://bbs.example/forum.php',
    'https://bbs.example/forum.php?mod=forumdisplay&fid=36&page=3',
    'https://bbs.example/forum.php?mod=viewthread&tid=7&page=2',
    'https://bbs.example/forum.php?mod=redirect&goto=findpost&ptid=7&pid=4711',
  ])('come back from the address they are kept as: %s', url => {
    const place = read(url)
    const kept = printAddress(addressOf(place)!)
    expect(read(kept)).toEqual(place)
  })

  it('of one thread are the same wherever in it one stands', () => {
    expect(
      isSamePlace(read('https://bbs.example/thread-7-1-1.html'), read('https://bbs.example/thread-7-5-1.html')),
    ).toBe(true)
    expect(
      isSamePlace(read('https://bbs.example/thread-7-1-1.html'), read('https://bbs.example/thread-8-1-1.html')),
    ).toBe(false)
    expect(
      isSamePlace(read('https://bbs.example/thread-7-1-1.html'), read('https://other.example/thread-7-1-1.html')),
    ).toBe(false)
  })

  it('without a screen have none', () => {
    expect(placeOf({ kind: 'user', base: 'https://bbs.example/', userId: null, name: '石匠' })).toBeNull()
    expect(addressOf({ screen: 'sites' })).toBeNull()
  })
})
