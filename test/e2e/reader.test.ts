/** The reader as a person meets it: the built program in a terminal, keys pressed, the screen read. */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { textWidth } from '../../source/text/width.ts'
import { keys, openTerminal, type Terminal, type TerminalOptions } from '../helpers/terminal.ts'

let demo: Demo
beforeAll(async () => {
  demo = await startDemo()
})
afterAll(() => demo.close())

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

const open = (args: readonly string[], options: TerminalOptions = {}): Terminal => {
  const terminal = openTerminal(args, options)
  opened.push(terminal)
  return terminal
}

const news = (): string => `${demo.url}forum.php?mod=viewthread&tid=1`

describe('reading', () => {
  it('goes from the index to a floor and back to the same rows', async () => {
    const terminal = open([demo.url])
    await terminal.waitFor('▌● 本地新闻')
    terminal.press(keys.enter)
    await terminal.waitFor('› 本地新闻')
    await terminal.waitFor('第 1/')
    terminal.press('/护林\r')
    terminal.press('/2+4+N\r')
    await terminal.waitFor(/▌.*2\+4\+N/)
    const listing = terminal.text()
    terminal.press(keys.enter)
    await terminal.waitFor('楼主  远岸晚报')
    terminal.press('}}')
    await terminal.waitFor(/▌ 沙发 {2}老周说车/)
    terminal.press('q')
    // The head of a frame may come in an earlier piece than its foot: the rows are judged when all of it is there.
    await terminal.waitFor(text => text === listing)
    expect(terminal.text()).toBe(listing)
  })

  it('reads past the end of a page, jumps to a floor by its number, and back', async () => {
    const terminal = open([news()])
    await terminal.waitFor('楼主  远岸晚报')
    terminal.press('23G')
    await terminal.waitFor(/▌ 23#/)
    terminal.press('\u000f')
    await terminal.waitFor(/▌ 楼主/)
    terminal.press('G')
    await terminal.waitFor(/▌ 46#/)
  })

  it.each([
    [80, 24],
    [120, 40],
    [40, 20],
    [20, 5],
  ] as const)('shows Chinese without a torn row at %i×%i', async (columns, rows) => {
    const terminal = open([news()], { columns, rows })
    await terminal.waitFor('柳溪乡')
    for (let i = 0; i < 6; i += 1) {
      terminal.press(' ')
      await terminal.waitFor(text => text.length > 0)
    }
    for (const row of terminal.cells()) {
      row.forEach((cell, x) => {
        if (cell.width === 2) expect([x, row[x + 1]?.width]).toEqual([x, 0])
        if (cell.width === 0) expect([x, row[x - 1]?.width]).toEqual([x, 2])
      })
    }
    for (const row of terminal.screen()) expect(textWidth(row)).toBeLessThanOrEqual(columns)
  })

  it('keeps the floor under the eye through a storm of sizes, and draws the last one whole', async () => {
    const terminal = open([news()])
    await terminal.waitFor('楼主  远岸晚报')
    terminal.press('23G')
    await terminal.waitFor(/▌ 23#/)
    for (const [columns, rows] of [
      [40, 20],
      [120, 40],
      [20, 5],
      [1, 1],
      [100, 30],
      [80, 24],
    ] as const)
      await terminal.resize(columns, rows)
    await terminal.waitFor(/▌ 23#/)
    await terminal.waitFor(/\? 帮助 .*第 3\/5 页/)
    expect(terminal.screen()[0]).toMatch(/^ 本地新闻 › /)
  })

  it('writes nothing while nothing happens', async () => {
    const terminal = open([news()])
    await terminal.waitFor(/第 1\/5 页/)
    await new Promise(resolve => setTimeout(resolve, 1500))
    const before = terminal.bytes()
    await new Promise(resolve => setTimeout(resolve, 1500))
    expect(terminal.bytes()).toBe(before)
  })

  it('speaks English when asked', async () => {
    const terminal = open([news(), '--lang', 'en'])
    await terminal.waitFor('? help')
    terminal.press('?')
    await terminal.waitFor('half a page down')
  })
})

describe('the terminal’s own cursor', () => {
  it('stands where text is typed, by cells, and is nowhere else', async () => {
    const terminal = open([])
    await terminal.waitFor('把论坛页面的地址粘贴在这里')
    const start = terminal.cursor()
    terminal.press('护林a')
    await terminal.waitFor('护林a')
    expect(terminal.cursor()).toEqual({ x: start.x + 5, y: start.y })
    terminal.press(keys.left)
    terminal.press(keys.left)
    await expect.poll(() => terminal.cursor().x, { timeout: 5000 }).toBe(start.x + 2)
    expect(terminal.text()).toContain('护林a')
  })

  it('stands in the find prompt as well', async () => {
    const terminal = open([news()])
    await terminal.waitFor('楼主')
    terminal.press('/山')
    await terminal.waitFor('/山')
    await expect.poll(() => terminal.cursor()).toEqual({ x: 4, y: 23 })
  })

  it('takes a pasted address and opens it', async () => {
    const terminal = open([])
    await terminal.waitFor('把论坛页面的地址粘贴在这里')
    terminal.press(`\u001b[200~${news()}\n\u001b[201~`)
    await terminal.waitFor('tid=1')
    terminal.press(keys.enter)
    await terminal.waitFor('楼主  远岸晚报')
  })
})

describe('leaving', () => {
  it.each([
    ['q at the root', 'q', 0],
    ['Q', '}Q', 0],
    ['^C', '\u0003', 0],
    ['^C in a field', '/山\u0003', 0],
  ])('by %s gives the screen back', async (_name, pressed, code) => {
    const terminal = open([news()])
    await terminal.waitFor('楼主  远岸晚报')
    expect(terminal.isAlternate()).toBe(true)
    terminal.press(pressed)
    expect((await terminal.ended()).code).toBe(code)
    expect(terminal.isAlternate()).toBe(false)
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('by %s gives the screen back and ends with %i', async (signal, code) => {
    const terminal = open([news()])
    await terminal.waitFor('楼主  远岸晚报')
    terminal.kill(signal)
    expect((await terminal.ended()).code).toBe(code)
    expect(terminal.isAlternate()).toBe(false)
  })

  it('remembers the floor, and begins there the next time', async () => {
    const first = open([news()])
    await first.waitFor('楼主  远岸晚报')
    first.press('23G')
    await first.waitFor(/▌ 23#/)
    first.press('Q')
    await first.ended()
    const second = openTerminal([], { home: first.home })
    opened.unshift(second)
    await second.waitFor(/▌ 23#/)
    second.press('q')
    await second.waitFor('palou › 站点')
    await second.waitFor('远岸论坛（示例）')
  })

  it('is not what ^Z does where no shell controls the job', async () => {
    const terminal = open([news()])
    await terminal.waitFor('楼主  远岸晚报')
    terminal.press('\u001a')
    await new Promise(resolve => setTimeout(resolve, 800))
    terminal.press('}')
    await terminal.waitFor(/▌ 推荐/)
    expect(terminal.isAlternate()).toBe(true)
  })
})

describe('a slow or broken site', () => {
  const serve = async (answer: RequestListener): Promise<string> => {
    const server = createServer(answer)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    opened.push({
      close: () =>
        new Promise(resolve => {
          server.closeAllConnections()
          server.close(() => resolve())
        }),
    })
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  }

  it('lets keys answer while it loads, and Esc stop it', async () => {
    const url = await serve(() => {})
    const terminal = open([`${url}thread-1-1-1.html`])
    await terminal.waitFor('正在读主题')
    terminal.press('?')
    await terminal.waitFor('下半页')
    terminal.press('q')
    await terminal.waitFor('正在读主题')
    terminal.press(keys.escape)
    await terminal.waitFor('打不开这个主题')
    await terminal.waitFor('中断了')
  })

  it('that is no forum says so, with ways on and the exit code', async () => {
    const url = await serve((_request, response) =>
      response.setHeader('content-type', 'text/html').end('<h1>It works</h1>'),
    )
    const terminal = open([`${url}thread-1-1-1.html`])
    await terminal.waitFor('打不开这个主题')
    await terminal.waitFor('▌ 再试一次')
    await terminal.waitFor('退出码 9')
  })

  it('that is down is asked again on R', async () => {
    let isUp = false
    const url = await serve((request, response) => {
      if (isUp) response.writeHead(302, { location: new URL(request.url ?? '/', demo.url).href }).end()
      else response.writeHead(503).end()
    })
    const terminal = open([`${url}thread-1-1-1.html`])
    await terminal.waitFor('打不开这个主题', 40_000)
    isUp = true
    terminal.press('R')
    await terminal.waitFor('楼主  远岸晚报')
  })
})
