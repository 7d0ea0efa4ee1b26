import xterm from '@xterm/headless'
import { expect, test } from 'vitest'
import { drawGrid } from '../../../source/ui/wire/draw-grid.ts'
import { blankGrid } from '../../../source/ui/wire/grid.ts'
import { clearScreen, createPen } from '../../../source/ui/wire/pen.ts'
import { below, createRandom, nextGrid } from './random-grid.ts'
import { readGrid, readScreen, written } from './read-screen.ts'

const steps = process.env.PALOU_FUZZ === 'long' ? 10_000 : 400

test('the screen that the bytes build is the screen that was meant, after every step of a random walk with resizes', async () => {
  const random = createRandom(8)
  let columns = 40
  let rows = 12
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 })
  let pen = createPen(columns, rows)
  let grid = blankGrid(columns, rows)
  await written(terminal, `\u001B[?1049h\u001B[?7l${clearScreen}`)
  for (let step = 0; step < steps; step += 1) {
    if (random() < 0.02) {
      columns = 2 + below(random, 90)
      rows = 1 + below(random, 40)
      terminal.resize(columns, rows)
      pen = createPen(columns, rows)
      pen.out = clearScreen
      grid = blankGrid(columns, rows)
    }
    const after = nextGrid(random, grid)
    drawGrid(pen, grid, after)
    await written(terminal, pen.out)
    pen.out = ''
    expect(readScreen(terminal), `step ${step}`).toEqual(readGrid(after))
    grid = after
  }
  terminal.dispose()
})
