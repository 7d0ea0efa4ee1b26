/** What stands in front of forums (facts §9): obeyed, asked of the person, or named with a way out; never read as an empty board. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { type Ran, runCommand } from '../helpers/command-line.ts'
import { type Guard, type GuardedSite, startGuard } from '../helpers/guarded-site.ts'
import { faultsOf } from '../helpers/validate.ts'

let demo: Demo
let site: GuardedSite
beforeAll(async () => {
  demo = await startDemo()
})
afterEach(() => site?.close())
afterAll(() => demo.close())

const board = 'forum.php?mod=forumdisplay&fid=2'

const read = async (guard: Guard, path = board, ...more: readonly string[]): Promise<Ran> => {
  site = await startGuard(demo, guard)
  const args = ['threads', site.url + path, '--json', '--lang', 'en', ...more]
  return runCommand(args, { ownSites: [site.url] })
}

const failureOf = ({ code, stdout, stderr }: Ran) => {
  expect(stdout).toBe('')
  const line = JSON.parse(stderr)
  expect(faultsOf(line)).toEqual([])
  return { exit: code, code: line.code, message: line.message, hint: line.hint }
}

/** Discuz's own guards (source/include/misc/misc_security.php): no template, one table. */
const bare = (subject: string, message: string, script = ''): string =>
  `<html><head><meta charset="utf-8" /><title>${subject}</title></head><body bgcolor="#FFFFFF">${script}
<table cellpadding="0"><tr><td><b style="font-size: 16px">${subject}</b><br />${message}</td></tr></table></body></html>`
const reload =
  '<script language="JavaScript">function reload() { document.location.reload(); } setTimeout("reload()", 1001);</script>'
const tooFast = bare('频繁刷新限制', '您访问本站速度过快！请等待页面自动跳转 ...', reload)
const sum = (question: string): string =>
  `<form action="/forum.php" method="post">${bare(question, '<input type="text" name="answer" /><input type="submit" name="secqsubmit" value=" Submit " />')}</form>`

const message = (words: string, more = ''): string =>
  `<!DOCTYPE html><html><head><title>提示信息 - 远岸 - Powered by Discuz!</title><meta name="generator" content="Discuz! X3.4" />
<script>var discuz_uid = '0', charset = 'utf-8';</script></head><body id="nv_forum" class="pg_forumdisplay">
<div id="wp" class="wp"><input type="hidden" name="srhfid" value="2" /><div id="messagetext" class="alert_error"><p>${words}</p></div>${more}</div></body></html>`

const isBusy = /\bforum\.php/

describe('guards that want patience', () => {
  it('are waited for: the limiter of one second', async () => {
    const ran = await read(({ count }) => (count === 0 ? { html: tooFast } : null))
    expect([ran.code, JSON.parse(ran.stdout).threads.length > 0, site.asked.length]).toEqual([0, true, 2])
  })
  it('are waited for: the page that loads itself again with a cookie', async () => {
    const first = {
      html: bare('页面重载开启', '欢迎光临本站', reload),
      headers: { 'set-cookie': 'x_lastrequest=1; path=/' },
    }
    const ran = await read(({ cookie }) => (/lastrequest=1/.test(cookie) ? null : first))
    expect([ran.code, site.asked.length]).toEqual([0, 2])
  })
  it('are named where patience does not help', async () => {
    expect(failureOf(await read(() => ({ html: tooFast })))).toMatchObject({ exit: 7, code: 'rate-limited' })
  })
  it('are named when they say so by status', async () => {
    const ran = await read(() => ({ status: 429, html: 'slow down', headers: { 'retry-after': '7' } }))
    expect(failureOf(ran)).toMatchObject({ exit: 7, code: 'rate-limited', hint: 'Wait 7 s.' })
  })
})

const script = '<html><body><script type="text/javascript" src="/aes.min.js"></script>'
const slowAes = `${script}<script>var a=toNumbers("f655ba9d"),c=toNumbers("98344c2e");document.cookie="__test="+toHex(slowAES.decrypt(c,2,a,b));location.href="/?i=1"</script></body></html>`
const antiTheft =
  "<script>_a='ass';_b='ign';window[_a+_b]='/forum.php?mod=viewthread&tid=1&_ds'+'ign=0123abcd'</script>"
const cloudflare =
  '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><script src="/cdn-cgi/challenge-platform/h/b/orchestrate"></script></body></html>'

describe('guards that want a browser', () => {
  it.each<readonly [string, number, string, Readonly<Record<string, string>>, string]>([
    ['slowAES', 200, slowAes, {}, 'slowAES'],
    ['Cloudflare at 403', 403, cloudflare, { server: 'cloudflare', 'cf-ray': '1' }, 'Cloudflare'],
    ['Cloudflare at 503', 503, cloudflare, { server: 'cloudflare' }, 'Cloudflare'],
    ['百度云加速 at 405', 405, '<html><title>405</title><body>百度云加速 yunjiasu</body></html>', {}, '百度云加速'],
    ['宝塔 at 403', 403, '<html><body>您的请求带有不合法参数，已被宝塔网站防火墙拦截</body></html>', {}, '宝塔防火墙'],
    ['安全狗 at 200', 200, '<html><title>网站安全狗</title><body>safedog</body></html>', {}, '安全狗'],
    ['加速乐 at 521', 521, '<script>document.cookie="__jsl_clearance=1"</script>', {}, '加速乐'],
    [
      'a page with one button',
      200,
      '<script>function go(){document.cookie="_safe=1"}</script><a onclick="go()">进入</a>',
      {},
      '_safe',
    ],
    ['a bare 403', 403, '', {}, 'HTTP 403'],
    ['a bare 405', 405, '<html><title>Not Allowed</title></html>', {}, 'HTTP 405'],
  ])('%s are named, with the ways out', async (_, status, html, headers, name) => {
    const found = failureOf(await read(() => ({ status, html, headers })))
    expect(found).toMatchObject({ exit: 6, code: 'challenge', message: expect.stringContaining(name) })
    expect(found.hint).toMatch(/cookies import/)
  })

  it('anti-theft on a thread’s first page is named', async () => {
    site = await startGuard(demo, ({ path }) => (/tid=1\b/.test(path) ? { html: antiTheft } : { status: 404 }))
    const ran = await runCommand(['thread', `${site.url}forum.php?mod=viewthread&tid=1`, '--json'], {
      ownSites: [site.url],
    })
    expect(failureOf(ran)).toMatchObject({ exit: 6, code: 'challenge', message: expect.stringContaining('_dsign') })
  })

  it('leave the API as a way in where they forgot it, and the answer says so', async () => {
    const ran = await read(({ path }) => (isBusy.test(path) ? { status: 405 } : null))
    expect([ran.code, JSON.parse(ran.stdout).site.engine]).toEqual([0, 'discuz-api'])
  })

  it('are the answer where only pages were wanted', async () => {
    const ran = await read(({ path }) => (isBusy.test(path) ? { status: 405 } : null), board, '--engine', 'html')
    expect(failureOf(ran)).toMatchObject({ exit: 6, code: 'challenge' })
  })
})

describe('guards of Discuz itself', () => {
  it('that refuse proxies are told', async () => {
    const ran = await read(() => ({ html: bare('代理服务器访问限制', '请去除您的代理设置') }))
    expect(failureOf(ran)).toMatchObject({ exit: 8, code: 'request-refused', message: expect.stringContaining('代理') })
  })
  it('that ask a sum show it, where nobody can be asked', async () => {
    const ran = await read(() => ({ html: sum('3 + 14 + 2 = ?') }), board, '--no-input')
    expect(failureOf(ran)).toMatchObject({
      exit: 6,
      code: 'captcha-needed',
      message: expect.stringContaining('3 + 14 + 2 = ?'),
    })
  })
})

describe('refusals', () => {
  it.each<readonly [string, string, number, string]>([
    ['the owner’s words for a closed site', '系统维护中，今晚八点恢复', 5, 'site-closed'],
    ['visit hours', '抱歉，管理员设置了每日 1:00-6:00 不能进行此操作或访问此页面，请其他时间再试', 5, 'visit-hours'],
    ['a group that may not visit', '抱歉，您所在的用户组(游客)无法进行此操作', 5, 'not-allowed'],
    ['a missing board', '抱歉，指定的版块不存在', 3, 'board-not-found'],
  ])('of %s', async (_, words, exit, code) => {
    expect(failureOf(await read(() => ({ html: message(words) })))).toMatchObject({
      exit,
      code,
      message: expect.stringContaining(words),
    })
  })

  it('of a banned address, on a page without a template', async () => {
    const html =
      '<html><head><title>127.0.0.1 - System Error</title></head><body><h1>Discuz! System Error</h1><div class="info"><li>抱歉，您的 IP 地址不在允许范围内，或您的账号被禁用，无法访问本站点</li></div></body></html>'
    expect(failureOf(await read(() => ({ html })))).toMatchObject({ exit: 5, code: 'banned' })
  })

  it('of guests on a site for members', async () => {
    const login = message('', '<form id="loginform_x" name="login"><input name="username" /></form>').replace(
      'pg_forumdisplay',
      'pg_logging',
    )
    const ran = await read(({ path }) =>
      path.startsWith('/member.php')
        ? { html: login }
        : { status: 302, headers: { location: '/member.php?mod=logging&action=login' } },
    )
    const found = failureOf(ran)
    expect(found).toMatchObject({ exit: 4, code: 'login-needed' })
    expect(found.hint).toMatch(/palou login/)
  })

  it('of an account whose password must be changed first', async () => {
    const ran = await read(({ path }) =>
      path.startsWith('/home.php')
        ? { html: message('请修改密码') }
        : { status: 302, headers: { location: '/home.php?mod=spacecp&ac=profile&op=password' } },
    )
    expect(failureOf(ran)).toMatchObject({ exit: 5, code: 'account-frozen' })
  })

  it('of a board with a password, where nobody can be asked', async () => {
    const ran = await read(() => null, 'forum.php?mod=forumdisplay&fid=8')
    const found = failureOf(ran)
    expect(found).toMatchObject({ exit: 5, code: 'password-needed' })
    expect(found.hint).toMatch(/--board-password-stdin/)
  })

  it('of what is no forum at all', async () => {
    const ran = await read(() => ({
      html: '<html><title>Welcome</title><body><ul><li><a href="/a">a</a></ul></body></html>',
    }))
    expect(failureOf(ran)).toMatchObject({ exit: 9, code: 'page-not-recognised' })
  })
})
