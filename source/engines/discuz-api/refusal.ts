/** The API's keys to our codes (facts §5.2, §6.3). Keys are the site's own names for its messages: exact ones first, families after. */
import { type ErrorCode, PalouError } from '../../forum/errors.ts'
import { foldTraditional } from '../discuz/fold-traditional.ts'
import { messageCodes, openToMembers } from '../discuz/message-codes.ts'
import type { Envelope } from './parse-envelope.ts'

const keyCodes: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^mobile_is_closed$|^module_not_exists$|^mobile_template_no_found$|^param_error$/, 'api-unavailable'],
  [/^to_login$|^not_loggedin$|^login_before/, 'login-needed'],
  [/^user_banned$|^ip_banned|^message_ban|^login_.*ban/, 'banned'],
  [/^thread_nonexistence$|^thread_hidden$/, 'thread-not-found'],
  [/^forum_nonexistence$/, 'board-not-found'],
  [/^post_nonexistence$|^post_not_found/, 'post-not-found'],
  [/^space_does_not_exist$|^member_no_found$|^user_nonexist/, 'user-not-found'],
  [/^thread_nopermission$/, 'read-access'],
  [/^forum_passwd/, 'password-needed'],
  [/^thread_pay|_pay_|^forum_pay/, 'price-asked'],
  [/^board_closed$|^bbs_?closed|_closed_site/, 'site-closed'],
  [/seccode|secqaa|_sec_/, 'captcha-needed'],
  [/flood|_interval|too_?fast/, 'flood-control'],
  [/evil|attackevasive|search_ctrl/, 'rate-limited'],
  [/^submit_invalid|^request_tainting|^undefined_action|^param/, 'request-refused'],
  [/^period_/, 'visit-hours'],
  [/login/, 'login-needed'],
  [/no(?:_)?perm|permission|disallow|^viewperm|^forum_access|not_?allow|_limit/, 'not-allowed'],
]

/** Words of an owner, not a key. */
const isWords = (text: string): boolean => !/^[\w:-]+$/.test(text)

const codeOfWords = (words: string): ErrorCode | null => {
  const folded = foldTraditional(words)
  return messageCodes.find(([pattern]) => pattern.test(folded))?.[1] ?? null
}

const codeOfKey = (key: string): ErrorCode | null => keyCodes.find(([pattern]) => pattern.test(key))?.[1] ?? null

/** An `error` that is a sentence is the owner's reason for closing the site (captured: `系统维护中，预计…`). */
const fromError = (error: string, url: string): PalouError => {
  if (isWords(error)) return new PalouError(codeOfWords(error) ?? 'site-closed', { url, detail: error })
  return new PalouError(codeOfKey(error) ?? 'api-unavailable', { url, detail: error })
}

/** What kept the module from answering; null when nothing did. */
export const refusalOf = ({ error, message, isGuest }: Envelope, url: string): PalouError | null => {
  if (error !== null) return fromError(error, url)
  if (message === null) return null
  const plain = (message.words && codeOfWords(message.words)) || codeOfKey(message.key) || 'other-failure'
  const code = message.loginHelps && isGuest && (openToMembers.has(plain) || plain === 'read-access')
  return new PalouError(code ? 'login-needed' : plain, { url, detail: message.words || message.key })
}
