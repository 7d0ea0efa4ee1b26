/** Shapes of real sites that no capture shows, on made-up pages. */
import { describe, expect, it } from 'vitest'
import { parseThread, type ThreadPage } from '../../../source/engines/discuz-html/parse-thread.ts'
import { em, type FixtureFloor, type FixturePage, renderFloor, renderThreadPage } from '../../helpers/thread-page.ts'

const base = 'https://bbs.example/'
const now = Date.UTC(2022, 0, 27, 0, 0)

const readHtml = (html: string, url = `${base}forum.php?mod=viewthread&tid=5`): ThreadPage => {
  const page = parseThread(html, { base, url, now, offsetMinutes: 480, askedPage: null })
  if (!page) throw new Error('not recognised')
  return page
}
const read = (page: FixturePage): ThreadPage => readHtml(renderThreadPage(page))
const lone = (floor: Partial<FixtureFloor>) =>
  read({ floors: [{ id: 700, label: '楼主', isFirst: true, ...floor }] }).posts[0]!

describe('where a floor was written, and with what', () => {
  it.each([
    ['<span class="xg1">来自手机</span>', '手机', null],
    ['<span class="xg1">来自 竹里馆客户端</span>', '竹里馆客户端', null],
    ['<span class="xg1"><a href="app.html">來自手機</a></span>', '手機', null],
    ['<span class="xg1">来自手机</span><span class="y">来自: 广西</span>', '手机', '广西'],
    ['<span>来自: 广西南宁</span>', null, '广西南宁'],
    ['<span class="xg1">来自：广西</span>', null, '广西'],
    ['来自: 香港', null, '香港'],
    ['<span class="xg1">IP属地：浙江</span>', null, '浙江'],
    ['<span class="xg1">来自广东</span>', null, '广东'],
    ['<em>來自: 臺灣</em>', null, '臺灣'],
    ['', null, null],
  ])('reads %s', (line, device, region) => {
    const post = lone({ line })
    expect([post.device, post.region]).toEqual([device, region])
    expect(post.author.badges).toEqual([])
  })

  it('finds a region in the sidebar, at the foot and on wide pages', () => {
    expect(lone({ side: '<p>来自: 广西</p>' }).region).toBe('广西')
    expect(lone({ foot: '<span class="y">来自: 四川</span>' }).region).toBe('四川')
    expect(lone({ wide: true, line: '<span class="xg1">来自手机</span> 来自: 广西' })).toMatchObject({
      region: '广西',
      device: '手机',
    })
    expect(lone({ after: '<div class="mobile-location">青石桥</div>' }).region).toBe('青石桥')
  })

  it('takes no floor number and no group for a region', () => {
    expect(lone({ label: '<em class="replystick">顶</em> 来自 12#', isFirst: false })).toMatchObject({
      region: null,
      device: null,
    })
  })
})

describe('times', () => {
  it('reads the exact time of a relative one', () => {
    const post = lone({ time: '发表于 <span title="2022-1-26 10:46:40">昨天&nbsp;10:46</span>' })
    expect([post.postedAt, post.postedAtText]).toEqual(['2022-01-26T10:46:40+08:00', '昨天 10:46'])
  })

  it('reads Traditional words and keeps what it can’t read', () => {
    expect(lone({ time: '發表於 3 天前' }).postedAt).toBe('2022-01-24T08:00:00+08:00')
    const page = read({ floors: [{ id: 1, label: '楼主', time: '发表于 某个夏天', isFirst: true }] })
    expect([page.posts[0]!.postedAt, page.posts[0]!.postedAtText]).toEqual([null, '某个夏天'])
    expect(page.warnings.map(({ code }) => code)).toEqual(['time-unparsed'])
  })
})

describe('authors and badges', () => {
  it('reads verify badges, wanting ones and plugin words, and no medals or figures', () => {
    const verify =
      '<a href="home.php?mod=spacecp&amp;ac=profile&amp;op=verify&amp;vid=1" target="_blank"><img src="v.png" title="实名认证" /></a>'
    const wanting =
      '<a href="home.php?mod=spacecp&amp;ac=profile&amp;op=verify&amp;vid=2"><img src="u.png" alt="未绑定邮箱" title="未绑定邮箱" /></a>'
    expect(lone({ beside: verify + wanting }).author).toEqual({
      id: '31',
      name: '竹叶青',
      kind: 'member',
      group: '见习生',
      badges: ['实名认证', '未绑定邮箱'],
    })
    expect(lone({ side: '<p>未绑定微信</p>' }).author.badges).toEqual(['未绑定微信'])
    expect(lone({ line: '<span class="wx">未绑定微信</span>' }).author.badges).toEqual(['未绑定微信'])
    expect(lone({ beside: '<span>未绑定微信</span>' }).author.badges).toEqual(['未绑定微信'])
    const links = '<a href="plugin.php?id=tip">打赏</a><a href="plugin.php?id=wx">未绑定微信</a>'
    expect(lone({ line: links }).author.badges).toEqual(['未绑定微信'])
  })

  it('tells guests, deleted and imported members', () => {
    const box = (inside: string) => {
      const html = renderThreadPage({ floors: [{ id: 700, label: '楼主', isFirst: true }] })
      return readHtml(html.replace(/<div class="authi"><a href="home[^>]*class="xw1">竹叶青<\/a><\/div>/, inside))
        .posts[0]!.author
    }
    expect(box('<a href="javascript:;">过客 <em>10.1.2.*</em></a>')).toMatchObject({
      id: null,
      name: '过客',
      kind: 'guest',
    })
    expect(box('老竹 <em>该用户已被删除</em>')).toMatchObject({ id: null, name: '老竹', kind: 'deleted' })
    expect(box('<div class="authi"><a href="javascript:;" class="xw1">搬来的</a></div>')).toMatchObject({
      name: '搬来的',
      kind: 'guest',
    })
    expect(box('匿名')).toMatchObject({ id: null, name: '匿名', kind: 'anonymous' })
  })

  it('reads a rewritten link and a name in the head line', () => {
    const post = lone({ wide: true })
    expect(post.author).toMatchObject({ id: '31', name: '竹叶青', kind: 'member' })
    const html = renderThreadPage({ floors: [{ id: 700, label: '楼主' }] }).replaceAll(
      'home.php?mod=space&amp;uid=31',
      'space-uid-31.html',
    )
    expect(readHtml(html).posts[0]!.author).toMatchObject({ id: '31', name: '竹叶青' })
  })

  it('marks the opening poster by either version’s icon', () => {
    const icon =
      '<img class="authicn vm" id="authicon702" src="static/image/common/ico_lz.png" title="楼主" />&nbsp;楼主<span class="pipe">|</span>'
    const html = renderThreadPage({
      floors: [
        { id: 701, label: em(11) },
        { id: 702, label: em(12), uid: 32 },
      ],
    }).replace(/<img class="authicn vm" id="authicon702"[^>]*>/, icon)
    expect(readHtml(html).posts.map(({ isOriginalPoster }) => isOriginalPoster)).toEqual([false, true])
  })
})

describe('floor numbers', () => {
  const numbers = (labels: readonly (string | null)[], extra: Partial<FixturePage> = {}) =>
    read({
      floors: labels.map((label, index) => ({ id: 800 + index, label, isFirst: index === 0 && !extra.pager })),
      ...extra,
    })

  it('reads owners’ names where they fit', () => {
    expect(numbers(['楼主', '沙发', '板凳', '地板', em(5)]).posts.map(({ floor }) => floor)).toEqual([1, 2, 3, 4, 5])
    expect(numbers(['馆主', '上座', '中座', em(4)]).posts.map(({ floor }) => floor)).toEqual([1, 2, 3, 4])
    expect(numbers(['第1楼', '第2楼', '3楼']).posts.map(({ floor }) => floor)).toEqual([1, 2, 3])
  })

  it('leaves a name that could be several numbers without one, and says so', () => {
    const page = numbers(['楼主', '上座', em(9)])
    expect(page.posts.map(({ floor }) => floor)).toEqual([1, null, 9])
    expect(page.warnings.map(({ code }) => code)).toEqual(['floor-unknown'])
  })

  it('knows the own place of a stuck reply', () => {
    const page = numbers(['楼主', '<em class="replystick">顶</em> 来自 12#', '沙发'])
    expect(page.posts.map(({ floor }) => floor)).toEqual([1, 12, 2])
  })

  it('counts where robots get no labels', () => {
    expect(numbers([null, null, null]).posts.map(({ floor, floorLabel }) => [floor, floorLabel])).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ])
    const pager =
      '<div class="pg"><a href="thread-5-1-1.html">1</a><strong>2</strong><a href="thread-5-3-1.html">3</a><label><span title="共 3 页"> / 3 页</span></label></div>'
    expect(numbers([null, null], { pager }).posts.map(({ floor }) => floor)).toEqual([3, 4])
  })

  it('does not count over replies that stand out of their place', () => {
    const floors = [801, 809, 802, 803].map((id, index) => ({ id, label: null, isFirst: index === 0 }))
    const page = read({ floors })
    expect(page.posts.map(({ floor }) => floor)).toEqual([1, null, null, null])
    expect(page.warnings.map(({ code }) => code)).toEqual(['floor-unknown'])
  })

  it('shows a deleted floor at its place', () => {
    const gone =
      '<div id="post_3" ><table id="pid3" class="plhin"><tr><td class="pls"></td><td class="plc"><div class="pi"><strong><a><em>2</em><sup>#</sup></a></strong></div><div class="pct">无效楼层，该帖已经被删除</div></td></tr></table></div>'
    const raw = renderFloor({ id: 900, label: '楼主', isFirst: true }) + gone + renderFloor({ id: 902, label: em(3) })
    const { posts, warnings } = read({ floors: [], raw })
    expect(posts.map(({ floor, state, text }) => [floor, state, text])).toEqual([
      [1, 'visible', '晚上好。'],
      [2, 'deleted', ''],
      [3, 'visible', '晚上好。'],
    ])
    expect(posts[1]).toMatchObject({ content: [], author: { id: null, kind: 'deleted' } })
    expect(warnings).toEqual([])
  })
})

describe('states', () => {
  it('keeps one character, tells an empty floor, and a picture is not empty', () => {
    expect(lone({ body: '顶' })).toMatchObject({ state: 'visible', text: '顶' })
    expect(lone({ body: '<br /> &nbsp;' })).toMatchObject({ state: 'empty', text: '' })
    expect(lone({ body: '<i class="pstatus"> 本帖最后由 竹叶青 于 2022-1-26 11:00 编辑 </i><br />' })).toMatchObject({
      state: 'empty',
      editedAt: '2022-01-26T11:00:00+08:00',
    })
    expect(lone({ body: '<img src="static/image/smiley/default/smile.gif" smilieid="1" />' }).state).toBe('visible')
    expect(
      lone({
        body: '<img id="aimg_1" aid="1" zoomfile="data/attachment/forum/a.png" src="static/image/common/none.gif" />',
      }).state,
    ).toBe('visible')
  })

  it('tells floors that the reader has blocked, and those awaiting review', () => {
    expect(lone({ hidden: true }).state).toBe('blocked')
    expect(lone({ line: '<span class="xg1">待审核</span>' })).toMatchObject({ state: 'pending', device: null })
  })

  it('takes the guest gate out of the words of the first floor', () => {
    const gate =
      '<div class="attach_nopermission attach_tips"><div><h3><strong>马上注册，结交更多好友</strong></h3><p>您需要 <a href="member.php?mod=logging&amp;action=login">登录</a> 才可以下载或查看，没有账号？<a href="member.php?mod=register">立即注册</a></p></div></div>'
    const post = lone({ body: `${gate}　　山里下雨了。` })
    expect([post.text, post.gates]).toEqual([
      '　　山里下雨了。',
      [{ kind: 'login', message: '您需要登录才可以下载或查看' }],
    ])
  })
})

describe('reactions', () => {
  const link = (kind: string, label: string, count: string) =>
    `<a class="reply${kind === 'support' ? 'add' : 'subtract'}" href="forum.php?mod=misc&amp;action=postreview&amp;do=${kind}&amp;tid=5&amp;pid=700&amp;hash=1" onmouseover="this.title = ($('x').innerHTML ? 1 : 0) + ' 人'">${label} <span id="review_${kind}_700">${count}</span></a>`

  it('keeps the site’s own labels in their order, and an empty count is none', () => {
    expect(lone({ foot: link('against', '垃圾', '') + link('support', '牛逼', '12') }).reactions).toEqual([
      { kind: 'support', label: '牛逼', count: 12 },
      { kind: 'oppose', label: '垃圾', count: 0 },
    ])
  })

  it('has none where the page offers none', () => expect(lone({}).reactions).toEqual([]))

  it('is not fooled by a link in a member’s words', () => {
    expect(lone({ body: link('support', '假', '99') }).reactions).toEqual([])
  })
})

describe('older and other markup', () => {
  it('reads the title row of an X3.4', () => {
    const heading = `<h1 class="ts"><a href="forum.php?mod=forumdisplay&amp;fid=9&amp;filter=typeid&amp;typeid=3">[旧闻]</a>
<a href="thread-5-1-1.html" id="thread_subject">竹[枝]词</a></h1><span class="xg1">&nbsp;<img src="static/image/common/locked.gif" alt="关闭" title="关闭" class="vm" />
<img src="static/image/common/hot_2.gif" title="热度: 120" /> [阅读权限 <strong>20</strong>] <a href="thread-5-1-1.html">[复制链接]</a></span>
<div id="threadstamp"><img src="static/image/stamp/001.gif" title="精华" /></div>
<a href="forum.php?mod=redirect&amp;goto=nextoldset&amp;tid=5" title="上一篇"><img src="thread-prev.png" /></a><a href="forum.php?mod=redirect&amp;goto=nextnewset&amp;tid=5" title="下一篇"><img src="thread-next.png" /></a>`
    const { thread } = read({ floors: [{ id: 700, label: '楼主', isFirst: true }], heading })
    expect(thread).toMatchObject({
      title: '竹[枝]词',
      type: { id: '3', name: '旧闻' },
      closed: true,
      hot: true,
      digest: 1,
      readAccess: 20,
      views: 12000,
      replies: 7,
      board: { id: '9', name: '杂谈', url: `${base}forum.php?mod=forumdisplay&fid=9` },
      previous: `${base}forum.php?mod=redirect&goto=nextoldset&tid=5`,
      next: `${base}forum.php?mod=redirect&goto=nextnewset&tid=5`,
    })
  })

  it('finds neighbours by their words and a type that robots get as text', () => {
    const heading = '<h1 class="ts">[旧闻] <span id="thread_subject">竹枝词</span></h1>'
    const tail =
      '<div class="nav"><a href="thread-4-1-1.html">上一篇：雨</a><a href="thread-6-1-1.html">下一篇：雪</a></div>'
    const { thread } = read({ floors: [{ id: 700, label: null, isFirst: true }], heading, tail })
    expect(thread).toMatchObject({
      type: { id: null, name: '旧闻' },
      previous: `${base}thread-4-1-1.html`,
      next: `${base}thread-6-1-1.html`,
    })
  })

  it('does not take the title’s own words for the state of the thread', () => {
    const { thread } = read({
      floors: [{ id: 700, label: '楼主', isFirst: true }],
      subject: '已关闭？售价 30 的书，阅读权限 90',
    })
    expect(thread).toMatchObject({ closed: false, price: null, readAccess: null })
  })

  it('goes through the container when the message has another number', () => {
    const html = renderThreadPage({ floors: [{ id: 700, label: '楼主', isFirst: true, body: '换了号。' }] }).replace(
      'id="postmessage_700"',
      'id="postmessage_12345"',
    )
    expect(readHtml(html).posts.map(({ id, text }) => [id, text])).toEqual([['700', '换了号。']])
  })

  it('leaves a plugin’s table behind the words out of them', () => {
    const after = '<div class="tip-jar"><table class="jar"><tr><td>打赏</td><td>3 次</td></tr></table></div>'
    expect(lone({ after, body: '<table class="t_table"><tr><td>茶</td></tr></table>' }).text).toBe('茶')
    expect(read({ floors: [{ id: 700, label: '楼主', isFirst: true, after }] }).warnings).toEqual([])
  })

  it('reads pages as a browser saves them, with tbody and line breaks', () => {
    const saved = (html: string) =>
      html
        .replaceAll('</td></tr></table>', '</td>\n</tr>\n</tbody></table>')
        .replaceAll(/<table([^>]*)><tr>/g, '<table$1><tbody>\n<tr>')
    const page = {
      floors: [
        { id: 700, label: '楼主', isFirst: true, body: '一<br>二' },
        { id: 701, label: em(2) },
      ],
    }
    const { posts, warnings } = readHtml(saved(renderThreadPage(page)))
    expect(posts.map(({ text }) => text)).toEqual(['一\n二', '晚上好。'])
    expect(warnings).toEqual([])
  })

  it('reads the barest page that has the ids', () => {
    const floor = (id: number) => `<div id="post_${id}">
      <table id="pid${id}"> <tr> <td class="pls"><div class="authi"><a href="space-uid-${id}.html" class="xw1">客${id}</a></div></td>
      <td class="plc"> <div class="pi"><strong><a id="postnum${id}"><em>${id}</em><sup>#</sup></a></strong>
      <div class="pti"><div class="authi"><em id="authorposton${id}">发表于 2022-1-26 10:00</em></div></div></div>
      <div class="pcb"><table><tr><td class="t_f" id="postmessage_${id}">正文${id}</td></tr></table></div> </td> </tr> </table> </div>`
    const { posts, warnings } = readHtml(
      `<html><head><title>夜话</title></head><body><div id="postlist">${floor(1)}${floor(2)}</div></body></html>`,
    )
    expect(
      posts.map(({ floor: number, text, author, postedAt, state }) => [
        number,
        text,
        author.id,
        author.name,
        postedAt,
        state,
      ]),
    ).toEqual([
      [1, '正文1', '1', '客1', '2022-01-26T10:00:00+08:00', 'visible'],
      [2, '正文2', '2', '客2', '2022-01-26T10:00:00+08:00', 'visible'],
    ])
    expect(warnings).toEqual([])
  })

  it('says when the opening post shows one of its parts', () => {
    const body =
      '第一页。<div id="threadpage"></div><script type="text/javascript" reload="1">show_threadpage(700, 1, 3, \'\');</script>'
    const page = read({ floors: [{ id: 700, label: '楼主', isFirst: true, body }] })
    expect(page.warnings).toEqual([{ code: 'partial', message: 'post 700 has 3 parts, this is part 1' }])
    expect(page.posts[0]!.text).toBe('第一页。')
  })

  it('reads a touch page of an X3.4', () => {
    const floor = (
      id: number,
      label: string,
    ) => `<div class="plc cl" id="pid${id}"><span class="avatar"><img src="a.gif" /></span>
      <div class="display pi"><ul class="authi"><li class="grey"><em>${label}</em><b><a href="home.php?mod=space&amp;uid=${id}" class="blue">客${id}</a></b></li>
      <li class="grey rela">2022-1-26 10:46</li></ul><div class="message">话${id}</div></div></div>`
    const html = `<html><head><title>夜话 - 杂谈 - 竹里馆 - 手机版</title><script>var discuz_uid = '0', SITEURL = 'https://bbs.example/';</script></head><body id="forum" class="pg_viewthread">
      <div class="postlist"><h2>夜话</h2>${floor(61, '楼主')}${floor(62, '沙发')}${floor(63, '3<sup>#</sup>')}</div><div class="pg"><strong>1</strong><a href="thread-5-2-1.html">2</a></div></body></html>`
    const { posts, thread, page } = readHtml(html)
    expect([thread.title, page.number, page.count]).toEqual(['夜话', 1, 2])
    expect(
      posts.map(({ floor: number, author, text, postedAt }) => [number, author.id, author.name, text, postedAt]),
    ).toEqual([
      [1, '61', '客61', '话61', '2022-01-26T10:46:00+08:00'],
      [2, '62', '客62', '话62', '2022-01-26T10:46:00+08:00'],
      [3, '63', '客63', '话63', '2022-01-26T10:46:00+08:00'],
    ])
  })

  it('reads Traditional pages whose floors are bare boxes', () => {
    const floor = (
      id: number,
      name: string,
    ) => `<div id="post_${id}" class="plhin"><div class="authi"><a href="space-uid-${id}.html" class="xw1">${name}</a></div>
      <div class="pi"><strong><a id="postnum${id}" href="thread-5-1-1.html"><em>${id - 50}</em><sup>樓</sup></a></strong><em id="authorposton${id}">發表於 2022-1-26 10:46</em></div>
      <div class="pct"><div class="pcb"><table><tr><td class="t_f" id="postmessage_${id}">正體字${id}</td></tr></table></div></div></div>`
    const { posts } = readHtml(
      `<html><head><title>夜話</title></head><body>${floor(51, '竹葉青')}${floor(52, '黃酒')}<div id="post_new"></div></body></html>`,
    )
    expect(
      posts.map(({ floor: number, floorLabel, author, text, postedAt }) => [
        number,
        floorLabel,
        author.name,
        text,
        postedAt,
      ]),
    ).toEqual([
      [1, '1樓', '竹葉青', '正體字51', '2022-01-26T10:46:00+08:00'],
      [2, '2樓', '黃酒', '正體字52', '2022-01-26T10:46:00+08:00'],
    ])
  })

  it('reads a template that keeps only the ids', () => {
    const floor = (id: number, name: string, words: string) => `<div class="comiis_postli cl" id="pid${id}">
<div class="comiis_postli_top"><h2><a href="home.php?mod=space&amp;uid=${id}" class="top_user">${name}</a><span class="top_lev">Lv.3</span></h2></div>
<div class="comiis_postli_times"><span class="comiis_tm">2022-1-26 10:46 来自 广西</span></div>
<div class="comiis_messages"><div class="comiis_message">${words}</div></div></div>`
    const html = `<html><head><title>夜话 - 杂谈 - 竹里馆</title><script>var discuz_uid = '0'; var fid = parseInt('9'), tid = parseInt('5');</script></head><body class="pg_viewthread">
<div class="comiis_viewtit"><h2>夜话</h2></div>${floor(41, '竹叶青', '第一句。</div></td></table>')}${floor(42, '黄酒', '第二句。')}<div class="footer"></div></body></html>`
    const { posts, thread } = readHtml(html)
    expect(
      posts.map(({ id, author, text, region, device, postedAt }) => [id, author.name, text, region, device, postedAt]),
    ).toEqual([
      ['41', '竹叶青', '第一句。', '广西', null, '2022-01-26T10:46:00+08:00'],
      ['42', '黄酒', '第二句。', '广西', null, '2022-01-26T10:46:00+08:00'],
    ])
    expect(thread.title).toBe('夜话')
  })

  it('reads tags, a reward with its best answer, and a debate', () => {
    const tags =
      '<div class="ptg mbm mtn"><a title="山" href="misc.php?mod=tag&amp;id=1">山</a>, <a title="水" href="misc.php?mod=tag&amp;id=2">水</a></div>'
    expect(read({ floors: [{ id: 700, label: '楼主', isFirst: true, after: tags }] }).thread.tags).toEqual(['山', '水'])
    const reward = `<div class="rwd cl"><div class="rsld z"><cite>30<span>金钱</span></cite></div><div class="rwdn"><table><tr><td class="t_f" id="postmessage_700">怎么泡茶？</td></tr></table></div></div>
<div class="rwdbst"><h3 class="psth">最佳答案</h3><div class="pstl"><div class="psta"><a href="home.php?mod=space&amp;uid=8"><img src="a" /></a><a href="home.php?mod=space&amp;uid=8" class="xi2">茶客</a></div>
<div class="psti"><p class="xi2"><a href="javascript:;" onclick="window.open('forum.php?mod=redirect&goto=findpost&ptid=5&pid=705')">查看完整内容</a></p><div class="mtn">水先煮开。</div></div></div></div>`
    const rewarded = read({ floors: [{ id: 700, label: '楼主', isFirst: true, content: reward }] })
    expect(rewarded.thread).toMatchObject({
      kind: 'reward',
      reward: {
        amount: '30金钱',
        solved: true,
        bestAnswer: { postId: '705', text: '水先煮开。', author: { id: '8', name: '茶客' } },
      },
    })
    expect(rewarded.posts[0]!.text).toBe('怎么泡茶？')
    const debate = `<div class="pcbs"><table><tr><td class="t_f" id="postmessage_700">辩一辩。</td></tr></table><table class="ds"><tr><td class="si_1"><div class="point"><strong>正方观点 (12)</strong><p>甜的好。</p></div></td><td class="si_2"><div class="point"><strong>反方观点 (3)</strong><p>咸的好。</p></div></td></tr></table><p class="dtm">结束时间: 2022-2-1 00:00</p></div>`
    const debated = read({ floors: [{ id: 700, label: '楼主', isFirst: true, content: debate }] }).thread
    expect(debated).toMatchObject({
      kind: 'debate',
      debate: {
        affirmative: { point: '甜的好。', votes: 12 },
        negative: { point: '咸的好。', votes: 3 },
        endsAtText: '2022-2-1 00:00',
      },
    })
  })
})
