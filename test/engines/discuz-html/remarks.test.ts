import { describe, expect, it } from 'vitest'
import { createDiscuzLists } from '../../../source/engines/discuz-html/lists.ts'
import { parseAnnouncements } from '../../../source/engines/discuz-html/parse-announcements.ts'
import { insideCdata } from '../../../source/engines/discuz-html/parse-form.ts'
import { parseRatingLog } from '../../../source/engines/discuz-html/parse-ratings.ts'
import type { BoardId, PostId, ThreadId } from '../../../source/forum/model.ts'
import { describeCaptures, readCapture } from '../../helpers/captures.ts'
import { createFakeSite } from '../../helpers/fake-site.ts'

const facts = {
  base: 'https://bbs.example/',
  url: 'https://bbs.example/forum.php',
  now: Date.parse('2026-11-24T04:21:00Z'),
  offsetMinutes: 480,
  askedPage: 1,
} as const
const text = (name: string): string => readCapture('x35', name).text

describeCaptures('the log of ratings', () => {
  it('has one row a member and credit, in the order of the page', () => {
    const { ratings, totals } = parseRatingLog(insideCdata(text('viewratings.xml')), facts)
    expect(ratings.map(({ author, name, value, reason }) => [author.name, name, value, reason])).toEqual([
      ['论坛元老Tom', '威望', '+1', '很给力!'],
      ['论坛元老Tom', '金钱', '+5', '很给力!'],
      ['海边漫步', '威望', '+1', '赞一个!'],
      ['海边漫步', '金钱', '+3', '赞一个!'],
      ['夜航船', '威望', '+1', '神马都是浮云'],
      ['夜航船', '金钱', '-2', '神马都是浮云'],
      ['dtester', '威望', '+1', null],
      ['dtester', '金钱', '+8', null],
    ])
    expect(totals).toEqual([
      { name: '威望', value: '+4' },
      { name: '金钱', value: '+14' },
    ])
  })

  it('adds up to its own totals', () => {
    for (const name of ['viewratings.xml', 'ajax_viewratings.xml']) {
      const { ratings, totals } = parseRatingLog(insideCdata(text(name)), facts)
      for (const total of totals) {
        const sum = ratings.filter(rating => rating.name === total.name).reduce((n, { value }) => n + Number(value), 0)
        expect(sum).toBe(Number(total.value))
      }
    }
  })
})

describeCaptures('announcements', () => {
  it('have their words, their author and their day', () => {
    const found = parseAnnouncements(text('announcement.html'), facts)
    expect(found.map(({ id, title, author, startsAt }) => [id, title, author?.name, startsAt])).toEqual([
      ['1', '海湾社区十周年庆典公告', 'admin', '2026-11-21T00:00:00+08:00'],
      ['2', '外链公告：请遵守版规', '超版老王', '2026-11-15T00:00:00+08:00'],
    ])
    expect(found[0]!.text).toBe('各位网友：\n　　海湾社区十周年庆典将于下月举行，欢迎报名！\n详情')
  })
})

const base = 'https://bbs.example/'
const floor = { threadId: '564' as ThreadId, postId: '7394' as PostId }
const page = (inner: string): string =>
  `<!DOCTYPE html><html><head><meta name="generator" content="Discuz! X3.5" /><title>远岸论坛</title><script>var discuz_uid = '0';</script></head><body id="nv_forum" class="pg_x"><div id="wp">${inner}</div><div id="ft"></div></body></html>`
const message = (words: string): string =>
  page(`<div id="ct"><div id="messagetext" class="alert_error"><p>${words}</p></div></div>`)
const fragment = (inner: string): string => `<?xml version="1.0" encoding="utf-8"?>\n<root><![CDATA[${inner}]]></root>`
const comment = (n: number): string =>
  `<div class="pstl"><div class="psta"><a href="home.php?mod=space&amp;uid=${n}" class="xi2 xw1">会员${n}</a></div><div class="psti">&nbsp;点评 ${n}&nbsp;<span class="xg1">发表于 2026-11-24 12:01</span></div></div>`
const pager =
  '<div class="pgs"><div class="pg"><a class="prev" href="x&amp;page=1">&nbsp;</a><a href="x&amp;page=1">1</a><strong>2</strong><label><span title="共 3 页"> / 3 页</span></label><a class="nxt" href="x&amp;page=3">下一页</a></div></div>'

const openLists = (answers: Readonly<Record<string, string>>) => {
  const client = createFakeSite(url => {
    const found = Object.entries(answers).find(([part]) => url.includes(part))
    return { text: found?.[1] ?? page('') }
  })
  return createDiscuzLists({ client, base })
}

describe('what is loaded on demand', () => {
  it('gives a later page of comments, and says which', async () => {
    const lists = openLists({
      commentmore: fragment(`<h3 class="psth cm">点评</h3>${comment(6)}${comment(7)}${pager}`),
    })
    const answer = await lists.loadComments(floor, 2)
    expect(answer.comments.map(({ author, text: words }) => [author.name, words])).toEqual([
      ['会员6', '点评 6'],
      ['会员7', '点评 7'],
    ])
    expect(answer).toMatchObject({ page: { number: 2, count: 3 }, site: { name: '远岸论坛' }, floor })
  })

  it('passes on why there are no comments', async () => {
    const lists = openLists({ commentmore: fragment('<div class="alert_error">抱歉，您没有权限查看点评</div>') })
    await expect(lists.loadComments(floor, 1)).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('takes the site’s word that nobody rated, and that there is no announcement', async () => {
    const lists = openLists({
      viewratings: message('抱歉，指定帖子在近一年内没有评分记录'),
      'mod=announcement': message('抱歉，目前没有公告供查看'),
    })
    expect((await lists.loadRatings(floor)).ratings).toEqual([])
    expect((await lists.loadAnnouncements()).announcements).toEqual([])
  })

  it('does not take another refusal for an empty list', async () => {
    const lists = openLists({ viewratings: message('抱歉，您没有权限查看评分') })
    await expect(lists.loadRatings(floor)).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('sends a guest who asks for his own lists to the login', async () => {
    const lists = openLists({ 'do=notice': page('<div class="emp">没有</div>') })
    await expect(lists.loadNotices('all', 1)).rejects.toMatchObject({ code: 'login-needed' })
  })
})

describeCaptures('a board’s rules', () => {
  it('come with the board’s name', async () => {
    const lists = openLists({ forumdisplay: text('forumdisplay_2.html') })
    const { board, text: words } = await lists.loadRules('2' as BoardId)
    expect([board.name, (words ?? '').length > 10]).toEqual(['本地新闻', true])
  })
})
