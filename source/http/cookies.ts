/**
 * A site's cookies. Most of Discuz lives by them: without `saltkey` every form hash is stale (facts §1.4). The jar's rules are
 * tough-cookie's; it is loaded when the first cookie has to be judged, so a command that asks for one page of an unknown site never does.
 */
import type { CookieJar } from 'tough-cookie'

/** Plain data, for a file. `expiresAt` is ISO 8601; null for a cookie that ends with the session. */
export type SavedCookie = {
  readonly name: string
  readonly value: string
  readonly domain: string
  readonly path: string
  readonly expiresAt: string | null
  readonly secure: boolean
  readonly httpOnly: boolean
  /** Sent to exactly this host, not to its sub-domains. */
  readonly hostOnly: boolean
}

export type Cookies = {
  /** True while nothing has to be judged: no cookie is known, or the jar is loaded and up to date. */
  isReady(): boolean
  ready(): Promise<void>
  /** The `Cookie` header for an address, or null. Call when ready. */
  headerFor(url: string): string | null
  /** Takes an answer's `Set-Cookie` lines. */
  take(url: string, lines: readonly string[]): void
  /** Credentials: keep them where only this user reads. Session cookies are included. */
  exportCookies(): Promise<readonly SavedCookie[]>
  importCookies(cookies: readonly SavedCookie[]): void
  clear(): void
}

type ToughCookie = typeof import('tough-cookie')

const toDate = (expires: Date | 'Infinity' | null): string | null =>
  expires instanceof Date && !Number.isNaN(expires.getTime()) ? expires.toISOString() : null

const exportFrom = (jar: CookieJar, now: number): readonly SavedCookie[] =>
  (jar.serializeSync()?.cookies ?? []).flatMap(raw => {
    const { key, value, domain, path, expires, secure, httpOnly, hostOnly, maxAge, creation } = raw
    if (typeof key !== 'string' || typeof domain !== 'string') return []
    const byAge =
      typeof maxAge === 'number' && typeof creation === 'string' ? Date.parse(creation) + maxAge * 1000 : null
    const byDate = typeof expires === 'string' && expires !== 'Infinity' ? Date.parse(expires) : null
    const end = byAge ?? byDate
    if (end !== null && end <= now) return []
    return [
      {
        name: key,
        value: String(value ?? ''),
        domain,
        path: typeof path === 'string' ? path : '/',
        expiresAt: end === null ? null : toDate(new Date(end)),
        secure: secure === true,
        httpOnly: httpOnly === true,
        hostOnly: hostOnly === true,
      },
    ]
  })

const putInto = (jar: CookieJar, { Cookie }: ToughCookie, saved: SavedCookie): void => {
  const domain = saved.domain.replace(/^\./, '')
  const cookie = new Cookie({
    key: saved.name,
    value: saved.value,
    path: saved.path,
    secure: saved.secure,
    httpOnly: saved.httpOnly,
    ...(saved.hostOnly ? {} : { domain }),
    ...(saved.expiresAt ? { expires: new Date(saved.expiresAt) } : {}),
  })
  const host = domain.includes(':') && !domain.startsWith('[') ? `[${domain}]` : domain
  jar.setCookieSync(cookie, `https://${host}${saved.path}`, { ignoreError: true })
}

export const createCookies = (saved: readonly SavedCookie[] = []): Cookies => {
  let loaded: { readonly jar: CookieJar; readonly tough: ToughCookie } | null = null
  let loading: Promise<void> | null = null
  /** What came before the jar was there, in order. */
  let pending: ((jar: CookieJar, tough: ToughCookie) => void)[] = []

  const load = async (): Promise<void> => {
    const tough = await import('tough-cookie')
    loaded ??= { jar: new tough.CookieJar(undefined, { looseMode: true }), tough }
    settle()
  }
  const settle = (): void => {
    if (!loaded) return
    for (const put of pending) put(loaded.jar, loaded.tough)
    pending = []
  }
  const add = (put: (jar: CookieJar, tough: ToughCookie) => void): void => {
    pending.push(put)
    settle()
  }
  const importCookies = (cookies: readonly SavedCookie[]): void => {
    for (const cookie of cookies) add((jar, tough) => putInto(jar, tough, cookie))
  }
  importCookies(saved)

  const ready = async (): Promise<void> => {
    loading ??= load()
    await loading
  }
  return {
    isReady: () => pending.length === 0,
    ready,
    headerFor: url => loaded?.jar.getCookieStringSync(url) || null,
    take: (url, lines) => {
      // A broken line costs itself only.
      for (const line of lines) add(jar => void jar.setCookieSync(line, url, { ignoreError: true }))
    },
    exportCookies: async () => {
      if (!loaded && pending.length === 0) return []
      await ready()
      return loaded ? exportFrom(loaded.jar, Date.now()) : []
    },
    importCookies,
    clear: () => {
      pending = []
      loaded?.jar.removeAllCookiesSync()
    },
  }
}
