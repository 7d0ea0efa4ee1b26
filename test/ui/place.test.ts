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
    'https://bbs.example/home.php?mod=space&uid=12',
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

  it('without an address have none', () => {
    const list = { kind: 'notices', view: 'all' } as const
    expect(addressOf({ screen: 'list', base: 'https://bbs.example/', list, page: 1 })).toBeNull()
    expect(addressOf({ screen: 'sites' })).toBeNull()
  })
})
