/** What engines know of HTTP: pages in, nothing of sockets. */

export type FetchOptions = {
  readonly signal?: AbortSignal
  readonly referer?: string
  readonly priority?: 'reader' | 'bulk'
  /** false: a redirect is an answer, not followed (`location` says where to). Default: followed for GET. */
  readonly follow?: boolean
  /** For a GET that acts (a vote, a favourite, a logout): as careful as a post, sent exactly once, nothing followed. */
  readonly once?: boolean
  /** Fails as `too-large` beyond it, before the rest has come. */
  readonly maxBytes?: number
  /** Called right before the first byte goes out. Not called: nothing has left this machine, whatever the error says. */
  readonly onLeave?: () => void
}

export type HttpPage = {
  /** Where the answer came from after redirects. */
  readonly url: string
  /** What was asked first. All relative links are judged from here, not from what the page claims (facts §0.10). */
  readonly requestedUrl: string
  readonly status: number
  /** Lower-case names; values as bytes, one character each (Latin-1). Set-Cookie is not among them. */
  readonly headers: Readonly<Record<string, string>>
  readonly location: string | null
  readonly bytes: Uint8Array
  /** Decoded by http/charset. */
  readonly text: string
  /** As decoded, lower case: `utf-8`, `gbk`, `big5`. */
  readonly charset: string
  readonly charsetMismatch: boolean
  /** When the answer arrived, by this machine; `serverDate` is the answer's own Date header. Milliseconds since the epoch. */
  readonly receivedAt: number
  readonly serverDate: number | null
}

export type HttpClient = {
  /** Throws PalouError with a network code; an HTTP status alone never throws. */
  get(url: string, options?: FetchOptions): Promise<HttpPage>
  /** Sent exactly once: never retried, redirects never followed. `fields` are encoded in `charset`. */
  post(
    url: string,
    fields: readonly (readonly [string, string])[],
    options?: FetchOptions & { readonly charset?: string },
  ): Promise<HttpPage>
  close(): Promise<void>
}
