import { describe, expect, it } from 'vitest'
import { isoTime, parseTime, readTime } from '../../../source/engines/discuz/parse-time.ts'

/** 2026-11-24 12:21:20 in China. */
const clock = { now: Date.UTC(2026, 10, 24, 4, 21, 20), offsetMinutes: 480 }
const read = (text: string): string | null => parseTime(text, clock)

describe('absolute times', () => {
  it.each([
    ['2022-1-26 10:46:40', '2022-01-26T10:46:40+08:00'],
    ['发表于 2022-1-26 10:46', '2022-01-26T10:46:00+08:00'],
    ['發表於 2022/1/26 10:46', '2022-01-26T10:46:00+08:00'],
    ['2022年1月26日 下午 3:05', '2022-01-26T15:05:00+08:00'],
    ['2022-1-26 12:05 AM', '2022-01-26T00:05:00+08:00'],
    ['2022-1-26 12:05 pm', '2022-01-26T12:05:00+08:00'],
    ['2022.01.26', '2022-01-26T00:00:00+08:00'],
    ['26-1-2022 08:00', '2022-01-26T08:00:00+08:00'],
    ['1/26/2022 08:00', '2022-01-26T08:00:00+08:00'],
    ['11-23 09:53', '2026-11-23T09:53:00+08:00'],
    ['12-31 23:59', '2025-12-31T23:59:00+08:00'],
    ['2024-02-29 00:00:00', '2024-02-29T00:00:00+08:00'],
  ])('reads %s', (text, expected) => expect(read(text)).toBe(expected))
})

describe('relative times', () => {
  it.each([
    ['刚刚', '2026-11-24T12:21:20+08:00'],
    ['30 秒前', '2026-11-24T12:20:50+08:00'],
    ['23\u00a0分钟前', '2026-11-24T11:58:00+08:00'],
    ['5 分鐘前', '2026-11-24T12:16:00+08:00'],
    ['半小时前', '2026-11-24T11:51:00+08:00'],
    ['半小時前', '2026-11-24T11:51:00+08:00'],
    ['2 小时前', '2026-11-24T10:21:00+08:00'],
    ['昨天\u00a009:53', '2026-11-23T09:53:00+08:00'],
    ['前天 23:01', '2026-11-22T23:01:00+08:00'],
    ['今天 00:05', '2026-11-24T00:05:00+08:00'],
    ['3 天前', '2026-11-21T12:21:00+08:00'],
    ['yesterday 08:30', '2026-11-23T08:30:00+08:00'],
    ['3 hours ago', '2026-11-24T09:21:00+08:00'],
  ])('reads %s', (text, expected) => expect(read(text)).toBe(expected))

  it('counts yesterday in the time of the site, not of this machine', () => {
    const early = { now: Date.UTC(2026, 0, 1, 1, 0), offsetMinutes: -300 }
    expect(parseTime('昨天 23:00', early)).toBe('2025-12-30T23:00:00-05:00')
  })
})

describe('what is no time', () => {
  it.each(['', '—', '暂无', '2022-13-40 10:00', '2022-2-30', '1-2-2022', '25:61', '2022-1-26 25:00', '第 12 页', '前'])(
    'gives null for %j',
    text => expect(read(text)).toBeNull(),
  )
})

describe('readTime', () => {
  it('believes the exact time and shows the visible one', () => {
    expect(readTime('发表于 昨天 09:53', '2026-11-23 09:53:50', clock)).toEqual({
      at: '2026-11-23T09:53:50+08:00',
      text: '昨天 09:53',
    })
  })

  it('keeps the raw words of a time that it cannot read', () => {
    expect(readTime('發表於 很久以前', null, clock)).toEqual({ at: null, text: '很久以前' })
  })
})

it('prints offsets of half hours and west of Greenwich', () => {
  expect(isoTime(0, 330)).toBe('1970-01-01T05:30:00+05:30')
  expect(isoTime(0, -210)).toBe('1969-12-31T20:30:00-03:30')
})
