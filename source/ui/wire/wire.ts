/**
 * Ink renders, the wire sends. Ink is given a stdout that takes each of its frames whole (its `debug` option writes them so, unthrottled)
 * and writes to the terminal what turns the screen that stands there into the frame. Everything else that Ink writes are modes of the
 * terminal: they go through.
 */
import type { Line } from '../../text/line.ts'
import type { Env } from '../env.ts'
import type { Placed } from '../want-picture.ts'
import { drawGrid } from './draw-grid.ts'
import { blankGrid, type Grid, unknownRow } from './grid.ts'
import { clearScreen, createPen, moveTo, type Pen } from './pen.ts'
import { readFrame } from './read-frame.ts'
import { createStandIns } from './stand-ins.ts'

export type CursorPlace = { readonly x: number; readonly y: number }

export type WireStats = { readonly bytes: number; readonly frames: number; readonly lastFrame: number }

export type Wire = {
  /** For Ink. */
  readonly stdout: NodeJS.WriteStream
  /** What Ink is to draw for a line. */
  readonly print: (line: Line, env: Env) => string
  /** Everything anew: another program may have written. */
  readonly redraw: () => void
  readonly stats: () => WireStats
}

const enterScreen = '\u001B[?1049h'
const leaveScreen = '\u001B[?1049l'
const showCursor = '\u001B[?25h'
const hideCursor = '\u001B[?25l'
/** Nothing we write may wrap, and the last cell of the screen may be written without a scroll. */
const wrapOff = '\u001B[?7l'
const asItWas = '\u001B[r\u001B[m\u001B[?7h'
const syncBegin = '\u001B[?2026h'
const syncEnd = '\u001B[?2026l'
/** A shorter frame reaches the terminal in one piece anyway. Terminals that do not know the mode ignore it. */
const longFrame = 1000

const isMode = (text: string): boolean =>
  text.startsWith('\u001B[?') || text.startsWith('\u001B[<') || text.startsWith('\u001B[>')

type Screen = {
  pen: Pen
  grid: Grid
  isOpen: boolean
  isKnown: boolean
  hasCursor: boolean
  /** What the terminal draws over blank cells. */
  placed: Placed | null
  /** Ink's last frame. */
  frame: string
  stats: WireStats
}

export const createWire = (
  terminal: NodeJS.WriteStream,
  cursor: () => CursorPlace | undefined,
  picture: () => Placed | null = () => null,
): Wire => {
  const standIns = createStandIns()
  const screen: Screen = {
    pen: createPen(terminal.columns, terminal.rows),
    grid: [],
    isOpen: false,
    isKnown: false,
    hasCursor: true,
    placed: null,
    frame: '',
    stats: { bytes: 0, frames: 0, lastFrame: 0 },
  }

  const send = (text: string, done?: () => void): boolean => {
    if (text === '') {
      // Nothing to write; whoever waits for it waits for what was written before.
      if (done) return terminal.write('', done)
      return true
    }
    screen.stats = { ...screen.stats, bytes: screen.stats.bytes + Buffer.byteLength(text) }
    return done ? terminal.write(text, done) : terminal.write(text)
  }

  const forget = (): void => {
    screen.pen = createPen(terminal.columns, terminal.rows)
    screen.pen.out = clearScreen
    screen.grid = blankGrid(terminal.columns, terminal.rows)
    screen.isKnown = true
    screen.placed = null
  }

  /** Another picture, or none: what the last one left on its cells goes away. */
  const removePicture = (next: Placed | null): void => {
    const { placed, pen } = screen
    if (!placed || placed.key === next?.key) return
    pen.out += placed.erase
    if (!placed.isInCells) {
      const isUnder = (y: number): boolean => y >= placed.y && y < placed.y + placed.rows
      screen.grid = screen.grid.map((row, y) => (isUnder(y) ? unknownRow(pen.columns) : row))
    }
    screen.placed = null
  }

  const placePicture = (next: Placed | null): void => {
    const { pen } = screen
    if (!next || screen.placed?.key === next.key) return
    moveTo(pen, Math.min(next.x, pen.columns - 1), Math.min(next.y, pen.rows - 1))
    pen.out += next.sequences.join('')
    pen.isPlaced = false
    screen.placed = next
  }

  const placeCursor = (): void => {
    const { pen } = screen
    const place = cursor()
    if (place) moveTo(pen, Math.min(place.x, pen.columns - 1), Math.min(place.y, pen.rows - 1))
    if (place && !screen.hasCursor) pen.out += showCursor
    if (!place && screen.hasCursor) pen.out += hideCursor
    screen.hasCursor = place !== undefined
  }

  const draw = (): void => {
    if (!screen.isOpen) return
    const { columns, rows } = terminal
    if (!screen.isKnown || columns !== screen.pen.columns || rows !== screen.pen.rows) forget()
    const after = readFrame(screen.frame, columns, rows, standIns)
    const next = picture()
    const mayScroll = !next && !screen.placed
    removePicture(next)
    drawGrid(screen.pen, screen.grid, after, mayScroll)
    placePicture(next)
    placeCursor()
    const { out } = screen.pen
    screen.pen.out = ''
    screen.grid = after
    if (out === '') return
    const { bytes, frames } = screen.stats
    send(out.length > longFrame ? `${syncBegin}${out}${syncEnd}` : out)
    screen.stats = { ...screen.stats, frames: frames + 1, lastFrame: screen.stats.bytes - bytes }
  }

  const setMode = (text: string, done?: () => void): boolean => {
    if (text.includes(enterScreen)) {
      screen.isOpen = true
      screen.isKnown = false
      return send(text.replace(enterScreen, `${enterScreen}${wrapOff}`), done)
    }
    if (text.includes(leaveScreen)) {
      screen.isOpen = false
      return send(text.replace(leaveScreen, `${asItWas}${leaveScreen}`), done)
    }
    if (text.includes(showCursor)) screen.hasCursor = true
    if (text.includes(hideCursor)) screen.hasCursor = false
    return send(text, done)
  }

  const write = (chunk: string, ...rest: readonly unknown[]): boolean => {
    const done = rest.find(value => typeof value === 'function') as (() => void) | undefined
    if (chunk === '' || isMode(chunk)) return setMode(chunk, done)
    screen.frame = chunk
    draw()
    done?.()
    return true
  }

  return {
    stdout: asStream(terminal, write),
    print: standIns.take,
    redraw: () => {
      screen.isKnown = false
      draw()
    },
    stats: () => screen.stats,
  }
}

/** What Ink uses of a stream, with another `write`. */
const asStream = (
  terminal: NodeJS.WriteStream,
  write: (chunk: string, ...rest: readonly unknown[]) => boolean,
): NodeJS.WriteStream =>
  new Proxy(terminal, {
    get: (target, name) => {
      if (name === 'write') return write
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
