/** A moment of this machine as an ISO time in its own offset: what the memory counts in milliseconds, as people read it. */
import type { IsoTime } from '../forum/model.ts'

const two = (n: number): string => String(n).padStart(2, '0')

export const toLocalIso = (milliseconds: number): IsoTime => {
  const minutes = -new Date(milliseconds).getTimezoneOffset()
  const size = Math.abs(minutes)
  const shifted = new Date(milliseconds + minutes * 60_000).toISOString().slice(0, 19)
  return `${shifted}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
