/** What one page of the forum tells of its site: version, charset, template, address, clock, who reads it. Pure. */

import { cleanField } from '../../content/sanitize.ts'
import type { HttpPage } from '../../http/contract.ts'
import { learnForms, noForms } from '../discuz-html/own-forms.ts'
import { type PageMarks, parsePage } from '../discuz-html/parse-page.ts'
import { type Finding, found } from './finding.ts'

const same = (one: string | null, other: string): boolean => {
  const plain = (name: string): string =>
    name
      .toLowerCase()
      .replace(/[-_]/g, '')
      .replace(/^(?:gb2312|gbk)$/, 'gb18030')
  return one === null || plain(one) === plain(other)
}

/** The bytes have the last word (facts §8); a header or a meta that says otherwise is worth telling. */
const charsetOf = (page: HttpPage, marks: PageMarks): Finding => {
  const header = cleanField(page.headers['content-type']?.match(/charset=["']?([\w-]+)/i)?.[1] ?? '')
  const meta = marks.charset
  const params = { charset: page.charset, header: header || '–', meta: meta ?? '–' }
  const agrees = same(header || null, page.charset) && same(meta, page.charset) && !page.charsetMismatch
  return agrees
    ? found('charset', 'ok', page.charset, 'doctor.say.charset', params)
    : found('charset', 'warning', page.charset, 'doctor.say.charsetMixed', params, 'doctor.hint.charset')
}

const versionOf = ({ software, version }: PageMarks): Finding =>
  version
    ? found('version', 'ok', version, 'doctor.say.version', { software })
    : found('version', 'unknown', null, 'doctor.say.versionHidden')

const templateOf = ({ template }: PageMarks): Finding => {
  if (template === 'desktop') return found('template', 'ok', template, 'doctor.say.template', { template })
  const hint = template === 'touch' ? 'doctor.hint.touch' : 'doctor.hint.template'
  return found('template', 'warning', template, 'doctor.say.template', { template }, hint)
}

/** Behind proxies PHP believes in another host (facts §0.10): read past, but links a person copies may be dead. */
const baseOf = (page: HttpPage, { siteUrl }: PageMarks, base: string): Finding => {
  const claimed = siteUrl && URL.canParse(siteUrl) ? new URL(siteUrl) : null
  const own = new URL(base)
  const moved = new URL(page.url).origin !== own.origin
  if (moved) {
    const params = { to: new URL(page.url).origin }
    return found('base', 'warning', params.to, 'doctor.say.moved', params, 'doctor.hint.moved')
  }
  if (!claimed || (claimed.host === own.host && claimed.pathname === own.pathname))
    return found('base', 'ok', base, 'doctor.say.base', { base })
  return found('base', 'warning', claimed.href, 'doctor.say.baseOther', { claimed: claimed.href }, 'doctor.hint.base')
}

const rewriteOf = (page: HttpPage, base: string): Finding => {
  const { thread, board } = learnForms(noForms, page.text, base)
  const form = thread ?? board
  return form
    ? found('rewrite', 'ok', form, 'doctor.say.rewritten', { form })
    : found('rewrite', 'ok', null, 'doctor.say.dynamic')
}

const tolerance = 60

/** Relative times (3 分钟前) are counted from the server's clock, so a clock that is off does no harm but to those who compare. */
const clockOf = ({ serverDate, receivedAt }: HttpPage): Finding => {
  if (serverDate === null) return found('clock', 'unknown', null, 'doctor.say.clockUnknown')
  const seconds = Math.round((serverDate - receivedAt) / 1000)
  return Math.abs(seconds) <= tolerance
    ? found('clock', 'ok', String(seconds), 'doctor.say.clock')
    : found('clock', 'warning', String(seconds), 'doctor.say.clockOff', { seconds }, 'doctor.hint.clock')
}

const two = (n: number): string => String(n).padStart(2, '0')

export const printOffset = (minutes: number): string => {
  const away = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`
}

const zoneOf = ({ offsetMinutes }: PageMarks): Finding => {
  if (offsetMinutes === null)
    return found('timezone', 'unknown', null, 'doctor.say.zoneUnknown', {}, 'doctor.hint.timezone')
  const zone = printOffset(offsetMinutes)
  return found('timezone', 'ok', zone, 'doctor.say.zone', { zone })
}

/** `expected`: an account is stored for this site. Its name is nobody's business but the reader's: the value tells yes or no. */
const loginOf = ({ userId, userName }: PageMarks, expected: boolean): Finding => {
  if (userId) return found('login', 'ok', 'member', 'doctor.say.member', { name: userName ?? userId })
  return expected
    ? found('login', 'warning', 'ended', 'doctor.say.sessionEnded', {}, 'doctor.hint.sessionEnded')
    : found('login', 'ok', 'guest', 'doctor.say.guest')
}

export const examinePage = (page: HttpPage, base: string, hasSession: boolean): readonly Finding[] => {
  const marks = parsePage(page.text)
  return [
    baseOf(page, marks, base),
    versionOf(marks),
    charsetOf(page, marks),
    templateOf(marks),
    rewriteOf(page, base),
    clockOf(page),
    zoneOf(marks),
    loginOf(marks, hasSession),
  ]
}
