/** Finds rows that only moved: then the terminal moves them, and only what came in is written. */
import { rowCost } from './draw-row.ts'
import { blankRow, type Grid } from './grid.ts'

/** Rows `top` to `bottom` go up by `count`; down when it is negative. */
export type Scroll = { readonly top: number; readonly bottom: number; readonly count: number }

/** Setting margins, going there, and the line feeds. */
const overhead = 12
const mostCandidates = 3

/** By how many rows rows moved, the most frequent first. Blank rows tell nothing, rows that stand in many places little. */
const candidates = (before: Grid, after: Grid): readonly number[] => {
  const places = new Map<string, number[]>()
  before.forEach((row, y) => {
    if (row.end === 0) return
    const known = places.get(row.key)
    if (known) known.push(y)
    else places.set(row.key, [y])
  })
  const votes = new Map<number, number>()
  after.forEach((row, y) => {
    if (before[y]!.key === row.key) return
    const from = places.get(row.key) ?? []
    for (const place of from) votes.set(place - y, (votes.get(place - y) ?? 0) + 1 / from.length)
  })
  return [...votes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostCandidates)
    .map(([count]) => count)
}

type Weighed = Scroll & { readonly gain: number }

/** At each place the sum of what came before it. */
const sums = (values: readonly number[]): readonly number[] => {
  const before = [0]
  for (const value of values) before.push(before.at(-1)! + value)
  return before
}

/**
 * The stretch of rows that gains most when each of them comes from `count` rows below it. Rows come in blank at the bottom, though some
 * may have been right where they were: each stretch is weighed with those.
 */
const weighUp = (before: Grid, after: Grid, count: number): Weighed | null => {
  const blank = blankRow(after[0]!.texts.length)
  const here = after.map((row, y) => rowCost(before[y]!, row))
  const lost = sums(after.map((row, y) => rowCost(blank, row) - here[y]!))
  let best: Weighed | null = null
  let top = 0
  let sum = 0
  for (let y = 0; y + count < after.length; y += 1) {
    if (sum <= 0) {
      sum = 0
      top = y
    }
    sum += here[y]! - rowCost(before[y + count]!, after[y]!)
    const bottom = y + count
    const gain = sum - (lost[bottom + 1]! - lost[y + 1]!) - overhead
    if (gain > (best?.gain ?? 0)) best = { top, bottom, count, gain }
  }
  return best
}

/** Down is up on a screen that stands on its head. */
const weigh = (before: Grid, after: Grid, count: number): Weighed | null => {
  if (count > 0) return weighUp(before, after, count)
  const found = weighUp(before.toReversed(), after.toReversed(), -count)
  const last = after.length - 1
  return found && { top: last - found.bottom, bottom: last - found.top, count, gain: found.gain }
}

/** What to scroll first, or null when nothing is gained by it. */
export const findScroll = (before: Grid, after: Grid): Scroll | null => {
  let best: Weighed | null = null
  for (const count of candidates(before, after)) {
    const found = weigh(before, after, count)
    if (found && found.gain > (best?.gain ?? 0)) best = found
  }
  return best
}

/** The screen after the terminal has scrolled. */
export const scrolled = (grid: Grid, { top, bottom, count }: Scroll): Grid => {
  const blank = blankRow(grid[0]!.texts.length)
  return grid.map((row, y) => {
    if (y < top || y > bottom) return row
    const from = y + count
    return from < top || from > bottom ? blank : grid[from]!
  })
}
