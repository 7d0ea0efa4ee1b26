/** A measured figure beside its goal, and the little statistics that are needed. */

export type Figure = {
  readonly name: string
  readonly value: number
  readonly goal: number
  readonly unit: string
  /** How it was measured, and what it came from. */
  readonly note: string
}

export const quantile = (values: readonly number[], at: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(at * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

export const printFigure = ({ name, value, goal, unit, note }: Figure): string => {
  const verdict = Number.isNaN(value) ? 'not measured' : value <= goal ? 'good' : 'OVER'
  const columns = [
    name.padEnd(44),
    `${shown(value)}${unit}`.padStart(9),
    `≤ ${goal}${unit}`.padStart(9),
    verdict.padEnd(5),
    note,
  ]
  return columns.join('  ')
}
