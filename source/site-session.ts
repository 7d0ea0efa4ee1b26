/**
 * Who we are at one site: the cookies of one account, what pages say of it, and keeping both on disk. One value serves one site and one
 * account (or a guest) for as long as the program runs.
 */
import { PalouError } from './forum/errors.ts'
import type { Account } from './forum/model.ts'
import type { Cookies } from './http/cookies.ts'
import type { Accounts, Session, StoredCookie } from './store/accounts.ts'

export type SiteSessionParts = {
  readonly base: string
  readonly accounts: Accounts
  /** The stored session whose cookies the jar was opened with; null for a guest. */
  readonly stored: Session | null
  readonly cookies: Cookies
  /** The site no longer knows the account: told once. */
  readonly onEnded: (account: Account) => void
}

export type PostLimits = {
  readonly minBytes: number | null
  readonly maxBytes: number | null
  readonly subjectMax: number | null
}

export type SeenPage = {
  readonly userId: string
  readonly formhash: string | null
  readonly limits: PostLimits | null
}

export type SiteSession = {
  readonly base: string
  /** Whose session this is, as far as we know; null for a guest and once the site has said otherwise. */
  account(): Account | null
  /** What a page says of its reader (`0`: a guest), the hash its forms want and what a post may be. */
  see(page: SeenPage): void
  /** The hash of the last page, for the one who is logged in now (facts §1.4). */
  formhash(): string | null
  /** What the last page with a box to write in said. */
  limits(): PostLimits | null
  /** A login or an import worked: kept, and from now on the one in use. */
  begin(account: Account, userAgent: string | null): Promise<Session>
  /** About to log out: that the site then knows nobody is no news. */
  leave(): void
  /** Logged out: the local session ends, whatever the site said. */
  end(): void
  /** Cookies that changed are kept, unless another process has logged in anew meanwhile. */
  save(): Promise<void>
}

/** The stored session of `as`, or the one in use. Throws `login-needed` for an account that was never logged in here. */
export const findSession = (accounts: Accounts, base: string, as: string | null): Session | null => {
  const session = accounts.find(base, as)
  if (as !== null && !session) throw new PalouError('login-needed', { url: base, detail: as })
  return session
}

const sorted = (cookies: readonly StoredCookie[]): string =>
  JSON.stringify([...cookies].sort((a, b) => `${a.name} ${a.path}`.localeCompare(`${b.name} ${b.path}`)))

export const createSiteSession = (parts: SiteSessionParts): SiteSession => {
  const { base, accounts, cookies, onEnded } = parts
  let stored = parts.stored
  let isLive = stored?.isLive ?? false
  let isLeaving = false
  let last: SeenPage | null = null
  let limits: PostLimits | null = null

  const isOurs = (): boolean => {
    const now = stored && accounts.find(base, stored.account.id)
    return now !== null && now.usedAt === stored?.usedAt
  }
  const markEnded = (session: Session): void => {
    isLive = false
    stored = { ...session, isLive: false }
    if (isOurs()) accounts.update(stored)
    if (!isLeaving) onEnded(session.account)
  }
  return {
    base,
    account: () => (isLive ? (stored?.account ?? null) : null),
    see: page => {
      last = page
      limits = page.limits ?? limits
      if (page.userId === '0' && isLive && stored) markEnded(stored)
    },
    leave: () => {
      isLeaving = true
    },
    limits: () => limits,
    formhash: () => (last && last.userId === (isLive ? stored?.account.id : '0') ? last.formhash : null),
    begin: async (account, userAgent) => {
      isLeaving = false
      last = null
      limits = null
      stored = accounts.write({ base, account, cookies: await cookies.exportCookies(), userAgent })
      isLive = true
      return stored
    },
    end: () => {
      if (stored) accounts.remove(base, stored.account.id)
      stored = null
      isLive = false
      last = null
      cookies.clear()
    },
    save: async () => {
      if (!stored || !isLive) return
      const now = await cookies.exportCookies()
      if (sorted(now) === sorted(stored.cookies) || !isOurs()) return
      stored = { ...stored, cookies: now }
      accounts.update(stored)
    },
  }
}
