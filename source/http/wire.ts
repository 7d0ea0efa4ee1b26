/** Requests as we send them: our name, the same-host Referer, what a script would add; traced without secrets. */
import type { FetchOptions, HttpPage } from './contract.ts'
import { type Received, receive } from './receive.ts'
import { redactUrl } from './redact.ts'
import { createReferers } from './referer.ts'
import { createTransport, type Transport, type TransportOptions } from './transport.ts'

/** `url` has its secrets removed; `status` is null where no answer came. */
export type HttpTrace = {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly status: number | null
  readonly bytes: number
  readonly milliseconds: number
}

export type WireOptions = TransportOptions & {
  readonly userAgent: string
  readonly now: () => number
  readonly onTrace?: ((trace: HttpTrace) => void) | undefined
}

/** Throws as `receive` does. */
export type Wire = {
  get(target: URL, asked: FetchOptions, encodings?: string): Promise<Received>
  post(target: URL, body: string, asked: FetchOptions): Promise<Received>
  /** Where the next request will come from. */
  remember(page: HttpPage): void
  close(): Promise<void>
}

export const allEncodings = 'gzip, deflate, br, zstd'

export const createWire = (options: WireOptions): Wire => {
  const referers = createReferers()
  let transport: Promise<Transport> | null = null
  const openTransport = (): Promise<Transport> => {
    transport ??= createTransport(options)
    return transport
  }

  const headersFor = (target: URL, asked: FetchOptions, encodings: string): Record<string, string> => ({
    'user-agent': options.userAgent,
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5',
    'accept-encoding': encodings,
    referer: referers.refererFor(target, asked.referer),
    ...(/[?&]inajax=/.test(target.search) ? { 'x-requested-with': 'XMLHttpRequest' } : {}),
  })

  const traced = async (method: 'GET' | 'POST', target: URL, ask: () => Promise<Received>): Promise<Received> => {
    const begun = options.now()
    const trace = (status: number | null, bytes: number): void =>
      options.onTrace?.({ method, url: redactUrl(target.href), status, bytes, milliseconds: options.now() - begun })
    try {
      const received = await ask()
      trace(received.status, received.bytes.length)
      return received
    } catch (error) {
      trace(null, 0)
      throw error
    }
  }

  const limitsFor = ({ signal, maxBytes = options.maxBytes }: FetchOptions) => ({
    maxBytes: Math.min(maxBytes, options.maxBytes),
    totalMs: options.timeouts.totalMs,
    signal,
  })
  const placeOf = (target: URL) => ({ origin: target.origin, path: target.pathname + target.search })

  return {
    get: (target, asked, encodings = allEncodings) =>
      traced('GET', target, async () => {
        const { reading, writing } = await openTransport()
        const request = {
          ...placeOf(target),
          method: 'GET' as const,
          headers: headersFor(target, asked, encodings),
          exchange: { answered: false, onLeave: asked.onLeave },
          ...(asked.follow === false ? { maxRedirections: 0 } : {}),
          ...(asked.once ? { reset: true } : {}),
        }
        const dispatcher = asked.once ? writing : reading
        return receive((...call) => dispatcher.dispatch(...call), target.href, request, limitsFor(asked))
      }),
    post: (target, body, asked) =>
      traced('POST', target, async () => {
        const { writing } = await openTransport()
        const headers = {
          // An answer that cannot be unpacked would leave the outcome unknown.
          ...headersFor(target, asked, 'identity'),
          'content-type': 'application/x-www-form-urlencoded',
          origin: target.origin,
        }
        const exchange = { answered: false, onLeave: asked.onLeave }
        const request = { ...placeOf(target), method: 'POST' as const, headers, body, reset: true, exchange }
        return receive((...call) => writing.dispatch(...call), target.href, request, limitsFor(asked))
      }),
    remember: referers.remember,
    close: async () => {
      const opened = await transport
      transport = null
      await opened?.destroy()
    },
  }
}
