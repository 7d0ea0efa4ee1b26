/**
 * One module's answer, judged: closures, refusals and pages that came instead are thrown by name. The site's own zone and names are learnt
 * on the way. Raw answers never leave this file: they hold login credentials (facts §6.3).
 */
import type { Ask } from '../../forum/engine.ts'
import { PalouError } from '../../forum/errors.ts'
import type { Answer } from '../../forum/model.ts'
import type { FetchOptions, HttpPage } from '../../http/contract.ts'
import { parseChallenge } from '../discuz/parse-challenge.ts'
import type { ApiFacts } from './api-facts.ts'
import { engineName, type Session } from './open-session.ts'
import { type ApiCheck, parseCheck } from './parse-check.ts'
import { type Envelope, parseEnvelope } from './parse-envelope.ts'
import { refusalOf } from './refusal.ts'

export type Loaded = {
  readonly envelope: Envelope
  readonly url: string
  readonly facts: ApiFacts
  readonly answer: Omit<Answer, 'page' | 'warnings'>
}

const chinaTime = 480

export const fetchOptions = (ask: Ask): FetchOptions => ({
  ...(ask.signal ? { signal: ask.signal } : {}),
  ...(ask.priority ? { priority: ask.priority } : {}),
})

type Parameters = Readonly<Record<string, string | number | null>>

export const moduleUrl = (base: string, module: string, version: number, parameters: Parameters = {}): string => {
  const rest = Object.entries(parameters).map(([name, value]) => (value === null ? '' : `&${name}=${value}`))
  return `${base}api/mobile/index.php?version=${version}&module=${module}${rest.join('')}`
}

/** What came instead of JSON: a guard by its name, else an API that is not there (a page, a 404, an error page: facts §0.15). */
const strange = (page: HttpPage): PalouError => {
  const guard = parseChallenge(page.text, { url: page.url, status: page.status })
  if (guard) return guard
  if (page.status === 429) return new PalouError('rate-limited', { url: page.url })
  const detail = page.status === 200 ? 'no JSON' : `HTTP ${page.status}`
  return new PalouError(page.status >= 500 ? 'server-error' : 'api-unavailable', { url: page.url, detail })
}

/** Always UTF-8, whatever the site's pages are in and the person's profile says of them (facts §6.1). */
const textOf = ({ charset, text, bytes }: HttpPage): string =>
  charset === 'utf-8' ? text : new TextDecoder('utf-8').decode(bytes)

/**
 * A thread whose floors have holes is led to its own page once, and is counted anew on the way: the same question is answered then
 * (facts §0.6).
 */
const wasLedAway = (page: HttpPage): boolean =>
  new URL(page.url).pathname !== new URL(page.requestedUrl).pathname && /[?&]mod=viewthread\b/.test(page.url)

const getEnvelope = async (
  session: Session,
  url: string,
  ask: Ask,
): Promise<{ envelope: Envelope; page: HttpPage }> => {
  const first = await session.client.get(url, fetchOptions(ask))
  const known = parseEnvelope(textOf(first))
  if (known) return { envelope: known, page: first }
  if (!wasLedAway(first)) throw strange(first)
  const page = await session.client.get(url, fetchOptions(ask))
  const envelope = parseEnvelope(textOf(page))
  if (!envelope) throw strange(page)
  return { envelope, page }
}

/** Asked once per session: the answers themselves name neither the site nor its version. */
export const loadCheck = async (session: Session, ask: Ask): Promise<ApiCheck> => {
  if (session.check) return session.check
  const url = moduleUrl(session.base, 'check', 4)
  const { envelope } = await getEnvelope(session, url, ask)
  const check = parseCheck(envelope)
  if (!check) throw refusalOf(envelope, url) ?? new PalouError('api-unavailable', { url, detail: 'check: nothing' })
  session.check = check
  return check
}

export const factsOf = (session: Session, now: number): ApiFacts => ({
  base: session.base,
  now,
  offsetMinutes: session.givenOffset ?? session.learntOffset ?? chinaTime,
})

/** `isAnswer` tells an answer from one that a plugin made of it: a module whose own fields are missing did not answer. */
export const loadModule = async (
  session: Session,
  url: string,
  ask: Ask,
  isAnswer: (envelope: Envelope) => boolean,
): Promise<Loaded> => {
  const check = await loadCheck(session, ask)
  const { envelope, page } = await getEnvelope(session, url, ask)
  const refusal = refusalOf(envelope, url)
  if (refusal) throw refusal
  if (!isAnswer(envelope)) throw new PalouError('api-unavailable', { url, detail: 'the answer lacks its own fields' })
  const { base } = session
  return {
    envelope,
    url,
    facts: factsOf(session, page.serverDate ?? page.receivedAt),
    answer: {
      site: {
        name: check.siteName ?? new URL(base).host,
        url: base,
        software: check.software,
        charset: envelope.charset ?? check.charset ?? 'utf-8',
        engine: engineName,
        account: envelope.user && { id: envelope.user.id as never, name: envelope.user.name },
      },
      fetchedAt: new Date(page.receivedAt).toISOString().replace(/\.\d+Z$/, 'Z'),
      source: 'network',
      ...(envelope.news ? { news: envelope.news } : {}),
    },
  }
}
