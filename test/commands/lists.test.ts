/** The commands that read lists, on the sample forum: what they print is what their schemas say, and reading goes on without a hole. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { pidOf } from '../../source/demo/world.ts'
import { createHome, linesOf, parseLines, type Ran, runCommand } from '../helpers/command-line.ts'
import { logIn } from '../helpers/log-in.ts'
import { faultsOf } from '../helpers/validate.ts'

let demo: Demo
const own = createHome()
beforeAll(async () => {
  demo = await startDemo()
  await logIn(demo.url, own.home)
})
afterAll(async () => {
  await demo.close()
  own.remove()
})

/** As 访客甲. */
const palou = (...args: readonly string[]): Promise<Ran> =>
  runCommand(args, { ownSites: [demo.url], home: own.home, env: { PALOU_LANG: 'zh-CN' } })
const guest = (...args: readonly string[]): Promise<Ran> =>
  runCommand(args, { ownSites: [demo.url], env: { PALOU_LANG: 'zh-CN' } })
/** The floor of the news that was rated and commented on; being recommended, it has no number. */
const rated = (): string => `${demo.url}forum.php?mod=redirect&goto=findpost&ptid=1&pid=${pidOf(1, 5)}`

const documents: readonly (readonly [string, string, () => readonly string[], string])[] = [
  ['guide', 'guide', () => ['guide', 'new', '--site', demo.url], 'result'],
  ['search', 'search', () => ['search', '柳溪', '--site', demo.url], 'result'],
  ['user', 'user', () => ['user', '4', '--site', demo.url], 'user'],
  ['user', 'user --threads', () => ['user', '4', '--threads', '--site', demo.url], 'result'],
  ['user', 'user --replies', () => ['user', '4', '--replies', '--site', demo.url], 'reply'],
  ['notices', 'notices', () => ['notices', demo.url], 'notice'],
  ['messages', 'messages', () => ['messages', '--site', demo.url], 'conversation'],
  ['conversation', 'messages 8', () => ['messages', '8', '--site', demo.url], 'message'],
  ['favorites', 'favorites', () => ['favorites', demo.url], 'favorite'],
  ['credits', 'credits', () => ['credits', demo.url], 'change'],
  ['announcements', 'announcements', () => ['announcements', demo.url], 'announcement'],
  ['rules', 'rules', () => ['rules', `${demo.url}forum.php?mod=forumdisplay&fid=2`], 'rules'],
  ['ratings', 'ratings', () => ['ratings', rated()], 'rating'],
  ['comments', 'comments', () => ['comments', rated()], 'comment'],
]

describe('what lists print is what their schemas say', () => {
  it.each(documents)('%s: palou %s, as one document and as lines', async (kind, _, args, item) => {
    const { code, stdout } = await palou(...args(), '--json')
    expect(code).toBe(0)
    const document = JSON.parse(stdout)
    expect(document.schema).toBe(`palou.${kind}/1`)
    expect(faultsOf(document)).toEqual([])
    const lines = parseLines((await palou(...args(), '--ndjson')).stdout)
    expect(lines.flatMap(faultsOf)).toEqual([])
    expect(lines.at(-1)).toMatchObject({ schema: 'palou.end/1', items: lines.length - 1 })
    expect(lines.length).toBeGreaterThan(1)
    expect(new Set(lines.slice(0, -1).map(line => line.schema))).toEqual(new Set([`palou.${item}/1`]))
  })

  it.each(documents)('%s: palou %s, as text in 40 and 80 cells', async (_kind, _name, args) => {
    for (const columns of ['40', '80']) {
      const { code, stdout } = await runCommand([...args(), '--color', 'never'], {
        ownSites: [demo.url],
        home: own.home,
        env: { PALOU_LANG: 'zh-CN', COLUMNS: columns },
      })
      expect(code).toBe(0)
      expect(linesOf(stdout).length).toBeGreaterThan(1)
      for (const line of linesOf(stdout)) expect(line.length).toBeLessThanOrEqual(Number(columns))
    }
  })
})

describe('reading on in a list', () => {
  const ids = (lines: readonly Record<string, unknown>[]): readonly unknown[] => lines.slice(0, -1).map(line => line.id)

  it.each([
    ['guide', () => ['guide', 'newthread', '--site', demo.url], 7],
    ['user --threads', () => ['user', '4', '--threads', '--site', demo.url], 2],
  ] as const)('%s cut by a limit goes on where it was cut', async (_, args, limit) => {
    const all = parseLines((await palou(...args(), '--all', '--ndjson')).stdout)
    const first = parseLines((await palou(...args(), '--limit', String(limit), '--ndjson')).stdout)
    expect(first.at(-1)).toMatchObject({ items: limit, complete: false })
    const next = String(first.at(-1)!.next)
    const rest = parseLines((await palou(args()[0]!, next, '--all', '--ndjson')).stdout)
    expect([...ids(first), ...ids(rest)]).toEqual(ids(all))
  })

  it('search goes on in the results that the site keeps, without searching again', async () => {
    const other = createHome()
    await logIn(demo.url, other.home, '小伟')
    const search = async (...words: readonly string[]) =>
      parseLines(
        (await runCommand(['search', ...words, '--ndjson'], { ownSites: [demo.url], home: other.home })).stdout,
      )
    const first = await search('的', '--fulltext', '--limit', '3', '--site', demo.url)
    const rest = await search(String(first.at(-1)!.next), '--all')
    other.remove()
    expect(first.at(-1)).toMatchObject({ items: 3, complete: false })
    expect(rest.at(-1)).toMatchObject({ complete: true })
    expect(ids(rest).length).toBeGreaterThan(0)
    expect(new Set([...ids(first), ...ids(rest)]).size).toBe(3 + ids(rest).length)
  })

  it('takes fields of the list that was asked for', async () => {
    const { stdout } = await palou(
      'user',
      '4',
      '--threads',
      '--fields',
      'title,board.name',
      '--ndjson',
      '--site',
      demo.url,
    )
    const [line] = parseLines(stdout)
    expect(Object.keys(line!).sort()).toEqual(['board', 'schema', 'title'])
  })
})

describe('what goes wrong is said', () => {
  it.each([
    ['notices', () => ['notices', demo.url], 4],
    ['messages', () => ['messages', '--site', demo.url], 4],
    ['favorites', () => ['favorites', demo.url], 4],
    ['an unknown member', () => ['user', '没有这个人', '--site', demo.url], 3],
    ['an unknown guide', () => ['guide', 'nosuch', '--site', demo.url], 2],
    ['sorting a search by heat', () => ['search', 'x', '--sort', 'heat', '--site', demo.url], 2],
    ['both threads and replies', () => ['user', '4', '--threads', '--replies', '--site', demo.url], 2],
  ] as const)('%s, to a guest', async (_, args, code) => {
    const ran = await guest(...args())
    expect([ran.code, ran.stdout]).toEqual([code, ''])
    expect(ran.stderr).not.toBe('')
  })

  it('a second search within ten seconds: exit 7 and the seconds to wait', async () => {
    const home = createHome()
    const search = (words: string): Promise<Ran> =>
      runCommand(['search', words, '--site', demo.url, '--json'], { ownSites: [demo.url], home: home.home })
    await logIn(demo.url, home.home, '老周说车')
    expect((await search('茶园')).code).toBe(0)
    const second = await search('西门桥')
    home.remove()
    expect(second.code).toBe(7)
    expect(JSON.parse(second.stderr)).toMatchObject({ code: 'rate-limited' })
    expect(second.stderr).toContain('10')
  })
})

describe('one’s own lists', () => {
  it('name oneself as the reader', async () => {
    const document = JSON.parse((await palou('user', 'me', '--json', '--site', demo.url)).stdout)
    expect(document.user.name).toBe('访客甲')
    expect(document.site.account).toMatchObject({ name: '访客甲' })
  })

  it('say that asking for notices has marked them read', async () => {
    const home = createHome()
    const fresh = await startDemo()
    await logIn(fresh.url, home.home)
    const ask = () =>
      runCommand(['notices', fresh.url], { ownSites: [fresh.url], home: home.home, env: { PALOU_LANG: 'zh-CN' } })
    const first = await ask()
    const second = await ask()
    await fresh.close()
    home.remove()
    expect(first.stdout).toContain('●')
    expect(first.stderr).toContain('已读')
    expect(second.stdout).not.toContain('●')
    expect(second.stderr).toBe('')
  })

  it('finds the talk with a member by the name', async () => {
    const talks = JSON.parse((await palou('messages', '--json', '--site', demo.url)).stdout)
    const { partner, text } = talks.conversations[0]
    const talk = JSON.parse((await palou('messages', partner.name, '--json', '--site', demo.url)).stdout)
    expect(talk.partner.id).toBe(partner.id)
    expect(talk.messages.at(-1).text).toContain(text.slice(0, 4))
  })
})
