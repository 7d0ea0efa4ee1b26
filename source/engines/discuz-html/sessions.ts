/** Logging in and out of a Discuz forum by its own form (facts §5.3), and what a page's header tells of this visitor (§1.3). */
import { createHash } from 'node:crypto'
import { cleanField } from '../../content/sanitize.ts'
import { PalouError } from '../../forum/errors.ts'
import type { Account } from '../../forum/model.ts'
import type { Credentials, LoginForm, LoginOutcome, Sessions, Standing } from '../../forum/session.ts'
import type { HttpClient, HttpPage } from '../../http/contract.ts'
import { challengeFields, loadChallenges, renewChallenge } from './challenge.ts'
import { type Form, insideCdata, parseForm, parseFormhash, parseFormSecurity } from './parse-form.ts'
import { parseLoginAnswer } from './parse-login.ts'
import { parseMessage } from './parse-message.ts'
import { fieldOf, parsePage } from './parse-page.ts'

type Parts = { readonly client: HttpClient; readonly base: string }
type Ask = { readonly signal?: AbortSignal }

const loginPopup = 'member.php?mod=logging&action=login&infloat=yes&handlekey=login&inajax=1'

const questionsOf = (form: Form): LoginForm['questions'] =>
  (form.selects.get('questionid') ?? [])
    .filter(({ value }) => value !== '0')
    .map(({ value, label }) => ({ id: value, text: label }))

const readForm = async ({ client, base }: Parts, page: HttpPage, step: 1 | 2): Promise<LoginForm> => {
  const html = insideCdata(page.text)
  const form = parseForm(html, /id="loginform_/) ?? parseForm(html, /loginsubmit=yes/)
  if (!form) throw parseMessage(page.text, page) ?? new PalouError('page-not-recognised', { url: page.url })
  const action = new URL(form.action, base)
  return {
    step,
    questions: questionsOf(form),
    challenges: await loadChallenges(client, base, { modid: 'member::logging', ...withoutModid(html) }, page.url),
    sealed: {
      url: `${base}member.php${action.search}${action.searchParams.has('inajax') ? '' : '&inajax=1'}`,
      fields: form.fields,
      charset: page.charset,
      referer: page.url,
      hashesPassword: /pwmd5\(/.test(html.slice(html.indexOf('loginform_'))),
    },
  }
}

const withoutModid = (html: string) => {
  const { modid, ...hashes } = parseFormSecurity(html)
  return modid ? { ...hashes, modid } : hashes
}

const loginFields = (form: LoginForm, credentials: Credentials): readonly (readonly [string, string])[] => {
  const { hashesPassword, fields } = form.sealed
  const password = hashesPassword ? createHash('md5').update(credentials.password).digest('hex') : credentials.password
  const question: (readonly [string, string])[] = [
    ['questionid', credentials.questionId],
    ['answer', credentials.answer],
  ]
  // In a second step `auth` stands for user and password; the question may be asked only now (facts §5.3).
  const given: (readonly [string, string])[] =
    form.step === 2
      ? form.questions.length > 0
        ? question
        : []
      : [['loginfield', 'username'], ['username', credentials.user], ['password', password], ...question]
  const ours = [...given, ['cookietime', '2592000'] as const, ...challengeFields(credentials.challengeAnswers)]
  const names = new Set(ours.map(([name]) => name))
  return [...fields.filter(([name]) => !names.has(name)), ...ours]
}

/** Asked after every login: the page's own `discuz_uid` is the only proof (facts §5.3). */
const whoAmI = async ({ client, base }: Parts, ask: Ask = {}): Promise<{ account: Account | null; page: HttpPage }> => {
  const page = await client.get(`${base}forum.php`, ask)
  const { userId, userName } = parsePage(page.text)
  return { account: userId ? { id: userId, name: userName ?? '' } : null, page }
}

/** Every page leads to the password form until it is changed (facts §5.3). */
const wantsNewPassword = ({ url }: HttpPage): boolean => /[?&]mod=spacecp&(?:.*&)?(?:op|ac)=password/.test(url)

const passwordChange = (page: HttpPage): LoginOutcome => ({
  kind: 'refused',
  reason: 'password-change',
  message: parseMessage(page.text, page)?.detail ?? '',
  triesLeft: null,
  seconds: null,
})

const login = async (parts: Parts, form: LoginForm, credentials: Credentials): Promise<LoginOutcome> => {
  const { client, base } = parts
  const { url, charset, referer } = form.sealed
  const answer = await client.post(url, loginFields(form, credentials), { referer, charset, follow: false })
  const said = parseLoginAnswer(answer.text)
  if (said.next) {
    const page = await client.get(base + said.next, { referer })
    return { kind: 'more', message: said.message, form: await readForm(parts, page, 2) }
  }
  const { account, page } = await whoAmI(parts)
  if (account && wantsNewPassword(page)) return passwordChange(page)
  if (account) return { kind: 'loggedIn', account }
  return {
    kind: 'refused',
    reason: said.refusal ?? 'other',
    message: said.message,
    triesLeft: said.triesLeft,
    seconds: said.seconds,
  }
}

const readStanding = (page: HttpPage, account: Account | null): Standing => {
  const head = page.text.slice(0, page.text.indexOf('id="wp"') + 1 || page.text.length)
  const field = (pattern: RegExp): string | null => {
    const found = head.match(pattern)?.[1]
    return found === undefined ? null : cleanField(fieldOf(found)) || null
  }
  const notices = field(/id="myprompt"[^>]*>([^<]*)</)
  return {
    account,
    group: field(/id="g_upmine"[^>]*>(?:用户组|用戶組)?[:：]?\s*([^<]*)</),
    credits: field(/id="extcreditmenu"[^>]*>(?:积分|積分)?[:：]?\s*([^<]*)</),
    newNotices: account ? Number(notices?.match(/\((\d+)\)/)?.[1] ?? 0) : null,
    newMessages: account ? /id="pm_ntc"[^>]*class="[^"]*\bnew\b/.test(head) : null,
  }
}

const logout = async (parts: Parts): Promise<boolean> => {
  const { client, base } = parts
  try {
    const { account, page } = await whoAmI(parts)
    if (!account) return true
    // The hash must be the logout link's own: a wrong one answers 302 and ends nothing (facts §0.1).
    const hash = page.text.match(/action=logout&(?:amp;)?formhash=(\w+)/)?.[1] ?? parseFormhash(page.text)
    await client.get(`${base}member.php?mod=logging&action=logout&formhash=${hash}`, { once: true, follow: false })
    return (await whoAmI(parts)).account === null
  } catch {
    return false
  }
}

export const createSessions = (parts: Parts): Sessions => ({
  loadLoginForm: async (ask = {}) => readForm(parts, await parts.client.get(parts.base + loginPopup, ask), 1),
  login: (form, credentials) => login(parts, form, credentials),
  renew: (challenge, form) => renewChallenge(parts.client, parts.base, challenge, form.sealed.referer),
  loadStanding: async (ask = {}) => {
    const { account, page } = await whoAmI(parts, ask)
    return readStanding(page, account)
  },
  logout: () => logout(parts),
})
