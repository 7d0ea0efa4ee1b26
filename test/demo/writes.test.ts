import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { type Browser, createBrowser } from './browse.ts'

let now: number
let demo: Demo
let me: Browser

beforeEach(async () => {
  now = Date.UTC(2026, 10, 24, 4, 0, 0)
  demo = await startDemo({ now: () => now })
  me = createBrowser(demo)
})
afterEach(() => demo.close())

const replyUrl = (tid: number, extra = '') =>
  `forum.php?mod=post&action=reply&fid=2&tid=${tid}&extra=&replysubmit=yes&infloat=yes&handlekey=fastpost${extra}&inajax=1`

const reply = async (tid: number, message: string, more: Readonly<Record<string, string>> = {}) =>
  me.post(replyUrl(tid), { formhash: await me.hash(), message, subject: '  ', ...more })

const later = (seconds: number) => {
  now += seconds * 1000
}

describe('login', () => {
  test('lets a member in, says who he is, and out again with the right hash only', async () => {
    const guestHash = await me.hash()
    expect(await me.login('访客甲')).toContain('欢迎您回来，高级会员 访客甲')
    expect((await me.get('forum.php')).text).toContain("discuz_uid = '13'")
    const hash = await me.hash()
    expect(hash).not.toBe(guestHash)
    expect((await me.get('member.php?mod=logging&action=logout&formhash=deadbeef')).status).toBe(302)
    expect((await me.get('forum.php')).text).toContain("discuz_uid = '13'")
    expect((await me.get(`member.php?mod=logging&action=logout&formhash=${hash}`)).text).toContain('您已退出站点')
    expect((await me.get('forum.php')).text).toContain("discuz_uid = '0'")
  })

  test('counts wrong tries alike for unknown names, then locks for a quarter of an hour', async () => {
    expect(await me.login('访客甲', 'x')).toContain('登录失败，您还可以尝试 4 次')
    expect(await me.login('没有这个人', 'x')).toContain("'loginperm':'3'")
    expect(await me.login('石匠')).toContain('请选择安全提问以及填写正确的答案')
    await me.login('访客甲', 'x')
    expect(await me.login('访客甲', 'x')).toContain('密码错误次数过多')
    expect(await me.login('访客甲')).toContain('密码错误次数过多')
    later(16 * 60)
    expect(await me.login('访客甲')).toContain('欢迎您回来')
  })

  test('takes the answer to a security question', async () => {
    const fields = {
      formhash: await me.hash(),
      username: '石匠',
      password: 'palou',
      questionid: '5',
      answer: '老台式机',
    }
    const { text } = await me.post('member.php?mod=logging&action=login&loginsubmit=yes&inajax=1', fields)
    expect(text).toContain('欢迎您回来')
  })

  test('sends a member whose password is frozen to its change, whatever he asks', async () => {
    await me.login('访客甲')
    demo.setRules({ frozen: [13] })
    expect((await me.get('forum.php')).location).toBe('home.php?mod=spacecp&ac=profile&op=password')
    expect((await createBrowser(demo).get('forum.php')).status).toBe(200)
  })

  test('is a guest’s when the login cookie is missing', async () => {
    await me.login('访客甲')
    const bare = me.cookie().replace(/Yuan_2132_auth=[^;]*;?/, '')
    const page = await fetch(demo.url, { headers: { cookie: bare } }).then(r => r.text())
    expect(page).toContain("discuz_uid = '0'")
  })

  test('asks for a captcha when switched on, and burns a code with one try', async () => {
    demo.setRules({ captchaLogin: true })
    const form = (await me.get('member.php?mod=logging&action=login&infloat=yes&inajax=1')).text
    const idhash = /seccode_(\w+)"/.exec(form)![1]!
    const script = (await me.get(`misc.php?mod=seccode&action=update&idhash=${idhash}&modid=member::logging`)).text
    const image = /src="(misc\.php[^"]+)"/.exec(script)![1]!
    expect((await me.get(image)).text).toBe('Access Denied')
    const picture = await me.get(image, demo.url)
    expect([...picture.bytes.slice(1, 4)]).toEqual([0x50, 0x4e, 0x47])
    const { captchas } = JSON.parse((await me.get('__demo')).text) as { captchas: Record<string, string> }
    const submit = async (code: string) =>
      me.post('member.php?mod=logging&action=login&loginsubmit=yes&inajax=1', {
        formhash: await me.hash(),
        username: '访客甲',
        password: 'palou',
        seccodehash: idhash,
        seccodemodid: 'member::logging',
        seccodeverify: code,
      })
    expect((await submit('....')).text).toContain('验证码填写错误')
    expect((await submit(captchas[idhash]!)).text).toContain('验证码填写错误')
    await me.get(image, demo.url)
    const again = JSON.parse((await me.get('__demo')).text) as { captchas: Record<string, string> }
    expect((await submit(again.captchas[idhash]!.toLowerCase())).text).toContain('欢迎您回来')
  })
})

describe('a reply', () => {
  beforeEach(async () => {
    await me.login('访客甲')
  })

  test('is stored once, answers with its id, and stands on the page', async () => {
    const { text } = await reply(1, '我家后山也清静多了，早上能听见布谷。')
    const [, url, pid] = /succeedhandle_fastpost\('([^']+)'.*'pid':'(\d+)'/.exec(text)!
    expect(url).toBe(`forum.php?mod=viewthread&tid=1&pid=${pid}&page=5&extra=#pid${pid}`)
    const page = (await me.get('forum.php?mod=viewthread&tid=1&page=5')).text
    expect(page.split(`id="postmessage_${pid}"`)).toHaveLength(2)
    expect(page).toContain('早上能听见布谷')
  })

  test('leads on with 301 where it is a plain form', async () => {
    const answer = await me.post('forum.php?mod=post&action=reply&fid=2&tid=1&replysubmit=yes', {
      formhash: await me.hash(),
      message: '这是一条普通表单的回复。',
    })
    expect(answer.status).toBe(301)
    expect(answer.location).toContain('#pid')
  })

  test('quotes a floor through the popup’s own fields', async () => {
    const form = (
      await me.get(
        'forum.php?mod=post&action=reply&fid=2&tid=1&repquote=100005&extra=&page=1&infloat=yes&handlekey=reply&inajax=1',
      )
    ).text
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)![1]!.replace(/&amp;/g, '&')
    expect(field('noticetrimstr')).toContain('[color=#999999]慢慢走 发表于 2022-1-26 12:54[/color]')
    const { text } = await reply(1, '我舅舅也在那张纸上。', {
      noticetrimstr: field('noticetrimstr'),
      reppid: field('reppid'),
      reppost: field('reppost'),
      noticeauthor: field('noticeauthor'),
      noticeauthormsg: field('noticeauthormsg'),
    })
    expect(text).toContain('回复发布成功')
    const page = (await me.get('forum.php?mod=viewthread&tid=1&page=5')).text
    expect(page).toContain(
      'goto=findpost&amp;pid=100005&amp;ptid=1" target="_blank"><font color="#999999">慢慢走 发表于',
    )
    const him = createBrowser(demo)
    await him.login('慢慢走')
    expect((await him.get('forum.php')).text).toContain('提醒(1)')
    expect((await him.get('home.php?mod=space&do=notice')).text).toContain('回复了您的帖子')
    expect((await him.get('forum.php')).text).not.toContain('提醒(1)')
  })

  test('is refused as the site refuses: short, closed, missing, by a guest', async () => {
    expect((await reply(1, '短')).text).toContain("'minpostsize':'10'")
    expect((await reply(26, '这个主题已经关闭了呀。')).text).toContain('本主题已关闭')
    expect((await reply(424242, '没有这个主题的回复。')).text).toContain('指定的主题不存在')
    const guest = createBrowser(demo)
    const answer = await guest.post(replyUrl(1), { formhash: await guest.hash(), message: '游客想说一句话。' })
    expect(answer.text).toContain('您尚未登录')
  })

  test('waits fifteen seconds after the one before, and a refused one starts the wait as well', async () => {
    expect((await reply(1, '第一条回复，足够长了。')).text).toContain('回复发布成功')
    later(5)
    expect((await reply(1, '第二条回复，足够长了。')).text).toContain("'floodctrl':'15'")
    later(16)
    expect((await reply(1, '这里有违禁词样三个字。')).text).toContain('敏感词')
    later(3)
    expect((await reply(1, '马上再来一条，也不行。')).text).toContain('两次发表间隔少于 15 秒')
    demo.setRules({ floodSeconds: 0, hourQuota: 1 })
    expect((await reply(1, '每小时只许一条的限制。')).text).toContain('每小时限制')
  })

  test('waits for approval, or has words changed, without an error', async () => {
    const held = (await reply(1, '这里有待审词样三个字。')).text
    expect(held).toContain("succeedhandle_fastpost('forum.php?mod=viewthread&tid=1'")
    expect(held).toContain("'reply_mod':'1'")
    const pid = /'pid':'(\d+)'/.exec(held)![1]
    expect((await me.get('forum.php?mod=viewthread&tid=1&page=5')).text).toContain(`postmessage_${pid}`)
    expect((await createBrowser(demo).get('forum.php?mod=viewthread&tid=1&page=5')).text).not.toContain(
      `postmessage_${pid}`,
    )
    later(20)
    await reply(1, '这里有替换词样三个字。')
    expect((await me.get('forum.php?mod=viewthread&tid=1&page=5')).text).toContain('这里有**三个字')
  })

  test('with a stale hash is answered by the system page, and stores nothing', async () => {
    const answer = await reply(1, '带着旧表单串的回复。', { formhash: 'deadbeef' })
    expect(answer.status).toBe(503)
    expect(answer.text).toContain('System Error')
    expect(JSON.parse((await me.get('__demo')).text)).toMatchObject({ added: [] })
  })

  test('asks for a captcha on demand', async () => {
    demo.setRules({ captchaPost: true })
    expect((await reply(1, '没有验证码的一条回复。')).text).toContain('验证码填写错误')
    expect((await me.get('forum.php?mod=ajax&action=checkpostrule&inajax=yes&ac=reply')).text).toContain('seccode_')
  })

  test('opens what only those who answered may see', async () => {
    expect((await me.get('forum.php?mod=viewthread&tid=25')).text).not.toContain('三成河沙')
    await reply(25, '谢谢分享，照着试试看。')
    expect((await me.get('forum.php?mod=viewthread&tid=25')).text).toContain('三成河沙')
  })
})

describe('other writes', () => {
  beforeEach(async () => {
    demo.setRules({ floodSeconds: 0 })
    await me.login('访客甲')
  })

  test('support and oppose count once, and not on one’s own', async () => {
    const hash = await me.hash()
    const react = (pid: number, kind: string, h = hash) =>
      me.get(`forum.php?mod=misc&action=postreview&do=${kind}&tid=1&pid=${pid}&hash=${h}&inajax=1&ajaxmenu=1`)
    expect((await react(100002, 'support')).text).toContain(
      'errorhandle_(\'投票成功 \', {});}</script><script type="text/javascript">postreviewupdate(100002, 1);',
    )
    expect((await react(100002, 'against')).text).toContain('您已经对此回帖投过票了')
    expect((await me.get('forum.php?mod=viewthread&tid=1')).text).toContain('<span id="review_support_100002">4</span>')
    expect((await react(100003, 'support', 'deadbeef')).text).toContain('请求来路不正确')
    const mine = /'pid':'(\d+)'/.exec((await reply(1, '自己的一条回复，看看能不能自己赞。')).text)![1]
    expect((await react(Number(mine), 'support')).text).toContain('您不能对自己的回帖进行投票')
    const guest = createBrowser(demo)
    const answer = await guest.get(
      `forum.php?mod=misc&action=postreview&do=support&tid=1&pid=100002&hash=${await guest.hash()}&inajax=1`,
    )
    expect(answer.location).toContain('member.php?mod=logging&action=login')
  })

  test('a new thread appears in its board, and can be edited and deleted by its author', async () => {
    const formhash = await me.hash()
    const post = (fields: Record<string, string>) =>
      me.post('forum.php?mod=post&action=newthread&fid=2&extra=&topicsubmit=yes&inajax=1&handlekey=newthread', {
        formhash,
        ...fields,
      })
    expect((await post({ subject: '没有分类的主题', message: '内容足够长，就是没选分类。' })).text).toContain(
      '尚未选择主题的类别',
    )
    const { text } = await post({ subject: '停水的事也来说说', message: '昨天晚上又停了两个小时。', typeid: '1' })
    const [, tid, pid] = /'tid':'(\d+)','pid':'(\d+)'/.exec(text)!
    expect((await me.get('forum.php?mod=forumdisplay&fid=2')).text).toContain(`normalthread_${tid}`)
    const edit = (await me.get(`forum.php?mod=post&action=edit&fid=2&tid=${tid}&pid=${pid}&page=1`)).text
    expect(edit).toContain('昨天晚上又停了两个小时。</textarea>')
    const saved = await me.post('forum.php?mod=post&action=edit&extra=&editsubmit=yes&inajax=1', {
      formhash,
      fid: '2',
      tid: tid!,
      pid: pid!,
      page: '1',
      typeid: '2',
      subject: '停水的事（改）',
      message: '更正：停了三个小时。',
    })
    expect(saved.text).toContain('帖子编辑成功')
    const page = (await me.get(`forum.php?mod=viewthread&tid=${tid}`)).text
    expect(page).toContain('停水的事（改）')
    expect(page).toContain('本帖最后由 访客甲 于 2026-11-24 12:00 编辑')
    expect((await me.get('forum.php?mod=post&action=edit&fid=2&tid=1&pid=100002&page=1')).text).toContain(
      '您没有权限编辑他人发表的帖子',
    )
    await me.post('forum.php?mod=post&action=edit&extra=&editsubmit=yes&inajax=1', {
      formhash,
      fid: '2',
      tid: tid!,
      pid: pid!,
      page: '1',
      subject: 'x',
      message: 'x',
      delete: '1',
    })
    expect((await me.get(`forum.php?mod=viewthread&tid=${tid}`)).status).toBe(404)
  })

  test('a poll takes what it allows, once', async () => {
    const formhash = await me.hash()
    const vote = async (tid: number, ids: readonly string[]) => {
      const body = new URLSearchParams([
        ['formhash', formhash],
        ...ids.map(id => ['pollanswers[]', id] as [string, string]),
      ])
      return fetch(
        `${demo.url}forum.php?mod=misc&action=votepoll&fid=5&tid=${tid}&pollsubmit=yes&quickforward=yes&inajax=1`,
        { method: 'POST', body, headers: { cookie: me.cookie() } },
      ).then(r => r.text())
    }
    expect(await vote(4, [])).toContain('您没有选择投票选项')
    expect(await vote(4, ['11', '12', '13', '14'])).toContain('最多只能选择 3 项')
    expect((await me.get('forum.php?mod=viewthread&tid=4')).text).not.toContain('class="pbr"')
    expect(await vote(4, ['11', '14'])).toContain("window.location.href='forum.php?mod=viewthread&tid=4'")
    expect(await vote(4, ['11'])).toContain('您已参与过这个投票')
    const page = (await me.get('forum.php?mod=viewthread&tid=4')).text
    expect(page).toContain('共有 13 人参与投票')
    expect(page).toContain('class="pbr"')
    expect(await vote(5, ['21'])).toContain('投票已过期')
  })

  test('comments, ratings, favourites, recommendations, reports and messages are kept and shown', async () => {
    const formhash = await me.hash()
    const comment = await me.post(
      'forum.php?mod=post&action=reply&comment=yes&tid=1&pid=100002&extra=&page=1&commentsubmit=yes&infloat=yes&inajax=1',
      { formhash, handlekey: 'comment', message: '说得对' },
    )
    expect(comment.text).toContain('succeedhandle_comment')
    const rate = (score2: string) =>
      me.post('forum.php?mod=misc&action=rate&ratesubmit=yes&infloat=yes&inajax=1', {
        formhash,
        tid: '1',
        pid: '100002',
        handlekey: 'rate',
        score2,
        reason: '赞',
      })
    expect((await rate('99')).text).toContain('正确的分值')
    expect((await rate('3')).text).toContain('感谢您的参与')
    expect((await rate('3')).text).toContain('重复评分')
    const page = (await me.get('forum.php?mod=viewthread&tid=1')).text
    expect(page).toContain('id="ratelog_100002"')
    expect(page).toContain('说得对&nbsp;')
    const favourite = () => me.get(`home.php?mod=spacecp&ac=favorite&type=thread&id=1&formhash=${formhash}&inajax=1`)
    const favid = /'favid':'(\d+)'/.exec((await favourite()).text)![1]!
    expect((await favourite()).text).toContain('请勿重复收藏')
    expect((await me.get('home.php?mod=space&do=favorite&type=all')).text).toContain(`id="fav_${favid}"`)
    await me.post(`home.php?mod=spacecp&ac=favorite&op=delete&favid=${favid}&inajax=1`, {
      formhash,
      deletesubmit: 'true',
    })
    expect((await me.get('home.php?mod=space&do=favorite&type=all')).text).not.toContain(`id="fav_${favid}"`)
    const recommend = () =>
      me.get(`forum.php?mod=misc&action=recommend&do=add&tid=1&hash=${formhash}&inajax=1&ajaxmenu=1`)
    expect((await recommend()).text).toContain("'recommendv':'+1'")
    expect((await recommend()).text).toContain('您已评价过本主题')
    const report = await me.post('misc.php?mod=report&inajax=1', {
      formhash,
      reportsubmit: 'true',
      rtype: 'post',
      rid: '100002',
      tid: '1',
      fid: '2',
      handlekey: 'miscreport',
      message: '重复发帖',
    })
    expect(report.text).toContain("errorhandle_miscreport('举报成功 '")
    const letter = await me.post('home.php?mod=spacecp&ac=pm&op=send&touid=9&pmid=0&inajax=1', {
      formhash,
      handlekey: 'pmsend',
      pmsubmit: 'yes',
      message: '周六一起去吗？',
    })
    expect(letter.text).toContain('操作成功')
    const him = createBrowser(demo)
    await him.login('慢慢走')
    expect((await him.get('forum.php')).text).toContain('id="pm_ntc" class="new"')
    expect((await him.get('home.php?mod=space&do=pm&subop=view&touid=13')).text).toContain('周六一起去吗？')
  })

  test('one’s own replies are listed with their ids', async () => {
    const pid = /'pid':'(\d+)'/.exec((await reply(1, '要能在我的回帖里找到。')).text)![1]
    const list = (await me.get('home.php?mod=space&do=thread&view=me&type=reply')).text
    expect(list).toContain(`goto=findpost&amp;ptid=1&amp;pid=${pid}" target="_blank">要能在我的回帖里找到。</a>`)
  })

  test('a session that the site ended is a guest’s again', async () => {
    await me.get('__demo?endSessions=1')
    expect((await me.get('forum.php')).text).toContain("discuz_uid = '0'")
  })

  test('a password board opens to its word', async () => {
    const formhash = await me.hash()
    const open = (pw: string) =>
      me.post('forum.php?mod=forumdisplay&fid=8&action=pwverify', { formhash, pw, loginsubmit: 'true' })
    expect((await open('x')).text).toContain('密码不正确')
    await open('louti')
    expect((await me.get('forum.php?mod=forumdisplay&fid=8')).text).toContain('normalthread_23')
  })
})

test('search answers with a redirect to results, and asks for patience', async () => {
  const formhash = await me.hash()
  const search = (srchtxt: string) => me.post('search.php?mod=forum', { formhash, srchtxt, searchsubmit: 'yes' })
  const first = await search('三角梅')
  expect(first.status).toBe(302)
  const page = (await me.get(first.location!)).text
  const found = Number(/相关内容 (\d+) 个/.exec(page)![1])
  expect(found).toBeGreaterThan(0)
  expect(page.match(/<li class="pbw"/g)!.length).toBe(Math.min(found, 20))
  expect((await search('石门岭')).text).toContain('10 秒内只能进行一次搜索')
  later(11)
  const none = await search('没有这样的标题')
  expect((await me.get(none.location!)).text).toContain('没有找到匹配结果')
})
