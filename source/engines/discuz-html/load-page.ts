/**
 * One page of the site, judged: refusals and guards thrown by name, what the page says of itself read, its claims about its own address
 * weighed against the address that worked (facts §0.10).
 */
import type { Ask } from '../../forum/engine.ts'
import { isPalouError, PalouError } from '../../forum/errors.ts'
import type { Answer, Site, Warning } from '../../forum/model.ts'
import type { FetchOptions, HttpClient, HttpPage } from '../../http/contract.ts'
import { learnForms, noForms, type OwnForms } from './own-forms.ts'
import { parseMessage } from './parse-message.ts'
import { parseNews } from './parse-news.ts'
import { type PageMarks, parsePage } from './parse-page.ts'

export const engineName = 'discuz-html'

/** `base` moves when the site moves us: http to https, to another host name, to another folder. */
export type Session = {
  readonly client: HttpClient
  /** Given by the person's settings; else the page's foot tells, else China's time. */
  readonly offsetMinutes: number | null
  base: string
  /** As the last page was decoded; null before the first. */
  charset: string | null
  forms: OwnForms
  /** A page said that the site has an archive. */
  hasArchive: boolean
}

export type SessionOptions = {
  readonly client: HttpClient
  /** The forum's root with a trailing slash, as the person gave it. */
  readonly base: string
  /** Minutes east of Greenwich in which the site prints its times; unset, the pages are asked, then China's time is taken. */
  readonly offsetMinutes?: number | undefined
}

export const openSession = ({ client, base, offsetMinutes }: SessionOptions): Session => ({
  client,
  base,
  offsetMinutes: offsetMinutes ?? null,
  charset: null,
  forms: noForms,
  hasArchive: false,
})

export type LoadedPage = {
  readonly html: string
  readonly url: string
  readonly marks: PageMarks
  /** For parsers, `askedPage` aside. */
  readonly facts: { readonly base: string; readonly url: string; readonly now: number; readonly offsetMinutes: number }
  readonly answer: Omit<Answer, 'page'>
}

const chinaTime = 480

/** Aimed at a host that PHP only believes to be its own, a redirect leads nowhere; these are what nowhere looks like. */
const unreachable = new Set(['connection-refused', 'host-not-found', 'connection-lost', 'tls-failed'])

export const fetchOptions = (ask: Ask): FetchOptions => ({
  ...(ask.signal ? { signal: ask.signal } : {}),
  ...(ask.priority ? { priority: ask.priority } : {}),
})

/** The same path and query on our own base's host. */
const onBase = (location: string, base: string): string => {
  const target = new URL(location)
  return new URL(target.pathname + target.search, base).href
}

/** Follows redirects; one that leaves our host for one that can't be reached is taken back to our host, once. */
const getFollowing = async (session: Session, url: string, options: FetchOptions): Promise<HttpPage> => {
  try {
    return await session.client.get(url, options)
  } catch (error) {
    if (!isPalouError(error) || !unreachable.has(error.code)) throw error
    const first = await session.client.get(url, { ...options, follow: false }).catch(() => null)
    if (!first?.location || new URL(first.location).host === new URL(url).host) throw error
    return session.client.get(onBase(first.location, session.base), options)
  }
}

/** Asked and answered differ in scheme or host only: the site lives there. */
const followMove = (session: Session, page: HttpPage): void => {
  const asked = new URL(page.requestedUrl)
  const answered = new URL(page.url)
  if (asked.origin === answered.origin || asked.pathname + asked.search !== answered.pathname + answered.search) return
  if (session.base.startsWith(asked.origin)) session.base = answered.origin + new URL(session.base).pathname
}

/** Where an account is sent whose password must be changed first (facts §1.8). */
export const frozen = /[?&]mod=spacecp&(?:.*&)?op=password/

const refuse = (page: HttpPage, error: PalouError): PalouError => {
  const wait = Number(page.headers['retry-after'])
  if (error.seconds !== null || !Number.isFinite(wait)) return error
  return new PalouError(error.code, { url: error.url, detail: error.detail, seconds: wait })
}

export const judge = (page: HttpPage): void => {
  if (frozen.test(page.url)) throw new PalouError('account-frozen', { url: page.url })
  const error = parseMessage(page.text, { url: page.url, status: page.status })
  if (error) throw refuse(page, error)
}

/** Where host, port or folder differ; a scheme that differs is what every proxy in front of PHP causes. */
const baseWarning = (marks: PageMarks, base: string): readonly Warning[] => {
  const claimed = marks.siteUrl && URL.canParse(marks.siteUrl) ? new URL(marks.siteUrl) : null
  const own = new URL(base)
  if (!claimed || (claimed.host === own.host && claimed.pathname === own.pathname)) return []
  return [{ code: 'base-ignored', message: `the page calls itself ${claimed.href}; its links are read on ${base}` }]
}

/** A sign of the page's foot: owners' templates may leave out a closing tag. The title says Powered by as well, so that is none. */
const pageEnd = /<\/(?:html|body)\s*>|\bid=["']?(?:ft|frt|flk)["'\s>]/i

const warningsOf = (page: HttpPage, marks: PageMarks, base: string): readonly Warning[] => [
  ...baseWarning(marks, base),
  ...(page.charsetMismatch
    ? [{ code: 'charset-mismatch' as const, message: `the page's bytes are ${page.charset}, whatever it declares` }]
    : []),
  ...(pageEnd.test(page.text.slice(-8000))
    ? []
    : [{ code: 'truncated' as const, message: 'the page ends before its end' }]),
]

const siteOf = (page: HttpPage, marks: PageMarks, base: string): Site => ({
  name: marks.siteName ?? new URL(base).host,
  url: base,
  software: marks.software,
  charset: page.charset,
  engine: engineName,
  account: marks.userId && { id: marks.userId, name: marks.userName ?? marks.userId },
})

const newsOf = (page: HttpPage, marks: PageMarks): Pick<Answer, 'news'> => {
  const news = marks.userId === null ? null : parseNews(page.text)
  return news ? { news } : {}
}

/** A page that passed the judge, with all that parsers and answers need. */
export const readPage = (session: Session, page: HttpPage): LoadedPage => {
  const marks = parsePage(page.text)
  const { base } = session
  session.charset = page.charset
  session.forms = learnForms(session.forms, page.text, base)
  session.hasArchive ||= /<link rel="archives"/.test(page.text)
  return {
    html: page.text,
    url: page.url,
    marks,
    facts: {
      base,
      url: page.url,
      now: page.serverDate ?? page.receivedAt,
      offsetMinutes: session.offsetMinutes ?? marks.offsetMinutes ?? chinaTime,
    },
    answer: {
      site: siteOf(page, marks, base),
      fetchedAt: new Date(page.receivedAt).toISOString().replace(/\.\d+Z$/, 'Z'),
      source: 'network',
      warnings: warningsOf(page, marks, base),
      ...newsOf(page, marks),
    },
  }
}

export const loadPage = async (session: Session, url: string, ask: Ask): Promise<LoadedPage> => {
  const page = await getFollowing(session, url, fetchOptions(ask))
  followMove(session, page)
  judge(page)
  return readPage(session, page)
}
