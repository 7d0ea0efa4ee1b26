/** Login and logout (facts §5.3). */
import { randomBytes } from 'node:crypto'
import { type Answer, handleCall, htmlAnswer, redirectAnswer, xmlAnswer } from './answer.ts'
import { minute } from './dates.ts'
import { escapeHtml, escapeScript } from './escape.ts'
import { captchaBlock, type Wants } from './page-forms.ts'
import { failAnswer, messageAnswer } from './page-message.ts'
import { pageHtml } from './template.ts'
import { formhashOf, isAjax, numberOf, type Visit } from './visit.ts'
import type { Member } from './world.ts'
import { securityRefusal } from './write-checks.ts'

const questions = [
  '安全提问(未设置请忽略)',
  '母亲的名字',
  '爷爷的名字',
  '父亲出生的城市',
  '您其中一位老师的名字',
  '您个人计算机的型号',
  '您最喜欢的餐馆名称',
  '驾驶执照最后四位数字',
]

const tries = 5
const lockedFor = 15 * minute

const nameFields = (id: string): string => `<div class="rfm">
<select name="loginfield" id="loginfield_${id}"><option value="username">用户名</option><option value="email">Email</option></select>
<input type="text" name="username" id="username_${id}" autocomplete="off" size="30" class="px p_fre" value="" />
<a href="member.php?mod=register">立即注册</a>
</div>
<div class="rfm">
<label for="password3_${id}">密码:</label>
<input type="password" id="password3_${id}" name="password" size="30" class="px p_fre" />
</div>`

const questionFields = (id: string): string => {
  const options = questions.map((text, i) => `<option value="${i}">${text}</option>`).join('\n')
  return `<div class="rfm">
安全提问:
<select id="loginquestionid_${id}" width="213" name="questionid">
${options}
</select>
</div>
<div class="rfm" id="loginanswer_row_${id}"  style="display:none">
答案:
<input type="text" name="answer" id="loginanswer_${id}" autocomplete="off" size="30" class="px p_fre" />
</div>`
}

/** What the form asks besides: with `captchaSecondStep` a captcha only once the password was right. */
const loginWants = (visit: Visit, second: boolean): Wants => ({
  image: visit.state.rules.captchaLogin || (second && visit.state.rules.captchaSecondStep),
  question: visit.state.rules.questionLogin,
})

/** In a second step the question is asked of those who have one and were not asked in the first. */
const questionFor = (visit: Visit): boolean => {
  const { name, answered } = credentials(visit)
  if (answered) return false
  return visit.state.members.some(m => visit.shown(m.name) === name && m.question !== null)
}

const loginForm = (visit: Visit): string => {
  const id = `L${randomBytes(2).toString('hex')}`
  const key = visit.get('handlekey')
  const second = visit.get('auth') !== ''
  const captcha = captchaBlock(visit, 'member::logging', loginWants(visit, second))
  return `<div id="main_messaqge_${id}">
<div id="layer_login_${id}">
<h3 class="flb">
<em id="returnmessage_${id}">
用户登录</em>
</h3>
<form method="post" autocomplete="off" name="login" id="loginform_${id}" class="cl" onsubmit="pwdclear = 1;ajaxpost('loginform_${id}', 'returnmessage_${id}', 'returnmessage_${id}', 'onerror');return false;" action="member.php?mod=logging&amp;action=login&amp;loginsubmit=yes${/^\w+$/.test(key) ? `&amp;handlekey=${key}` : ''}&amp;loginhash=${id}">
<div class="c cl">
<input type="hidden" name="formhash" value="${formhashOf(visit)}" />
<input type="hidden" name="referer" value="${visit.base}./" />
${second ? `<input type="hidden" name="auth" value="${escapeHtml(visit.get('auth'))}" />` : nameFields(id)}
${second && !questionFor(visit) ? '' : questionFields(id)}
${captcha}
<div class="rfm  bw0">
<label for="cookietime_${id}"><input type="checkbox" class="pc" name="cookietime" id="cookietime_${id}" value="2592000"  />自动登录</label>
</div>
<div class="rfm mbw bw0">
<button class="pn pnc" type="submit" name="loginsubmit" value="true"><strong>登录</strong></button>
</div>
</div>
</form>
</div>
</div>`
}

const loginPage = (visit: Visit): Answer => {
  if (visit.member) {
    return messageAnswer(visit, {
      text: `欢迎您回来，${visit.member.group} ${escapeHtml(visit.member.name)}`,
      forward: 'forum.php',
      good: true,
    })
  }
  if (visit.get('infloat') || isAjax(visit)) return xmlAnswer(loginForm(visit))
  const body = `<div id="ct" class="ptm wp w cl">
<div class="nfl" id="main_succeed" style="display: none"></div>
<div class="mn" id="main_message">
<div class="bm">
${loginForm(visit)}
</div>
</div>
</div>`
  return htmlAnswer(pageHtml(visit, { title: '登录', page: 'logging', nv: 'member', body }))
}

/** The same words for an unknown name and a wrong password (facts §0.14). */
const missed = (visit: Visit, words: (left: number) => string): Answer => {
  const { failedLogins } = visit.state
  failedLogins.count += 1
  failedLogins.until = visit.now + lockedFor
  const left = tries - failedLogins.count
  if (left <= 0) return locked(visit)
  return failAnswer(visit, words(left), { loginperm: String(left) })
}

const locked = (visit: Visit): Answer => failAnswer(visit, '密码错误次数过多，请 15 分钟后重新登录')

const answersQuestion = (visit: Visit, member: Member): boolean =>
  member.question === null ||
  (numberOf(visit, 'questionid') === member.question.id && visit.get('answer') === visit.shown(member.question.answer))

const welcome = (visit: Visit, member: Member): Answer => {
  const key = visit.get('handlekey')
  const words = `欢迎您回来，${member.group} ${member.name}，现在将转入登录前页面`
  const seconds = visit.get('cookietime')
    ? `; Max-Age=${Number.parseInt(visit.get('cookietime'), 10) || 2_592_000}`
    : ''
  const cookies = [`auth=${encodeURIComponent(visit.session.auth)}${seconds}; path=/; HttpOnly`]
  const call = `<script type="text/javascript" reload="1">if($('succeedmessage')) {$('succeedmessage').innerHTML = '';}${handleCall('succeed', key, ['forum.php', ''], {})}</script><script type="text/javascript">setTimeout("window.location.href ='forum.php';", 3000);$('succeedmessage_href').href = 'forum.php';$('main_message').style.display = 'none';$('main_succeed').style.display = '';$('succeedlocation').innerHTML = '${escapeScript(words)}';</script>`
  if (isAjax(visit)) return { ...xmlAnswer(call), cookies }
  return { ...messageAnswer({ ...visit, member }, { text: call, forward: 'forum.php', good: true }), cookies }
}

/** The quick form can't ask: it hands over to the whole form, with name and password in `auth` (facts §5.3). */
const handOver = (visit: Visit, words: string, answered: boolean): Answer => {
  const { name, password } = credentials(visit)
  const auth = Buffer.from(JSON.stringify([name, password, answered])).toString('base64url')
  const url = `member.php?mod=logging&action=login&auth=${auth}&referer=${encodeURIComponent(visit.base)}`
  const script = `<script type="text/javascript" reload="1">hideWindow('login');showWindow('login', '${url}');</script>`
  return isAjax(visit) ? xmlAnswer(words + script) : messageAnswer(visit, { text: words + script })
}

type Given = { readonly name: string; readonly password: string; readonly answered: boolean }

/** A real site seals these; here they are only packed. */
const credentials = (visit: Visit): Given => {
  const auth = visit.get('auth')
  if (!auth) return { name: visit.get('username'), password: visit.get('password'), answered: false }
  try {
    const [name, password, answered] = JSON.parse(Buffer.from(auth, 'base64url').toString()) as [
      string,
      string,
      boolean,
    ]
    return { name, password, answered }
  } catch {
    return { name: '', password: '', answered: false }
  }
}

const submitLogin = (visit: Visit): Answer => {
  const { state } = visit
  if (state.failedLogins.until < visit.now) state.failedLogins.count = 0
  if (state.failedLogins.count >= tries) return locked(visit)
  const { name, password, answered } = credentials(visit)
  const member = state.members.find(m => visit.shown(m.name) === name)
  const second = visit.get('auth') !== ''
  const wants = loginWants(visit, second)
  const asked = wants.image || wants.question || (member?.question ?? null) !== null
  if (visit.get('lssubmit') && asked) return handOver(visit, '', false)
  const refused = securityRefusal(visit, wants)
  if (refused) return refused
  if (!member || member.password !== password) return missed(visit, left => `登录失败，您还可以尝试 ${left} 次`)
  if (!answered && !answersQuestion(visit, member)) return missed(visit, () => '请选择安全提问以及填写正确的答案')
  if (state.rules.captchaSecondStep && !second) return handOver(visit, '请输入验证码后继续登录', true)
  state.failedLogins.count = 0
  visit.session.uid = member.uid
  visit.session.auth = randomBytes(24).toString('base64')
  return welcome(visit, member)
}

const logout = (visit: Visit): Answer => {
  if (visit.get('formhash') !== formhashOf(visit)) return redirectAnswer('index.php')
  visit.session.uid = 0
  visit.session.auth = ''
  const guest = { ...visit, member: null }
  const answer = messageAnswer(guest, {
    text: '您已退出站点，现在将以游客身份转入退出前页面，请稍候……',
    forward: `${visit.base}./`,
    good: true,
    values: { formhash: formhashOf(guest) },
  })
  return { ...answer, cookies: ['auth=deleted; Max-Age=0; path=/'] }
}

export const loggingPage = (visit: Visit): Answer => {
  if (visit.get('action') === 'logout') return logout(visit)
  return visit.method === 'POST' && visit.get('loginsubmit') ? submitLogin(visit) : loginPage(visit)
}

/** A guest who wants to write: inajax is sent to the login form, a page shows the message (facts §5.1). */
export const loginFirst = (visit: Visit): Answer =>
  isAjax(visit)
    ? redirectAnswer(
        `member.php?mod=logging&action=login&handlekey=${/^\w*$/.exec(visit.get('handlekey'))?.[0] ?? ''}&infloat=yes&inajax=yes&guestmessage=yes`,
      )
    : messageAnswer(visit, { text: '您需要先登录才能继续本操作', login: true })
