/** The other ways into a forum: its API, archive and feed; and what it asks at its doors. Each is one request. */
import { isPalouError } from '../../forum/errors.ts'
import type { ThreadAnswer } from '../../forum/model.ts'
import type { HttpClient, HttpPage } from '../../http/contract.ts'
import { loadCheck } from '../discuz-api/load-module.ts'
import { loadThread } from '../discuz-api/load-thread.ts'
import { openSession, type Session } from '../discuz-api/open-session.ts'
import type { ApiCheck } from '../discuz-api/parse-check.ts'
import { isSuspicious } from '../discuz-auto/engine.ts'
import { askPostRule } from '../discuz-html/challenge.ts'
import { insideCdata, parseFormSecurity } from '../discuz-html/parse-form.ts'
import { parsePage } from '../discuz-html/parse-page.ts'
import { type CheckName, type Finding, found, notAsked } from './finding.ts'

export type Visit = {
  readonly client: HttpClient
  readonly base: string
  readonly signal: AbortSignal
}

const bulk = ({ signal }: Visit) => ({ signal, priority: 'bulk' }) as const

/** A request that fails costs its own check only; an interruption ends all. */
const failed = (name: CheckName, error: unknown): Finding => {
  if (!isPalouError(error)) throw error
  return found(name, 'failed', error.code, `error.${error.code}`, {}, `hint.${error.code}`)
}

const apiWorks = ({ version, release }: ApiCheck): Finding => {
  const value = version === null ? 'works' : String(version)
  return found('api', 'ok', value, 'doctor.say.api', { version: version ?? '?', release: release ?? '?' })
}

/** A plugin that meddles with mobile mode blocks every floor there (field report 8): the page is the judge. */
const contradicts = async (session: Session, page: ThreadAnswer, visit: Visit): Promise<boolean> => {
  if (isSuspicious(page)) return false
  const view = { authorId: null, order: 'default' } as const
  return isSuspicious(await loadThread(session, { threadId: page.thread.id, page: 1, view }, bulk(visit)))
}

/** `page`: a thread that was read as a page; null where none was. */
export const examineApi = async (visit: Visit, page: ThreadAnswer | null): Promise<Finding> => {
  try {
    const session = openSession(visit)
    const check = await loadCheck(session, bulk(visit))
    const isDistrusted = page !== null && (await contradicts(session, page, visit))
    if (!isDistrusted) return apiWorks(check)
    return found('api', 'warning', 'distrusted', 'doctor.say.apiDistrusted', {}, 'doctor.hint.api')
  } catch (error) {
    if (!isPalouError(error)) throw error
    if (error.code !== 'api-unavailable') return failed('api', error)
    return found('api', 'warning', 'absent', 'doctor.say.apiAbsent', { detail: error.detail ?? '' }, 'doctor.hint.api')
  }
}

const isFeed = ({ status, text }: HttpPage): boolean => status === 200 && /<rss[\s>]/i.test(text.slice(0, 1000))

export const examineFeed = async (visit: Visit): Promise<Finding> => {
  try {
    const page = await visit.client.get(`${visit.base}forum.php?mod=rss`, bulk(visit))
    return isFeed(page) ? found('rss', 'ok', 'on', 'doctor.say.on') : found('rss', 'ok', 'off', 'doctor.say.off')
  } catch (error) {
    return failed('rss', error)
  }
}

export const examineArchive = async (visit: Visit): Promise<Finding> => {
  try {
    const page = await visit.client.get(`${visit.base}archiver/`, bulk(visit))
    const isThere = page.status === 200 && parsePage(page.text).template === 'archiver'
    return isThere
      ? found('archiver', 'ok', 'on', 'doctor.say.on')
      : found('archiver', 'ok', 'off', 'doctor.say.off', {}, 'doctor.hint.archiver')
  } catch (error) {
    return failed('archiver', error)
  }
}

const asked = (name: 'loginCaptcha' | 'postCaptcha', kinds: readonly string[]): Finding =>
  kinds.length > 0
    ? found(name, 'ok', kinds.join('+'), 'doctor.say.captchaAsked', { kinds: kinds.join(', ') })
    : found(name, 'ok', 'none', 'doctor.say.captchaNone')

type Security = ReturnType<typeof parseFormSecurity>

const kindsOf = (security: Security | null): readonly string[] =>
  [security?.image ? 'image' : '', security?.question ? 'question' : ''].filter(Boolean)

/** The login form itself says what it wants (facts §5.4). */
export const examineLogin = async (visit: Visit): Promise<Finding> => {
  const path = 'member.php?mod=logging&action=login&infloat=yes&handlekey=login&inajax=1'
  try {
    const { text } = await visit.client.get(visit.base + path, { ...bulk(visit), referer: visit.base })
    const form = insideCdata(text)
    if (!/name="loginsubmit"|name="username"|action="member\.php/.test(form)) return notAsked('loginCaptcha')
    return asked('loginCaptcha', kindsOf(parseFormSecurity(form)))
  } catch (error) {
    return failed('loginCaptcha', error)
  }
}

/** Only members are told (facts §0.3). */
export const examinePosting = async ({ client, base }: Visit, isMember: boolean): Promise<Finding> => {
  if (!isMember) return found('postCaptcha', 'unknown', null, 'doctor.say.membersOnly')
  try {
    return asked('postCaptcha', kindsOf(await askPostRule(client, base, 'reply', base)))
  } catch (error) {
    return failed('postCaptcha', error)
  }
}
