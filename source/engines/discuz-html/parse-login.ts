/** The answers to a login (facts §5.3): words tell what was refused, `discuz_uid` alone tells that it worked. Pure. */
import type { LoginRefusal } from '../../forum/session.ts'
import { insideCdata } from './parse-form.ts'
import { fieldOf } from './parse-page.ts'
import { secondsIn } from './write-messages.ts'

export type LoginSaid = {
  readonly message: string
  readonly refusal: LoginRefusal | null
  readonly triesLeft: number | null
  readonly seconds: number | null
  /** Where the second step is, relative; carries credentials. */
  readonly next: string | null
}

/** Simplified and Traditional; the first row that fits decides. */
const refusals: readonly (readonly [RegExp, LoginRefusal])[] = [
  [/(错误次数过多|錯誤次數過多|次数过多|分钟后重新登录|分鐘後重新登錄)/, 'locked'],
  [/(安全提问|安全提問)/, 'question'],
  [/(验证码|驗證碼|验证问答|驗證問答)/, 'captcha'],
  [/(激活|啟動|尚未激活)/, 'activation'],
  [/(修改密码|修改密碼|重置密码|長時間未登|长时间未登)/, 'password-change'],
  [/(QQ|微信|邮箱登录|郵箱登錄)/, 'browser-only'],
  [/(登录失败|登錄失敗|密码(错误|不正确)|密碼(錯誤|不正確)|密码空或包含|密碼空或包含)/, 'password'],
]

const handled = /(?:error|succeed)handle_\w*\((?:'(?:[^'\\]|\\.)*',\s*)?'((?:[^'\\]|\\.)*)'/

/** `text` is the decoded answer, inajax or page. */
export const parseLoginAnswer = (text: string): LoginSaid => {
  const inside = insideCdata(text)
  const page = inside.match(/id="messagetext"[^>]*>([\s\S]*?)<\/div>/)?.[1]
  const words = inside.match(handled)?.[1]?.replace(/\\(.)/g, '$1') ?? page ?? ''
  const welcome = inside.match(/succeedlocation'\)\.innerHTML = '((?:[^'\\]|\\.)*)'/)?.[1]
  const message = fieldOf((words || welcome || inside.slice(0, 2000)).replace(/<script[\s\S]*?<\/script>/gi, ''))
  const next = inside.match(/(member\.php\?mod=logging&(?:amp;)?action=login&(?:amp;)?[^'"\s<]*\bauth=[^'"\s<]*)/)?.[1]
  const tries = inside.match(/'loginperm'\s*:\s*'(\d+)'/)?.[1] ?? message.match(/(?:尝试|嘗試)\s*(\d+)\s*次/)?.[1]
  const isSuccess = /succeedhandle_/.test(inside) || welcome !== undefined
  return {
    message,
    refusal: isSuccess ? null : (refusals.find(([pattern]) => pattern.test(message))?.[1] ?? 'other'),
    triesLeft: tries === undefined ? null : Number(tries),
    seconds: secondsIn(message),
    next: next?.replaceAll('&amp;', '&') ?? null,
  }
}
