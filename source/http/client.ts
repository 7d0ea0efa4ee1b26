/** Pages in, politely. Everything that can go wrong on the way is a PalouError with a network code; a status is the engine's to judge. */
import type { LookupFunction } from 'node:net'
import { isPalouError, PalouError } from '../forum/errors.ts'
import { hasLostPage } from './asked-page.ts'
import { decodePage } from './charset.ts'
import { type Clock, systemClock } from './clock.ts'
import type { FetchOptions, HttpClient, HttpPage } from './contract.ts'
import { type Cookies, createCookies } from './cookies.ts'
import { loadEncoder } from './encode.ts'
import { isDecodingError, toNetworkError } from './network-error.ts'
import { createPace } from './pace.ts'
import type { Env } from './proxy.ts'
import { type Received, receive } from './receive.ts'
import { redactUrl } from './redact.ts'
import { createReferers } from './referer.ts'
import { reloadKind } from './reload-page.ts'
import { retryAfter } from './retry-after.ts'
import { createTransport, type Timeouts, type Transport } from './transport.ts'
import { userAgent } from './user-agent.ts'

/** `url` has its secrets removed; `status` is null where no answer came. */
export type HttpTrace = {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly status: number | null
  readonly bytes: number
  readonly milliseconds: number
}

export type HttpClientOptions = {
  /** For the User-Agent's product token. */
  readonly version: string
  /** Instead of our own User-Agent: for cookies that a browser's challenge tied to the browser's. */
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

/** Text is decoded, pictures and archives are not: their `text` is empty. */
const isText = (contentType: string | undefined): boolean =>
  !contentType || !/^(?:image|audio|video|font)\/|octet-stream|zip|pdf/i.test(contentType)

const isRedirectLoop = (error: unknown): boolean =>
  error instanceof Error &&
  (/^Redirect loop/.test(error.message) || ('code' in error && error.code === 'UND_ERR_REDIRECT_MAX'))

export const createHttpClient = (options: HttpClientOptions): HttpClient & { readonly cookies: Cookies } => {
  const clock = options.clock ?? systemClock
  const cookies = options.cookies ?? createCookies()
  const timeouts = { ...defaultTimeouts, ...options.timeouts }
  const maxBytes = options.maxBytes ?? defaultMaxBytes
  const agentName = options.userAgent ?? userAgent(options.version)
  const pace = createPace({ spacing: options.spacing ?? 1000, clock })
  const referers = createReferers()
  let transport: Promise<Transport> | null = null

  const openTransport = (): Promise<Transport> => {
    transport ??= createTransport({ cookies, timeouts, maxBytes, env: options.env ?? {}, lookup: options.lookup })
    return transport
  }

  const headersFor = (target: URL, referer: string | undefined): Record<string, string> => ({
    'user-agent': agentName,
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5',
    'accept-encoding': 'gzip, deflate, br, zstd',
    referer: referers.refererFor(target, referer),
    ...(/[?&]inajax=/.test(target.search) ? { 'x-requested-with': 'XMLHttpRequest' } : {}),
  })

  const traced = async (method: 'GET' | 'POST', target: URL, ask: () => Promise<Received>): Promise<Received> => {
    const begun = clock.now()
    const trace = (status: number | null, bytes: number): void =>
      options.onTrace?.({ method, url: redactUrl(target.href), status, bytes, milliseconds: clock.now() - begun })
    try {
      const received = await ask()
      trace(received.status, received.bytes.length)
      return received
    } catch (error) {
      trace(null, 0)
      throw error
    }
  }

  const getOnce = (target: URL, asked: FetchOptions, encodings?: string): Promise<Received> =>
    traced('GET', target, async () => {
      const { reading } = await openTransport()
      const headers = headersFor(target, asked.referer)
      const dispatchOptions = {
        origin: target.origin,
        path: target.pathname + target.search,
        method: 'GET' as const,
        headers: encodings ? { ...headers, 'accept-encoding': encodings } : headers,
        exchange: { answered: false },
        ...(asked.follow === false ? { maxRedirections: 0 } : {}),
      }
      const limits = { maxBytes, totalMs: timeouts.totalMs, signal: asked.signal }
      return receive((...call) => reading.dispatch(...call), target.href, dispatchOptions, limits)
    })

  /** One more try where the first is known to end so with a healthy site: a thread that redirects to itself, an encoding that lies. */
  const getTwice = async (target: URL, asked: FetchOptions): Promise<Received> => {
    try {
      const received = await getOnce(target, asked)
      return hasLostPage(target.href, received.url) ? await getOnce(target, asked) : received
    } catch (error) {
      if (isDecodingError(error)) return getOnce(target, asked, 'identity')
      if (isRedirectLoop(error)) return getOnce(target, asked)
      throw error
    }
  }

  const toPage = async (received: Received, target: URL): Promise<HttpPage> => {
    const { headers, bytes, url, status } = received
    const contentType = headers['content-type']
    const decoded = isText(contentType)
      ? await decodePage(bytes, contentType ?? null, options.charsetOverride ?? null)
      : { text: '', charset: 'binary', mismatch: false }
    const date = Date.parse(headers.date ?? '')
    const location = headers.location
    return {
      url,
      requestedUrl: target.href,
      status,
      headers,
      location: location && URL.canParse(location, url) ? new URL(location, url).href : null,
      bytes,
      text: decoded.text,
      charset: decoded.charset,
      charsetMismatch: decoded.mismatch,
      receivedAt: clock.now(),
      serverDate: Number.isNaN(date) ? null : date,
    }
  }

  const toError = (error: unknown, target: URL): Error => {
    if (isRedirectLoop(error))
      return new PalouError('too-many-redirects', { url: redactUrl(target.href), cause: error })
    if (isPalouError(error) && error.url === null)
      return new PalouError(error.code, { ...error, url: redactUrl(target.href) })
    return toNetworkError(error, target.href)
  }

  /** In the site's turn; errors made palou's; what the answer asks for remembered. */
  const inTurn = async (target: URL, asked: FetchOptions, work: () => Promise<HttpPage>): Promise<HttpPage> => {
    const free = options.startedHere?.(target.origin) ?? false
    const turn = { priority: asked.priority ?? 'reader', ...(asked.signal ? { signal: asked.signal } : {}) }
    let leave = (): void => undefined
    try {
      if (!free) leave = await pace.enter(target.origin, turn)
      const page = await work()
      const wait = page.status === 429 || page.status === 503 ? retryAfter(page.headers, clock.now()) : null
      if (wait !== null) pace.hold(target.origin, wait)
      referers.remember(page)
      return page
    } catch (error) {
      throw toError(error, target)
    } finally {
      leave()
    }
  }

  const reload = async (target: URL, asked: FetchOptions): Promise<HttpPage> => {
    await clock.sleep(reloadDelay, asked.signal)
    const page = await toPage(await getTwice(target, asked), target)
    const kind = reloadKind(page.text)
    if (kind) throw new PalouError(kind === 'too-fast' ? 'rate-limited' : 'challenge', { seconds: 1 })
    return page
  }

  const postOnce = (target: URL, body: string, asked: FetchOptions): Promise<Received> =>
    traced('POST', target, async () => {
      const { writing } = await openTransport()
      const headers = {
        ...headersFor(target, asked.referer),
        // An answer that cannot be unpacked would leave the outcome unknown.
        'accept-encoding': 'identity',
        'content-type': 'application/x-www-form-urlencoded',
        origin: target.origin,
      }
      const path = target.pathname + target.search
      const dispatchOptions = { origin: target.origin, path, method: 'POST' as const, headers, body, reset: true }
      const limits = { maxBytes, totalMs: timeouts.totalMs, signal: asked.signal }
      return receive((...call) => writing.dispatch(...call), target.href, dispatchOptions, limits)
    })

  return {
    cookies,
    get: async (url, asked = {}) => {
      const target = readUrl(url)
      return inTurn(target, asked, async () => {
        const page = await toPage(await getTwice(target, asked), target)
        return reloadKind(page.text) ? reload(target, asked) : page
      })
    },
    post: async (url, fields, asked = {}) => {
      const target = readUrl(url)
      const encoder = await loadEncoder(asked.charset ?? 'utf-8')
      return inTurn(target, asked, async () => {
        const page = await toPage(await postOnce(target, encoder.form(fields), asked), target)
        // The guard answered before anything was done: that much is certain, and repeating is the caller's to decide.
        if (reloadKind(page.text)) throw new PalouError('rate-limited', { seconds: 1 })
        return page
      })
    },
    close: async () => {
      const opened = await transport
      transport = null
      await opened?.destroy()
    },
  }
}
