/** Lists of a forum and of an account: the built program as a script and in a terminal, on the sample forum in its charsets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { createHome } from '../helpers/command-line.ts'
import { logIn } from '../helpers/log-in.ts'
import { runPalou } from '../helpers/process.ts'
import { keys, openTerminal, type Terminal } from '../helpers/terminal.ts'

describe.each(['utf-8', 'gbk'] as const)('on a forum in %s', charset => {
  let demo: Demo
  const own = createHome()
  beforeAll(async () => {
    demo = await startDemo({ charset })
    await logIn(demo.url, own.home)
  })
  afterAll(async () => {
    await demo.close()
    own.remove()
  })
  const palou = (...args: readonly string[]) => runPalou(args, { home: own.home, env: { PALOU_LANG: 'zh-CN' } })

  it('searches in the site’s own bytes and finds a member by name', async () => {
    const search = await palou('search', '柳溪', '--author', '远岸晚报', '--site', demo.url, '--json')
    expect(search.code).toBe(0)
    const { results } = JSON.parse(search.stdout)
    expect(results.length).toBeGreaterThan(0)
    expect(results[0]).toMatchObject({ author: { name: '远岸晚报' } })
    const user = await palou('user', '老周说车', '--site', demo.url, '--json')
    expect(JSON.parse(user.stdout).user).toMatchObject({ id: '4', name: '老周说车' })
  })
})

describe('in a terminal', () => {
  let demo: Demo
  let terminal: Terminal
  const own = createHome()
  beforeAll(async () => {
    demo = await startDemo()
    await logIn(demo.url, own.home)
    terminal = openTerminal([demo.url], { home: own.home, env: { PALOU_LANG: 'zh-CN' } })
  })
  afterAll(async () => {
    await terminal.close()
    await demo.close()
    own.remove()
  })

  it('the header tells what is new, and no longer once the notices were opened', async () => {
    await terminal.waitFor('新提醒 2')
    terminal.press('gn')
    await terminal.waitFor('▌● 老周说车 在主题')
    terminal.press('gm')
    await terminal.waitFor('书桌还在')
    expect(terminal.text()).not.toContain('新提醒')
  })

  it('a talk is opened, and one goes back to the list of talks', async () => {
    terminal.press(keys.enter)
    await terminal.waitFor('消息 › 小满')
    terminal.press('q')
    await terminal.waitFor('› 消息')
  })

  it('the site is searched, with the terminal’s own cursor after the words typed', async () => {
    terminal.press('S')
    await terminal.waitFor('搜索全站')
    const before = terminal.cursor()
    terminal.press('柳溪')
    await terminal.waitFor('› 柳溪')
    expect(terminal.cursor()).toEqual({ x: before.x + 4, y: before.y })
    terminal.press(keys.enter)
    await terminal.waitFor('找到 9 个')
  })

  it('a thread that was found is read, and its author’s page is a key away', async () => {
    terminal.press(keys.enter)
    await terminal.waitFor('楼主  远岸晚报')
    terminal.press('gu')
    await terminal.waitFor('远岸晚报 › 主题')
  })
})
