/** The word a mistyped one was probably meant to be. */

/** Insertions, deletions, changes and swaps of neighbours that turn one word into the other. */
const distance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = isSwap ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, change, swap))
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}

/** null when nothing is near: at most two mistakes, and not more than a third of the word. */
export const nearest = (word: string, known: readonly string[]): string | null => {
  const ranked = known.map(one => [distance(word, one), one] as const).sort(([a], [b]) => a - b)
  const best = ranked[0]
  return best && best[0] <= Math.min(2, Math.ceil(word.length / 3)) ? best[1] : null
}
