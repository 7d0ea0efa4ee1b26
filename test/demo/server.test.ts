import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { parseIndex } from '../../source/engines/discuz-html/parse-index.ts'
import { parseMessage } from '../../source/engines/discuz-html/parse-message.ts'
import { parsePage } from '../../source/engines/discuz-html/parse-page.ts'
import { parseThread } from '../../source/engines/discuz-html/parse-thread.ts'
import { parseThreads } from '../../source/engines/discuz-html/parse-threads.ts'
import type { Board, ThreadSummary } from '../../source/forum/model.ts'

/** 2026-11-24 12:00 in the forum's own zone. */
const now = Date.UTC(2026, 10, 24, 4, 0, 0)
let demo: Demo

beforeAll(async () => {
  demo = await startDemo({ now: () => now })
})
afterAll(() => demo.close())

const fetchPage = async (path: string): Promise<{ status: number; html: string; location: string | null }> => {
  const response = await fetch(demo.url + path, { redirect: 'manual' })
  return { status: response.status, html: await response.text(), location: response.headers.get('location') }
}

const factsOf = (path: string, askedPage = 1) => ({
  base: demo.url,
  url: demo.url + path,
  now,
  offsetMinutes: 480,
  askedPage,
})

const readThread = async (query: string) => {
  const path = `forum.php?mod=viewthread&${query}`
  const { html } = await fetchPage(path)
  const page = parseThread(html, factsOf(path))
  if (!page) throw new Error(`no thread on ${path}`)
  return page
}

const readBoard = async (query: string, askedPage = 1) => {
  const path = `forum.php?mod=forumdisplay&${query}`
  return parseThreads((await fetchPage(path)).html, factsOf(path, askedPage))
}

describe('the index', () => {
  test('shows every category and board in both layouts', async () => {
    const { html } = await fetchPage('forum.php')
    const { categories } = parseIndex(html, factsOf('forum.php'))
    expect(categories.map(c => c.name)).toEqual(['要闻', '生活', '兴趣', '站务'])
    const boards = categories.flatMap(c => c.boards)
    expect(boards.map(b => b.name)).toEqual(
      '本地新闻 百姓热线 远岸车友 二手市场 内部讨论 读书会 光影 格式试验田 花草 站务公告 新手试笔 空白版 隔壁'.split(
        ' ',
      ),
    )
    const named = (name: string): Board => boards.find(b => b.name === name)!
    expect(named('内部讨论').access).toBe('private')
    expect(named('隔壁').access).toBe('link')
    expect(named('百姓热线').children.map(b => b.name)).toEqual(['曝光台', '建议', '办结公示'])
    expect(named('空白版').posts).toBe(0)
    expect(named('本地新闻').lastPost?.title).toContain('柳溪乡')
  })

  test('says who reads it and that it is a sample', async () => {
    const { html } = await fetchPage('')
    const marks = parsePage(html)
    expect(marks).toMatchObject({
      recognised: true,
      version: 'X3.5',
      charset: 'utf-8',
      userId: null,
      siteUrl: demo.url,
    })
    expect(marks.siteName).toContain('示例')
    expect(marks.formHash).toMatch(/^[0-9a-f]{8}$/)
  })
})

describe('a listing', () => {
  test('has seven pages of twenty, each thread once', async () => {
    const pages = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(n => readBoard(`fid=5&page=${n}`, n)))
    expect(pages[0]!.page.count).toBe(7)
    const ids = pages.flatMap(p => p.threads.filter(t => t.sticky === 0).map(t => t.id))
    expect(new Set(ids).size).toBe(ids.length)
    expect(pages.map(p => p.threads.filter(t => t.sticky === 0).length)).toEqual([
      20,
      20,
      20,
      20,
      20,
      20,
      ids.length - 120,
    ])
  })

  test('carries the marks of every kind of thread', async () => {
    const news = await readBoard('fid=2')
    const of = (id: string): ThreadSummary => news.threads.find(t => t.id === id)!
    expect([of('17'), of('16'), of('15')].map(t => t.sticky)).toEqual([3, 2, 1])
    expect(of('17').closed).toBe(true)
    expect(of('1')).toMatchObject({ digest: 1, hasImage: true, highlighted: true, hot: true, pages: 5, replies: 45 })
    expect(of('1').type).toEqual({ id: '1', name: '民生' })
    expect(of('3').kind).toBe('poll')
    const cars = await readBoard('fid=5&filter=specialtype&specialtype=reward')
    expect(cars.threads.map(t => [t.id, t.kind])).toEqual([['6', 'reward']])
  })

  test('keeps to a type, and to an order', async () => {
    const typed = await readBoard('fid=2&filter=typeid&typeid=2')
    expect(typed.threads.every(t => t.type?.name === '交通')).toBe(true)
    const byReplies = await readBoard('fid=5&filter=reply&orderby=replies')
    const replies = byReplies.threads.filter(t => t.sticky === 0).map(t => t.replies!)
    expect(replies).toEqual([...replies].sort((a, b) => b - a))
    expect(replies[0]).toBe(9999)
  })

  test('shows its first page when asked for one past the end', async () => {
    const first = await readBoard('fid=5')
    const beyond = await readBoard('fid=5&page=99')
    expect(beyond.threads.map(t => t.id)).toEqual(first.threads.map(t => t.id))
  })

  test('is empty where nobody has been, and closed where one may not go', async () => {
    expect((await readBoard('fid=33')).threads.filter(t => t.sticky === 0)).toEqual([])
    const closed = await fetchPage('forum.php?mod=forumdisplay&fid=7')
    expect(parseMessage(closed.html, { ...factsOf(''), status: closed.status } as never)?.code).toBe('login-needed')
    const locked = await fetchPage('forum.php?mod=forumdisplay&fid=8')
    expect(locked.html).toContain('name="pw"')
  })
})

describe('the news thread', () => {
  test('has floors with labels, and one that stands out of its place', async () => {
    const { posts, thread } = await readThread('tid=1')
    expect(posts.map(p => p.floorLabel)).toEqual([
      '楼主',
      '推荐',
      '沙发',
      '板凳',
      '地板',
      '6#',
      '7#',
      '8#',
      '9#',
      '10#',
    ])
    expect(posts.map(p => p.floor)).toEqual([1, null, 2, 3, 4, 6, 7, 8, 9, 10])
    expect(thread.previous).toContain('goto=nextoldset')
    expect(thread.tags).toEqual(['柳溪乡', '护林'])
  })

  test('opens with long indented paragraphs, a badge, a region and a gate for guests', async () => {
    const { posts } = await readThread('tid=1')
    const first = posts[0]!
    expect(first.text.startsWith('　　本报讯 入冬以来')).toBe(true)
    expect(first.author.badges).toEqual(['未绑定微信'])
    expect(first.region).toBe('广西')
    expect(first.gates.map(g => g.kind)).toEqual(['login'])
    expect(first.text).not.toContain('登录')
    expect(first.images).toHaveLength(1)
    expect(first.postedAt).toBe('2022-01-26T10:46:40+08:00')
  })

  test('has one-character, empty, image-only, blocked, deleted and anonymous floors', async () => {
    const [one, two] = await Promise.all([readThread('tid=1'), readThread('tid=1&page=2')])
    const floor = (n: number) => [...one.posts, ...two.posts].find(p => p.floor === n)!
    expect(floor(6).text).toBe('好')
    expect(floor(4)).toMatchObject({ state: 'empty', text: '', device: '手机' })
    expect(floor(7)).toMatchObject({ state: 'visible', text: '' })
    expect(floor(7).images).toHaveLength(1)
    expect(floor(10).state).toBe('blocked')
    expect(floor(11)).toMatchObject({ state: 'deleted', floor: 11 })
    expect(floor(14).author.kind).toBe('anonymous')
    expect(floor(16).author.kind).toBe('deleted')
    expect(floor(15)).toBeUndefined()
  })

  test('has quotes, comments, ratings, an edit notice and the site’s own reactions', async () => {
    const { posts } = await readThread('tid=1')
    const quoting = posts.find(p => p.floor === 3)!
    expect(quoting.quote).toMatchObject({ postId: '100002', author: '老周说车', text: '挺好' })
    const loved = posts.find(p => p.floorLabel === '推荐')!
    expect(loved.reactions).toEqual([
      { kind: 'support', label: '牛逼', count: 21 },
      { kind: 'oppose', label: '垃圾', count: 1 },
    ])
    expect(loved.comments.map(c => c.author.name)).toEqual(['小满', '老周说车'])
    expect(loved.ratings).toMatchObject({
      participants: 2,
      totals: [
        { name: '金钱', value: '+5' },
        { name: '威望', value: '+1' },
      ],
    })
    expect(posts.find(p => p.floor === 8)!.editedAt).not.toBeNull()
  })
})

describe('the building of ten thousand floors', () => {
  test('has a thousand pages, and answers any of them', async () => {
    const middle = await readThread('tid=8&page=500')
    expect(middle.page.count).toBe(1000)
    expect(middle.posts.map(p => p.floor)).toEqual(Array.from({ length: 10 }, (_, i) => 4991 + i))
    expect((await readThread('tid=8&page=99999')).posts.at(-1)!.floor).toBe(10_000)
  })

  test('is the same on every start', async () => {
    const other = await startDemo({ now: () => now })
    const path = 'forum.php?mod=viewthread&tid=8&page=77'
    const [a, b] = await Promise.all([fetchPage(path), fetch(other.url + path).then(r => r.text())])
    await other.close()
    const floors = (html: string) => parseThread(html, factsOf(path))!.posts.map(p => [p.id, p.text, p.postedAt])
    expect(floors(b)).toEqual(floors(a.html))
  })

  test('keeps to one author, and reads backwards', async () => {
    const only = await readThread('tid=8&authorid=4&page=2')
    expect(new Set(only.posts.map(p => p.author.name))).toEqual(new Set(['老周说车']))
    const backwards = await readThread('tid=8&ordertype=1')
    expect(backwards.posts.slice(0, 3).map(p => p.floor)).toEqual([1, 10_000, 9999])
  })
})

describe('special threads', () => {
  test('have their own parts', async () => {
    const [poll, hidden, ended, reward, activity, debate] = await Promise.all(
      [3, 4, 5, 6, 9, 10].map(n => readThread(`tid=${n}`)),
    )
    expect(poll!.thread.poll).toMatchObject({ multiple: false, voters: 58, ended: false, resultsHidden: false })
    expect(poll!.thread.poll!.options.map(o => o.votes)).toEqual([31, 19, 8])
    expect(hidden!.thread.poll).toMatchObject({ multiple: true, maxChoices: 3, resultsHidden: true })
    expect(ended!.thread.poll!.ended).toBe(true)
    expect(reward!.thread.reward).toMatchObject({ solved: true, bestAnswer: { author: { name: '老周说车' } } })
    expect(activity!.thread.activity).toMatchObject({ applied: 6, remaining: 14 })
    expect(debate!.thread.debate!.affirmative.votes).toBe(14)
  })

  test('stand behind their gates', async () => {
    const paid = await readThread('tid=12')
    expect(paid.posts[0]!.gates[0]!.kind).toBe('paid')
    expect((await readThread('tid=13')).posts[0]!.gates[0]!.kind).toBe('password')
    expect((await fetchPage('forum.php?mod=viewthread&tid=14')).html).toContain('阅读权限高于 20')
    expect((await readThread('tid=25')).posts[0]!.gates[0]!.kind).toBe('reply')
  })
})

describe('redirects and refusals', () => {
  test('lead to floors, to the last one, and to moved threads', async () => {
    expect((await fetchPage('forum.php?mod=redirect&goto=findpost&pid=800123&ptid=8')).location).toBe(
      'forum.php?mod=viewthread&tid=8&page=13#pid800123',
    )
    expect((await fetchPage('forum.php?mod=redirect&ptid=8&postno=31')).location).toContain('page=4#pid800031')
    expect((await fetchPage('forum.php?mod=redirect&tid=8&goto=lastpost')).location).toContain('page=1000#lastpost')
    expect((await fetchPage('forum.php?mod=viewthread&tid=18')).location).toContain('tid=1')
    expect((await fetchPage('forum.php?mod=forumdisplay&fid=1')).location).toBe('forum.php?gid=1')
  })

  test('say that a thread is missing with 404, and that a hash is wrong with 503', async () => {
    const missing = await fetchPage('forum.php?mod=viewthread&tid=424242')
    expect(missing.status).toBe(404)
    expect(missing.html).toContain('id="messagetext"')
    expect((await fetchPage('forum.php?mod=viewthread&tid=1&formhash=deadbeef')).status).toBe(503)
    expect((await fetchPage('forum.php?mod=forumdisplay&fid=2&x=%253Cb')).status).toBe(503)
  })
})

test('every link on the pages answers', async () => {
  const starts = [
    '',
    'forum.php?mod=forumdisplay&fid=2',
    'forum.php?mod=forumdisplay&fid=5&page=2',
    'forum.php?mod=viewthread&tid=1',
    'forum.php?mod=viewthread&tid=2',
    'forum.php?mod=guide&view=new',
  ]
  const links = new Set<string>()
  for (const start of starts) {
    const { html } = await fetchPage(start)
    for (const [, href] of html.matchAll(/(?:href|src|file)="([^"]+)"/g)) {
      const url = new URL(href!.replace(/&amp;/g, '&'), demo.url)
      url.hash = ''
      const acts =
        /formhash=|[?&]hash=|action=(comment|rate|viewratings|reply|edit|pay|attachpay)|spacecp|mod=(tag|attachment|logging)/.test(
          url.search,
        )
      if (url.href.startsWith(demo.url) && !acts) links.add(url.href)
    }
  }
  expect(links.size).toBeGreaterThan(100)
  const bad: string[] = []
  for (const link of links) {
    const response = await fetch(link, { redirect: 'manual' })
    await response.arrayBuffer()
    if (response.status >= 400) bad.push(`${response.status} ${link}`)
  }
  expect(bad).toEqual([])
})
