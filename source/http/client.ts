/**
 * Pages in, politely. Everything that can go wrong on the way is a PalouError with a network code; a status is the engine's to judge.
 * Nothing heavy is loaded before it is needed: proxies, the cookie jar, Big5 and the table of errors each wait for their first use.
 */
import type { LookupFunction } from 'node:net'
import { isPalouError, PalouError } from '../forum/errors.ts'
import { hasLostPage } from './asked-page.ts'
import { type Clock, systemClock } from './clock.ts'
import type { FetchOptions, HttpClient, HttpPage } from './contract.ts'
import { type Cookies, createCookies } from './cookies.ts'
import { loadEncoder } from './encode.ts'
import { createPace } from './pace.ts'
import { toPage } from './page.ts'
import type { Env } from './proxy.ts'
import type { Received } from './receive.ts'
import { redactUrl } from './redact.ts'
import { reloadKind } from './reload-page.ts'
import { retryAfter } from './retry-after.ts'
import type { Timeouts } from './transport.ts'
import type { SharedTurns } from './turns.ts'
import { userAgent } from './user-agent.ts'
import { createWire, type HttpTrace, type Wire } from './wire.ts'

export type HttpClientOptions = {
  /** For the User-Agent's product token. */
  readonly version: string
  /** Instead of our own User-Agent: for cookies that a challenge tied to a browser's. */
  readonly userAgent?: string | undefined
  readonly cookies?: Cookies | undefined
  /** Where the proxy variables are read. */
  readonly env?: Env | undefined
  readonly timeouts?: Partial<Timeouts> | undefined
  readonly maxBytes?: number | undefined
  /** Milliseconds between bulk requests to one site. */
  readonly spacing?: number | undefined
  /** The encoding that the person set for this site, instead of judging. */
  readonly charsetOverride?: string | null | undefined
  readonly onTrace?: ((trace: HttpTrace) => void) | undefined
  /** Origins that this program serves itself (the sample forum): no manners are due there. */
  readonly startedHere?: ((origin: string) => boolean) | undefined
  /** The queue this process shares with the person's others; none: only this process keeps its pace. */
  readonly turns?: SharedTurns | undefined
  readonly clock?: Clock | undefined
  readonly lookup?: LookupFunction | undefined
}

const defaultTimeouts: Timeouts = { connectMs: 10_000, headersMs: 30_000, bodyIdleMs: 20_000, totalMs: 90_000 }
const defaultMaxBytes = 16 * 1024 * 1024
// The reload page waits 1001 ms; the limiter behind it counts whole seconds.
const reloadDelay = 1100

const readUrl = (url: string): URL => {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:')
    throw new PalouError('not-an-address', { url: redactUrl(url) })
  parsed.hash = ''
  return parsed
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** The body's bytes were not what its Content-Encoding says. */
const isDecodingError = (error: unknown): boolean => /^(?:Z_|ERR__ERROR|ERR_BROTLI|ZSTD_)/.test(codeOf(error))

const isRedirectLoop = (error: unknown): boolean =>
  codeOf(error) === 'UND_ERR_REDIRECT_MAX' || (error instanceof Error && error.message.startsWith('Redirect loop'))

const toError = async (error: unknown, target: URL): Promise<unknown> => {
  const url = redactUrl(target.href)
  if (isRedirectLoop(error)) return new PalouError('too-many-redirects', { url, cause: error })
  if (isPalouError(error)) return error.url === null ? new PalouError(error.code, { ...error, url }) : error
  const { toNetworkError } = await import('./network-error.ts')
  return toNetworkError(error, target.href)
}

/** One more try where the first is known to end so with a healthy site: a thread that redirects to itself, an encoding that lies. */
const getTwice = async (wire: Wire, target: URL, asked: FetchOptions): Promise<Received> => {
  if (asked.once) return wire.get(target, asked, 'identity')
  try {
    const received = await wire.get(target, asked)
    return hasLostPage(target.href, received.url) ? await wire.get(target, asked) : received
  } catch (error) {
    if (isDecodingError(error)) return wire.get(target, asked, 'identity')
    if (isRedirectLoop(error)) return wire.get(target, asked)
    throw error
  }
}

export const createHttpClient = (options: HttpClientOptions): HttpClient & { readonly cookies: Cookies } => {
  const clock = options.clock ?? systemClock
  const cookies = options.cookies ?? createCookies()
  const spacing = options.spacing ?? 1000
  const pace = createPace({ spacing, clock })
  const wire = createWire({
    cookies,
    env: options.env ?? {},
    timeouts: { ...defaultTimeouts, ...options.timeouts },
    maxBytes: options.maxBytes ?? defaultMaxBytes,
    lookup: options.lookup,
    userAgent: options.userAgent ?? userAgent(options.version),
    now: clock.now,
    onTrace: options.onTrace,
  })
  const pageOf = (received: Received, target: URL): Promise<HttpPage> =>
    toPage(received, target, clock.now(), options.charsetOverride ?? null)

  /** This process' own turn first, then the one among all processes; a site of one's own (spacing 0) needs no queue of processes. */
  const enter = async (target: URL, { priority = 'reader', signal }: FetchOptions): Promise<() => void> => {
    if (options.startedHere?.(target.origin)) return () => undefined
    const turn = { priority, ...(signal ? { signal } : {}) }
    const turns = spacing > 0 ? options.turns : undefined
    const held = turns?.heldFor(target.origin) ?? 0
    if (held > 0) pace.hold(target.origin, held)
    const leave = await pace.enter(target.origin, turn)
    if (!turns) return leave
    try {
      const release = await turns.take(target.origin, { ...turn, spacing })
      return () => {
        release()
        leave()
      }
    } catch (error) {
      leave()
      throw error
    }
  }

  /** In the site's turn; errors made palou's; what the answer asks for remembered. */
  const inTurn = async (url: string, asked: FetchOptions, work: (target: URL) => Promise<HttpPage>) => {
    const target = readUrl(url)
    let leave = (): void => undefined
    try {
      leave = await enter(target, asked)
      const page = await work(target)
      const wait = page.status === 429 || page.status === 503 ? retryAfter(page.headers, clock.now()) : null
      if (wait !== null) {
        pace.hold(target.origin, wait)
        options.turns?.hold(target.origin, clock.now() + wait)
      }
      wire.remember(page)
      return page
    } catch (error) {
      asked.signal?.throwIfAborted()
      throw await toError(error, target)
    } finally {
      leave()
    }
  }

  const reload = async (target: URL, asked: FetchOptions): Promise<HttpPage> => {
    await clock.sleep(reloadDelay, asked.signal)
    const page = await pageOf(await getTwice(wire, target, asked), target)
    const kind = reloadKind(page.text)
    if (kind) throw new PalouError(kind === 'too-fast' ? 'rate-limited' : 'challenge', { seconds: 1 })
    return page
  }

  // The guard answered before anything was done: that much is certain, and repeating is the caller's to decide.
  const refuseReload = (page: HttpPage): HttpPage => {
    if (reloadKind(page.text)) throw new PalouError('rate-limited', { seconds: 1 })
    return page
  }

  return {
    cookies,
    get: (url, asked = {}) =>
      inTurn(url, asked, async target => {
        const page = await pageOf(await getTwice(wire, target, asked), target)
        if (asked.once) return refuseReload(page)
        return reloadKind(page.text) ? reload(target, asked) : page
      }),
    post: (url, fields, asked = {}) =>
      inTurn(url, asked, async target => {
        const encoder = await loadEncoder(asked.charset ?? 'utf-8')
        return refuseReload(await pageOf(await wire.post(target, encoder.form(fields), asked), target))
      }),
    close: wire.close,
  }
}
