/** Grids as a reader makes them and as none would: the same rows moved, cut, marked; letters of one cell and of two, marks on letters. */
import type { Grid, GridRow } from '../../../source/ui/wire/grid.ts'
import { makeRow } from '../../../source/ui/wire/grid.ts'

export type Random = () => number

/** Mulberry32: the same walk for the same seed. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const below = (random: Random, limit: number): number => Math.floor(random() * limit)
const pick = <T>(random: Random, from: readonly T[]): T => from[below(random, from.length)]!

const narrow = ['a', 'b', '7', '·', 'é', 'e\u0301', '┃', ' ', ' ', ' ']
const wide = ['柳', '溪', '树', '，', '한', 'あ']
const styles = ['', '', '', '1', '2', '36', '1;36', '4', '7', '1;7', '31;44', '38;5;200', '38;2;9;8;7;48;5;233', '3;9']

export const randomRow = (random: Random, columns: number): GridRow => {
  const texts: string[] = []
  const looks: string[] = []
  const end = random() < 0.2 ? 0 : random() < 0.3 ? columns : below(random, columns + 1)
  let style = ''
  while (texts.length < end) {
    if (random() < 0.15) style = pick(random, styles)
    if (random() < 0.05) {
      const gap = Math.min(below(random, 20), end - texts.length)
      for (let i = 0; i < gap; i += 1) {
        texts.push(' ')
        looks.push(style)
      }
    } else if (random() < 0.5 && texts.length + 2 <= end) {
      texts.push(pick(random, wide), '')
      looks.push(style, style)
    } else {
      texts.push(pick(random, narrow))
      looks.push(style)
    }
  }
  while (texts.length < columns) {
    texts.push(' ')
    looks.push('')
  }
  return makeRow(texts, looks)
}

export const randomGrid = (random: Random, columns: number, rows: number): Grid =>
  Array.from({ length: rows }, () => randomRow(random, columns))

/** One cell changed, whole characters staying whole. */
const touched = (random: Random, row: GridRow): GridRow => {
  const texts = [...row.texts]
  const looks = [...row.styles]
  const x = below(random, texts.length)
  if (texts[x] === '') texts[x - 1] = ' '
  if (texts[x + 1] === '') texts[x + 1] = ' '
  texts[x] = pick(random, ['▌', ' ', 'x'])
  looks[x] = pick(random, styles)
  return makeRow(texts, looks)
}

const moved = (random: Random, grid: Grid): Grid => {
  const columns = grid[0]!.texts.length
  const top = below(random, grid.length)
  const bottom = top + below(random, grid.length - top)
  const count = below(random, 7) - 3
  return grid.map((row, y) => {
    if (y < top || y > bottom) return row
    const from = y + count
    return from < top || from > bottom ? randomRow(random, columns) : grid[from]!
  })
}

/** The next screen of a walk. */
export const nextGrid = (random: Random, grid: Grid): Grid => {
  const columns = grid[0]!.texts.length
  const dice = random()
  if (dice < 0.1) return randomGrid(random, columns, grid.length)
  const after = dice < 0.7 ? moved(random, grid) : grid
  return after.map(row => (random() < 0.15 ? touched(random, row) : random() < 0.03 ? randomRow(random, columns) : row))
}
