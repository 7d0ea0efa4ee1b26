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

type Stretch = { readonly from: number; readonly to: number; readonly gain: number }

/** The stretch of rows that gains most. */
const bestStretch = (gains: readonly number[], first: number): Stretch => {
  let best: Stretch = { from: 0, to: -1, gain: 0 }
  let from = 0
  let sum = 0
  gains.forEach((gain, index) => {
    if (sum <= 0) {
      sum = 0
      from = index
    }
    sum += gain
    if (sum > best.gain) best = { from: from + first, to: index + first, gain: sum }
  })
  return best
}

const weigh = (before: Grid, after: Grid, count: number): (Scroll & { readonly gain: number }) | null => {
  const first = Math.max(0, -count)
  const last = after.length - 1 - Math.max(0, count)
  const gains: number[] = []
  for (let y = first; y <= last; y += 1)
    gains.push(rowCost(before[y]!, after[y]!) - rowCost(before[y + count]!, after[y]!))
  const { from, to, gain } = bestStretch(gains, first)
  if (gain <= 0) return null
  const [top, bottom] = count > 0 ? [from, to + count] : [from + count, to]
  // Rows that come in blank, though they may have been right where they were.
  const [blankFrom, blankTo] = count > 0 ? [to + 1, bottom] : [top, from - 1]
  const blank = blankRow(after[0]!.texts.length)
  let lost = 0
  for (let y = blankFrom; y <= blankTo; y += 1) lost += rowCost(blank, after[y]!) - rowCost(before[y]!, after[y]!)
  return { top, bottom, count, gain: gain - lost - overhead }
}

/** What to scroll first, or null when nothing is gained by it. */
export const findScroll = (before: Grid, after: Grid): Scroll | null => {
  let best: (Scroll & { readonly gain: number }) | null = null
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
