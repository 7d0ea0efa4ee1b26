/** The person's own file of a site, from the folder to what goes out and comes back. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { createProfiles } from '../../source/store/profiles.ts'
import { createHome, type Ran, runCommand } from '../helpers/command-line.ts'
import { type GuardedSite, startGuard } from '../helpers/guarded-site.ts'

let demo: Demo
let site: GuardedSite
let own: ReturnType<typeof createHome>
beforeAll(async () => {
  demo = await startDemo()
})
beforeEach(async () => {
  own = createHome()
  site = await startGuard(demo, () => null)
})
afterEach(async () => {
  own.remove()
  await site.close()
})
afterAll(() => demo.close())

const write = (profile: object | string): void => {
  const { own: path } = createProfiles({ config: `${own.home}/config`, data: `${own.home}/data` }).paths(site.url)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof profile === 'string' ? profile : JSON.stringify(profile))
}
const palou = (...args: readonly string[]): Promise<Ran> =>
  runCommand([...args, '--json'], { home: own.home, ownSites: [site.url] })
const thread = () => palou('thread', `${site.url}forum.php?mod=viewthread&tid=1`)
const read = async () => JSON.parse((await thread()).stdout)

describe('a site’s own file', () => {
  it('moves its times to the zone it really prints', async () => {
    const before = Date.parse((await read()).posts[0].postedAt)
    write({ timezone: '+09:00' })
    const at = (await read()).posts[0].postedAt
    expect(at).toMatch(/\+09:00$/)
    expect(before - Date.parse(at)).toBe(3_600_000)
  })
  it('names its buttons', async () => {
    write({ labels: { support: '赞' } })
    const { reactions } = (await read()).posts.find(
      ({ reactions }: { reactions: readonly object[] }) => reactions.length > 0,
    )
    expect(reactions.map(({ label }: { label: string }) => label)).toEqual(['赞', '垃圾'])
  })
  it('chooses the engine, unless the command line does', async () => {
    write({ engine: 'api' })
    expect((await read()).site.engine).toBe('discuz-api')
    const url = `${site.url}forum.php?mod=viewthread&tid=1`
    expect(JSON.parse((await palou('thread', url, '--engine', 'html')).stdout).site.engine).toBe('discuz-html')
  })
  it('forbids the API', async () => {
    write({ engine: 'html' })
    await site.close()
    site = await startGuard(demo, () => ({ status: 405 }))
    write({ engine: 'html' })
    expect((await thread()).code).toBe(6)
    expect(site.asked.filter(path => path.includes('/api/'))).toEqual([])
  })
  it('has the last word on the charset', async () => {
    write({ charset: 'big5' })
    expect((await read()).site.charset).toBe('big5')
  })
  it('sends it through its proxy and under its User-Agent', async () => {
    const seen: string[] = []
    const proxy = createServer((request, response) => {
      seen.push(`${request.url} ${request.headers['user-agent']}`)
      response.writeHead(404).end('no')
    })
    await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
    const at = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    const base = 'http://bbs.example/'
    const path = createProfiles({ config: `${own.home}/config`, data: `${own.home}/data` }).paths(base).own
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, JSON.stringify({ proxy: at, userAgent: 'Kept/1.0', spacing: 0 }))
    await palou('boards', base)
    proxy.closeAllConnections()
    await new Promise(resolve => proxy.close(resolve))
    expect(seen[0]).toBe('http://bbs.example/forum.php Kept/1.0')
  })
  it('is told by line where it is wrong, and nothing is asked', async () => {
    write('{\n  "charset": "gbk",\n  "spacing": "fast"\n}')
    const ran = await thread()
    expect(ran.code).toBe(1)
    expect(JSON.parse(ran.stderr)).toMatchObject({
      code: 'config-broken',
      message: expect.stringContaining('.json:3: spacing takes'),
    })
    expect(site.asked).toEqual([])
  })
})
