import { describe, expect, it } from 'vitest'
import { parseConversation, parseSiteMessage } from '../../../source/engines/discuz-html/parse-conversation.ts'
import { parseCredits } from '../../../source/engines/discuz-html/parse-credits.ts'
import { parseFavorites } from '../../../source/engines/discuz-html/parse-favorites.ts'
import { parseMessages } from '../../../source/engines/discuz-html/parse-messages.ts'
import { parseNotices } from '../../../source/engines/discuz-html/parse-notices.ts'
import { PalouError } from '../../../source/forum/errors.ts'
import type { UserId } from '../../../source/forum/model.ts'
import { describeCaptures, readCapture } from '../../helpers/captures.ts'

const facts = {
  base: 'https://bbs.example/',
  url: 'https://bbs.example/home.php',
  now: Date.parse('2026-11-24T04:21:00Z'),
  offsetMinutes: 480,
  askedPage: 1,
} as const
const me = { id: '3' as UserId, name: '小满' }
const text = (name: string): string => readCapture('x35', name).text

describeCaptures('notices', () => {
  it('tells who did what where, and which are new', () => {
    const { notices, newCount, page } = parseNotices(text('page_notice.html'), facts)
    expect(notices.map(({ id, kind, isNew, author, postId }) => [id, kind, isNew, author?.id, postId])).toEqual([
      ['8', 'pcomment', true, '14', '5'],
      ['9', 'rate', true, '14', '5'],
      ['7', 'post', true, '14', '9261'],
    ])
    expect([newCount, page.count]).toEqual([3, 1])
    expect(notices[1]).toMatchObject({
      text: '您在主题 滨海大道供水主管爆裂 七个小区停水 预计今晚八时恢复 的帖子被 dtester 评分 金钱 +5',
      quote: '很给力!',
      url: 'https://bbs.example/forum.php?mod=redirect&goto=findpost&ptid=1&pid=5',
      thread: { id: '1', title: '滨海大道供水主管爆裂 七个小区停水 预计今晚八时恢复' },
      postedAt: '2026-11-24T11:59:00+08:00',
    })
  })

  it('reads what the site itself says, and what was read before as old', () => {
    const { notices, newCount } = parseNotices(text('memcp.html'), facts)
    expect(notices).toHaveLength(1)
    expect(notices[0]).toMatchObject({
      kind: 'system',
      isNew: false,
      author: null,
      text: '您的用户组升级为 金牌会员',
      url: 'https://bbs.example/home.php?mod=spacecp&ac=credit&op=usergroup',
      thread: null,
    })
    expect(newCount).toBe(0)
  })

  it('believes a list that says it is empty', () => {
    expect(parseNotices(text('page_notice_system.html'), facts).notices).toEqual([])
  })
})

describeCaptures('messages', () => {
  it('lists talks with what was said last', () => {
    const { conversations, newCount } = parseMessages(text('page_pm_list.html'), facts)
    expect(conversations).toHaveLength(1)
    expect(conversations[0]).toMatchObject({
      id: '1',
      kind: 'private',
      partner: { id: '6', name: '海边漫步' },
      isNew: true,
      isMine: false,
      text: '收到，稍后回复你。粗体',
      messages: 2,
      url: 'https://bbs.example/home.php?mod=space&do=pm&subop=view&touid=6',
    })
    expect(newCount).toBe(1)
  })

  it('takes the partner from the head and not from the menu that deletes', () => {
    const { partner, total, messages } = parseConversation(text('page_pm_view.html'), { ...facts, askedPage: null, me })
    expect([partner?.id, partner?.name, total, messages]).toEqual(['6', '海边漫步', 2, []])
  })
})

describeCaptures('favourites and credits', () => {
  it('reads threads and boards with their notes', () => {
    const { favorites } = parseFavorites(text('page_favorites.html'), facts)
    expect(favorites.map(({ id, kind, targetId, title, note }) => [id, kind, targetId, title, note])).toEqual([
      ['4', 'thread', '564', '分类置顶：城市生活区发帖须知', null],
      ['5', 'thread', '2', '【万楼活动】盖楼大赛：从一楼聊到三千楼，每逢尾数88有奖', '备注'],
      ['6', 'board', '2', '本地新闻', null],
    ])
    expect(favorites[2]!.url).toBe('https://bbs.example/forum.php?mod=forumdisplay&fid=2')
    expect(favorites.every(favorite => favorite.addedAt !== null)).toBe(true)
  })

  it('reads credits in the site’s order and what changed them', () => {
    const { credits, changes } = parseCredits(text('credits.html'), facts)
    expect(credits).toEqual([
      { name: '金钱', value: 514 },
      { name: '威望', value: 29 },
      { name: '贡献', value: 14 },
      { name: '积分', value: 1189 },
    ])
    expect(changes).toHaveLength(10)
    expect(changes[3]).toMatchObject({
      what: '积分规则',
      changes: [{ name: '金钱', value: '+1' }],
      detail: '参与投票(fid:3)',
      postedAt: '2026-11-24T12:02:00+08:00',
    })
  })
})

const message = (id: number, who: string, words: string): string => `<dl id="pmlist_${id}" class="bbda cl">
<dd class="y mtm pm_o"><div class="p_pop"><ul><li><a href="home.php?mod=spacecp&amp;ac=pm&amp;op=pm_report&amp;pmid=${id}">举报</a></li></ul></div></dd>
<dd class="m avt"><a href="home.php?mod=space&amp;uid=4"><img src="a.svg"></a></dd>
<dd class="ptm">
${who}
 &nbsp;
<br />
${words}<br />
<span class="xg1"><span title="2026-11-24 08:21">3&nbsp;小时前</span></span>
</dd>
</dl>`
const mine = '<span class="xi2 xw1">您</span>'
const hers = '<a href="home.php?mod=space&amp;uid=4" target="_blank" class="xw1">半坡</a>'
const talk = (items: readonly string[], pager: string): string =>
  `<div class="tbmu pml pm_op_r cl"><div class="xw1">共有 <span id="membernum" class="xi1">23</span> 条与 <a href="home.php?mod=space&amp;uid=4">半坡</a> 的交谈记录</div></div>
<div id="pm_ul" class="xld xlda mbm pml">${items.join('')}</div>${pager}`
const link = (page: number, words: string, kind = ''): string =>
  `<a href="home.php?mod=space&amp;do=pm&amp;subop=view&amp;touid=4&amp;page=${page}#last"${kind}>${words}</a>`

describe('a talk', () => {
  it('gives each message its author, its words and its time', () => {
    const items = [
      message(8, mine, '周末去爬山吗？<br />带上水'),
      message(9, hers, '<span class="xg1">好</span>，<strong>八点</strong>见'),
    ]
    const { messages, partner, total } = parseConversation(talk(items, ''), { ...facts, askedPage: null, me })
    expect(messages.map(({ id, author, isMine, text: words }) => [id, author.name, isMine, words])).toEqual([
      ['8', '小满', true, '周末去爬山吗？\n带上水'],
      ['9', '半坡', false, '好，八点见'],
    ])
    expect(messages[0]!.postedAt).toBe('2026-11-24T08:21:00+08:00')
    expect([partner?.name, total]).toEqual(['半坡', 23])
  })

  it.each([
    [
      'the newest',
      `<div class="pg"><span class="pgb">${link(2, '上一页')}</span></div>`,
      10,
      { number: 3, count: 3, size: 10 },
    ],
    [
      'one in the middle',
      `<div class="pg"><span class="pgb">${link(1, '上一页')}</span>${link(3, '下一页', ' class="nxt"')}</div>`,
      10,
      { number: 2, count: 3, size: 10 },
    ],
    [
      'the oldest',
      `<div class="pg">${link(2, '下一页', ' class="nxt"')}</div>`,
      3,
      { number: 1, count: null, size: null },
    ],
    ['the only one', '', 4, { number: 1, count: 1, size: null }],
  ])('knows the number of %s page by its neighbours', (_, pager, count, page) => {
    const items = Array.from({ length: count }, (_each, index) => message(index + 1, hers, '好'))
    expect(parseConversation(talk(items, pager), { ...facts, askedPage: null, me }).page).toEqual(page)
  })

  it('reads what the owner sent to many', () => {
    const html = `<div id="pm_ul" class="xld"><dl class="bbda cl"><dd class="m avt"><img src="annpm.png"></dd>
<dd class="ptm">群发消息 &nbsp; <span class="xg1">2026-11-20 09:00</span></dd><dd><p class="pm_smry">本站下周维护。</p>
<p class="ptn xi2"><a href="home.php?mod=spacecp&amp;ac=pm&amp;touid=1">回复 站长</a></p></dd></dl></div>`
    expect(parseSiteMessage(html, '5', { ...facts, me: null })).toMatchObject({
      id: '5',
      text: '本站下周维护。',
      postedAt: '2026-11-20T09:00:00+08:00',
    })
  })
})

describe('talks of several', () => {
  const group = `<dl id="pmlist_12" class="bbda cur1 cl newpm"><dd class="m avt"><a href="home.php?mod=space&amp;do=pm&amp;subop=view&amp;plid=12&amp;type=1&amp;daterange=1"><img src="g.png"></a></dd>
<dd class="ptm pm_c"><div class="o"><input type="checkbox"></div><table><tr><td>4 人话题 :</td></tr><tr><td><p><a href="home.php?mod=space&amp;do=pm&amp;subop=view&amp;plid=12&amp;type=1&amp;daterange=1#last">周末爬山</a></p><p class="mbn">......</p><p><a href="home.php?mod=space&amp;uid=4">半坡</a> : 带上水 &nbsp; <span class="xg1"><span title="2026-11-24 08:21">3&nbsp;小时前</span></span> <a href="home.php?mod=space&amp;do=pm&amp;subop=view&amp;plid=12&amp;type=1">回复</a></p></td></tr></table>
<span class="pm_o y"><span class="xg1 z">共 9 条</span></span></dd></dl>`
  const site = `<dl id="gpmlist_5" class="bbda cur1 cl"><dd class="m avt"><a href="home.php?mod=space&amp;do=pm&amp;subop=viewg&amp;pmid=5"><img src="a.png"></a></dd>
<dd class="ptm pm_c"><a href="home.php?mod=space&amp;uid=1">站长</a> 说 : <span id="p_gpmid_5">本站下周维护。</span> &nbsp; <span class="xg1">2026-11-20 09:00</span></dd></dl>`

  it('are told from private ones and from what the owner sends', () => {
    const { conversations } = parseMessages(`<form>${site}${group}</form>`, facts)
    expect(conversations).toMatchObject([
      { kind: 'site', id: '5', partner: { name: '站长' }, text: '本站下周维护。', isNew: false, isMine: null },
      {
        kind: 'group',
        id: '12',
        partner: null,
        subject: '周末爬山',
        text: '带上水',
        isNew: true,
        messages: 9,
        postedAt: '2026-11-24T08:21:00+08:00',
        url: 'https://bbs.example/home.php?mod=space&do=pm&subop=view&plid=12&type=1',
      },
    ])
  })
})

describe('a page that is no list', () => {
  const parsers = { parseNotices, parseMessages, parseFavorites, parseCredits }
  it.each(Object.entries(parsers))('is not taken for an empty one by %s', (_, parse) => {
    expect(() => parse('<div id="wp"><p>随便什么</p></div>', facts)).toThrow(PalouError)
  })
})
