import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHome, type Ran, runCommand } from '../helpers/command-line.ts'
import { faultsOf } from '../helpers/validate.ts'

let own: ReturnType<typeof createHome>
beforeEach(() => {
  own = createHome()
})
afterEach(() => own.remove())

const palou = (...args: readonly string[]): Promise<Ran> =>
  runCommand(args, { home: own.home, env: { PALOU_LANG: 'en' } })

type Site = { readonly name: string; readonly url: string; readonly aliases: readonly string[] }
const list = async (): Promise<readonly Site[]> => {
  const { stdout } = await palou('sites', '--json')
  expect(faultsOf(JSON.parse(stdout))).toEqual([])
  return JSON.parse(stdout).sites
}
const names = async (): Promise<readonly string[]> => (await list()).map(({ name }) => name)
const addAll = async (): Promise<void> => {
  for (const name of ['tea', 'car', 'sea']) await palou('sites', 'add', `https://${name}.example/bbs/`, '--name', name)
}

describe('palou sites', () => {
  it('adds, renames, orders and removes', async () => {
    await addAll()
    expect([...(await names())].sort()).toEqual(['car', 'sea', 'tea'])
    await palou('sites', 'order', 'sea', '1')
    await palou('sites', 'order', 'car', '2')
    expect(await names()).toEqual(['sea', 'car', 'tea'])
    expect((await palou('sites', 'rename', 'car', '车')).stderr).toContain('车 is https://car.example/bbs/')
    await palou('sites', 'remove', 'sea')
    expect(await names()).toEqual(['车', 'tea'])
  })

  it('takes other names and addresses for a site', async () => {
    await addAll()
    await palou('sites', 'alias', 'tea', '茶')
    await palou('sites', 'alias', 'tea', 'http://tea-old.example/forum.php')
    expect((await list()).find(({ name }) => name === 'tea')?.aliases).toEqual(['茶', 'http://tea-old.example/'])
    const url = async (...args: readonly string[]) => (await palou('url', ...args)).stdout.trim()
    expect(await url('茶:t/7')).toBe('https://tea.example/bbs/forum.php?mod=viewthread&tid=7')
    expect(await url('http://tea-old.example/thread-7-2-1.html')).toBe(
      'https://tea.example/bbs/forum.php?mod=viewthread&tid=7&page=2',
    )
    await palou('sites', 'unalias', 'tea', '茶')
    expect((await palou('url', '茶:t/7')).code).toBe(3)
  })

  it.each([
    [['rename', 'tea', 'car'], 2],
    [['rename', 'tea', 'a:b'], 2],
    [['rename', 'nowhere', 'x'], 3],
    [['order', 'tea', 'first'], 2],
    [['order', 'nowhere', '1'], 3],
    [['alias', 'tea', 'car'], 2],
    [['alias', 'tea'], 2],
    [['dance', 'tea'], 2],
    [['remove', 'nowhere'], 3],
  ])('refuses %j', async (args, code) => {
    await addAll()
    const ran = await palou('sites', ...args)
    expect([ran.code, ran.stdout]).toEqual([code, ''])
    expect([...(await names())].sort()).toEqual(['car', 'sea', 'tea'])
  })
})
