/** The layer next to the wire: cookies in and out on every hop, and addresses of redirects made safe to follow. */
import type { Dispatcher } from 'undici'
import type { Cookies } from './cookies.ts'

/** What one request's layers tell each other; travels in the dispatch options. */
export type Exchange = { answered: boolean; readonly onLeave?: (() => void) | undefined }

export type ExchangeOptions = Dispatcher.DispatchOptions & { readonly exchange?: Exchange }

type Headers = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2]

const withCookie = (headers: Dispatcher.DispatchOptions['headers'], cookie: string | null): typeof headers => {
  if (cookie === null) return headers
  // The redirect interceptor hands on a flat list of names and values.
  if (Array.isArray(headers)) return [...headers, 'cookie', cookie]
  return { ...(headers as Record<string, string>), cookie }
}

const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/** GBK sites put raw bytes into Location; header text is Latin-1, so each character is one byte. */
const safeLocation = (headers: Headers): Headers => {
  const { location } = headers
  if (typeof location !== 'string' || !/[^\x21-\x7e]/.test(location)) return headers
  return { ...headers, location: location.trim().replace(/[^\x21-\x7e]/g, hex) }
}

const listen = (handler: Dispatcher.DispatchHandler, cookies: Cookies, url: string, exchange?: Exchange) =>
  ({
    onRequestStart: (controller, context) => {
      handler.onRequestStart?.(controller, context)
      if (!controller.aborted) exchange?.onLeave?.()
    },
    onRequestUpgrade: (...facts) => handler.onRequestUpgrade?.(...facts),
    onBodySent: chunk => handler.onBodySent?.(chunk),
    onRequestSent: () => handler.onRequestSent?.(),
    onResponseStart: (controller, status, headers, message) => {
      if (exchange) exchange.answered = true
      const lines = headers['set-cookie']
      if (lines) cookies.take(url, Array.isArray(lines) ? lines : [lines])
      handler.onResponseStart?.(controller, status, safeLocation(headers), message)
    },
    onResponseData: (controller, chunk) => handler.onResponseData?.(controller, chunk),
    onResponseEnd: (controller, trailers) => handler.onResponseEnd?.(controller, trailers),
    onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
  }) satisfies Dispatcher.DispatchHandler

const noController: Dispatcher.DispatchController = {
  aborted: false,
  paused: false,
  reason: null,
  abort: () => undefined,
  pause: () => undefined,
  resume: () => undefined,
}

export const siteInterceptor =
  (cookies: Cookies): Dispatcher.DispatcherComposeInterceptor =>
  dispatch =>
  (options: ExchangeOptions, handler) => {
    const url = `${options.origin}${options.path}`
    const { exchange } = options
    const go = (): boolean => {
      if (exchange) exchange.answered = false
      const headers = withCookie(options.headers, cookies.headerFor(url))
      return dispatch({ ...options, headers } as Dispatcher.DispatchOptions, listen(handler, cookies, url, exchange))
    }
    if (cookies.isReady()) return go()
    cookies.ready().then(go, (error: Error) => handler.onResponseError?.(noController, error))
    return true
  }
