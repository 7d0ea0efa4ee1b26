/** The clock that times are shown by: `site` (null, each time keeps the offset it came with), `local`, `+08:00` or an IANA name. */

/** Minutes east of UTC at an instant. */
export type Zone = (instant: number) => number

const readOffset = (text: string): number | null => {
  const match = text.match(/([+-])(\d\d):?(\d\d)/)
  return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : null
}

const namedZone = (timeZone: string): Zone => {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  return instant =>
    readOffset(format.formatToParts(instant).find(part => part.type === 'timeZoneName')?.value ?? '') ?? 0
}

/** Throws RangeError for a name that is none; settings are checked where they are read. */
export const createZone = (name: string): Zone | null => {
  if (name === 'site') return null
  if (name === 'local') return instant => -new Date(instant).getTimezoneOffset()
  const fixed = /^[+-]/.test(name) ? readOffset(name) : null
  return fixed === null ? namedZone(name) : () => fixed
}
