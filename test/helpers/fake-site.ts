/** An HttpClient without a network: replies by full URL, redirects followed as the real one does, what was asked remembered. */
import { PalouError } from '../../source/forum/errors.ts'
import type { FetchOptions, HttpClient, HttpPage } from '../../source/http/contract.ts'

export type Reply = {
  readonly status?: number
  readonly text?: string
  readonly location?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly charset?: string
  readonly charsetMismatch?: boolean
}

export type FakeSite = HttpClient & {
  readonly asked: readonly string[]
  readonly options: readonly FetchOptions[]
}

export const receivedAt = Date.parse('2026-11-24T04:21:30Z')
const serverDate = Date.parse('2026-11-24T04:21:00Z')

/** `replyTo` gives undefined for a host that does not answer. */
export const createFakeSite = (replyTo: (url: string) => Reply | undefined): FakeSite => {
  const asked: string[] = []
  const options: FetchOptions[] = []
  const answer = (requestedUrl: string, at: string, follow: boolean, hops = 0): HttpPage => {
    const url = new URL(at)
    url.hash = ''
    const reply = replyTo(url.href)
    if (!reply) throw new PalouError('connection-refused', { url: requestedUrl })
    const location = reply.location ? new URL(reply.location, url).href : null
    if (location && follow && hops < 5) return answer(requestedUrl, location, follow, hops + 1)
    const text = reply.text ?? ''
    return {
      url: url.href,
      requestedUrl,
      status: reply.status ?? (location ? 302 : 200),
      headers: reply.headers ?? {},
      location,
      bytes: new TextEncoder().encode(text),
      text,
      charset: reply.charset ?? 'utf-8',
      charsetMismatch: reply.charsetMismatch ?? false,
      receivedAt,
      serverDate,
    }
  }
  return {
    asked,
    options,
    get: async (url, given = {}) => {
      asked.push(url)
      options.push(given)
      return answer(url, url, given.follow !== false)
    },
    post: async () => {
      throw new Error('a reading engine posts nothing')
    },
    close: async () => undefined,
  }
}
