/**
 * One character for a line. Ink lays out and draws what it is given by taking each letter of it apart, and a screen of painted lines costs it
 * 7 ms at 120×40 and 25 ms at 200×60. So it gets one character of the private use area for each line, one cell wide, and moves that about;
 * the wire puts the line in its place.
 */
import type { Line } from '../../text/line.ts'
import type { Env } from '../env.ts'
import { cellsOfLine, type LineCells } from './line-cells.ts'

export type StandIns = {
  /** Good until `count` other lines were drawn. */
  readonly take: (line: Line, env: Env) => string
  /** What the character stands for; undefined for any other character. */
  readonly read: (unit: number) => LineCells | undefined
}

const first = 0xe000
/** Lines are held with their cells, some 4 kB each: more than any two screens show, not what an evening reads. */
const count = 1000

type Taken = { readonly slot: number; readonly theme: string; readonly ambiguousWide: boolean }

export const createStandIns = (): StandIns => {
  const slots: (LineCells | undefined)[] = []
  const owners: (Line | undefined)[] = []
  const taken = new WeakMap<Line, Taken>()
  let next = 0
  return {
    take: (line, env) => {
      const { theme, ambiguousWide } = env.settings
      const known = taken.get(line)
      const isGood =
        known && owners[known.slot] === line && known.theme === theme && known.ambiguousWide === ambiguousWide
      if (isGood) return String.fromCharCode(first + known.slot)
      const slot = next
      next = (next + 1) % count
      owners[slot] = line
      slots[slot] = cellsOfLine(line, env)
      taken.set(line, { slot, theme, ambiguousWide })
      return String.fromCharCode(first + slot)
    },
    read: unit => (unit >= first && unit < first + count ? slots[unit - first] : undefined),
  }
}
