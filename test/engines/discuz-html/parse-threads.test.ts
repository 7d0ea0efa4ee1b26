import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { PageFacts } from '../../../source/engines/discuz-html/page-facts.ts'
import { parseThreads, type ThreadsPage } from '../../../source/engines/discuz-html/parse-threads.ts'
import type { ThreadSummary } from '../../../source/forum/model.ts'
import { describeCaptures, listCaptures, readCapture } from '../../helpers/captures.ts'

const facts = (askedPage = 1): PageFacts => ({
  base: 'https://bbs.example/',
  url: `https://bbs.example/forum.php?mod=forumdisplay&fid=3&page=${askedPage}`,
  now: Date.parse('2026-11-24T04:21:00Z'),
  offsetMinutes: 480,
  askedPage,
})

const capture = (name: string, askedPage = 1): ThreadsPage =>
  parseThreads(readCapture('x35', name).text, facts(askedPage))
const fixture = (name: string, askedPage = 1): ThreadsPage =>
  parseThreads(readFileSync(new URL(`../../fixtures/discuz-html/${name}`, import.meta.url), 'utf8'), facts(askedPage))

const thread = (page: ThreadsPage, id: string): ThreadSummary => {
  const found = page.threads.find(summary => summary.id === id)
  if (!found) throw new Error(`no thread ${id}`)
  return found
}

describeCaptures('the first page of a busy board, as a guest', () => {
  const page = capture('forumdisplay_3_p1.html')

  it('knows the board, its types and its pages', () => {
    expect(page.board).toMatchObject({
      id: '3',
      name: '闲聊灌水',
      todayPosts: 20,
      threads: 581,
      posts: null,
      children: [],
    })
    expect(page.board.moderators.map(moderator => moderator.name)).toEqual(['小鱼儿', '超版老王'])
    expect(page.types.map(({ id, name, count }) => [id, name, count])).toEqual([
      ['1', '原创', null],
      ['2', '转贴', null],
      ['3', '求助', 103],
      ['4', '灌水', null],
      ['5', '公告', null],
    ])
    expect(page.page).toEqual({ number: 1, count: 30, size: 20 })
    expect(page.warnings).toEqual([])
    expect(page.rules).toBe('文明灌水，严禁广告。')
  })

  it('leaves out announcements and separators, and keeps the order', () => {
    expect(page.threads.map(summary => summary.id)).toEqual(
      '563 564 565 783 802 796 2 801 799 797 795 798 794 793 561 554 562 560 559 551 558 557'.split(' '),
    )
  })

  it('reads a sticky, closed, digested and highlighted thread', () => {
    expect(thread(page, '563')).toEqual({
      id: '563',
      url: 'https://bbs.example/forum.php?mod=viewthread&tid=563',
      title: '海湾社区总版规（全局置顶）',
      type: null,
      kind: 'normal',
      sticky: 3,
      digest: 3,
      hot: false,
      closed: true,
      moved: false,
      readAccess: null,
      price: null,
      hasImage: false,
      hasAttachment: false,
      author: { id: '1', name: 'admin', kind: 'member', group: null, badges: [] },
      createdAt: '2026-01-28T00:00:00+08:00',
      createdAtText: '2026-1-28',
      replies: 0,
      views: 1965,
      lastPost: {
        title: null,
        url: 'https://bbs.example/forum.php?mod=redirect&goto=lastpost&tid=563',
        author: { id: null, name: 'admin', kind: 'member', group: null, badges: [] },
        postedAt: '2026-01-28T11:53:00+08:00',
        postedAtText: '2026-1-28 11:53',
      },
      pages: 1,
      highlighted: true,
      unread: false,
    })
  })

  it('reads the longest thread', () => {
    expect(thread(page, '2')).toMatchObject({
      title: '【万楼活动】盖楼大赛：从一楼聊到三千楼，每逢尾数88有奖',
      type: { id: '4', name: '灌水' },
      hot: true,
      replies: 3120,
      views: 100161,
      pages: 313,
      highlighted: true,
      unread: true,
      createdAt: '2026-09-25T00:00:00+08:00',
    })
  })

  it('gives the hour of creation where the row knows it, and the day alone where it does not', () => {
    expect(thread(page, '561').createdAt).toBe('2026-11-23T21:31:00+08:00')
    expect(thread(page, '796').createdAt).toBe('2026-11-24T11:59:00+08:00')
    expect(thread(page, '783')).toMatchObject({ createdAt: '2026-11-19T00:00:00+08:00', createdAtText: '5 天前' })
  })

  it('tells the special kinds', () => {
    expect(['796', '801', '799', '798', '783'].map(id => thread(page, id).kind)).toEqual([
      'poll',
      'reward',
      'debate',
      'activity',
      'normal',
    ])
  })

  it('tells the ranks of sticky threads', () => {
    expect(page.threads.slice(0, 4).map(summary => summary.sticky)).toEqual([3, 2, 1, 0])
  })
})

describeCaptures('other listings', () => {
  it('reads a news board with rules and a sub-board', () => {
    const page = capture('forumdisplay_2.html')
    expect(page.board).toMatchObject({
      id: '2',
      name: '本地新闻',
      todayPosts: 3,
      threads: 47,
      children: [{ id: '19', name: '县区动态', description: '各县区动态', threads: 11, posts: 66 }],
    })
    expect(page.rules).toBe('本版版规\n1. 禁止人身攻击\n2. 转载请注明来源')
    expect(page.types.map(type => type.name)).toEqual(['要闻', '民生', '交通'])
    expect(page.page).toEqual({ number: 1, count: 3, size: 20 })
    expect(thread(page, '1')).toMatchObject({
      digest: 1,
      type: { id: '6', name: '要闻' },
      pages: 2,
      replies: 17,
      views: 18432,
    })
  })

  it('gives a moderator the list that a guest has', () => {
    const read = ({ threads }: ThreadsPage) => threads.map(summary => ({ ...summary, unread: false, views: 0 }))
    expect(read(capture('forumdisplay_3_mod.html'))).toEqual(read(capture('forumdisplay_3_p1.html')))
  })

  it('reads a moved thread as the thread it leads to', () => {
    expect(capture('forumdisplay_3_p2.html', 2).threads[0]).toMatchObject({
      id: '661',
      title: '【讨论】滨海路改造随手拍',
      moved: true,
      replies: null,
      views: null,
      pages: null,
    })
  })

  it('reads a price and a reading level', () => {
    expect(thread(capture('forumdisplay_3_f_digest.html'), '447')).toMatchObject({ price: 5, readAccess: null })
    expect(thread(capture('forumdisplay_3_f_recommend.html'), '293')).toMatchObject({ price: null, readAccess: 50 })
  })

  it('reads a photo board', () => {
    const page = capture('forumdisplay_7_jammer.html')
    expect(page.board).toMatchObject({ id: '7', name: '摄影旅行' })
    expect(thread(page, '778')).toMatchObject({
      title: '防采集版块：摄影作品一组（含干扰码）',
      hasImage: true,
      hasAttachment: false,
      replies: 8,
      views: 3214,
    })
  })

  it('believes a board that says it is empty', () => {
    const page = capture('forumdisplay_13_empty.html')
    expect(page).toMatchObject({ board: { id: '13', name: '虚位以待', threads: 0 }, threads: [], warnings: [] })
  })

  it('says that page 9999 is page 1, whatever its title claims', () => {
    const page = capture('forumdisplay_3_pbig.html', 9999)
    expect(page.page).toMatchObject({ number: 1, count: 30 })
    expect(page.warnings.map(warning => warning.code)).toEqual(['page-beyond-end'])
  })

  it('reads a GBK X3.4', () => {
    const page = parseThreads(
      new TextDecoder('gb18030').decode(readCapture('gbk', 'forumdisplay_2.html').bytes),
      facts(),
    )
    expect(page.board).toMatchObject({ id: '2', name: '本地新闻', threads: 47, children: [{ id: '19', posts: 102 }] })
    expect(page.page).toEqual({ number: 1, count: 3, size: 20 })
    expect(page.threads).toHaveLength(22)
    expect(thread(page, '153')).toMatchObject({ sticky: 3, digest: 3, closed: true, highlighted: true, unread: false })
    expect(thread(page, '154')).toMatchObject({ sticky: 2, digest: 0, pages: 2, replies: 14, views: 4560 })
    expect(thread(page, '1')).toMatchObject({ digest: 1, unread: true, author: { id: '2', name: '小鱼儿' } })
  })
})

const pageOf = (name: string): number =>
  Number(name.match(/_p(\d+)\.|rewrite_forum(display)/)?.[1] ?? (/rewrite_f/.test(name) ? 2 : 1))
const listings = listCaptures('x35', /^(?:forumdisplay_.*|forum_rewrite|rewrite_forumdisplay)\.html$/).filter(
  name => !/denied|password\.|pw_|_13_empty|_14_|_1_cat|missing/.test(name),
)

describeCaptures('every captured listing', () => {
  it.each(listings)('%s holds its invariants', name => {
    const { text } = readCapture('x35', name)
    const rows = new Set(
      text.match(/id="(?:normal|stick)thread_\d+"/g) ??
        text.match(/<li class="list(?:_top)?">\s*<(?:div|a href="forum\.php\?mod=viewthread)/g),
    )
    const page = parseThreads(text, facts(name.includes('pbig') ? 1 : pageOf(name)))
    if (!name.includes('touch')) expect(page.threads).toHaveLength(rows.size)
    expect(page.threads.length).toBeGreaterThan(0)
    expect(page.board.name).not.toBe('')
    for (const summary of page.threads) {
      expect(summary.url).toBe(`https://bbs.example/forum.php?mod=viewthread&tid=${summary.id}`)
      expect(summary.title).not.toMatch(/[\p{Cc}]|&\w+;|^\s|\s$/u)
      if (name.includes('touch')) continue
      expect(summary.createdAt).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
      expect(summary.lastPost?.postedAt).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
      expect(summary.author.name).not.toBe('')
      if (summary.pages !== null && summary.replies !== null)
        expect(summary.pages).toBe(Math.ceil((summary.replies + 1) / 10))
    }
  })
})

describe('an X3.4 listing in Traditional Chinese, as a moderator, with rewritten links', () => {
  const page = fixture('threads-x34.html', 7)

  it('reads the head', () => {
    expect(page.board).toMatchObject({ id: '31', name: '茶具', todayPosts: 4, threads: 10500 })
    expect(page.types).toEqual([
      { id: '4', name: '求購', count: 8 },
      { id: 'sort:2', name: '壺譜', count: null },
    ])
    expect(page.page).toMatchObject({ number: 7, count: 1000 })
  })

  it('reads marks from titles and pictures', () => {
    expect(thread(page, '11')).toMatchObject({
      title: '開版說明',
      sticky: 4,
      digest: 2,
      highlighted: true,
      closed: false,
    })
    expect(thread(page, '12')).toMatchObject({
      title: '哪一把壺？[閱讀權限 1]',
      type: { id: '4', name: '求購' },
      kind: 'poll',
      readAccess: 20,
      hot: true,
      hasImage: true,
      hasAttachment: false,
      unread: true,
      pages: 21,
      replies: 205,
      views: 1900,
      author: { id: null, name: '匿名', kind: 'anonymous' },
      createdAt: '2026-11-24T11:51:00+08:00',
    })
    expect(thread(page, '14')).toMatchObject({
      title: '搬走的壺',
      moved: true,
      closed: true,
      replies: null,
      hasAttachment: true,
    })
    expect(thread(page, '15')).toMatchObject({ title: '賣 茶 的 <規矩>', price: 15, readAccess: null, closed: false })
  })

  it('gives no time where the row has none that can be read', () => {
    expect(thread(page, '15')).toMatchObject({ createdAt: null, createdAtText: null })
    expect(thread(page, '15').lastPost).toMatchObject({ postedAt: null, postedAtText: '不久以前' })
    expect(page.warnings).toEqual([{ code: 'time-unparsed', message: 'unreadable time: thread 15' }])
  })

  it('takes no advertisement for a thread', () => {
    expect(page.threads.map(summary => summary.id)).toEqual(['11', '12', '14', '15'])
  })
})

describe('other shapes', () => {
  it('reads a picture wall', () => {
    const page = fixture('threads-pictures.html')
    expect(
      page.threads.map(({ id, title, author, replies, hasImage }) => [id, title, author.name, replies, hasImage]),
    ).toEqual([
      ['51', '雨前', '阿叶', 12, true],
      ['52', '山后', '匿名', 0, true],
    ])
  })

  it('reads 克米 cards, which keep the standard ids', () => {
    const page = fixture('threads-cards.html')
    expect(page.board).toMatchObject({ id: '38', name: '茶话' })
    expect(page.warnings).toEqual([])
    expect(thread(page, '60')).toMatchObject({
      title: '版规',
      sticky: 2,
      closed: true,
      readAccess: 10,
      highlighted: true,
      pages: 2,
      author: { id: '1', name: '山人' },
      createdAt: '2024-03-01T10:20:00+08:00',
      replies: 12,
      views: 900,
      lastPost: { author: null, postedAt: '2026-11-20T08:00:00+08:00' },
    })
    expect(thread(page, '61')).toMatchObject({
      title: '昨天 09:15 的茶',
      type: { id: '7', name: '闲话' },
      kind: 'poll',
      sticky: 0,
      hasImage: true,
      unread: true,
      author: { id: null, name: '匿名', kind: 'anonymous' },
      createdAt: '2026-11-24T12:05:00+08:00',
      createdAtText: '16 分钟前',
      views: 12000,
      pages: null,
      lastPost: { postedAt: '2026-11-24T12:20:35+08:00' },
    })
  })

  it('reads the cards of the 克米 touch template', () => {
    const page = fixture('threads-comiis-touch.html')
    expect(page.threads).toHaveLength(2)
    expect(thread(page, '61')).toMatchObject({
      title: '春茶什么时候采',
      author: { id: '7', name: '阿叶' },
      createdAt: '2026-11-24T12:07:00+08:00',
      replies: 6,
      views: 40,
      hasImage: true,
    })
    expect(thread(page, '62')).toMatchObject({
      title: '秋茶',
      author: { id: '8', name: '老周' },
      replies: 3,
      views: 18,
    })
  })

  it('falls back to links and says so', () => {
    const page = fixture('threads-unknown.html')
    expect(page.threads.map(({ id, title, author }) => [id, title, author.name])).toEqual([
      ['61', '春茶什么时候采', '阿叶'],
      ['62', '秋茶', '老周'],
    ])
    expect(page.warnings.map(warning => warning.code)).toEqual(['markup-unknown'])
  })

  it('is never an empty list that the page does not claim', () => {
    const html = '<html><body class="pg_forumdisplay"><div id="threadlist"></div></body></html>'
    expect(() => parseThreads(html, facts())).toThrow(expect.objectContaining({ code: 'page-not-recognised' }))
  })
})
