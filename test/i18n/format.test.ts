import { describe, expect, it } from 'vitest'
import { createTranslateFor } from '../../source/i18n/choose.ts'
import { formatCount } from '../../source/i18n/format-count.ts'
import { formatExactTime, formatFullTime, formatRelativeTime } from '../../source/i18n/format-time.ts'
import { createZone } from '../../source/i18n/zone.ts'

const zh = createTranslateFor('zh-CN')
const en = createTranslateFor('en')
const east8 = createZone('+08:00')
const now = Date.parse('2026-11-24T12:00:00+08:00')
const relative = (time: string): string => formatRelativeTime(time, now, east8, zh)

describe('counts', () => {
  it('keep every digit below ten thousand', () => {
    expect([0, 999, 8214].map(n => formatCount(n, zh))).toEqual(['0', '999', '8,214'])
  })

  it('are cut, not rounded, above', () => {
    expect([12_099, 91_999, 200_000, 12_345_678].map(n => formatCount(n, zh))).toEqual([
      '1.2万',
      '9.1万',
      '20万',
      '1,234万',
    ])
    expect([12_099, 1_234_567].map(n => formatCount(n, en))).toEqual(['12k', '1,234k'])
  })
})

describe('relative times', () => {
  it('count minutes and hours of today', () => {
    expect(relative('2026-11-24T11:59:30+08:00')).toBe('刚刚')
    expect(relative('2026-11-24T11:48:00+08:00')).toBe('12 分钟前')
    expect(relative('2026-11-24T02:10:00+08:00')).toBe('9 小时前')
  })

  it('name yesterday by the calendar of the reader, not by 24 hours', () => {
    expect(relative('2026-11-23T21:29:00+08:00')).toBe('昨天 21:29')
    expect(relative('2026-11-22T00:05:00+08:00')).toBe('前天 00:05')
    expect(formatRelativeTime('2026-11-23T21:29:00+08:00', now, createZone('+00:00'), zh)).toBe('昨天 13:29')
  })

  it('give a date beyond, with the year when it is another', () => {
    expect(relative('2026-01-26T10:46:00+08:00')).toBe('1 月 26 日')
    expect(relative('2024-09-01T10:46:00+08:00')).toBe('2024-09-01')
    expect(formatRelativeTime('2026-01-26T10:46:00+08:00', now, east8, en)).toBe('Jan 26')
  })

  it('give a date for a time in the future', () => {
    expect(relative('2026-11-25T10:46:00+08:00')).toBe('11 月 25 日')
  })
})

describe('exact times', () => {
  it('are in the reader’s offset, or the site’s where none is set', () => {
    expect(formatExactTime('2022-01-26T10:46:40+08:00', null)).toBe('2022-01-26 10:46')
    expect(formatExactTime('2022-01-26T10:46:40+08:00', createZone('+00:00'))).toBe('2022-01-26 02:46')
    expect(formatFullTime('2022-01-26T10:46:40+08:00', createZone('-03:30'))).toBe('2022-01-25 23:16:40 -03:30')
  })
})

describe('zones', () => {
  it('know the season of a named place', () => {
    const berlin = createZone('Europe/Berlin')
    expect(formatExactTime('2026-01-10T12:00:00Z', berlin)).toBe('2026-01-10 13:00')
    expect(formatExactTime('2026-07-10T12:00:00Z', berlin)).toBe('2026-07-10 14:00')
  })

  it('are the site’s own when nothing is set', () => {
    expect(createZone('site')).toBeNull()
  })
})
