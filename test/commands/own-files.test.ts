/** Commands about the program itself: settings, sites, keys. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settingNames } from '../../source/store/settings.ts'
import { createHome, linesOf, runCommand, type Situation } from '../helpers/command-line.ts'
import { createMadeReader, madeUrl } from '../helpers/made-thread.ts'

let own: ReturnType<typeof createHome>
beforeEach(() => {
  own = createHome()
})
afterEach(() => own.remove())
const palou = (args: readonly string[], situation: Situation = {}) => runCommand(args, { home: own.home, ...situation })
const configFile = async (): Promise<string> => (await palou(['config', 'path'])).stdout.trim()

describe('palou config', () => {
  it('lists every setting with meaning, value and origin', async () => {
    await palou(['config', 'set', 'textWidth', '72'])
    const { settings } = JSON.parse((await palou(['config', '--json'], { env: { PALOU_LANG: 'en' } })).stdout)
    expect(settings.map((one: { name: string }) => one.name)).toEqual(settingNames)
    const byName = Object.fromEntries(settings.map((one: { name: string }) => [one.name, one]))
    expect(byName.textWidth).toMatchObject({ value: 72, default: 80, origin: 'file' })
    expect(byName.lang).toMatchObject({ value: 'en', origin: 'environment' })
    expect(byName.marks).toMatchObject({ origin: 'default' })
    for (const { meaning } of settings) expect(meaning.length).toBeGreaterThan(10)
  })
  it('sets, gets and unsets, in a file of the person alone', async () => {
    expect(await palou(['config', 'set', 'keys', '{"open":"o"}'])).toEqual({ code: 0, stdout: '', stderr: '' })
    expect((await palou(['config', 'get', 'keys'])).stdout).toBe('{"open":["o"]}\n')
    expect(statSync(await configFile()).mode & 0o077).toBe(0)
    await palou(['config', 'unset', 'keys'])
    expect((await palou(['config', 'get', 'keys'])).stdout).toBe('{}\n')
  })
  it('changes what the program does', async () => {
    await palou(['config', 'set', 'lang', 'zh-CN'])
    expect((await palou(['thred'])).stderr).toContain('是不是')
  })
})

describe('a broken configuration', () => {
  const broken = '{\n  "lang": "en",\n  "textWidth": "wide"\n}\n'
  const breakIt = async (text = broken): Promise<string> => {
    const path = await configFile()
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return path
  }
  it('is told by line and reason wherever settings matter, and left as it is', async () => {
    const path = await breakIt()
    for (const args of [
      ['config'],
      ['config', 'get', 'lang'],
      ['config', 'set', 'lang', 'en'],
      ['keys'],
      ['thread', madeUrl],
    ]) {
      const { code, stdout, stderr } = await palou(args, { reader: createMadeReader({ pages: 1 }).reader })
      expect([args[0], code, stdout]).toEqual([args[0], 1, ''])
      expect(stderr).toContain(`${path}:3: textWidth takes 0–1000`)
    }
    expect(readFileSync(path, 'utf8')).toBe(broken)
  })
  it('is one line of JSON for scripts', async () => {
    await breakIt('{"lang": }')
    const { stderr } = await palou(['config', '--json'])
    expect(JSON.parse(stderr)).toMatchObject({
      code: 'config-broken',
      message: expect.stringContaining(':1: not JSON'),
    })
  })
  it('does not stand in the way of help, the path and the version of things', async () => {
    await breakIt()
    for (const args of [
      ['--help'],
      ['config', 'path'],
      ['schema', 'post'],
      ['completions', 'bash'],
      ['help', 'json'],
    ]) {
      expect((await palou(args)).code === 0 || args[1] === 'json').toBe(true)
    }
  })
})

describe('palou sites', () => {
  it('adds, lists, finds by name, removes', async () => {
    expect((await palou(['sites'])).stdout).toContain('palou sites add')
    await palou(['sites', 'add', 'https://bbs.example/forum-2-1.html', '--name', '远岸'])
    await palou(['sites', 'add', 'https://tea.example/bbs/'])
    const { sites } = JSON.parse((await palou(['sites', '--json'])).stdout)
    expect(sites).toMatchObject([
      { name: '远岸', url: 'https://bbs.example/', title: null, lastVisitedAt: null },
      { name: 'tea.example-bbs', url: 'https://tea.example/bbs/', title: null, lastVisitedAt: null },
    ])
    expect((await palou(['url', '远岸:t/12'])).stdout).toBe('https://bbs.example/forum.php?mod=viewthread&tid=12\n')
    expect((await palou(['sites', 'remove', '远岸'])).code).toBe(0)
    expect((await palou(['sites', 'remove', '远岸'])).code).toBe(3)
    expect((await palou(['url', '远岸:t/12'])).code).toBe(3)
  })
  it('does not give one name to two sites', async () => {
    await palou(['sites', 'add', 'https://a.example/', '--name', 'here'])
    const { code, stderr } = await palou(['sites', 'add', 'https://b.example/', '--name', 'Here'])
    expect(code).toBe(2)
    expect(stderr).toContain('https://a.example/')
  })
  it('are enough for a bare number when there is one', async () => {
    await palou(['sites', 'add', 'https://bbs.example/', '--name', 'here'])
    const { reader } = createMadeReader({ pages: 1 })
    expect((await palou(['thread', '5', '--ndjson'], { reader })).code).toBe(0)
    await palou(['sites', 'add', 'https://b.example/'])
    expect((await palou(['thread', '5'], { reader })).stderr).toContain('b.example')
    expect((await palou(['thread', '5', '--site', 'here', '--ndjson'], { reader })).code).toBe(0)
  })
})

describe('reading', () => {
  it('leaves no file behind', async () => {
    const { reader } = createMadeReader({ pages: 1 })
    await palou(['thread', madeUrl], { reader })
    expect(existsSync(await configFile())).toBe(false)
    expect(existsSync(`${own.home}/data`)).toBe(false)
  })
})

describe('palou keys', () => {
  it('tells the keys of the reader, and those of the settings', async () => {
    await palou(['config', 'set', 'keys', '{"nextFloor":["^n"]}'])
    const { bindings } = JSON.parse((await palou(['keys', '--json'])).stdout)
    const of = (action: string) => bindings.find((one: { action: string }) => one.action === action)
    expect(of('nextFloor').keys).toEqual(['^N'])
    expect(of('help')).toMatchObject({ keys: ['?'], scopes: expect.arrayContaining(['thread']) })
    expect(linesOf((await palou(['keys'])).stdout).length).toBeGreaterThan(bindings.length)
  })
})

describe('palou, on a terminal', () => {
  it('opens the reader at the address', async () => {
    const opened: unknown[] = []
    const showReader = async (start: unknown): Promise<number> => {
      opened.push(start)
      return 0
    }
    expect(await palou([madeUrl], { columns: 80, showReader })).toMatchObject({ code: 0, stdout: '' })
    expect(await palou([], { columns: 80, showReader })).toMatchObject({ code: 0, stdout: '' })
    expect(opened).toMatchObject([{ kind: 'thread', threadId: '5' }, null])
  })
  it('prints all the same when JSON is wanted', async () => {
    const { reader } = createMadeReader({ pages: 1 })
    const { stdout } = await palou([madeUrl, '--json'], { columns: 80, reader })
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'palou.thread/1' })
  })
})
