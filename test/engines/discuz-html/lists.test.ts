import { describe, expect, it } from 'vitest'
import { createDiscuzLists } from '../../../source/engines/discuz-html/lists.ts'
import type { PageFacts } from '../../../source/engines/discuz-html/page-facts.ts'
import { parseGuide } from '../../../source/engines/discuz-html/parse-guide.ts'
import { parseSearch } from '../../../source/engines/discuz-html/parse-search.ts'
import { parseUser } from '../../../source/engines/discuz-html/parse-user.ts'
import { parseUserReplies, parseUserThreads } from '../../../source/engines/discuz-html/parse-user-lists.ts'
import { PalouError } from '../../../source/forum/errors.ts'
import type { SearchQuery } from '../../../source/forum/lists.ts'
import type { Author, BoardId, UserId } from '../../../source/forum/model.ts'
import type { HttpClient } from '../../../source/http/contract.ts'
import { describeCaptures, listCaptures, readCapture } from '../../helpers/captures.ts'
import { createFakeSite, type Reply } from '../../helpers/fake-site.ts'

const facts = (askedPage = 1): PageFacts => ({
  base: 'https://bbs.example/',
  url: 'https://bbs.example/x',
  now: Date.parse('2026-11-24T04:21:00Z'),
  offsetMinutes: 480,
  askedPage,
})
const text = (name: string): string => readCapture('x35', name).text
const author: Author = { id: '4' as UserId, name: '金牌阿强', kind: 'member', group: null, badges: [] }

describeCaptures('guide pages', () => {
  it.each(listCaptures('x35', /^(?:guide_(?:hot|digest|new|newthread|my|new_p2)|rewrite_guide)\.html$/))(
    '%s gives its rows with their boards',
    name => {
      const html = text(name)
      const page = parseGuide(html, facts(name.includes('p2') ? 2 : 1))
      expect(page.threads).toHaveLength(html.match(/id="(?:normal|stick)thread_\d+"/g)?.length ?? -1)
      expect(page.warnings).toEqual([])
      for (const thread of page.threads) {
        expect(thread.board?.url).toBe(`https://bbs.example/forum.php?mod=forumdisplay&fid=${thread.board?.id}`)
        expect(thread.createdAt).toMatch(/^20\d\d-/)
        expect(thread.lastPost?.postedAt).toMatch(/^20\d\d-/)
        expect(thread.author.name).not.toBe('')
      }
    },
  )

  it('reads a row of the digest', () => {
    const page = parseGuide(text('guide_digest.html'), facts())
    expect(page.page).toMatchObject({ number: 1, count: 1 })
    expect(page.threads[0]).toMatchObject({
      id: '1',
      title: '滨海大道供水主管爆裂 七个小区停水 预计今晚八时恢复',
      board: { id: '2', name: '本地新闻' },
      author: { id: '2', name: '小鱼儿' },
      pages: 2,
      excerpt: null,
    })
  })

  it('reads a price and a reading level', () => {
    const { threads } = parseGuide(text('guide_newthread.html'), facts())
    expect(threads.find(thread => thread.id === '780')).toMatchObject({ price: 5, readAccess: null })
    expect(threads.find(thread => thread.id === '779')).toMatchObject({ price: null, readAccess: 90 })
  })

  it('does not know how many pages there are where the page does not', () => {
    expect(parseGuide(text('guide_my.html'), facts()).page).toEqual({ number: 1, count: null, size: 50 })
  })
})

describeCaptures('search results', () => {
  it('gives hits with board, excerpt and exact total', () => {
    const page = parseSearch(text('search_results.html'), facts())
    expect(page).toMatchObject({ total: 34, page: { number: 1, count: 2, size: 20 } })
    expect(page.results).toHaveLength(20)
    expect(page.results[0]).toMatchObject({
      id: '525',
      title: '地铁三号线"内幕"（523）',
      replies: 15,
      views: 4039,
      author: { id: '17', name: '城南旧事' },
      createdAt: '2026-11-20T16:52:00+08:00',
      board: { id: '3', name: '闲聊灌水' },
      excerpt: '小区群里有人说排队的人特别多，建议错峰出行。据目击者介绍天气突然转凉，热心市民主动维持秩序，值得点赞。',
    })
  })

  it('gives the rest on the second page', () => {
    const page = parseSearch(text('search_results_p2.html'), facts(2))
    expect(page.results).toHaveLength(14)
    expect(page).toMatchObject({ total: 34, page: { number: 2, count: 2 }, warnings: [] })
  })

  it('believes a page that found nothing', () => {
    expect(parseSearch(text('search_results_none.html'), facts())).toMatchObject({ total: 0, results: [] })
  })

  it('reads GBK results', () => {
    const html = new TextDecoder('gb18030').decode(readCapture('gbk', 'search_results.html').bytes)
    const page = parseSearch(html, facts())
    expect(page.total).toBe(25)
    expect(page.results[0]).toMatchObject({
      id: '354',
      title: '地铁三号线全记录',
      replies: 12,
      views: 1418,
      board: { name: '电脑DIY' },
    })
  })

  it('is never empty where the page does not say so', () => {
    expect(() => parseSearch(text('search_form.html'), facts())).toThrow(
      expect.objectContaining({ code: 'page-not-recognised' }),
    )
  })
})

describeCaptures('members', () => {
  it('reads a profile', () => {
    expect(parseUser(text('profile_user.html'), facts())).toEqual({
      id: '4',
      name: '金牌阿强',
      url: 'https://bbs.example/home.php?mod=space&uid=4',
      avatar: 'http://127.0.0.1:8081/uc_server/avatar.php?uid=4&size=small',
      group: '金牌会员',
      title: null,
      online: null,
      threads: 49,
      replies: 562,
      friends: 0,
      registeredAt: '2024-09-26T11:51:00+08:00',
      lastVisitAt: '2026-11-24T11:58:00+08:00',
      lastPostAt: '2026-11-24T11:58:00+08:00',
      credits: [
        { name: '积分', value: 1376 },
        { name: '威望', value: 34 },
        { name: '金钱', value: 694 },
        { name: '贡献', value: 3 },
      ],
      facts: [
        { name: '邮箱状态', value: '已验证' },
        { name: '上次活动时间', value: '2026-11-24 11:58' },
        { name: '所在时区', value: '使用系统默认' },
        { name: '已用空间', value: '0 B' },
      ],
      signature: null,
    })
  })

  it('reads one’s own profile', () => {
    expect(parseUser(text('profile_self.html'), facts())).toMatchObject({ id: '14', name: 'dtester', threads: 52 })
  })

  it('reads a member’s threads', () => {
    const page = parseUserThreads(text('profile_threads.html'), author, facts())
    expect(page.threads).toHaveLength(20)
    expect(page.threads[0]).toMatchObject({
      id: '797',
      title: '【悬赏】求推荐一台两千元以内的相机',
      kind: 'reward',
      author,
      createdAt: null,
      board: { id: '3', name: '闲聊灌水' },
      lastPost: { author: { name: '影像志' } },
    })
    expect(page.page).toMatchObject({ number: 1, count: null })
  })

  it('reads a member’s replies under their threads', () => {
    const { replies } = parseUserReplies(text('profile_replies.html'), facts())
    expect(replies[0]).toEqual({
      postId: '3126',
      url: 'https://bbs.example/forum.php?mod=redirect&goto=findpost&ptid=2&pid=3126',
      text: '刚刚排队的人特别多，不知道有没有人遇到同样的情况？上个周末红绿灯坏了半天，价格倒是不贵，味道一般。 ...',
      thread: {
        id: '2',
        title: '【万楼活动】盖楼大赛：从一楼聊到三千楼，每逢尾数88有奖',
        url: 'https://bbs.example/forum.php?mod=viewthread&tid=2',
      },
      board: { id: '3', name: '闲聊灌水', url: 'https://bbs.example/forum.php?mod=forumdisplay&fid=3' },
    })
    expect(replies[2]?.text).toBe('同感 —— 3097楼')
  })

  it('takes no other page for a list or a profile', () => {
    const refused = expect.objectContaining({ code: 'page-not-recognised' })
    expect(() => parseUser(text('index_user.html'), facts())).toThrow(refused)
    expect(() => parseUserThreads(text('profile_user.html'), author, facts())).toThrow(refused)
    expect(() => parseUserReplies(text('profile_user.html'), facts())).toThrow(refused)
  })
})

const base = 'http://127.0.0.1:8081/'
const query = (rest: Partial<SearchQuery> = {}): SearchQuery => ({
  words: '地铁',
  fullText: false,
  author: null,
  boardId: null,
  seconds: null,
  before: false,
  sort: 'lastPost',
  page: 1,
  searchId: null,
  ...rest,
})

type Posted = {
  readonly url: string
  readonly fields: readonly (readonly [string, string])[]
  readonly charset: string
}

/** A site whose form answers a search with `answer`. */
const searching = (answer: Reply, replies: Readonly<Record<string, Reply>>) => {
  const posted: Posted[] = []
  const site = createFakeSite(url => replies[url.slice(base.length)] ?? { status: 404, text: '<title>404</title>' })
  const posting = createFakeSite(() => answer)
  const client: HttpClient = {
    ...site,
    post: async (url, fields, options = {}) => {
      posted.push({ url, fields, charset: options.charset ?? '' })
      return posting.get(url, { follow: false })
    },
  }
  return { lists: createDiscuzLists({ client, base }), posted, asked: site.asked }
}

describeCaptures('searching', () => {
  const found = {
    status: 302,
    location: 'search.php?mod=forum&searchid=1&orderby=lastpost&ascdesc=desc&searchsubmit=yes&kw=x',
  }
  const form = { text: text('search_form.html'), charset: 'gbk' }
  const results = 'search.php?mod=forum&searchid=1&orderby=lastpost&ascdesc=desc&searchsubmit=yes'

  it('posts the form in the site’s charset and reads the results', async () => {
    const { lists, posted } = searching(found, {
      'search.php?mod=forum': form,
      [results]: { text: text('search_results.html') },
    })
    const answer = await lists.search(
      query({ words: '地铁 (3)', author: '右江', boardId: '3' as BoardId, seconds: 86400 }),
    )
    expect(answer).toMatchObject({ words: '地铁 (3)', total: 34, searchId: '1', page: { count: 2 } })
    const [sent] = posted
    expect(sent).toMatchObject({ url: `${base}search.php?mod=forum`, charset: 'gbk' })
    expect(Object.fromEntries(sent?.fields ?? [])).toMatchObject({
      formhash: expect.stringMatching(/^[0-9a-f]{8}$/),
      srchtxt: '地铁 (3)',
      srchuname: '右江',
      'srchfid[]': '3',
      srchfrom: '86400',
      searchsubmit: 'yes',
    })
  })

  it('asks for another page of the same search without searching again', async () => {
    const { lists, posted, asked } = searching(found, {
      [`${results}&page=2`]: { text: text('search_results_p2.html') },
    })
    const answer = await lists.search(query({ page: 2, searchId: '1' }))
    expect(answer.results).toHaveLength(14)
    expect(posted).toEqual([])
    expect(asked).toEqual([`${base}${results}&page=2`])
  })

  it('says how long to wait between searches', async () => {
    const { lists } = searching({ text: text('search_err_toosoon.html') }, { 'search.php?mod=forum': form })
    await expect(lists.search(query())).rejects.toEqual(expect.objectContaining({ code: 'rate-limited', seconds: 10 }))
  })

  it('asks for a login where the site does', async () => {
    const login = { status: 302, location: 'member.php?mod=logging&action=login' }
    const { lists } = searching(login, { 'search.php?mod=forum': form })
    await expect(lists.search(query())).rejects.toEqual(expect.objectContaining({ code: 'login-needed' }))
  })
})

describeCaptures('members of a site', () => {
  const profile = { text: text('profile_user.html') }

  it('finds a member by name, in the site’s own bytes', async () => {
    const client = createFakeSite(url => {
      if (url.endsWith('forum.php')) return { text: text('index_guest.html'), charset: 'gbk' }
      return url.includes('username=%BD%F0')
        ? profile
        : {
            text: '<body class="pg_space"><div id="messagetext" class="alert_error"><p>抱歉，您指定的用户空间不存在</p></div></body>',
          }
    })
    const { user } = await createDiscuzLists({ client, base }).loadUser({ userId: null, name: '金牌阿强' })
    expect(user).toMatchObject({ id: '4', name: '金牌阿强' })
    expect(client.asked.at(-1)).toBe(`${base}home.php?mod=space&username=%BD%F0%C5%C6%B0%A2%C7%BF&do=profile`)
  })

  it('asks for the profile where the site opens another tab', async () => {
    const client = createFakeSite(url =>
      url.includes('uid=2&do=profile') ? profile : { text: text('profile_byname.html') },
    )
    await createDiscuzLists({ client, base }).loadUser({ userId: null, name: '小鱼儿' })
    expect(client.asked).toHaveLength(2)
  })

  it('gives threads and replies under the member’s name', async () => {
    const client = createFakeSite(url => ({
      text: text(url.includes('type=reply') ? 'profile_replies.html' : 'profile_threads.html'),
    }))
    const lists = createDiscuzLists({ client, base })
    const { threads } = await lists.loadUserThreads('4' as UserId, 2)
    expect(threads[0]?.author).toMatchObject({ id: '4', name: '金牌阿强' })
    expect((await lists.loadUserReplies('4' as UserId, 1)).replies).toHaveLength(20)
    expect(client.asked[0]).toBe(`${base}home.php?mod=space&uid=4&do=thread&view=me&from=space&type=thread&page=2`)
  })

  it('says that a guest must log in', async () => {
    const client = createFakeSite(() => ({ text: text('profile_guest.html') }))
    const lists = createDiscuzLists({ client, base })
    await expect(lists.loadUser({ userId: '4' as UserId, name: null })).rejects.toEqual(
      expect.objectContaining({ code: 'login-needed' }),
    )
    await expect(lists.loadUser({ userId: null, name: null })).rejects.toBeInstanceOf(PalouError)
  })

  it('gives a guide by its view', async () => {
    const client = createFakeSite(() => ({ text: text('guide_new_p2.html') }))
    const answer = await createDiscuzLists({ client, base }).loadGuide('new', 2)
    expect(answer).toMatchObject({ view: 'new', page: { number: 2, count: 12 } })
    expect(client.asked).toEqual([`${base}forum.php?mod=guide&view=new&page=2`])
  })
})

describe('a guide page of no known shape', () => {
  it('is refused', () => {
    expect(() => parseGuide('<body class="pg_guide"></body>', facts())).toThrow(
      expect.objectContaining({ code: 'page-not-recognised' }),
    )
  })
})
