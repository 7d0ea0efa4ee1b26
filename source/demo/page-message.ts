/** Discuz's one way of saying something: a page, or the inajax envelope (facts §5.1). */
import { type Answer, handleCall, htmlAnswer, redirectAnswer, xmlAnswer } from './answer.ts'
import { siteName } from './content.ts'
import { escapeScript } from './escape.ts'
import { pageHtml } from './template.ts'
import { isAjax, type Visit } from './visit.ts'

export type Message = {
  readonly text: string
  readonly values?: Readonly<Record<string, string>>
  /** Where a success leads; with `quick` a plain form gets a 301 there and no words. */
  readonly forward?: string
  readonly quick?: boolean
  /** The page offers the login form. */
  readonly login?: boolean
  readonly status?: number
  /** The page's `pg_` class where a module's own page was asked for and none came: a closed site keeps it. */
  readonly page?: string
  readonly good?: boolean
  /** Extra script after the call, such as `postreviewupdate`. */
  readonly script?: string
}

const back = `<script type="text/javascript">
if(history.length > (BROWSER.ie ? 0 : 1)) {
document.write('<p class="alert_btnleft"><a href="javascript:history.back()">[ 点击这里返回上一页 ]</a></p>');
} else {
document.write('<p class="alert_btnleft"><a href="./">[ ${siteName} 首页 ]</a></p>');
}
</script>`

const loginBox = `<div id="messagelogin"></div>
<script type="text/javascript">ajaxget('member.php?mod=logging&action=login&infloat=yes&frommessage', 'messagelogin');</script>`

const forwardBox = (
  url: string,
): string => `<p class="alert_btnleft"><a href="${url.replace(/&/g, '&amp;')}">如果您的浏览器没有自动跳转，请点击此链接</a></p>
<script type="text/javascript" reload="1">setTimeout("window.location.href ='${escapeScript(url)}';", 3000);</script>`

const messagePage = (visit: Visit, message: Message): Answer => {
  const kind = message.forward
    ? message.good
      ? 'alert_right'
      : 'alert_info'
    : message.login
      ? 'alert_info'
      : 'alert_error'
  const after = message.forward ? forwardBox(message.forward) : message.login ? '' : back
  const body = `<div id="ct" class="wp cl w">
<div class="nfl"${message.login ? ' id="main_message"' : ''}>
<div class="f_c altw">
<div id="messagetext" class="${kind}">
<p>${message.text}</p>
${after}
</div>
${message.login ? loginBox : ''}
</div>
</div>
</div>`
  return htmlAnswer(
    pageHtml(visit, { title: '提示信息', page: message.page ?? 'message', body }),
    message.status ?? 200,
  )
}

/** A GET of a popup is answered inside the window's frame. */
const popup = (
  key: string,
  inner: string,
  kind: string,
): string => `<h3 class="flb"><em>提示信息</em><span><a href="javascript:;" class="flbc" onclick="hideWindow('${key}');" title="关闭">关闭</a></span></h3>
<div class="c altw">
<div class="${kind}">${inner}</div>
</div>
<p class="o pns">
<button type="button" class="pn pnc" id="closebtn" onclick="hideWindow('${key}');"><strong>确定</strong></button>
</p>
`

const plainText = (html: string): string => html.replace(/<[^>]*>/g, '')

const messageXml = (visit: Visit, message: Message): Answer => {
  const key = visit.get('handlekey')
  const values = message.values ?? {}
  const text = plainText(message.text)
  const call = message.forward
    ? handleCall('succeed', key, [message.forward, text], values)
    : handleCall('error', key, [text], values)
  const script = `<script type="text/javascript" reload="1">${call}</script>${message.script ? `<script type="text/javascript">${message.script}</script>` : ''}`
  const content = message.forward ? script : message.text + script
  if (visit.method === 'POST' || visit.get('ajaxmenu') || visit.get('ajaxtarget')) return xmlAnswer(content)
  return xmlAnswer(popup(/^\w+$/.test(key) ? key : '', content, message.forward ? 'alert_right' : 'alert_error'))
}

export const messageAnswer = (visit: Visit, message: Message): Answer => {
  if (isAjax(visit)) return messageXml(visit, message)
  if (message.quick && message.forward) return redirectAnswer(message.forward, 301)
  return messagePage(visit, message)
}

export const failAnswer = (visit: Visit, text: string, values: Readonly<Record<string, string>> = {}): Answer =>
  messageAnswer(visit, { text, values })

export const noThread = (visit: Visit): Answer =>
  messageAnswer(visit, { text: '抱歉，指定的主题不存在或已被删除或正在被审核', status: 404 })

export const noBoard = (visit: Visit): Answer => failAnswer(visit, '抱歉，指定的版块不存在')

export const needLogin = (visit: Visit): Answer =>
  messageAnswer(visit, { text: '您需要先登录才能继续本操作', login: true })

/** What a wrong formhash gets: HTTP 503 and a page that is no forum page (facts §0.1). */
export const systemError = (visit: Visit): Answer =>
  htmlAnswer(
    `<!DOCTYPE html>
<html>
<head>
	<title>${visit.base.replace(/^http:\/\/|\/$/g, '')} - System Error</title>
	<meta charset="${visit.charset}" />
	<meta name="ROBOTS" content="NOINDEX,NOFOLLOW,NOARCHIVE" />
</head>
<body>
<div id="container">
<h1>Discuz! System Error</h1><div class="info"><li>您当前的访问请求当中含有非法字符，已经被系统拒绝</li></div>
</div>
</body>
</html>`,
    503,
  )
