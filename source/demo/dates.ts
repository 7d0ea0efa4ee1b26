/** Times as Discuz prints them (facts §3.3): relative within seven days, the exact one in a title; the site's zone is GMT+8. */

const zone = 8 * 3_600_000
export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

const two = (n: number): string => String(n).padStart(2, '0')

/** `part`: d is `2026-1-28`, m adds `11:53`, s adds the seconds. */
export const printTime = (at: number, part: 'd' | 'm' | 's'): string => {
  const t = new Date(at + zone)
  const date = `${t.getUTCFullYear()}-${t.getUTCMonth() + 1}-${t.getUTCDate()}`
  if (part === 'd') return date
  const clock = `${two(t.getUTCHours())}:${two(t.getUTCMinutes())}`
  return part === 'm' ? `${date} ${clock}` : `${date} ${clock}:${two(t.getUTCSeconds())}`
}

const clockOf = (at: number): string => printTime(at, 'm').split(' ')[1]!

export const startOfDay = (at: number): number => Math.floor((at + zone) / day) * day - zone

/** Null when the time is too old, or lies ahead: then the exact words are printed. */
export const relativeTime = (at: number, now: number): string | null => {
  const past = now - at
  const today = startOfDay(now)
  if (past < 0) return null
  if (at >= today) {
    if (past >= hour) return `${Math.floor(past / hour)}&nbsp;小时前`
    if (past > 30 * minute) return '半小时前'
    if (past >= minute) return `${Math.floor(past / minute)}&nbsp;分钟前`
    return past >= second ? `${Math.floor(past / second)}&nbsp;秒前` : '刚刚'
  }
  const days = Math.floor((today - at) / day)
  if (days >= 7) return null
  if (days === 0) return `昨天&nbsp;${clockOf(at)}`
  return days === 1 ? `前天&nbsp;${clockOf(at)}` : `${days + 1}&nbsp;天前`
}

/** `title` is how exact the title is: posts have seconds, the created column a date only. */
export const timeHtml = (at: number, now: number, title: 'd' | 'm' | 's'): string => {
  const words = relativeTime(at, now)
  return words === null ? printTime(at, title) : `<span title="${printTime(at, title)}">${words}</span>`
}
