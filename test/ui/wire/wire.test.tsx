import { EventEmitter } from 'node:events'
import xterm from '@xterm/headless'
import { Box, render, Text } from 'ink'
import { afterEach, describe, expect, it } from 'vitest'
import type { Line } from '../../../source/text/line.ts'
import { lineOf, spanOf } from '../../../source/text/spans.ts'
import { narrowAmbiguous } from '../../../source/text/width.ts'
import { Printer } from '../../../source/ui/components/printer.ts'
import { Rows } from '../../../source/ui/components/rows.tsx'
import type { Env } from '../../../source/ui/env.ts'
import { defaultUiSettings } from '../../../source/ui/settings.ts'
import { type CursorPlace, createWire } from '../../../source/ui/wire/wire.ts'

const env = { columns: 200, width: narrowAmbiguous, settings: defaultUiSettings } as Env
const line = (text: string, role: 'text' | 'accent' = 'text'): Line => lineOf([spanOf(text, role)], narrowAmbiguous)
const lines = Array.from({ length: 100 }, (_, n) => line(`${n} 楼：柳溪乡的树`, n % 3 === 0 ? 'accent' : 'text'))

/** A terminal that a stream writes to. */
const createTerminal = (columns: number, rows: number) => {
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 50 })
  const writes: string[] = []
  const stream = Object.assign(new EventEmitter(), {
    columns,
    rows,
    isTTY: true,
    writable: true,
    write: (text: string, ...rest: readonly unknown[]) => {
      writes.push(text)
      const done = rest.find(value => typeof value === 'function') as (() => void) | undefined
      screen.write(text, done)
      return true
    },
  })
  const settle = () => new Promise<void>(resolve => screen.write('', resolve))
  const read = async (): Promise<readonly string[]> => {
    await settle()
    const { active } = screen.buffer
    return Array.from(
      { length: screen.rows },
      (_, y) => active.getLine(active.baseY + y)?.translateToString(true) ?? '',
    )
  }
  const resize = (wide: number, high: number) => {
    screen.resize(wide, high)
    Object.assign(stream, { columns: wide, rows: high })
    stream.emit('resize')
  }
  return { screen, stream: stream as unknown as NodeJS.WriteStream, writes, read, resize }
}

const mounted: { unmount: () => void }[] = []
afterEach(() => {
  for (const app of mounted.splice(0)) app.unmount()
})

const open = (columns = 40, rows = 10) => {
  const terminal = createTerminal(columns, rows)
  let cursor: CursorPlace | undefined
  const wire = createWire(terminal.stream, () => cursor)
  const tree = (top: number, height: number) => (
    <Printer value={wire.print}>
      <Rows lines={lines.slice(top)} height={height} env={env} />
    </Printer>
  )
  const app = render(tree(0, rows), {
    stdout: wire.stdout,
    debug: true,
    alternateScreen: true,
    interactive: true,
    patchConsole: false,
    exitOnCtrlC: false,
  })
  mounted.push(app)
  const show = (top: number, height = terminal.stream.rows) => app.rerender(tree(top, height))
  const place = (at: CursorPlace | undefined) => {
    cursor = at
  }
  return { ...terminal, wire, app, show, place }
}

const shown = (top: number, rows: number) => Array.from({ length: rows }, (_, y) => `${top + y} 楼：柳溪乡的树`)

describe('the wire', () => {
  it('shows what Ink drew', async () => {
    const { read } = open()
    expect(await read()).toEqual(shown(0, 10))
  })

  it('scrolls by a line feed and writes only the row that came in', async () => {
    const { read, show, writes } = open()
    const before = writes.length
    show(1)
    expect(await read()).toEqual(shown(1, 10))
    expect(writes.slice(before)).toEqual(['\r\n\u001B[m10 楼：柳溪乡的树'])
  })

  it('writes nothing for a frame that is the same', async () => {
    const { show, writes } = open()
    const before = writes.length
    show(0)
    expect(writes.slice(before)).toEqual([])
  })

  it('draws all anew in a window of another size, narrower than its rows, too', async () => {
    const { read, show, resize } = open()
    resize(9, 4)
    show(5)
    expect(await read()).toEqual(['5 楼：柳', '6 楼：柳', '7 楼：柳', '8 楼：柳'])
    resize(40, 12)
    show(5)
    expect(await read()).toEqual(shown(5, 12))
  })

  it('brings the screen back after another program wrote on it', async () => {
    const { read, screen, wire } = open()
    screen.write('\u001B[5;3Hnoise\u001B[31m\u001B[3;7r')
    wire.redraw()
    expect(await read()).toEqual(shown(0, 10))
  })

  it('shows the cursor where text is typed and hides it elsewhere', async () => {
    const { read, show, place, screen, writes } = open()
    place({ x: 3, y: 9 })
    show(1)
    await read()
    expect([screen.buffer.active.cursorX, screen.buffer.active.cursorY]).toEqual([3, 9])
    expect(writes.at(-1)).toContain('\u001B[?25h')
    place(undefined)
    show(2)
    expect(writes.at(-1)).toContain('\u001B[?25l')
  })

  it('leaves the terminal with its margins, its look, its wrapping and its cursor', async () => {
    const { app, show, screen, writes, read } = open()
    show(3)
    app.unmount()
    await read()
    expect(screen.buffer.active.type).toBe('normal')
    const last = writes.slice(-3).join('')
    expect(last).toContain('\u001B[r\u001B[m\u001B[?7h\u001B[?1049l')
    expect(last).toContain('\u001B[?25h')
  })

  it('counts the bytes it wrote', () => {
    const { wire, writes, show } = open()
    show(1)
    expect(wire.stats().bytes).toBe(Buffer.byteLength(writes.join('')))
    expect(wire.stats().lastFrame).toBe(Buffer.byteLength(writes.at(-1)!))
  })

  it('puts two columns of lines side by side', async () => {
    const terminal = createTerminal(40, 3)
    const wire = createWire(terminal.stream, () => undefined)
    const app = render(
      <Printer value={wire.print}>
        <Box>
          <Box width={20} flexShrink={0}>
            <Rows lines={lines} height={3} env={env} />
          </Box>
          <Rows lines={lines.slice(50)} height={3} env={env} />
        </Box>
      </Printer>,
      { stdout: wire.stdout, debug: true, alternateScreen: true, interactive: true, patchConsole: false },
    )
    mounted.push(app)
    expect(await terminal.read()).toEqual([0, 1, 2].map(n => `${n} 楼：柳溪乡的树    ${50 + n} 楼：柳溪乡的树`))
  })

  it('shows words that Ink draws itself, Chinese ones too', async () => {
    const terminal = createTerminal(30, 2)
    const wire = createWire(terminal.stream, () => undefined)
    const app = render(<Text color="red">出错了: it threw</Text>, {
      stdout: wire.stdout,
      debug: true,
      alternateScreen: true,
      interactive: true,
      patchConsole: false,
    })
    mounted.push(app)
    expect(await terminal.read()).toEqual(['出错了: it threw', ''])
  })

  it('forgets no line among thousands that were drawn before it', async () => {
    const { read, wire, show } = open()
    for (let n = 0; n < 20_000; n += 1) wire.print(line(`other ${n}`), env)
    show(1)
    expect(await read()).toEqual(shown(1, 10))
  })
})

describe('a picture that the terminal draws', () => {
  const placed = { key: 'a', x: 2, y: 3, rows: 4, sequences: ['\u001BPqpicture\u001B\\'], erase: '', isInCells: false }
  const openWith = () => {
    const terminal = createTerminal(40, 10)
    let picture: typeof placed | null = placed
    const wire = createWire(
      terminal.stream,
      () => undefined,
      () => picture,
    )
    const tree = (shift: number) => (
      <Printer value={wire.print}>
        <Rows lines={lines.slice(shift, shift + 2)} height={10} env={env} />
      </Printer>
    )
    const ways = {
      stdout: wire.stdout,
      debug: true,
      alternateScreen: true,
      interactive: true,
      patchConsole: false,
    } as const
    const app = render(tree(0), ways)
    mounted.push(app)
    const show = (next: typeof placed | null, shift = 0) => {
      picture = next
      app.rerender(tree(shift))
    }
    return { ...terminal, wire, show }
  }

  it('is written at its place, once', () => {
    const { writes, show } = openWith()
    expect(writes.join('').split('\u001B[4;3H\u001BPqpicture')).toHaveLength(2)
    const before = writes.length
    show(placed, 1)
    expect(writes.slice(before).join('')).not.toContain('picture')
  })

  it('goes away from all its rows, and from no other', () => {
    const { writes, show } = openWith()
    const before = writes.length
    show(null)
    const written = writes.slice(before).join('')
    expect(written.match(/\u001B\[K/g)).toHaveLength(4)
    expect(written).toContain('\u001B[4H')
  })

  it('comes back when everything is drawn anew', () => {
    const { writes, wire } = openWith()
    const before = writes.length
    wire.redraw()
    expect(writes.slice(before).join('')).toContain('\u001BPqpicture')
  })
})
