/** A screen turned into another: what moved is scrolled, what then still differs is written. */
import { drawRow } from './draw-row.ts'
import { findScroll, scrolled } from './find-scroll.ts'
import type { Grid } from './grid.ts'
import { type Pen, scroll } from './pen.ts'

/** Two panes, or a row that opened in the middle of a list: more than one part may have moved. */
const mostScrolls = 3

/** Adds the bytes to `pen.out`; both grids have the pen's size. `mayScroll` false: something stands on the screen that would move, too. */
export const drawGrid = (pen: Pen, before: Grid, after: Grid, mayScroll = true): void => {
  let now = before
  for (let i = 0; mayScroll && i < mostScrolls; i += 1) {
    const found = findScroll(now, after)
    if (!found) break
    scroll(pen, found.top, found.bottom, found.count)
    now = scrolled(now, found)
  }
  // What came in at the bottom is written first: the cursor is there already.
  const first = pen.isPlaced ? pen.y : 0
  for (let i = 0; i < after.length; i += 1) {
    const y = (first + i) % after.length
    drawRow(pen, now[y]!, after[y]!, y)
  }
}
