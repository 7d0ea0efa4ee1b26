/** What stands between a text and the forum (facts §5.2, §5.13): each check answers with the site's words, or null. */
import type { Answer } from './answer.ts'
import { takeCaptcha, takeQuestion } from './captcha.ts'
import { hour, second } from './dates.ts'
import { postWants, replyRefusal, threadRefusal, type Wants } from './page-forms.ts'
import { failAnswer } from './page-message.ts'
import { formhashOf, type Visit } from './visit.ts'
import type { Board, Thread } from './world.ts'

export const badSubmit = (visit: Visit): Answer | null =>
  visit.method === 'POST' && visit.get('formhash') === formhashOf(visit)
    ? null
    : failAnswer(visit, '抱歉，您的请求来路不正确或表单验证串不符，无法提交')

const plain = (html: string): string => html.replace(/<[^>]*>/g, '').trim()

export const replyRights = (visit: Visit, board: Board, thread: Thread): Answer | null => {
  if (!visit.member) return failAnswer(visit, '抱歉，您尚未登录，没有权限在该版块回帖')
  const refusal = replyRefusal(visit, board, thread)
  return refusal === null ? null : failAnswer(visit, plain(refusal))
}

export const threadRights = (visit: Visit, board: Board): Answer | null => {
  if (!visit.member) return failAnswer(visit, '抱歉，您尚未登录，没有权限在该版块发帖')
  const refusal = threadRefusal(visit, board)
  if (refusal === null) return null
  return failAnswer(visit, `${plain(refusal)}</p></div><div>`, {
    fid: String(board.fid),
    permgroups: '管理员',
    grouptitle: visit.member.group,
  })
}

/** Limits count bytes of the site's charset, quotes left out. */
export const lengthRefusal = (visit: Visit, body: string): Answer | null => {
  const { minBytes, maxBytes } = visit.state.rules
  const size = visit.bytes(body.replace(/\[quote\].*?\[\/quote\]/gs, '').trim())
  const values = { minpostsize: String(minBytes), maxpostsize: String(maxBytes) }
  if (size < minBytes) return failAnswer(visit, `抱歉，您的帖子小于 ${minBytes} 个字符的限制`, values)
  return size > maxBytes ? failAnswer(visit, `抱歉，您的帖子超过 ${maxBytes} 个字符的限制`, values) : null
}

/** Characters on a UTF-8 site, bytes elsewhere. */
export const subjectRefusal = (visit: Visit, title: string): Answer | null => {
  const size = visit.charset === 'utf-8' ? [...title].length : visit.bytes(title)
  return size > visit.state.rules.maxSubject ? failAnswer(visit, '抱歉，您的标题超过最大字符限制，请返回修改') : null
}

/** The check itself takes the time: a post refused after it has started the interval all the same (facts §5.14). */
export const floodRefusal = (visit: Visit): Answer | null => {
  const { state, now } = visit
  const uid = visit.member!.uid
  const seconds = state.rules.floodSeconds
  const last = state.lastPostAt.get(uid)
  if (seconds > 0 && last !== undefined && now - last < seconds * second) {
    return failAnswer(visit, `抱歉，您两次发表间隔少于 ${seconds} 秒，请稍候再发表`, { floodctrl: String(seconds) })
  }
  const recent = (state.postTimes.get(uid) ?? []).filter(at => now - at < hour)
  const quota = state.rules.hourQuota
  if (quota > 0 && recent.length >= quota) {
    return failAnswer(visit, `抱歉，您所在的用户组每小时限制发回帖 ${quota} 个，请稍候再发表`, {
      posts_per_hour: String(quota),
    })
  }
  state.lastPostAt.set(uid, now)
  state.postTimes.set(uid, [...recent, now])
  return null
}

export const captchaRefusal = (visit: Visit): Answer | null => securityRefusal(visit, postWants(visit))

/** A picture first, then a question; what was sent is used up either way. */
export const securityRefusal = (visit: Visit, wants: Wants): Answer | null => {
  if (wants.image && !takeCaptcha(visit)) return failAnswer(visit, '抱歉，验证码填写错误')
  return wants.question && !takeQuestion(visit) ? failAnswer(visit, '抱歉，验证问答填写错误') : null
}

export const censorRefusal = (visit: Visit, text: string): Answer | null => {
  const word = visit.state.rules.bannedWords.find(w => text.includes(visit.shown(w)))
  return word ? failAnswer(visit, `抱歉，您填写的内容包含敏感词而无法提交`, { wordbanned: word }) : null
}

export const isHeld = (visit: Visit, board: Board, text: string): boolean =>
  !visit.member!.adminId &&
  (visit.state.rules.moderateAll ||
    board.moderated ||
    visit.state.rules.heldWords.some(word => text.includes(visit.shown(word))))

/** Some words are changed without a word (facts §5.13). */
export const replaceWords = (visit: Visit, text: string): string =>
  Object.entries(visit.state.rules.replacedWords).reduce(
    (out, [word, other]) => out.replaceAll(visit.shown(word), other),
    text,
  )

export const firstRefusal = (checks: readonly (() => Answer | null)[]): Answer | null => {
  for (const check of checks) {
    const refused = check()
    if (refused) return refused
  }
  return null
}
