import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApiMemory } from '../../source/store/api-memory.ts'
import { learnFrom } from '../../source/store/learn-profile.ts'
import { createLearningEngine } from '../../source/store/learning-engine.ts'
import { createProfiles, type Profiles, slugOf } from '../../source/store/profiles.ts'
import { readSiteSettings } from '../../source/store/site-settings.ts'
import { createSites } from '../../source/store/sites.ts'

const base = 'https://bbs.example/forum/'
let home: string
let profiles: Profiles

const open = (): Profiles => createProfiles({ config: join(home, 'config'), data: join(home, 'data') })
const writeOwn = (value: unknown, at = base): void => {
  const path = profiles.paths(at).own
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value, null, 2))
}
const settings = (env: Readonly<Record<string, string>> = {}) =>
  readSiteSettings(base, {
    profiles,
    sites: createSites(join(home, 'data'), Date.now),
    env,
    now: () => Date.UTC(2026, 10, 24),
  })

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'palou-profiles-'))
  profiles = open()
})
afterEach(() => rmSync(home, { recursive: true }))

describe('a site’s file', () => {
  it.each([
    ['https://bbs.example/forum/', 'bbs.example-forum'],
    ['http://bbs.example/forum/', 'bbs.example-forum'],
    ['https://BBS.example:8080/', 'bbs.example-8080'],
    ['http://[::1]:8090/', '1-8090'],
  ])('of %s is %s', (address, slug) => expect(slugOf(address)).toBe(slug))

  it('keeps what was learnt apart from what the person says', () => {
    profiles.learn(base, { charset: 'gbk', api: { state: 'works', checkedAt: '2026-11-24T00:00:00.000Z' } })
    writeOwn({ site: base, charset: 'big5' })
    expect(open().learnt(base)).toMatchObject({ charset: 'gbk', api: { state: 'works' }, software: null })
    expect(open().own(base)).toMatchObject({ charset: 'big5', engine: null })
    expect(JSON.parse(readFileSync(profiles.paths(base).learnt, 'utf8'))).toMatchObject({ site: base, charset: 'gbk' })
  })

  it('is written only when something is new', () => {
    profiles.learn(base, { charset: 'gbk' })
    const { learnt } = profiles.paths(base)
    const before = statSync(learnt).ino
    profiles.learn(base, { charset: 'gbk' })
    expect(statSync(learnt).ino).toBe(before)
    profiles.learn(base, { charset: 'big5' })
    expect(statSync(learnt).ino).not.toBe(before)
  })

  it('costs nothing where a learnt one is broken', () => {
    profiles.learn(base, { charset: 'gbk' })
    writeFileSync(profiles.paths(base).learnt, '{"charset": 7, "api": [')
    expect(open().learnt(base).charset).toBeNull()
    writeFileSync(profiles.paths(base).learnt, '{"charset": 7, "pageSizes": {"posts": 15}}')
    expect(open().learnt(base)).toMatchObject({ charset: null, pageSizes: { threads: null, posts: 15 } })
  })

  it.each([
    ['{\n  "charset": "utf-16"\n}', ':2: charset takes utf-8 | gbk | gb18030 | big5'],
    ['{\n  "spacing": 1,\n  "sapcing": 2\n}', ':3: there is no "sapcing"'],
    ['{"userAgent": "a\\r\\nX-Evil: b"}', 'userAgent takes ASCII'],
    ['{"proxy": "not a proxy"}', 'proxy takes'],
    ['{"timezone": "+25:00"}', 'timezone takes'],
    ['{"spacing": -1}', 'spacing takes'],
    ['[]', 'an object'],
    ['{"charset"', 'not JSON'],
  ])('of the person’s own is refused by line: %s', (text, reason) => {
    writeOwn(text)
    expect(() => profiles.own(base)).toThrow(reason)
  })
})

describe('what a profile does', () => {
  it('is nothing where there is none', () => {
    expect(settings({ HTTP_PROXY: 'http://p:1' })).toEqual({
      spacing: undefined,
      charsetOverride: null,
      userAgent: undefined,
      env: { HTTP_PROXY: 'http://p:1' },
      offsetMinutes: undefined,
      engine: 'auto',
    })
  })

  it('sets how a site is asked', () => {
    writeOwn({
      charset: 'gbk',
      spacing: 2.5,
      userAgent: 'X/1',
      timezone: 'America/New_York',
      engine: 'api',
      proxy: 'socks5://p:9',
    })
    const { env, ...rest } = settings({ HTTP_PROXY: 'http://other:1', NO_PROXY: 'x' })
    expect(rest).toEqual({
      spacing: 2500,
      charsetOverride: 'gbk',
      userAgent: 'X/1',
      offsetMinutes: -300,
      engine: 'api',
    })
    expect(env).toMatchObject({ http_proxy: 'socks5://p:9', HTTP_PROXY: 'socks5://p:9', NO_PROXY: 'x' })
  })

  it('can take the proxy away', () => {
    writeOwn({ proxy: '' })
    expect(settings({ https_proxy: 'http://p:1' }).env.https_proxy).toBeUndefined()
  })

  it('keeps the spacing that the list of sites knows, below its own', () => {
    const sites = createSites(join(home, 'data'), Date.now)
    const { name } = sites.add(base)
    const path = join(home, 'data', 'sites.json')
    const file = JSON.parse(readFileSync(path, 'utf8'))
    file.sites.find((site: { name: string }) => site.name === name).spacing = 0.1
    writeFileSync(path, JSON.stringify(file))
    expect(settings().spacing).toBe(100)
    writeOwn({ spacing: 3 })
    expect(settings().spacing).toBe(3000)
  })

  it('knows a site by its aliases', () => {
    writeOwn({ site: base, aliases: ['远岸', 'http://old.example'] })
    expect(['远岸', 'https://old.example/', 'https://new.example/'].map(profiles.baseOfAlias)).toEqual([
      base,
      base,
      null,
    ])
  })
})

describe('what an answer teaches', () => {
  const answer = (engine: string, more: object) =>
    ({
      site: { software: 'Discuz! X3.4', charset: 'gbk', engine },
      source: 'network',
      page: { number: 1, count: 2, size: 15 },
      ...more,
    }) as never
  const reactions = [
    { kind: 'support', label: '顶', count: 1 },
    { kind: 'oppose', label: '踩', count: 0 },
  ]
  const posts = [
    { postedAt: null, reactions: [] },
    { postedAt: '2026-01-01T00:00:00+09:00', reactions },
  ]

  it('is the site’s charset, sizes, zone and words', () => {
    expect(learnFrom(answer('discuz-html', { posts }), profiles.learnt(base))).toEqual({
      software: 'Discuz! X3.4',
      charset: 'gbk',
      pageSizes: { threads: null, posts: 15 },
      timezone: '+09:00',
      labels: { support: '顶', oppose: '踩' },
    })
  })
  it('is nothing where the API or the store answered', () => {
    expect(learnFrom(answer('discuz-api', { posts }), profiles.learnt(base))).toEqual({})
    expect(learnFrom(answer('discuz-html', { posts, source: 'cache' }), profiles.learnt(base))).toEqual({})
  })
  it('is kept, and the person’s own words stand on the buttons', async () => {
    writeOwn({ labels: { support: '赞' } })
    const load = async () => answer('discuz-html', { posts })
    const engine = createLearningEngine({ name: 'x', loadThread: load } as never, profiles, base)
    const found = await engine.loadThread({} as never)
    expect(found.posts[1]!.reactions.map(({ label }) => label)).toEqual(['赞', '踩'])
    expect(open().learnt(base).labels).toEqual({ support: '顶', oppose: '踩' })
  })
})

it('asks an API that was not there again after a week', () => {
  let now = Date.UTC(2026, 10, 1)
  const memory = createApiMemory(profiles, base, () => now)
  expect(memory.state()).toBeNull()
  memory.remember('absent')
  now += 6 * 86_400_000
  expect(memory.state()).toBe('absent')
  now += 2 * 86_400_000
  expect(memory.state()).toBeNull()
  memory.remember('works')
  now += 99 * 86_400_000
  expect(memory.state()).toBe('works')
})
