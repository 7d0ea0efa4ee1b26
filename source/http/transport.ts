/** undici, set up once: connections, timeouts, proxies and the layers of its own that fit us. */
import type { LookupFunction } from 'node:net'
import type { Dispatcher } from 'undici'
import Agent from 'undici/lib/dispatcher/agent.js'
import decompress from 'undici/lib/interceptor/decompress.js'
import redirect from 'undici/lib/interceptor/redirect.js'
import retry from 'undici/lib/interceptor/retry.js'
import type { Cookies } from './cookies.ts'
import { type Env, readProxySettings } from './proxy.ts'
import { type ExchangeOptions, siteInterceptor } from './site-interceptor.ts'

export type Timeouts = {
  readonly connectMs: number
  readonly headersMs: number
  readonly bodyIdleMs: number
  readonly totalMs: number
}

export type TransportOptions = {
  readonly cookies: Cookies
  readonly env: Env
  readonly timeouts: Timeouts
  readonly maxBytes: number
  readonly lookup?: LookupFunction | undefined
}

export type Transport = {
  /** With redirects and one retry. */
  readonly reading: Dispatcher
  /** Sent once: neither layer is there to repeat it. Each on a connection of its own, so that a stale one cannot eat a post. */
  readonly writing: Dispatcher
  destroy(): Promise<void>
}

const maxRedirections = 8
// Plugins set cookies by the dozen.
const maxHeaderSize = 65_536
const retryDelay = 300
const retried = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

type Retry = NonNullable<NonNullable<Parameters<typeof retry>[0]>['retry']>

/** Once, and only while nothing of an answer has come: undici would go on in the middle with a Range, which a page made anew cannot. */
const retryLostConnection: Retry = (error, { state, opts }, callback) => {
  const { exchange } = opts as ExchangeOptions
  const code = 'code' in error ? String(error.code) : ''
  if (state.counter > 1 || exchange?.answered || !retried.has(code)) return callback(error)
  setTimeout(callback, retryDelay, null)
}

// HTTP/1.1 alone: the forums that matter speak it, and node:http2 with its TLS costs a start half as much as Node itself.
const agentOptions = ({ timeouts, lookup }: TransportOptions) => ({
  allowH2: false,
  maxHeaderSize,
  connect: { timeout: timeouts.connectMs, ...(lookup ? { lookup } : {}) },
  headersTimeout: timeouts.headersMs,
  bodyTimeout: timeouts.bodyIdleMs,
})

const createBase = async (options: TransportOptions): Promise<Dispatcher> => {
  const proxies = readProxySettings(options.env)
  if (!proxies) return new Agent(agentOptions(options))
  const { EnvHttpProxyAgent } = await import('./proxy-agent.ts')
  return new EnvHttpProxyAgent({ ...agentOptions(options), connectTimeout: options.timeouts.connectMs, ...proxies })
}

export const createTransport = async (options: TransportOptions): Promise<Transport> => {
  const readers = await createBase(options)
  const writers = await createBase(options)
  const site = siteInterceptor(options.cookies)
  const unpack = decompress({ skipErrorResponses: false, maxSize: options.maxBytes })
  const follow = redirect({
    maxRedirections,
    throwOnMaxRedirect: true,
    stripHeadersOnCrossOriginRedirect: ['referer', 'x-requested-with'],
  })
  return {
    reading: readers.compose(site, retry({ retry: retryLostConnection, statusCodes: [] }), follow, unpack),
    writing: writers.compose(site, unpack),
    destroy: async () => {
      await Promise.all([readers.destroy(), writers.destroy()])
    },
  }
}
