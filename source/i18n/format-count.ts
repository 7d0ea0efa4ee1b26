/** Numbers as a reader of the language writes them in a narrow column: `8,214`, `9.1万`, `20万`, `91k`. */
import type { Translate } from './messages.ts'

const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** Below ten thousand every digit is shown; above, two or three digits that count (cut, never rounded up to what is not there). */
export const formatCount = (n: number, translate: Translate): string => {
  if (n < 10_000) return grouped(n)
  const units = n / Number(translate('count.bigUnit'))
  const shown = units < 10 ? (Math.floor(units * 10) / 10).toFixed(1) : grouped(Math.floor(units))
  return translate('count.big', { n: shown })
}
