/** `palou doctor` on the sample forum, in front of guards, and where nothing answers. */
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { createProfiles } from '../../source/store/profiles.ts'
import { createHome, type Ran, runCommand } from '../helpers/command-line.ts'
import { type Guard, type GuardedSite, startGuard } from '../helpers/guarded-site.ts'
import { logIn } from '../helpers/log-in.ts'
import { faultsOf } from '../helpers/validate.ts'

let demo: Demo
let site: GuardedSite | null = null
const own = createHome()
beforeAll(async () => {
  demo = await startDemo()
})
afterEach(async () => {
  await site?.close()
  site = null
})
afterAll(async () => {
  await demo.close()
  own.remove()
})

type Check = {
  readonly name: string
  readonly status: string
  readonly value: string | null
  readonly message: string
  readonly hint: string | null
}

const checksOf = ({ stdout }: Ran): Readonly<Record<string, Check>> => {
  const document = JSON.parse(stdout)
  expect(faultsOf(document)).toEqual([])
  return Object.fromEntries((document.checks as readonly Check[]).map(check => [check.name, check]))
}

const examine = async (url: string, home = own.home): Promise<Readonly<Record<string, Check>>> =>
  checksOf(await runCommand(['doctor', url, '--json', '--lang', 'en'], { ownSites: [url], home }))

const behind = async (guard: Guard): Promise<Readonly<Record<string, Check>>> => {
  site = await startGuard(demo, guard)
  return examine(site.url)
}

const stateOf = (checks: Readonly<Record<string, Check>>) =>
  Object.fromEntries(
    Object.values(checks).map(({ name, status, value }) => [name, value === null ? status : `${status} ${value}`]),
  )

describe('a forum in good health', () => {
  it('is said to be so, with what it is', async () => {
    expect(stateOf(await examine(demo.url))).toEqual({
      reach: 'ok 200',
      guard: 'ok none',
      access: 'ok open',
      base: `ok ${demo.url}`,
      version: 'ok X3.5',
      charset: 'ok utf-8',
      template: 'ok desktop',
      rewrite: 'ok',
      clock: expect.stringMatching(/^ok -?\d+$/),
      timezone: 'ok +08:00',
      login: 'ok guest',
      loginCaptcha: 'ok none',
      postCaptcha: 'unknown',
      boards: expect.stringMatching(/^ok \d\d$/),
      threads: 'ok 20',
      thread: 'ok 10',
      api: 'ok 4',
      archiver: expect.stringMatching(/^ok o(n|ff)$/),
      rss: expect.stringMatching(/^ok o(n|ff)$/),
    })
  })

  it('tells members more, and names them to nobody', async () => {
    const home = createHome()
    await logIn(demo.url, home.home)
    demo.setRules({ captchaPost: true })
    const args = ['doctor', demo.url, '--lang', 'en']
    const checks = checksOf(await runCommand([...args, '--json'], { ownSites: [demo.url], home: home.home }))
    expect([checks.login!.value, checks.postCaptcha!.value]).toEqual(['member', 'image'])
    expect(checks.login!.message).toContain('访客甲')
    const report = await runCommand([...args, '--report'], { ownSites: [demo.url], home: home.home })
    demo.setRules({ captchaPost: false })
    expect(report.code).toBe(0)
    expect(report.stdout).toContain('| charset | ok | utf-8 |')
    expect(report.stdout).not.toMatch(/访客甲|formhash|auth|palou-test-|\/tmp/)
    home.remove()
  })

  it('teaches the profile of a site that stays', async () => {
    const guarded = await startGuard(demo, () => null)
    site = guarded
    const home = createHome()
    await examine(guarded.url, home.home)
    const profiles = createProfiles({ config: `${home.home}/config`, data: `${home.home}/data` })
    expect(profiles.learnt(guarded.url)).toMatchObject({
      software: 'Discuz! X3.5',
      charset: 'utf-8',
      template: 'desktop',
      pageSizes: { threads: 20, posts: 10 },
      api: { state: 'works' },
    })
    expect(readFileSync(profiles.paths(guarded.url).learnt, 'utf8')).not.toMatch(/auth|formhash/)
    home.remove()
  })

  it('asks for no page twice and for few at all', async () => {
    const guarded = await startGuard(demo, () => null)
    site = guarded
    await examine(guarded.url)
    expect(guarded.asked.length).toBeLessThanOrEqual(12)
    expect(new Set(guarded.asked).size).toBe(guarded.asked.length)
  })
})

describe('a forum with something in front', () => {
  it('has its guard named and the API tried all the same', async () => {
    const checks = await behind(({ path }) =>
      /^\/api\//.test(path)
        ? null
        : { status: 403, html: '<title>Just a moment...</title>', headers: { server: 'cloudflare' } },
    )
    expect(checks.guard).toMatchObject({ status: 'failed', value: 'Cloudflare' })
    expect(checks.guard!.hint).toMatch(/cookies import/)
    expect([checks.access!.value, checks.api!.value, checks.boards!.status]).toEqual(['challenge', '4', 'unknown'])
  })

  it('has its owner’s closure told, and nothing more asked', async () => {
    demo.setRules({ closed: '搬家中，下周一开门' })
    site = await startGuard(demo, () => null)
    const checks = await examine(site.url)
    demo.setRules({ closed: null })
    expect([checks.guard!.value, checks.access!.value]).toEqual(['none', 'site-closed'])
    expect(site.asked).toHaveLength(1)
  })

  it('has an API distrusted that blocks what its pages show', async () => {
    const blocked = (path: string): string | null => {
      const tid = /module=viewthread&tid=(\d+)/.exec(path)?.[1]
      const item = (pid: number) => ({
        pid: String(pid),
        number: String(pid),
        message: '提示: 该帖被管理员或版主屏蔽',
        status: '1',
      })
      const Variables = {
        member_uid: '0',
        thread: { tid, fid: '2', subject: 'x' },
        postlist: [item(1), item(2)],
        ppp: '10',
      }
      return tid ? JSON.stringify({ Version: '1', Charset: 'UTF-8', Variables }) : null
    }
    const checks = await behind(({ path }) => {
      const html = blocked(path)
      return html === null ? null : { html, headers: { 'content-type': 'application/json' } }
    })
    expect(checks.api).toMatchObject({ status: 'warning', value: 'distrusted' })
  })

  it('has an API that is switched off told without alarm', async () => {
    demo.setRules({ mobileApi: false })
    const checks = await examine(demo.url)
    demo.setRules({ mobileApi: true })
    expect(checks.api).toMatchObject({ status: 'warning', value: 'absent' })
  })

  it('has odd labels, clocks and addresses told', async () => {
    const page = `<!DOCTYPE html><html><head><meta charset="gbk"><title>x - Powered by Discuz!</title>
<script>var discuz_uid = '0', charset = 'gbk', SITEURL = 'http://elsewhere.example/';</script></head>
<body id="nv_forum" class="pg_index"><div id="wp"><div id="category_1"><a href="forum-2-1.html">闲聊</a></div></div></body></html>`
    const checks = await behind(({ path }) =>
      path === '/forum.php'
        ? { html: page, headers: { date: new Date(Date.now() - 3_600_000).toUTCString() } }
        : { status: 404, html: 'no' },
    )
    expect(checks.version).toMatchObject({ status: 'unknown' })
    expect(checks.charset).toMatchObject({ status: 'warning', value: 'utf-8', message: expect.stringContaining('gbk') })
    expect(checks.clock).toMatchObject({ status: 'warning', value: expect.stringMatching(/^-3\d{3}$/) })
    expect(checks.base).toMatchObject({ status: 'warning', value: 'http://elsewhere.example/' })
    expect(checks.rewrite).toMatchObject({ value: 'forum-{id}-{page}.html' })
  })
})

describe('no forum', () => {
  it('is said to be unreachable, and everything else not asked', async () => {
    const gone = await startGuard(demo, () => null)
    await gone.close()
    const ran = await runCommand(['doctor', gone.url, '--json'], { ownSites: [gone.url] })
    const checks = checksOf(ran)
    expect([ran.code, checks.reach!.value]).toEqual([10, 'connection-refused'])
    expect(Object.values(checks).filter(({ status }) => status === 'unknown')).toHaveLength(18)
  })
  it('is not taken for one', async () => {
    const checks = await behind(() => ({ html: '<html><title>Welcome</title><p>hello</p></html>' }))
    expect(checks.access).toMatchObject({ status: 'failed', value: 'page-not-recognised' })
  })
})

it('prints a table for people, hints below what is wrong', async () => {
  const ran = await runCommand(['doctor', demo.url, '--lang', 'zh-CN'], { ownSites: [demo.url], columns: 80 })
  expect(ran.stdout).toContain('能否连上')
  expect(ran.stdout).toContain('手机接口')
  expect(ran.code).toBe(0)
})
