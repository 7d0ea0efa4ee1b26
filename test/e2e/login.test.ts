/** Logging in and writing with the built program at a real terminal: what is typed, what is shown, what is not. */
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { createHome } from '../helpers/command-line.ts'
import { runPalou } from '../helpers/process.ts'
import { openTerminal, type Terminal } from '../helpers/terminal.ts'

let demo: Demo
let terminal: Terminal | null = null
let own: ReturnType<typeof createHome>
beforeEach(async () => {
  demo = await startDemo({ rules: { floodSeconds: 0 } })
  own = createHome()
})
afterEach(async () => {
  await terminal?.close()
  terminal = null
  await demo.close()
  own.remove()
})

const palou = (...args: readonly string[]): Terminal => {
  terminal = openTerminal(args, { home: own.home, columns: 100, rows: 40 })
  return terminal
}
const thread = (): string => `${demo.url}forum.php?mod=viewthread&tid=1`
const codeOf = async (): Promise<string> => {
  const { captchas } = (await (await fetch(`${demo.url}__demo`)).json()) as { captchas: Record<string, string> }
  return Object.values(captchas).at(-1) ?? ''
}

describe('at a terminal', () => {
  it('asks one line each; the password is never shown', async () => {
    const login = palou('login', demo.url)
    await login.waitFor('用户名：')
    login.press('访客甲\r')
    await login.waitFor('密码：')
    login.press('palou\r')
    await login.waitFor('安全提问 [0]：')
    expect(login.text()).toContain('5 您个人计算机的型号')
    login.press('\r')
    expect((await login.ended()).code).toBe(0)
    expect(login.text()).toContain('已登录')
    expect(login.text()).not.toContain('palou\n')
    expect(
      login
        .text()
        .split('\n')
        .some(line => /密码：\S/.test(line)),
    ).toBe(false)
  })

  it('asks the password again while tries are left', async () => {
    const login = palou('login', demo.url, '--user', '访客甲', '--question', '0')
    await login.waitFor('密码：')
    login.press('nonsense\r')
    await login.waitFor('还可以尝试 4 次')
    await login.waitFor(text => text.split('密码：').length === 3)
    login.press('palou\r')
    expect((await login.ended()).code).toBe(0)
  })

  it('draws the captcha in colours, gives another for an empty answer, and takes the right one', async () => {
    demo.setRules({ captchaLogin: true })
    const login = palou('login', demo.url, '--user', '访客甲', '--question', '0')
    await login.waitFor('密码：')
    login.press('palou\r')
    await login.waitFor('验证码（留空换一张）：')
    const colours = new Set(
      login.cells().flatMap(row => row.filter(cell => cell.text === '▀').map(cell => cell.colour)),
    )
    expect(colours.size).toBeGreaterThan(2)
    const first = await codeOf()
    login.press('\r')
    await login.waitFor(text => text.split('验证码（留空换一张）：').length === 3)
    const second = await codeOf()
    expect(second).not.toBe(first)
    login.press(`${second}\r`)
    expect((await login.ended()).code).toBe(0)
    expect(
      readdirSync(tmpdir()).filter(name => name.startsWith('palou-captcha-') && login.text().includes(name)),
    ).toEqual([])
  })

  it('ends with 130 on Ctrl-C, leaving the terminal as it was', async () => {
    const login = palou('login', demo.url)
    await login.waitFor('用户名：')
    login.press('\u0003')
    expect((await login.ended()).code).toBe(130)
  })

  it('goes on with the same text after a login when the session has ended', async () => {
    await runPalou(['login', demo.url, '--user', '访客甲', '--password-stdin'], { home: own.home, input: 'palou\n' })
    await fetch(`${demo.url}__demo?endSessions=1`)
    const reply = palou('reply', thread(), '--body', '早上能听见布谷，茶园起了雾。')
    await reply.waitFor('密码：')
    const folder = join(own.home, 'data', 'drafts')
    expect(readFileSync(join(folder, readdirSync(folder)[0]!), 'utf8')).toContain('茶园起了雾')
    reply.press('palou\r')
    await reply.waitFor('安全提问 [0]：')
    reply.press('\r')
    expect((await reply.ended()).code).toBe(0)
    expect(reply.text()).toContain('goto=findpost')
    const { added } = (await (await fetch(`${demo.url}__demo`)).json()) as { added: readonly { body: string }[] }
    expect(added.map(post => post.body)).toEqual(['早上能听见布谷，茶园起了雾。'])
  })
})

describe('in a pipe', () => {
  it('logs in, writes and logs out, each answer one document', async () => {
    const run = (args: readonly string[], input = '') => runPalou([...args, '--json'], { home: own.home, input })
    expect((await run(['login', demo.url], '访客甲\npalou\n0\n')).code).toBe(0)
    const written = await run(['reply', thread(), '-'], '早上能听见布谷，\n茶园起了雾。\n')
    expect([written.code, JSON.parse(written.stdout).outcome]).toEqual([0, 'stored'])
    const out = await run(['logout', demo.url])
    expect(JSON.parse(out.stdout)).toMatchObject({ schema: 'palou.logout/1', told: true })
    expect((await run(['reply', thread(), '--body', '已经退出之后的一条。'])).code).toBe(4)
  })
})
