/** One site as one account: everything that reads, writes and logs in there shares its cookies. What both faces ask of it. */
import type { Sessions } from './forum/session.ts'
import type { Writer } from './forum/write.ts'
import type { HttpClient } from './http/contract.ts'
import type { Cookies } from './http/cookies.ts'
import type { SiteSession } from './site-session.ts'
import type { StoredCookie } from './store/accounts.ts'

export type OpenSite = {
  readonly client: HttpClient
  readonly cookies: Cookies
  readonly session: SiteSession
  openWriter(): Promise<Writer>
  openSessions(): Promise<Sessions>
}

export type SiteChoice =
  /** The stored session of an account, by id or name; null the one in use. */
  | { readonly as: string | null }
  /** Nobody's session: for logging in, and for trying a browser's cookies. */
  | { readonly cookies: readonly StoredCookie[]; readonly userAgent: string | null }

export type SiteAccess = {
  /** Without a choice the account that `--as` names, else the one in use. Throws `login-needed` for an account never logged in here. */
  openSite(base: string, choice?: SiteChoice): OpenSite
  /** From now on this is the site as the account in use: after a login, for reading as well. */
  adopt(site: OpenSite): void
}
