/** What is typed wrong: exit code 2, nothing on stdout, one line that says what is wrong and what would be right. */
import { describe, expect, it } from 'vitest'
import { linesOf, runCommand } from '../helpers/command-line.ts'
import { createMadeReader, madeUrl } from '../helpers/made-thread.ts'

const wrong: readonly (readonly [readonly string[], string])[] = [
  [['thred'], 'did you mean thread?'],
  [['thread'], 'missing: thread'],
  [['thread', madeUrl, 'more'], 'too many arguments'],
  [['thread', madeUrl, '--revers'], 'did you mean --reverse?'],
  [['thread', madeUrl, '--page'], 'a value is missing'],
  [['thread', madeUrl, '--page', 'two'], '--page <n>: two'],
  [['thread', madeUrl, '--page', '0'], '--page <n>: 0'],
  [['thread', madeUrl, '--pages', '5-2'], '--pages'],
  [['thread', madeUrl, '--pages', '2-3', '--all'], '--pages'],
  [['thread', madeUrl, '--json', '--ndjson'], '--ndjson'],
  [['thread', madeUrl, '--since', 'yesterday'], '--since'],
  [['thread', madeUrl, '--since', '3', '--reverse'], '--since'],
  [['thread', madeUrl, '--timezone', 'Mars/North'], '--timezone'],
  [['thread', madeUrl, '--color', 'blue'], 'auto, always, never'],
  [['thread', madeUrl, '--lang', 'tlh'], 'zh-CN, en'],
  [['thread', madeUrl, '--engine', 'rss'], 'auto, html'],
  [['thread', madeUrl, '--fields', 'id'], '--json or --ndjson'],
  [['thread', madeUrl, '--json', '--fields', 'id,nothing'], 'there is no nothing. Known: id, url, floor'],
  [['thread', madeUrl, '--json', '--fields', 'author.nothing'], 'there is no author.nothing. Known: id, name, kind'],
  [['threads', madeUrl], 'palou thread'],
  [['threads', 'https://bbs.example/forum-2-1.html', '--sort', 'size'], 'lastPost, newest'],
  [['post', madeUrl], '--floor'],
  [['boards'], 'which site?'],
  [['thread', '5'], 'which site?'],
  [['thread', 'no address'], 'not an address'],
  [['schema', 'nothing'], 'boards, threads'],
  [['completions', 'tcsh'], 'bash, zsh, fish'],
  [['help', 'nothing'], 'exit-codes'],
  [['config', 'get', 'nothing'], 'lang, color'],
  [['config', 'set', 'lang'], 'missing'],
  [['config', 'set', 'lang', 'tlh'], 'auto | zh-CN | en'],
  [['config', 'sett'], 'list, get, set'],
  [['sites', 'add'], 'missing'],
  [['sites', 'add', 'not an address'], 'not an address'],
  [['sites', 'add', 'https://bbs.example/', '--name', 'a b'], 'no space'],
  [['demo', '--port', '70000'], '--port'],
]

describe('a usage error', () => {
  it.each(wrong)('%j', async (args, says) => {
    const { reader, asked } = createMadeReader({ pages: 1 })
    const { code, stdout, stderr } = await runCommand(args, { reader })
    expect([code, stdout]).toEqual([2, ''])
    expect(linesOf(stderr)).toHaveLength(1)
    expect(stderr).toContain(says)
    expect(asked).toEqual([])
  })
  it('is one line of JSON when JSON is wanted, however wrong the rest is', async () => {
    const { code, stdout, stderr } = await runCommand(['thread', '--json', '--nothing'])
    expect([code, stdout]).toEqual([2, ''])
    expect(JSON.parse(stderr)).toMatchObject({ schema: 'palou.error/1', code: 'usage' })
  })
  it('speaks the language that is asked for, and that of the locale', async () => {
    expect((await runCommand(['thred', '--lang', 'zh-CN'])).stderr).toContain('是不是 thread？')
    expect((await runCommand(['thred'], { env: { LANG: 'zh_CN.UTF-8' } })).stderr).toContain('是不是 thread？')
    expect((await runCommand(['thred'], { env: { LANG: 'zh_CN.UTF-8', PALOU_LANG: 'en' } })).stderr).toContain(
      'did you',
    )
  })
})

describe('help', () => {
  it('tells all commands, and one', async () => {
    const all = await runCommand(['--help'])
    expect(all).toMatchObject({ code: 0, stderr: '' })
    for (const name of ['boards', 'threads', 'thread', 'post', 'demo', 'sites', 'keys', 'config', 'schema']) {
      expect(all.stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
    }
    const one = await runCommand(['thread', '--help'])
    expect(one.stdout).toContain('--author')
    expect(await runCommand(['help', 'thread'])).toEqual(one)
    expect(one.stdout).not.toContain('--sort')
  })
  it('speaks Chinese throughout', async () => {
    const { stdout } = await runCommand(['thread', '--help', '--lang', 'zh-CN'])
    expect(stdout).toContain('用法：')
    expect(stdout).not.toMatch(/Usage:|Options:/)
  })
  it.each(['exit-codes', 'environment', 'json', 'addresses'])('has the topic %s', async topic => {
    const { code, stdout } = await runCommand(['help', topic])
    expect(code).toBe(0)
    expect(linesOf(stdout).length).toBeGreaterThan(3)
  })
})

describe('--fields ?', () => {
  it('lists the names, those of the items first, and asks nobody', async () => {
    const { code, stdout } = await runCommand(['thread', madeUrl, '--fields', '?'])
    expect(code).toBe(0)
    expect(linesOf(stdout).slice(0, 3)).toEqual(['id', 'url', 'floor'])
    expect(linesOf(stdout)).toEqual(expect.arrayContaining(['thread.title', 'page.count', 'posts']))
  })
})

describe('options before the command', () => {
  it('count as well', async () => {
    const { reader } = createMadeReader({ pages: 1 })
    const before = await runCommand(['--json', 'thread', madeUrl], { reader })
    expect(before).toEqual(await runCommand(['thread', madeUrl, '--json'], { reader }))
    expect(before.code).toBe(0)
  })
})
