import { describe, expect, it } from 'vitest'
import { isForumPage, parseMessage } from '../../../source/engines/discuz-html/parse-message.ts'
import type { ErrorCode } from '../../../source/forum/errors.ts'
import { describeCaptures, listCaptures, readCapture } from '../../helpers/captures.ts'

const codes: Readonly<Record<string, ErrorCode>> = {
  '404.html': 'page-not-found',
  'archiver_denied.html': 'login-needed',
  'attachment_guest.html': 'page-not-found',
  'attachment_samelink_guest.html': 'not-allowed',
  'closed_index_guest.html': 'site-closed',
  'closed_viewthread_user.html': 'site-closed',
  'forumdisplay_11_denied.html': 'login-needed',
  'forumdisplay_11_denied_user.html': 'not-allowed',
  'forumdisplay_12_password.html': 'password-needed',
  'forumdisplay_12_pw_wrong.html': 'password-needed',
  'forumdisplay_999_missing.html': 'board-not-found',
  'groupphp.html': 'not-allowed',
  'login_page.html': 'login-needed',
  'login_touch.html': 'login-needed',
  'mobile_login_parens_503.html': 'request-refused',
  'portal.html': 'not-allowed',
  'profile_guest.html': 'login-needed',
  'search_err_toosoon.html': 'flood-control',
  'search_get_parens.html': 'request-refused',
  'stat.html': 'not-allowed',
  'viewthread_missing.html': 'thread-not-found',
  'viewthread_notid.html': 'thread-not-found',
  'viewthread_pending_guest.html': 'thread-not-found',
  'viewthread_pending_user.html': 'thread-not-found',
  'viewthread_readperm_guest.html': 'read-access',
  'viewthread_readperm_user.html': 'read-access',
  'viewthread_recycled_guest.html': 'thread-not-found',
  'viewthread_recycled_user.html': 'thread-not-found',
  'write_edit_err_noperm.html': 'not-allowed',
  'write_pm_send_noajax.html': 'flood-control',
  'write_reply_err_flood_noajax.html': 'flood-control',
  'write_reply_err_formhash_inajax.html': 'request-refused',
  'write_reply_err_formhash_noajax.html': 'request-refused',
  'xss_503.html': 'request-refused',
}

const read = (name: string) => {
  const { text, url, status } = readCapture('x35', name)
  return parseMessage(text, { url, status })
}

describeCaptures('captured messages', () => {
  it.each(Object.entries(codes))('%s is %s', (name, code) => {
    expect(read(name)?.code).toBe(code)
  })

  it('carries the site’s own words without links, markup or login form', () => {
    expect(read('viewthread_readperm_user.html')?.detail).toBe('抱歉，本帖要求阅读权限高于 90 才能浏览')
    expect(read('closed_index_guest.html')?.detail).toBe('系统维护中，预计 今晚八点 恢复。')
    expect(read('forumdisplay_12_password.html')?.detail).toBe(
      '本版块需要密码，您必须在下面输入正确的密码才能浏览这个版块',
    )
    expect(read('xss_503.html')?.detail).toBe('您当前的访问请求当中含有非法字符，已经被系统拒绝')
  })

  it('knows how long to wait where the site says it', () => {
    expect(read('search_err_toosoon.html')?.seconds).toBe(10)
    expect(read('write_reply_err_flood_noajax.html')?.seconds).toBe(15)
  })

  it.each(
    listCaptures(
      'x35',
      /^(?:viewthread|forumdisplay|index|rewrite|guide|forum_rewrite|profile|search_results|badmod).*\.html$/,
    ).filter(name => !(name in codes) && readCapture('x35', name).bytes.length > 0 && !/pw_right/.test(name)),
  )('%s is no message', name => {
    expect(read(name)).toBeNull()
  })

  it.each(['viewthread_1_p1.html', 'index_touch.html', 'archiver_tid1.html', 'login_page.html'])(
    '%s is a forum page',
    name => {
      expect(isForumPage(readCapture('x35', name).text)).toBe(true)
    },
  )

  it.each(['404.html', 'xss_503.html'])('%s is none', name => {
    expect(isForumPage(readCapture('x35', name).text)).toBe(false)
  })
})

const url = 'https://bbs.example/forum.php?mod=viewthread&tid=7'
const forumPage = (body: string, page = 'viewthread', fid = '3'): string =>
  `<html><head><script>var discuz_uid = '0';</script></head><body id="nv_forum" class="pg_${page}">
  <form id="scbar_form"><input type="hidden" name="srhfid" value="${fid}" /></form><div id="wp">${body}</div></body></html>`
const message = (words: string, { login = false, page = 'viewthread', fid = '3' } = {}): string =>
  forumPage(
    `<div id="messagetext" class="alert_${login ? 'info' : 'error'}"><p>${words}</p></div>${login ? '<div id="messagelogin"></div>' : ''}`,
    page,
    fid,
  )

describe('sentences of message pages', () => {
  const sentences: readonly (readonly [string, ErrorCode])[] = [
    ['抱歉，指定的主題不存在或已被刪除或正在被審核', 'thread-not-found'],
    ['抱歉，指定的版塊不存在', 'board-not-found'],
    ['抱歉，本帖要求閱讀權限高於 20 才能瀏覽', 'read-access'],
    ['抱歉，您没有权限访问该版块', 'not-allowed'],
    ['抱歉，您指定的用户空间不存在', 'user-not-found'],
    ['您需要先登录才能继续本操作', 'login-needed'],
    ['每日 01:00 到 07:00 不能进行此操作', 'visit-hours'],
    ['抱歉，您的账号被禁用', 'banned'],
    ['未定义操作，请返回', 'page-not-found'],
    ['站点暂时关闭，请稍后访问', 'site-closed'],
    ['插件自己的一句话', 'other-failure'],
  ]
  it.each(sentences)('%s is %s', (words, code) => {
    expect(parseMessage(message(words), { url, status: 200 })?.code).toBe(code)
  })

  it('asks a guest to log in where a member might be let in', () => {
    const page = message('抱歉，您没有权限访问该版块', { login: true })
    expect(parseMessage(page, { url, status: 200 })?.code).toBe('login-needed')
  })

  it('takes unknown words before any board was looked up for a closed site’s', () => {
    const words = '搬家中，周三见'
    expect(parseMessage(message(words, { fid: '0' }), { url, status: 200 })).toMatchObject({
      code: 'site-closed',
      detail: words,
    })
    const index = message(words, { login: true, page: 'index', fid: '' })
    expect(parseMessage(index, { url: 'https://bbs.example/forum.php', status: 200 })?.code).toBe('site-closed')
  })

  it('lets a message of success pass', () => {
    const page = forumPage('<div id="messagetext" class="alert_right"><p>欢迎您回来</p></div>')
    expect(parseMessage(page, { url, status: 200 })).toBeNull()
  })

  it('reads the touch template’s messages', () => {
    const page = forumPage(
      '<div class="jump_c"><div>抱歉，指定的主题不存在或已被删除或正在被审核</div><a class="grey">返回</a></div>',
    )
    expect(parseMessage(page, { url, status: 200 })?.code).toBe('thread-not-found')
  })

  it('names a pay board', () => {
    const page = forumPage(
      '<h3>本版块进入需要支付 5 茶票</h3><form action="forum.php?mod=forumdisplay&amp;fid=3&amp;action=paysubmit"></form>',
    )
    expect(parseMessage(page, { url, status: 200 })).toMatchObject({
      code: 'price-asked',
      detail: '本版块进入需要支付 5 茶票',
    })
  })

  it('takes no member’s markup for a message of the site', () => {
    const page = forumPage(
      '<div id="postlist"><div id="post_1"><div id="messagetext" class="alert_error">没有权限</div></div></div>',
    )
    expect(parseMessage(page, { url, status: 200 })).toBeNull()
  })

  it('prints no control', () => {
    const error = parseMessage(message('坏\u001b[31m\u202e字&#27;x'), { url, status: 200 })
    expect(error?.detail).not.toMatch(/[\p{Cc}\u202e]/u)
  })
})

describe('guards in front of a forum', () => {
  const guards: readonly (readonly [string, number, string, ErrorCode, string])[] = [
    [
      'the one-second limit',
      200,
      '<html><head><title>频繁刷新限制</title></head><body>页面即将重载<a href="http://www.discuz.net">Discuz!</a></body></html>',
      'rate-limited',
      '频繁刷新限制',
    ],
    [
      'the proxy rule',
      200,
      '<html><head><title>代理服务器访问限制</title></head><body></body></html>',
      'request-refused',
      '代理服务器',
    ],
    [
      'the reload page',
      200,
      '<html><head><title>页面重载开启</title></head><body></body></html>',
      'challenge',
      '页面重载',
    ],
    [
      'a sum',
      200,
      '<html><form method="post">请计算 3 + 5 = ? <input name="answer"><input name="secqsubmit"></form></html>',
      'captcha-needed',
      '3 + 5 = ?',
    ],
    [
      'the anti-theft script',
      200,
      '<script type="text/javascript">_x="l"+"oc"; window["href"]="a"</script>',
      'challenge',
      '_dsign',
    ],
    [
      'slowAES',
      200,
      '<html><body><script src="/aes.min.js"></script><script>document.cookie=slowAES.decrypt(toNumbers("ab"))</script></body></html>',
      'challenge',
      'slowAES',
    ],
    [
      'Cloudflare',
      403,
      '<html><head><title>Just a moment...</title></head><body></body></html>',
      'challenge',
      'Cloudflare',
    ],
    [
      '阿里云盾',
      405,
      '<html><body><script src="https://errors.aliyun.com/x.js"></script></body></html>',
      'challenge',
      '阿里云盾',
    ],
    ['加速乐', 521, '<script>document.cookie="__jsl_clearance=1"</script>', 'challenge', '加速乐'],
    ['宝塔', 403, '<html><title>宝塔网站防火墙</title><body>您的请求带有不合法参数</body></html>', 'challenge', '宝塔'],
    [
      'an age gate',
      200,
      '<html><script>var safeid="abc"; document.cookie="_safe="+safeid</script><a>进入</a></html>',
      'challenge',
      '_safe',
    ],
    ['a bare 405', 405, '<html><body>Not Allowed</body></html>', 'challenge', 'HTTP 405'],
    ['a bare 429', 429, 'slow down', 'rate-limited', 'HTTP 429'],
    ['a bare 502', 502, '<html><title>502 Bad Gateway</title></html>', 'server-error', 'HTTP 502: 502 Bad Gateway'],
    [
      'another site',
      200,
      '<html><title>示例域名</title><body><p>欢迎</p></body></html>',
      'page-not-recognised',
      '示例域名',
    ],
    ['an empty answer', 200, '', 'page-not-recognised', ''],
    [
      'a limit written in references',
      200,
      '<html><title>&#x9891;&#x7e41;&#x5237;&#x65b0;&#x9650;&#x5236;</title></html>',
      'rate-limited',
      '频繁刷新限制',
    ],
    [
      'a host that is down behind Cloudflare',
      521,
      '<html><title>521: Web server is down</title>cloudflare</html>',
      'server-error',
      '521',
    ],
    ['a refusal by Cloudflare', 403, '<html><title>Access denied</title>Cloudflare</html>', 'challenge', 'Cloudflare'],
    [
      'a page that only loads a script from there',
      200,
      '<html><title>示例</title><script src="https://cdnjs.cloudflare.com/x.js"></script><p>a</p></html>',
      'page-not-recognised',
      '示例',
    ],
  ]
  it.each(guards)('%s (%i)', (_, status, html, code, words) => {
    const error = parseMessage(html, { url, status })
    expect(error?.code).toBe(code)
    expect(error?.detail ?? '').toContain(words)
  })

  it('names a system error by its sentence, and a ban as a ban', () => {
    const page = (
      words: string,
    ) => `<html><head><title>bbs.example - System Error</title></head><body><h1>Discuz! System Error</h1>
      <div class="info"><li>${words}</li></div><div class="info"><table><tr><td>source/x.php</td></tr></table></div></body></html>`
    expect(
      parseMessage(page('您的 IP 地址不在被允许的范围内，或您的账号被禁用，无法访问本站点'), { url, status: 200 })
        ?.code,
    ).toBe('banned')
    expect(parseMessage(page('数据库连接错误'), { url, status: 503 })).toMatchObject({
      code: 'server-error',
      detail: '数据库连接错误',
    })
  })
})
