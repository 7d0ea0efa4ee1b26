import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { parseThread } from '../../source/engines/discuz-html/parse-thread.ts'
import { createBrowser } from './browse.ts'

const now = Date.UTC(2026, 10, 24, 4, 0, 0)
let demo: Demo
beforeAll(async () => {
  demo = await startDemo({ now: () => now })
})
afterAll(() => demo.close())

type Envelope = {
  readonly Version: string
  readonly Variables: Readonly<Record<string, never>> & {
    readonly member_uid: string
    readonly formhash: string
    readonly catlist: readonly { readonly name: string; readonly forums: readonly string[] }[]
    readonly forumlist: readonly { readonly fid: string; readonly sublist?: readonly { readonly fid: string }[] }[]
    readonly forum_threadlist: readonly {
      readonly tid: string
      readonly dblastpost: string
      readonly special: string
    }[]
    readonly postlist: readonly {
      readonly pid: string
      readonly number: string
      readonly message: string
      readonly dbdateline: string
    }[]
    readonly special_poll: { readonly voterscount: string }
  }
  readonly Message?: { readonly messageval: string }
}

const ask = async (query: string): Promise<Envelope> =>
  (await fetch(`${demo.url}api/mobile/index.php?${query}`)).json() as Promise<Envelope>

describe('the mobile API', () => {
  test('says which forum it is, and that a module is missing', async () => {
    expect(await ask('module=check')).toMatchObject({
      discuzversion: 'X3.2',
      truediscuzversion: 'X3.5',
      charset: 'utf-8',
    })
    expect(await ask('module=nope')).toEqual({ error: 'module_not_exists' })
  })

  test('lists boards without those a guest may not see', async () => {
    const { Variables } = await ask('version=4&module=forumindex')
    expect(Variables.catlist.map(c => c.name)).toEqual(['要闻', '生活', '兴趣', '站务'])
    expect(Variables.forumlist.map(b => b.fid)).not.toContain('7')
    expect(Variables.forumlist.find(b => b.fid === '3')!.sublist!.map(b => b.fid)).toEqual(['14', '15', '16'])
  })

  test('gives pages of any size', async () => {
    const { Variables } = await ask('version=4&module=forumdisplay&fid=5&tpp=500')
    const plain = Variables.forum_threadlist.filter(t => !['17'].includes(t.tid))
    expect(plain).toHaveLength(new Set(plain.map(t => t.tid)).size)
    expect(plain.length).toBeGreaterThan(130)
    const thread = await ask('version=4&module=viewthread&tid=8&ppp=500&page=20')
    expect(thread.Variables.postlist.map(p => p.number)).toEqual(
      Array.from({ length: 500 }, (_, i) => String(9501 + i)),
    )
  })

  test('says the same floors and times as the page', async () => {
    const { Variables } = await ask('version=4&module=viewthread&tid=1')
    const path = 'forum.php?mod=viewthread&tid=1'
    const html = await fetch(demo.url + path).then(r => r.text())
    const page = parseThread(html, { base: demo.url, url: demo.url + path, now, offsetMinutes: 480, askedPage: 1 })!
    expect(Variables.postlist.map(p => p.pid)).toEqual(page.posts.map(p => p.id as string))
    expect(Variables.postlist.map(p => p.number)).toEqual(page.posts.map(p => String(p.floor ?? -1)))
    const times = (p: { postedAt: string | null }) => String(Date.parse(p.postedAt!) / 1000)
    expect(Variables.postlist.map(p => p.dbdateline)).toEqual(page.posts.map(times))
  })

  test('drops code and rewrites quotes in version 4, and keeps both in version 1', async () => {
    const [four, one] = await Promise.all([4, 1].map(v => ask(`version=${v}&module=viewthread&tid=2`)))
    const floor = (e: Envelope, n: string) => e.Variables.postlist.find(p => p.number === n)!.message
    expect(floor(four!, '4')).toBe('看代码：行内结束。再来一段：')
    expect(floor(one!, '4')).toContain('class="blockcode"')
    expect(floor(four!, '2')).toContain('<div class="reply_wrap">')
    expect(floor(one!, '2')).toContain('<div class="quote"><blockquote>')
    expect(floor(four!, '8')).toContain('[attach]201[/attach]')
  })

  test('answers gates with keys, and closes by a rule', async () => {
    expect((await ask('version=4&module=viewthread&tid=14')).Message!.messageval).toBe('thread_nopermission//1')
    expect((await ask('version=4&module=viewthread&tid=424242')).Message!.messageval).toBe('thread_nonexistence')
    expect((await ask('version=4&module=forumdisplay&fid=7')).Message!.messageval).toBe('viewperm_none_nopermission//1')
    demo.setRules({ mobileApi: false })
    expect(await ask('module=check')).toEqual({ error: 'mobile_is_closed' })
    demo.setRules({ mobileApi: true })
  })
})

test('the sign-in plugins take one sign a day', async () => {
  const me = createBrowser(demo)
  await me.login('访客甲')
  const formhash = await me.hash()
  const sign = () =>
    me.post('plugin.php?id=dsu_paulsign:sign&operation=qiandao&infloat=1&inajax=1', {
      formhash,
      qdxq: 'kx',
      qdmode: '3',
    })
  expect((await sign()).text).toContain('签到成功')
  expect((await sign()).text).toContain('今日已经签到')
})
