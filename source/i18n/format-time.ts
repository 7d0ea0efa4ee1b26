/**
 * Times in words. All take ISO times with an offset; what the site could not tell (null) is the caller's to show as the site's own
 * words. `zone` is the reader's clock, null to keep each time in the offset the site gave it.
 */
import type { IsoTime } from '../forum/model.ts'
import type { Translate } from './messages.ts'
import type { Zone } from './zone.ts'

type Parts = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly clock: string
  /** Days since the epoch in the shown offset: two times on one calendar day have the same. */
  readonly serial: number
}

const minute = 60_000
const dayLength = 86_400_000

const two = (n: number): string => String(n).padStart(2, '0')

const ownOffset = (time: IsoTime): number => {
  const match = time.match(/([+-])(\d\d):?(\d\d)$/)
  if (!match) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]))
}

const offsetFor = (time: IsoTime, zone: Zone | null): number => zone?.(Date.parse(time)) ?? ownOffset(time)

const partsAt = (instant: number, offset: number): Parts => {
  const shifted = new Date(instant + offset * minute)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    clock: `${two(shifted.getUTCHours())}:${two(shifted.getUTCMinutes())}`,
    serial: Math.floor(shifted.getTime() / dayLength),
  }
}

/** `2022-01-26 10:46`, in the reader's offset. */
export const formatExactTime = (time: IsoTime, zone: Zone | null): string => {
  const parts = partsAt(Date.parse(time), offsetFor(time, zone))
  return `${parts.year}-${two(parts.month)}-${two(parts.day)} ${parts.clock}`
}

/** `2022-01-26 10:46:40 +08:00`: everything that is known of a time. */
export const formatFullTime = (time: IsoTime, zone: Zone | null): string => {
  const shown = offsetFor(time, zone)
  const seconds = two(new Date(Date.parse(time)).getUTCSeconds())
  const sign = shown < 0 ? '-' : '+'
  const size = Math.abs(shown)
  return `${formatExactTime(time, zone)}:${seconds} ${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

const formatDate = (parts: Parts, thisYear: number, translate: Translate): string => {
  if (parts.year !== thisYear) return `${parts.year}-${two(parts.month)}-${two(parts.day)}`
  const monthName = translate('time.months').split(' ')[parts.month - 1] ?? ''
  return translate('time.monthDay', { month: parts.month, monthName, day: parts.day })
}

/** `12 分钟前`, `昨天 21:29`, `1 月 26 日`, `2024-09-01`. A time in the future (a wrong clock somewhere) is given as a date. */
export const formatRelativeTime = (time: IsoTime, now: number, zone: Zone | null, translate: Translate): string => {
  const instant = Date.parse(time)
  const shown = offsetFor(time, zone)
  const then = partsAt(instant, shown)
  const today = partsAt(now, shown)
  const age = now - instant
  if (age >= 0 && age < minute) return translate('time.now')
  if (age >= 0 && age < 60 * minute) return translate('time.minutes', { n: Math.floor(age / minute) })
  if (age >= 0 && then.serial === today.serial) return translate('time.hours', { n: Math.floor(age / (60 * minute)) })
  if (age >= 0 && then.serial === today.serial - 1) return translate('time.yesterday', { clock: then.clock })
  if (age >= 0 && then.serial === today.serial - 2) return translate('time.dayBefore', { clock: then.clock })
  return formatDate(then, today.year, translate)
}
