/**
 * The built program in a pseudo-terminal, its screen read by a headless xterm: what a person at 80×24 would see.
 * Waiting is for a state of the screen, never for a time.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawn } from '@lydell/node-pty'
import xterm, { type IBufferCell } from '@xterm/headless'

const root = fileURLToPath(new URL('../..', import.meta.url))
const entry = join(root, 'bin', 'palou.js')

export type TerminalOptions = {
  readonly columns?: number
  readonly rows?: number
  readonly env?: Readonly<Record<string, string>>
  /** A folder kept between runs; without it each run has a fresh one that `close` removes. */
  readonly home?: string
}

/** One cell as drawn; colours are palette numbers, `#rrggbb`, or null for the terminal's own. `width` 0: the right half of a wide one. */
export type Cell = {
  readonly text: string
  readonly width: number
  readonly colour: number | string | null
  readonly background: number | string | null
  readonly bold: boolean
  readonly dim: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly strike: boolean
  readonly inverse: boolean
}

export type Terminal = {
  cells(): readonly (readonly Cell[])[]
  /** The rows as seen, right-trimmed. */
  screen(): readonly string[]
  text(): string
  cursor(): { readonly x: number; readonly y: number }
  /** True while the program holds the alternate screen. */
  isAlternate(): boolean
  press(keys: string): void
  resize(columns: number, rows: number): Promise<void>
  /** Resolves when the screen fits; rejects with the screen in the message after `within` ms (default 10,000). */
  waitFor(what: string | RegExp | ((text: string) => boolean), within?: number): Promise<void>
  /** Resolves with the exit code or signal when the program ended. */
  ended(within?: number): Promise<{ readonly code: number; readonly signal: number }>
  kill(signal: string): void
  bytes(): number
  readonly home: string
  readonly pid: number
  close(): Promise<void>
}

const cleanEnv = (home: string, extra: Readonly<Record<string, string>>): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: home,
  PALOU_HOME: home,
  LANG: 'zh_CN.UTF-8',
  TERM: 'xterm-256color',
  TZ: 'Asia/Shanghai',
  ...extra,
})

const fits = (text: string, what: string | RegExp | ((text: string) => boolean)): boolean =>
  typeof what === 'string' ? text.includes(what) : what instanceof RegExp ? what.test(text) : what(text)

const colourOf = (mode: 'palette' | 'rgb' | 'default', value: number): number | string | null =>
  mode === 'default' ? null : mode === 'palette' ? value : `#${value.toString(16).padStart(6, '0')}`

const readCell = (cell: IBufferCell): Cell => ({
  text: cell.getChars() || ' ',
  width: cell.getWidth(),
  colour: colourOf(cell.isFgDefault() ? 'default' : cell.isFgRGB() ? 'rgb' : 'palette', cell.getFgColor()),
  background: colourOf(cell.isBgDefault() ? 'default' : cell.isBgRGB() ? 'rgb' : 'palette', cell.getBgColor()),
  bold: cell.isBold() !== 0,
  dim: cell.isDim() !== 0,
  italic: cell.isItalic() !== 0,
  underline: cell.isUnderline() !== 0,
  strike: cell.isStrikethrough() !== 0,
  inverse: cell.isInverse() !== 0,
})

/** Starts `palou ARGS` in a terminal. */
export const openTerminal = (args: readonly string[], options: TerminalOptions = {}): Terminal => {
  const { columns = 80, rows = 24 } = options
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'palou-test-'))
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 })
  const child = spawn(process.execPath, [entry, ...args], {
    cols: columns,
    rows,
    cwd: root,
    name: 'xterm-256color',
    env: cleanEnv(home, options.env ?? {}),
  })
  let bytes = 0
  let exit: { code: number; signal: number } | null = null
  const watchers = new Set<() => void>()
  const changed = () => {
    for (const watcher of watchers) watcher()
  }
  child.onData(data => {
    bytes += Buffer.byteLength(data)
    screen.write(data, changed)
  })
  child.onExit(({ exitCode, signal }) => {
    exit = { code: exitCode, signal: signal ?? 0 }
    screen.write('', changed)
  })
  // The program may ask the terminal (cursor place, colours): answer as xterm does.
  screen.onData(answer => {
    if (!exit) child.write(answer)
  })

  const readScreen = (): readonly string[] => {
    const buffer = screen.buffer.active
    return Array.from(
      { length: screen.rows },
      (_, y) => buffer.getLine(buffer.baseY + y)?.translateToString(true) ?? '',
    )
  }
  const until = <T>(test: () => T | null, within: number, complaint: () => string): Promise<T> =>
    new Promise((resolve, reject) => {
      const finish = (act: () => void) => {
        watchers.delete(look)
        clearTimeout(timer)
        act()
      }
      const look = () => {
        const value = test()
        if (value !== null) finish(() => resolve(value))
      }
      const timer = setTimeout(() => finish(() => reject(new Error(complaint()))), within)
      watchers.add(look)
      look()
    })
  const shown = () => `\n${readScreen().join('\n')}\n(exit: ${JSON.stringify(exit)})`

  const readCells = (): readonly (readonly Cell[])[] => {
    const buffer = screen.buffer.active
    return Array.from({ length: screen.rows }, (_, y) => {
      const line = buffer.getLine(buffer.baseY + y)
      return Array.from({ length: screen.cols }, (_, x) => line?.getCell(x)).flatMap(cell =>
        cell ? [readCell(cell)] : [],
      )
    })
  }
  return {
    cells: readCells,
    screen: readScreen,
    text: () => readScreen().join('\n'),
    cursor: () => ({ x: screen.buffer.active.cursorX, y: screen.buffer.active.cursorY }),
    isAlternate: () => screen.buffer.active.type === 'alternate',
    press: keys => child.write(keys),
    resize: async (wide, high) => {
      child.resize(wide, high)
      screen.resize(wide, high)
    },
    waitFor: async (what, within = 10_000) => {
      await until(
        () => (fits(readScreen().join('\n'), what) ? true : null),
        within,
        () => `the screen never showed ${String(what)}:${shown()}`,
      )
    },
    ended: (within = 10_000) =>
      until(
        () => exit,
        within,
        () => `the program did not end:${shown()}`,
      ),
    kill: signal => child.kill(signal),
    bytes: () => bytes,
    home,
    pid: child.pid,
    close: async () => {
      if (!exit) child.kill('SIGKILL')
      if (!exit)
        await until(
          () => exit,
          5_000,
          () => 'the program could not be killed',
        ).catch(() => null)
      screen.dispose()
      if (!options.home) rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Keys by name, as a terminal sends them. */
export const keys = {
  enter: '\r',
  escape: '\u001b',
  tab: '\t',
  shiftTab: '\u001b[Z',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  home: '\u001b[H',
  end: '\u001b[F',
  pageUp: '\u001b[5~',
  pageDown: '\u001b[6~',
  backspace: '\u007f',
  ctrl: (letter: string): string => String.fromCharCode(letter.toUpperCase().charCodeAt(0) - 64),
} as const
