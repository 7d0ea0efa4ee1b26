import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { PageFacts } from '../../../source/engines/discuz-html/page-facts.ts'
import { type IndexPage, parseIndex } from '../../../source/engines/discuz-html/parse-index.ts'
import type { Board } from '../../../source/forum/model.ts'
import { describeCaptures, listCaptures, readCapture } from '../../helpers/captures.ts'

/** The moment at which the captures were taken, by their own Date header, to the minute. */
const facts: PageFacts = {
  base: 'https://bbs.example/',
  url: 'https://bbs.example/forum.php',
  now: Date.parse('2026-11-24T04:21:00Z'),
  offsetMinutes: 480,
  askedPage: 1,
}

const fixture = (name: string): IndexPage =>
  parseIndex(readFileSync(new URL(`../../fixtures/discuz-html/${name}`, import.meta.url), 'utf8'), facts)

const boardsOf = (page: IndexPage): readonly Board[] =>
  page.categories.flatMap(category => category.boards.flatMap(board => [board, ...board.children]))
const named = (page: IndexPage, name: string): Board => {
  const board = boardsOf(page).find(found => found.name === name)
  if (!board) throw new Error(`no board ${name}`)
  return board
}

describeCaptures('the index of a stock X3.5, as a guest', () => {
  const page = parseIndex(readCapture('x35', 'index_guest.html').text, facts)

  it('has its categories in order', () => {
    expect(page.categories.map(({ id, name, boards }) => [id, name, boards.length])).toEqual([
      ['1', '城市生活', 3],
      ['5', '兴趣爱好', 3],
      ['9', '站务管理', 5],
    ])
    expect(page.warnings).toEqual([])
  })

  it('reads every field of a board in its own row', () => {
    const author = { id: null, name: 'dtester', kind: 'member', group: null, badges: [] }
    expect(named(page, '本地新闻')).toMatchObject({
      id: '2',
      url: 'https://bbs.example/forum.php?mod=forumdisplay&fid=2',
      description: '海湾市本地新闻、民生话题，转载请注明出处',
      todayPosts: 3,
      threads: 58,
      posts: 402,
      moderators: [{ id: null, name: '小鱼儿', kind: 'member' }],
      lastPost: {
        title: '滨海大道供水主管爆裂 七个小区 ...',
        url: 'https://bbs.example/forum.php?mod=redirect&goto=lastpost&tid=1',
        author,
        postedAt: '2026-11-24T11:59:00+08:00',
        postedAtText: '21 分钟前',
      },
      hasNew: true,
      access: 'open',
      children: [{ id: '19', name: '县区动态', threads: null }],
    })
  })

  it('reads a board of a two-column block', () => {
    expect(named(page, '数码科技')).toMatchObject({
      id: '6',
      description: null,
      todayPosts: 0,
      threads: 74,
      posts: 713,
      lastPost: {
        title: '【讨论】滨海路改造随手拍 ...',
        author: { name: '新手小白' },
        postedAt: '2026-11-24T00:15:00+08:00',
      },
      hasNew: false,
    })
  })

  it('tells an empty board and a link elsewhere from the others', () => {
    expect(named(page, '虚位以待')).toMatchObject({ threads: 0, posts: 0, lastPost: null, access: 'open' })
    expect(named(page, '外部链接')).toMatchObject({ threads: null, posts: null, lastPost: null, access: 'link' })
  })
})

describeCaptures('the index of a member with favourite boards', () => {
  const page = parseIndex(readCapture('x35', 'index_user.html').text, facts)

  it('counts a favourite once, in its own category and with its own figures', () => {
    expect(page.categories.map(category => category.id)).toEqual(['1', '5', '9'])
    expect(named(page, '本地新闻')).toMatchObject({ threads: 58, posts: 402, hasNew: false })
  })
})

describeCaptures('the index of a GBK X3.4', () => {
  const page = parseIndex(new TextDecoder('gb18030').decode(readCapture('gbk', 'index_guest.html').bytes), facts)

  it('reads names, counts and last posts', () => {
    expect(boardsOf(page).map(board => board.id)).toEqual([
      '2',
      '19',
      '3',
      '4',
      '6',
      '7',
      '8',
      '10',
      '12',
      '13',
      '14',
      '15',
    ])
    expect(named(page, '闲聊灌水')).toMatchObject({
      threads: 162,
      posts: 1625,
      todayPosts: 0,
      moderators: [{ name: '小鱼儿' }, { name: '超版老王' }],
      lastPost: {
        title: '吐槽一下公积金提取之我见',
        author: { name: '论坛元老Tom' },
        postedAt: '2026-11-24T08:53:00+08:00',
      },
      hasNew: false,
    })
  })
})

describeCaptures('every captured index', () => {
  it.each(listCaptures('x35', /^(?:index_(?!js)|rewrite_index|badmod|after_toggle_index)/))(
    '%s holds its invariants',
    name => {
      const boards = boardsOf(parseIndex(readCapture('x35', name).text, facts))
      const ids = boards.map(board => board.id)
      expect(ids).toContain('2')
      expect(new Set(ids).size).toBe(ids.length)
      for (const board of boards) {
        expect(board.id).toMatch(/^\d+$/)
        expect(board.url).toBe(`https://bbs.example/forum.php?mod=forumdisplay&fid=${board.id}`)
        expect(`${board.name}${board.description}`).not.toMatch(/[<>\p{Cc}]|&\w+;/u)
        if (board.lastPost) expect(board.lastPost.postedAt).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
        for (const moderator of board.moderators) expect(moderator.name).not.toBe('')
      }
    },
  )

  it('gives the touch template the names and categories of the desktop one', () => {
    const desktop = parseIndex(readCapture('x35', 'index_guest.html').text, facts)
    const touch = parseIndex(readCapture('x35', 'index_touch.html').text, facts)
    const names = (page: IndexPage) =>
      page.categories.map(({ name, boards }) => [name, boards.map(board => board.name)])
    expect(names(touch)).toEqual(names(desktop))
    expect(named(touch, '本地新闻')).toMatchObject({ todayPosts: 3, hasNew: true, threads: null })
    expect(named(touch, '数码科技')).toMatchObject({ posts: 713, description: null })
  })
})

describe('an X3.4 index with three columns, favourites, bound domains and a base that lies', () => {
  const page = fixture('index-x34-columns.html')

  it('leaves out menus, grids and DIY blocks, and keeps a board that only the favourites have', () => {
    expect(page.categories.map(({ name, boards }) => [name, boards.map(board => board.name)])).toEqual([
      ['我收藏的版块', ['只在收藏里的版块']],
      ['三列的茶', ['绿茶', '白茶', '密室', '茶铺']],
      ['一行一个', ['茶具', '绑定域名的版块']],
    ])
  })

  it('prefers exact counts to rounded ones', () => {
    expect(named(page, '绿茶')).toMatchObject({ threads: 123456, posts: 2345678, todayPosts: 12, hasNew: true })
    expect(named(page, '茶具')).toMatchObject({ threads: 10500, posts: 20999, todayPosts: 0 })
  })

  it('reads a last post that is a time alone', () => {
    const lastPost = { title: null, author: null, postedAt: '2026-11-20T08:05:00+08:00' }
    expect(named(page, '绿茶').lastPost).toMatchObject(lastPost)
    expect(named(page, '白茶').lastPost).toMatchObject({ title: null, postedAt: '2025-03-09T17:40:00+08:00' })
  })

  it('reads an anonymous last poster', () => {
    expect(named(page, '茶具').lastPost).toMatchObject({
      title: '一把旧壶',
      author: { id: null, name: '匿名', kind: 'anonymous' },
      postedAt: '2026-02-03T09:08:00+08:00',
    })
    expect(named(page, '茶具').children.map(board => board.name)).toEqual(['紫砂', '瓷器'])
  })

  it('knows private boards, links elsewhere and boards on their own domains', () => {
    expect(named(page, '密室')).toMatchObject({ access: 'private', lastPost: null })
    expect(named(page, '茶铺')).toMatchObject({ access: 'link', url: 'https://shop.example/tea' })
    expect(named(page, '绑定域名的版块')).toMatchObject({
      access: 'open',
      url: 'http://pots.valley.example/',
      threads: 7,
    })
  })
})

describe('an index whose owner gave boards their own paths and lost some tags', () => {
  const page = fixture('index-own-template.html')

  it('finds every board, and no shortcut that is none', () => {
    expect(page.categories.map(({ name, boards }) => [name, boards.map(board => board.name)])).toEqual([
      ['综合', ['大堂', '见闻']],
      ['其他', ['账房', '工坊']],
    ])
  })

  it('takes the number from the board’s icon, else keeps its address', () => {
    expect(named(page, '大堂')).toMatchObject({
      id: '36',
      url: 'https://bbs.example/forum.php?mod=forumdisplay&fid=36',
    })
    expect(named(page, '见闻')).toMatchObject({ id: 'https://bbs.example/bbs/news/' })
    expect(named(page, '工坊').id).toBe('79')
  })

  it('reads what stands in menus beside the names', () => {
    expect(named(page, '大堂')).toMatchObject({
      description: '喝茶说话的地方',
      todayPosts: 64,
      moderators: [{ name: '山人' }],
      lastPost: {
        title: '一个很长很长的题目没有断开',
        author: { name: '巧' },
        postedAt: '2026-11-24T11:45:00+08:00',
        postedAtText: '半小时前',
      },
    })
    expect(named(page, '见闻').lastPost).toMatchObject({
      title: '1-2 号的茶会',
      author: { name: 'lin' },
      postedAt: '2026-03-11T15:44:00+08:00',
      postedAtText: '2026-3-11 15:44',
    })
    expect(named(page, '工坊').lastPost).toMatchObject({ title: '怎么补', postedAt: '2026-03-13T14:43:00+08:00' })
  })
})

describe('an index of an unknown template', () => {
  it('finds boards by their links and says that the markup is unknown', () => {
    const page = fixture('index-unknown.html')
    expect(
      page.categories.map(({ id, name, boards }) => [id, name, boards.map(board => [board.id, board.name])]),
    ).toEqual([
      [
        '2',
        '茶',
        [
          ['21', '绿茶'],
          ['22', '白茶'],
        ],
      ],
      ['3', '器', [['pots', '茶具']]],
    ])
    expect(page.warnings.map(warning => warning.code)).toEqual(['markup-unknown'])
  })

  it('is never an empty index', () => {
    const html = '<html><body id="nv_forum" class="pg_index"><div id="ct"></div></body></html>'
    expect(() => parseIndex(html, facts)).toThrow(expect.objectContaining({ code: 'page-not-recognised' }))
  })
})
