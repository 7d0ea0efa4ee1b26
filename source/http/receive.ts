/** One exchange on the wire: dispatched, collected, and stopped when it is too large, too slow or no longer wanted. */
import type { Dispatcher } from 'undici'
import { PalouError } from '../forum/errors.ts'
import type { ExchangeOptions } from './site-interceptor.ts'

export type Received = {
  /** After redirects. */
  readonly url: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

export type ReceiveLimits = {
  readonly maxBytes: number
  readonly totalMs: number
  readonly signal?: AbortSignal | undefined
}

type Dispatch = (options: ExchangeOptions, handler: Dispatcher.DispatchHandler) => boolean

const flatten = (headers: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, string> => {
  const flat: Record<string, string> = {}
  // Set-Cookie is for the jar alone: nobody else may see or log it.
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && name !== 'set-cookie') flat[name] = typeof value === 'string' ? value : value.join(', ')
  return flat
}

const lastVisited = (context: unknown): string | null => {
  const { history } = (context ?? {}) as { readonly history?: readonly URL[] }
  return history?.at(-1)?.href ?? null
}

/** Rejects with what went wrong as it came (PalouError for limits of our own, the signal's reason, or an error of undici or the system). */
export const receive = (dispatch: Dispatch, url: string, options: ExchangeOptions, limits: ReceiveLimits) =>
  new Promise<Received>((resolve, reject) => {
    const { maxBytes, totalMs, signal } = limits
    signal?.throwIfAborted()
    let controller: Dispatcher.DispatchController | null = null
    let context: unknown = null
    let stopped: Error | null = null
    let status = 0
    let headers: Record<string, string> = {}
    let size = 0
    const chunks: Buffer[] = []

    const settle = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    }
    const stop = (reason: Error): void => {
      if (stopped) return
      stopped = reason
      settle()
      controller?.abort(reason)
      reject(reason)
    }
    const onAbort = (): void => stop(signal?.reason as Error)
    const timer = setTimeout(() => stop(new PalouError('timeout', { detail: `${totalMs} ms` })), totalMs)
    signal?.addEventListener('abort', onAbort, { once: true })
    const checkSize = (bytes: number): void => {
      if (bytes > maxBytes) stop(new PalouError('too-large', { detail: `> ${maxBytes}` }))
    }

    dispatch(options, {
      onRequestStart: (started, facts) => {
        controller = started
        context = facts
        // Given up while it waited for a connection: nothing has been sent yet, and nothing will be.
        if (stopped) started.abort(stopped)
      },
      onResponseStart: (_, code, raw) => {
        status = code
        headers = flatten(raw)
        checkSize(Number(headers['content-length'] ?? 0))
      },
      onResponseData: (_, chunk) => {
        if (stopped) return
        size += chunk.length
        checkSize(size)
        chunks.push(chunk)
      },
      onResponseEnd: () => {
        settle()
        const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
        resolve({ url: lastVisited(context) ?? url, status, headers, bytes })
      },
      onResponseError: (_, error) => {
        settle()
        reject(stopped ?? error)
      },
    })
  })
