/**
 * Times as Discuz sites print them: absolute in the owner's format, or relative (`半小时前`, `昨天 09:53`), Simplified and Traditional.
 * What can't be read is null; nothing is ever "now" by default (field report 6).
 */
import type { IsoTime } from '../../forum/model.ts'

/** `now` in milliseconds since the epoch, by the site's own clock; the offset is what the page prints its times in, minutes east. */
export type Clock = { readonly now: number; readonly offsetMinutes: number }

const minute = 60_000
const day = 86_400_000

const two = (value: number): string => String(value).padStart(2, '0')

/** ISO 8601 with the clock's offset, to the second. */
export const isoTime = (milliseconds: number, offsetMinutes: number): IsoTime => {
  const local = new Date(milliseconds + offsetMinutes * minute).toISOString().slice(0, 19)
  const away = Math.abs(offsetMinutes)
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`
}

type Wall = { year: number; month: number; date: number; hour: number; minute: number; second: number }

const ofWall = (wall: Wall, clock: Clock): IsoTime | null => {
  const { year, month, date } = wall
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || date < 1) return null
  if (date > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  if (wall.hour > 23 || wall.minute > 59 || wall.second > 59) return null
  const utc = Date.UTC(year, month - 1, date, wall.hour, wall.minute, wall.second)
  return isoTime(utc - clock.offsetMinutes * minute, clock.offsetMinutes)
}

const halfDay = /上午|下午|凌晨|早上|中午|晚上|\b[ap]\.?m\b\.?/i
const clockTime = /(\d{1,2})[:：时時点點](\d{1,2})(?:[:：分](\d{1,2}))?/

/** Hours, minutes, seconds; midnight where the text names a day only; null where it names a time that no clock shows. */
const timeOfDay = (text: string): { hour: number; minute: number; second: number } | null => {
  const match = text.match(clockTime)
  if (!match) return { hour: 0, minute: 0, second: 0 }
  const half = text.match(halfDay)?.[0].toLowerCase() ?? ''
  const late = /下午|晚上|p/.test(half)
  const noon = half === '中午'
  let hour = Number(match[1])
  if ((late || noon) && hour < (noon ? 11 : 12)) hour += 12
  if (/上午|凌晨|早上|a/.test(half) && hour === 12) hour = 0
  const result = { hour, minute: Number(match[2]), second: Number(match[3] ?? 0) }
  return result.hour > 23 || result.minute > 59 || result.second > 59 ? null : result
}

const yearFirst = /(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/
const yearLast = /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/
const monthFirst = /(?<![\d-])(\d{1,2})\s*[-/月]\s*(\d{1,2})(?![\d-])/

/** `26-1-2022` and `1/26/2022`: only where one of the two can't be a month; `1-2-2022` stays unread. */
const dayMonth = (first: number, second: number): { month: number; date: number } | null => {
  if (first === second) return { month: first, date: second }
  if (first > 12) return { month: second, date: first }
  return second > 12 ? { month: first, date: second } : null
}

/** A day without a year is the last such day that is not in the future. */
const yearOf = (month: number, date: number, clock: Clock): number => {
  const today = new Date(clock.now + clock.offsetMinutes * minute)
  const year = today.getUTCFullYear()
  const ahead = Date.UTC(year, month - 1, date) > today.getTime() + day
  return ahead ? year - 1 : year
}

const absolute = (text: string, clock: Clock): IsoTime | null => {
  const time = timeOfDay(text)
  if (!time) return null
  const full = text.match(yearFirst)
  if (full) return ofWall({ year: Number(full[1]), month: Number(full[2]), date: Number(full[3]), ...time }, clock)
  const last = text.match(yearLast)
  if (last) {
    const parts = dayMonth(Number(last[1]), Number(last[2]))
    return parts && ofWall({ year: Number(last[3]), ...parts, ...time }, clock)
  }
  const short = text.match(monthFirst)
  if (!short) return null
  const [month, date] = [Number(short[1]), Number(short[2])]
  return ofWall({ year: yearOf(month, date, clock), month, date, ...time }, clock)
}

const chineseDigits: Readonly<Record<string, number>> = {
  半: 0.5,
  一: 1,
  两: 2,
  兩: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:秒|seconds?|secs?)/i, 1000],
  [/^(?:分|minutes?|mins?)/i, minute],
  [/^(?:个|個)?(?:小时|小時|钟头|鐘頭|hours?)/i, 60 * minute],
  [/^(?:天|日|days?)/i, day],
  [/^(?:周|週|星期|weeks?)/i, 7 * day],
]

const agoText = /(\d+(?:\.\d+)?|[半一两兩二三四五六七八九十])\s*([^\d\s]{1,3}?[^\d]*?)\s*(?:前|ago)/i
const namedDay = /(今天|今日|昨天|昨日|前天|today|yesterday)/i
const daysBack: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  today: 0,
  昨天: 1,
  昨日: 1,
  yesterday: 1,
  前天: 2,
}

/** Exact to the unit that the text names; seconds of minutes and longer are dropped, since the text does not know them. */
const ago = (text: string, clock: Clock): IsoTime | null => {
  if (/刚刚|剛剛|刚才|剛才|just now/i.test(text)) return isoTime(clock.now, clock.offsetMinutes)
  const match = text.match(agoText)
  const unit = match && units.find(([pattern]) => pattern.test(match[2]!))?.[1]
  if (!match || !unit) return null
  const amount = chineseDigits[match[1]!] ?? Number(match[1])
  const then = clock.now - amount * unit
  return isoTime(unit < minute ? then : Math.floor(then / minute) * minute, clock.offsetMinutes)
}

const onNamedDay = (text: string, clock: Clock): IsoTime | null => {
  const name = text.match(namedDay)?.[1]
  const time = timeOfDay(text)
  if (!name || !time) return null
  const then = new Date(clock.now + clock.offsetMinutes * minute - daysBack[name.toLowerCase()]! * day)
  return ofWall({ year: then.getUTCFullYear(), month: then.getUTCMonth() + 1, date: then.getUTCDate(), ...time }, clock)
}

const usual = /^(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{2})(?::(\d{2}))?$/

/** The default format, which nearly all times have: nothing else needs to be tried. */
const ofUsual = (match: RegExpMatchArray, clock: Clock): IsoTime | null => {
  const [year, month, date, hour, minutes, second] = match.slice(1).map(part => Number(part ?? 0))
  return ofWall({ year: year!, month: month!, date: date!, hour: hour!, minute: minutes!, second: second! }, clock)
}

/** A site's time to ISO 8601; null where it can't be read. Words around the time (`发表于`) do not matter. */
export const parseTime = (raw: string, clock: Clock): IsoTime | null => {
  const match = raw.match(usual)
  if (match) return ofUsual(match, clock)
  const text = raw.replace(/[\s\u00a0]+/g, ' ')
  return onNamedDay(text, clock) ?? ago(text, clock) ?? absolute(text, clock)
}

/** What stands before the time in a post's head, in both scripts. */
const timeLead = /^(?:发表于|發表於|发布于|發佈於|最后发表|最後發表|posted on)[:：]?\s*/i

export type SiteTime = { readonly at: IsoTime | null; readonly text: string | null }

/**
 * `exact` is a `span[title]`, which sites with relative times carry (facts §4.5); `visible` what a reader sees, cleaned. The exact one is
 * believed first. `text` is what the site shows, without 发表于.
 */
export const readTime = (visible: string, exact: string | null, clock: Clock): SiteTime => {
  const text = visible.trim().replace(timeLead, '')
  return { at: (exact && parseTime(exact, clock)) || parseTime(text, clock), text: text || exact || null }
}
