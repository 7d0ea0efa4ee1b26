/**
 * Pages that stand in front of a forum: guards of Discuz itself (facts §9.1) and of others (§9.2). They are named, never solved.
 * Only pages that are no forum page are asked: a thread may talk of any of these.
 */
import { cleanField } from '../../content/sanitize.ts'
import { type ErrorCode, PalouError } from '../../forum/errors.ts'
import { foldTraditional } from './fold-traditional.ts'

type Guard = {
  readonly name: string
  readonly pattern: RegExp
  readonly code?: ErrorCode
  /** Only with these: the words stand on many a page that is no guard's. */
  readonly statuses?: readonly number[]
}

/** `detail` begins with the name, so that messages and doctor can tell them apart. */
const guards: readonly Guard[] = [
  { name: 'attackevasive: 频繁刷新限制', pattern: /<title>[^<]*频繁刷新限制/, code: 'rate-limited' },
  { name: 'attackevasive: 代理服务器访问限制', pattern: /<title>[^<]*代理服务器访问限制/, code: 'request-refused' },
  { name: 'attackevasive: 页面重载开启', pattern: /页面重载开启|页面重载/ },
  { name: 'attackevasive: sum', pattern: /name="secqsubmit"|name="answer"[\s\S]*secqsubmit/, code: 'captcha-needed' },
  { name: 'slowAES', pattern: /slowAES\.decrypt|toNumbers\(\s*["']/ },
  {
    name: 'Cloudflare',
    pattern: /cf-chl|challenge-platform|cdn-cgi\/challenge|<title>\s*Just a moment|Attention Required! \| Cloudflare/i,
  },
  { name: 'Cloudflare', pattern: /cloudflare/i, statuses: [401, 403, 429, 503] },
  { name: 'SafeLine', pattern: /safeline|chaitin|长亭.{0,6}雷池/i },
  { name: '阿里云盾', pattern: /errors\.aliyun\.com|acw_sc__v2|aliyun_waf|阿里云盾/i },
  { name: '加速乐', pattern: /__jsl_clearance|jsluid|创宇盾|knownsec|365cyd/i },
  { name: '百度云加速', pattern: /yunjiasu|百度云加速|百度云防护/i },
  { name: '安全狗', pattern: /safedog|安全狗|safe3waf/i },
  { name: '宝塔防火墙', pattern: /btwaf|宝塔.{0,6}防火墙/i },
  { name: '360网站卫士', pattern: /wangzhan\.360|360wzws|wzws-waf|网站卫士/i },
  { name: '云锁', pattern: /yunsuo/i },
  { name: '腾讯云 WAF', pattern: /waf\.tencent|qcloud.{0,20}waf|tencent.{0,12}waf/i },
  { name: '护卫神', pattern: /护卫神/ },
  { name: '_safe gate', pattern: /document\.cookie\s*=\s*["']_safe=|safeid\s*=/ },
  { name: 'WAF', pattern: /(?:网站|web|应用)\s*防火墙|您的(?:请求|访问).{0,12}(?:拦截|阻断|非法)|\bWAF\b/ },
]

/** Discuz writes the words of its own guards as references, since it does not know the page's charset there. */
const decodeReferences = (html: string): string =>
  html.replace(/&#x([\da-f]{2,5});/gi, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))

const titleOf = (html: string): string | null => {
  const title = cleanField(html.match(/<title[^>]*>([^<]*)<\/title>/i)?.[1] ?? '')
  return title.slice(0, 120) || null
}

/** `a + b = ?`, to be answered by the person (facts §9.1). */
const sumOf = (html: string): string | null =>
  cleanField(html.replace(/<[^>]*>/g, ' ')).match(/\d+(?:\s*[+-]\s*\d+)+\s*=\s*\??/)?.[0] ?? null

/**
 * Nothing but script, and that script moves the browser on. With `_dsign` it is Discuz's own anti-theft page (facts §9.1), which
 * puts that word together from pieces, so it can't be searched for.
 */
const isScriptOnly = (html: string): boolean => {
  const rest = html
    .replace(/<script[\s\S]*?<\/script>/gi, '')
    .replace(/<noscript[\s\S]*?<\/noscript>/gi, '')
    .replace(/<head[\s\S]*?<\/head>/gi, '')
    .replace(/<[^>]*>/g, '')
  return /<script/i.test(html) && rest.trim() === ''
}

type At = { readonly url: string; readonly status: number }

/** A guard that says its name; null where nothing known is recognised. */
export const parseGuard = (html: string, { url, status }: At): PalouError | null => {
  if (html.length > 200_000) return null
  const text = foldTraditional(decodeReferences(html))
  const guard = guards.find(({ pattern, statuses }) => (!statuses || statuses.includes(status)) && pattern.test(text))
  if (!guard) return null
  const sum = guard.name.endsWith('sum') ? sumOf(text) : null
  const detail = sum ? `${guard.name}: ${sum}` : guard.name
  const wait = guard.code === 'rate-limited' ? { seconds: 1 } : {}
  return new PalouError(guard.code ?? 'challenge', { url, detail, ...wait })
}

/** For pages that no forum made: a named guard, or nothing but a script that moves the browser on. */
export const parseChallenge = (html: string, at: At): PalouError | null => {
  const guard = parseGuard(html, at)
  if (guard || html.length > 200_000 || !isScriptOnly(html)) return guard
  const isThread = /[?&]tid=|thread-\d|\/t\/?\d/.test(at.url)
  return new PalouError('challenge', { url: at.url, detail: isThread ? 'script page (_dsign)' : 'script page' })
}

/** What a page that is neither a forum page nor a known guard amounts to, by its status (facts §9.2). */
export const strangerCode = (status: number): ErrorCode => {
  if (status === 404 || status === 410) return 'page-not-found'
  if (status === 429) return 'rate-limited'
  if ([401, 403, 405, 406, 412, 418, 493].includes(status)) return 'challenge'
  return status >= 500 ? 'server-error' : 'page-not-recognised'
}

export const strangerError = (html: string, at: At): PalouError => {
  const title = titleOf(html)
  const status = at.status === 200 ? null : `HTTP ${at.status}`
  const detail = [status, title].filter(part => part !== null).join(': ') || null
  return new PalouError(strangerCode(at.status), { url: at.url, detail })
}
