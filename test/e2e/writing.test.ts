/** Logging in, writing and reacting in a real terminal, each seen at the forum itself afterwards. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { keys, openTerminal, type Terminal, type TerminalOptions } from '../helpers/terminal.ts'

let demo: Demo
let home: string
let open: Terminal[] = []

beforeAll(async () => {
  demo = await startDemo({ rules: { floodSeconds: 0 } })
  home = mkdtempSync(join(tmpdir(), 'palou-writing-'))
})
afterEach(async () => {
  for (const terminal of open) await terminal.close()
  open = []
})
afterAll(async () => {
  await demo.close()
  rmSync(home, { recursive: true, force: true })
})

type Added = {
  readonly tid: number
  readonly pid: number
  readonly by: number
  readonly body: string
}
/** What members wrote since the forum began, as the forum has it. */
const added = async (): Promise<readonly Added[]> => {
  const answer = (await (await fetch(`${demo.url}__demo`)).json()) as { readonly added: readonly Added[] }
  return answer.added
}
const thread = (tid: number): string => `${demo.url}forum.php?mod=viewthread&tid=${tid}`
const board = (fid: number): string => `${demo.url}forum.php?mod=forumdisplay&fid=${fid}`

const textOf = async (url: string): Promise<string> => (await fetch(url)).text()
/** The thread of that title as a guest's browser gets it. */
const pageOf = async (fid: number, title: string): Promise<string> => {
  const listing = await textOf(board(fid))
  const tid = listing.match(new RegExp(`thread-(\\d+)-[^>]*>${title}|tid=(\\d+)[^>]*>${title}`))
  return textOf(thread(Number(tid?.[1] ?? tid?.[2])))
}

const start = (address: string, options: TerminalOptions = {}): Terminal => {
  const terminal = openTerminal([address, '--lang', 'zh-CN'], { home, ...options })
  open.push(terminal)
  return terminal
}

/** Types what a person types, one thing after the other. */
const type = (terminal: Terminal, ...parts: readonly string[]): void => {
  for (const part of parts) terminal.press(part)
}

const logIn = async (terminal: Terminal, name = '老周说车', password = 'palou'): Promise<void> => {
  await terminal.waitFor('用户名')
  type(terminal, name)
  await terminal.waitFor(name)
  type(terminal, keys.tab, password)
  await terminal.waitFor('•'.repeat(password.length))
  type(terminal, keys.enter, keys.enter, keys.enter)
}

const drafts = (): readonly string[] => {
  try {
    return readdirSync(join(home, 'data', 'drafts')).filter(name => name.endsWith('.json'))
  } catch {
    return []
  }
}

describe('a guest who wants to answer', () => {
  it('logs in, goes on where it was begun, sends, and stands on the new floor', async () => {
    const terminal = start(thread(1))
    await terminal.waitFor('楼主')
    type(terminal, 'r')
    await logIn(terminal)
    await terminal.waitFor('/ 10,000 字节')
    expect(terminal.text()).toContain('┃ 远岸晚报')
    type(terminal, '我家后山也清静多了，早上能听见布谷。')
    await terminal.waitFor('能听见布谷。')
    const cursor = terminal.cursor()
    // Two columns of margin, and two cells for each of the eighteen characters.
    expect(cursor.x).toBe(2 + 18 * 2)
    expect(terminal.screen()[cursor.y]).toContain('能听见布谷。')
    await terminal.waitFor('草稿已存')
    type(terminal, keys.ctrl('s'))
    await terminal.waitFor(text => /▌ .*老周说车/.test(text) && text.includes('早上能听见布谷'))
    const [post] = (await added()).filter(({ body }) => body.includes('布谷'))
    expect(post?.body).toMatch(/^\[quote\][\s\S]*\[\/quote\][\s\S]*我家后山也清静多了/)
    expect(terminal.text()).toMatch(/老周说车$/m)
    expect(drafts()).toEqual([])
  })
})

describe('by keys', () => {
  it('a floor is supported once, and the second time the site says no', async () => {
    const terminal = start(thread(1))
    await terminal.waitFor('楼主')
    type(terminal, '}')
    await terminal.waitFor('牛逼')
    type(terminal, 'G')
    await terminal.waitFor('47/47')
    type(terminal, '{')
    await terminal.waitFor('46/47')
    type(terminal, '+')
    await terminal.waitFor('牛逼 +1')
    expect(terminal.text()).toMatch(/▌.*牛逼 1/)
    type(terminal, '+')
    await terminal.waitFor(/以前做过了|不能重复|已/)
    expect(terminal.text()).toMatch(/▌.*牛逼 1/)
  })

  it('a thread becomes a favourite', async () => {
    const terminal = start(thread(1))
    await terminal.waitFor('楼主')
    type(terminal, 'F')
    await terminal.waitFor(/收进站点的收藏了/)
  })

  it('a vote is cast, and its count is seen', async () => {
    const terminal = start(thread(3))
    await terminal.waitFor('单选')
    type(terminal, 'v')
    await terminal.waitFor('空格选')
    type(terminal, ' ', keys.enter)
    await terminal.waitFor(text => /楼主/.test(text) && !/空格选/.test(text))
    await terminal.waitFor(/已经投过|您已|● /)
  })

  it('a thread is opened with title and type, and edited; codes nobody knows come back as they were', async () => {
    const terminal = start(board(2))
    await terminal.waitFor(/发帖/)
    type(terminal, 'C')
    await terminal.waitFor('^T')
    type(terminal, '楼下的桂花开了')
    await terminal.waitFor('楼下的桂花开了')
    type(terminal, keys.ctrl('t'))
    await terminal.waitFor('主题类型')
    type(terminal, 'j', keys.enter)
    await terminal.waitFor(text => !text.includes('主题类型'))
    type(terminal, keys.enter, '闻着就知道是秋天了。')
    await terminal.waitFor('闻着就知道')
    type(terminal, keys.ctrl('s'))
    await terminal.waitFor(/1\/1 楼/)
    expect(await pageOf(2, '楼下的桂花开了')).toContain('闻着就知道是秋天了。')
    type(terminal, 'e')
    await terminal.waitFor('闻着就知道是秋天了。')
    await terminal.waitFor('标题')
    type(terminal, '[weird=1]不认识的代码[/weird]')
    await terminal.waitFor('[/weird]')
    type(terminal, keys.ctrl('s'))
    await terminal.waitFor(text => text.includes('1/1 楼') && text.includes('不认识的代码'))
    expect(await pageOf(2, '楼下的桂花开了')).toContain('[weird=1]不认识的代码[/weird]')
    type(terminal, 'e')
    await terminal.waitFor('标题')
    await terminal.waitFor('闻着就知道是秋天了。[weird=1]不认识的代码[/weird]')
    type(terminal, keys.escape)
    await terminal.waitFor('1/1 楼')
  })
})

describe('nothing is lost', () => {
  const words = '写到一半的话，断电了也在。'

  for (const signal of ['SIGKILL', 'SIGTERM', 'SIGHUP'])
    it(`when ${signal} ends the reader: the words are offered again at the same place`, async () => {
      const first = start(thread(1))
      await first.waitFor('楼主')
      type(first, 'c')
      await first.waitFor('/ 10,000 字节')
      type(first, `${words}${signal}`)
      await first.waitFor('草稿已存')
      // The last keys before an end that can be heard are kept as well.
      if (signal !== 'SIGKILL') type(first, '！')
      if (signal !== 'SIGKILL') await first.waitFor('！')
      first.kill(signal)
      await first.ended()
      const second = start(thread(1))
      await second.waitFor('楼主')
      type(second, 'c')
      await second.waitFor(`${words}${signal}${signal === 'SIGKILL' ? '' : '！'}`)
      expect(second.text()).toContain('接着')
      type(second, keys.ctrl('x'), keys.ctrl('d'))
      await second.waitFor('草稿丢掉了')
      expect(drafts()).toEqual([])
    })

  it('when one leaves with Esc: the draft is in the list of drafts and goes on from there', async () => {
    const terminal = start(thread(1))
    await terminal.waitFor('楼主')
    type(terminal, 'c')
    await terminal.waitFor('/ 10,000 字节')
    type(terminal, '先放着，晚上再写完它')
    await terminal.waitFor('先放着，晚上再写完它')
    type(terminal, keys.escape)
    await terminal.waitFor('存成草稿了')
    type(terminal, 'gd')
    await terminal.waitFor('先放着，晚上再写完它')
    type(terminal, keys.enter)
    await terminal.waitFor('/ 10,000 字节')
    expect(terminal.text()).toContain('先放着，晚上再写完它')
    type(terminal, keys.ctrl('x'), keys.ctrl('d'))
    await terminal.waitFor('没有未发的')
  })
})

describe('a paste of ten thousand lines', () => {
  it('is text: no key in it is a command, and undo takes it back at once', async () => {
    const terminal = start(thread(1))
    await terminal.waitFor('楼主')
    type(terminal, 'c')
    await terminal.waitFor('/ 10,000 字节')
    const lines = Array.from({ length: 10_000 }, (_, index) => `第 ${index + 1} 行 qQ:/?+-*D`)
    type(terminal, `\u001B[200~${lines.join('\r')}\u001B[201~`)
    await terminal.waitFor('第 10000 行 qQ:/?+-*D', 20_000)
    type(terminal, '完')
    await terminal.waitFor('+-*D完')
    expect(terminal.text()).toMatch(/[23]\d\d,\d\d\d \/ 10,000 字节/)
    // A full stop of typing, then the paste itself.
    type(terminal, keys.ctrl('_'), keys.ctrl('_'))
    await terminal.waitFor(text => /\b0 \/ 10,000 字节/.test(text))
    type(terminal, keys.escape)
    await terminal.waitFor('楼主')
  })
})

describe('in a small window', () => {
  it('40×20 is enough to write, and the cursor stands where the words go on', async () => {
    const terminal = start(thread(1), { columns: 40, rows: 20 })
    await terminal.waitFor('楼主')
    type(terminal, 'r')
    await terminal.waitFor('字节')
    type(terminal, '窄窗口里也要能写字，一行写满了自己折到下一行去。')
    await terminal.waitFor('下一行去。')
    const { x, y } = terminal.cursor()
    const row = terminal.screen()[y]!
    expect(row.trimEnd().endsWith('去。')).toBe(true)
    expect(x).toBe([...row.trimEnd()].reduce((sum, character) => sum + (character === ' ' ? 1 : 2), 0))
    for (const shown of terminal.cells()) expect(shown.length).toBe(40)
    type(terminal, keys.ctrl('x'), keys.ctrl('d'))
    await terminal.waitFor('草稿丢掉了')
  })
})
