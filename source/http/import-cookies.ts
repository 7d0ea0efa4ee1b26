/**
 * Cookies as people copy them out of a browser: a Netscape file, a `Cookie:` header (or a whole `curl` command that holds one), a
 * browser's JSON export. Junk comes along (trackers, quotes, line breaks, other sites): what belongs to the site is taken.
 */
import type { SavedCookie } from './cookies.ts'

export type ImportedCookies = {
  readonly cookies: readonly SavedCookie[]
  /** How many were there that belong elsewhere or could not be read. */
  readonly dropped: number
  readonly format: 'netscape' | 'header' | 'json'
  /** The browser's own, where the copied text names it: a challenge's cookie is often tied to it. */
  readonly userAgent: string | null
}

type Raw = {
  readonly name: string
  readonly value: string
  readonly domain: string | null
  readonly path: string
  readonly expiresAt: string | null
  readonly secure: boolean
  readonly httpOnly: boolean
}

/** RFC 6265's token and value characters; anything else in a name is junk. */
const isName = (name: string): boolean => /^[!#$%&'*+\-.^_`|~\w]+$/.test(name)

const bare = (domain: string): string => domain.trim().toLowerCase().replace(/^\./, '')

const belongsTo = (domain: string | null, host: string): boolean =>
  domain === null || bare(domain) === host || host.endsWith(`.${bare(domain)}`)

const timeOf = (seconds: number): string | null =>
  Number.isFinite(seconds) && seconds > 0 ? new Date(Math.min(seconds, 8.64e12) * 1000).toISOString() : null

const fromNetscape = (text: string): readonly Raw[] =>
  text.split(/\r?\n/).flatMap(line => {
    const httpOnly = line.startsWith('#HttpOnly_')
    if (line.startsWith('#') && !httpOnly) return []
    const [domain, , path, secure, expires, name, ...value] = line.replace(/^#HttpOnly_/, '').split('\t')
    if (!domain || name === undefined) return []
    const expiresAt = timeOf(Number(expires))
    return [
      { name, value: value.join('\t'), domain, path: path || '/', expiresAt, secure: secure === 'TRUE', httpOnly },
    ]
  })

const textField = (entry: Record<string, unknown>, ...names: readonly string[]): string | null => {
  const value = names.map(name => entry[name]).find(found => typeof found === 'string')
  return typeof value === 'string' ? value : null
}

/** Chrome's and Firefox' exporters differ in names only; seconds or milliseconds, told apart by size. */
const fromJsonEntry = (entry: unknown): readonly Raw[] => {
  if (typeof entry !== 'object' || entry === null) return []
  const fields = entry as Record<string, unknown>
  const name = textField(fields, 'name', 'Name raw', 'key')
  const value = textField(fields, 'value', 'Content raw')
  if (name === null || value === null) return []
  const expires = Number(fields.expirationDate ?? fields.expires ?? fields.expiry ?? fields['Expires raw'] ?? 0)
  return [
    {
      name,
      value,
      domain: textField(fields, 'domain', 'host', 'Host raw')?.replace(/^https?:\/\/|\/.*$/g, '') ?? null,
      path: textField(fields, 'path', 'Path raw') ?? '/',
      expiresAt: timeOf(expires > 1e11 ? expires / 1000 : expires),
      secure: fields.secure === true,
      httpOnly: fields.httpOnly === true,
    },
  ]
}

const fromJson = (text: string): readonly Raw[] | null => {
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return value.flatMap(fromJsonEntry)
    const inside = (value as { cookies?: unknown } | null)?.cookies
    if (Array.isArray(inside)) return inside.flatMap(fromJsonEntry)
    // A plain object of names and values.
    return Object.entries(value as Record<string, unknown>).flatMap(([name, content]) =>
      fromJsonEntry({ name, value: content }),
    )
  } catch {
    return null
  }
}

/** What stands after `Cookie:` or `-b`, up to the quote that opened it if there was one. */
const headerIn = (text: string): string | null => {
  const found = text.match(/(?:^|\s)(['"]?)cookie:\s*/i) ?? text.match(/(?:-b|--cookie)\s+(['"])/)
  if (found?.index === undefined) return null
  const rest = text.slice(found.index + found[0].length)
  const end = found[1] ? rest.indexOf(found[1]) : -1
  return end === -1 ? rest : rest.slice(0, end)
}

/** Without the quotes and line breaks that copying adds. */
const fromHeader = (text: string): readonly Raw[] => {
  const header = (headerIn(text) ?? text)
    .replace(/[\r\n]+\s*/g, '')
    .trim()
    .replace(/^(["'`])(.*)\1$/, '$2')
  const pairs = header.split(';')
  return pairs.flatMap(pair => {
    const at = pair.indexOf('=')
    if (at === -1) return []
    const value = pair
      .slice(at + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1')
    return [
      {
        name: pair.slice(0, at).trim(),
        value,
        domain: null,
        path: '/',
        expiresAt: null,
        secure: false,
        httpOnly: false,
      },
    ]
  })
}

const isNetscape = (text: string): boolean => /^[^\t\n]+\t(?:TRUE|FALSE)\t[^\t]*\t(?:TRUE|FALSE)\t/im.test(text)

/** `base` is the forum's root; `now` in ms: what has expired is dropped. */
export const parseCookies = (text: string, base: string, now: number): ImportedCookies => {
  const trimmed = text.replace(/^\ufeff/, '').trim()
  const json = /^[[{]/.test(trimmed) ? fromJson(trimmed) : null
  const format = json ? 'json' : isNetscape(trimmed) ? 'netscape' : 'header'
  const raw = json ?? (format === 'netscape' ? fromNetscape(trimmed) : fromHeader(trimmed))
  const host = new URL(base).hostname
  const kept = raw.filter(
    cookie =>
      isName(cookie.name) &&
      !/[\u0000-\u001f;]/.test(cookie.value) &&
      belongsTo(cookie.domain, host) &&
      (cookie.expiresAt === null || Date.parse(cookie.expiresAt) > now),
  )
  return {
    cookies: kept.map(cookie => ({
      ...cookie,
      domain: cookie.domain === null ? host : bare(cookie.domain),
      hostOnly: !cookie.domain?.startsWith('.'),
    })),
    dropped: raw.length - kept.length,
    format,
    userAgent: trimmed.match(/user-agent:\s*([^'"\r\n]+)/i)?.[1]?.trim() ?? null,
  }
}
