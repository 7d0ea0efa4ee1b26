/** What reading pages needs, joined: one file so that a command which asks nobody loads none of it, and one which asks loads it at once. */
import { watchPages } from './engines/discuz-html/watch-pages.ts'
import { type EngineChoice, engineFor } from './engines/registry.ts'
import type { Engine } from './forum/engine.ts'
import type { Account } from './forum/model.ts'
import { createHttpClient, type HttpClientOptions } from './http/client.ts'
import type { HttpClient } from './http/contract.ts'
import { createCookies } from './http/cookies.ts'
import { createReader, type Reader } from './reader.ts'
import type { OpenSite, SiteAccess, SiteChoice } from './site-access.ts'
import { createSiteSession, findSession } from './site-session.ts'
import type { Accounts } from './store/accounts.ts'
import { createApiMemory } from './store/api-memory.ts'
import { type Keeping, keepingEngine } from './store/keeping-engine.ts'
import { createLearningEngine } from './store/learning-engine.ts'
import type { Profiles } from './store/profiles.ts'
import { readSiteSettings, type SiteSettings } from './store/site-settings.ts'
import type { Sites } from './store/sites.ts'

export type Trace = HttpClientOptions['onTrace']

export type NetworkOptions = Pick<HttpClientOptions, 'version' | 'env' | 'onTrace' | 'startedHere' | 'turns'> & {
  readonly sites: Sites
  readonly profiles: Profiles
  /** `--engine`; `auto` leaves it to the site's profile. */
  readonly engine: EngineChoice
  readonly accounts: Accounts
  readonly keeping: Omit<Keeping, 'account'>
  /** `--as`: an account's name or id; null takes the one in use at each site. */
  readonly as: string | null
  /** The site no longer knows this account. */
  readonly onSessionEnded: (base: string, account: Account) => void
}

export type Network = SiteAccess & { readonly reader: Reader; close(): Promise<void> }

const settingsOf = (base: string, { profiles, sites, env = {} }: NetworkOptions): SiteSettings =>
  readSiteSettings(base, { profiles, sites, env, now: Date.now })

const createSite = (base: string, choice: SiteChoice, options: NetworkOptions): OpenSite => {
  const { accounts, version, onTrace, startedHere, turns, onSessionEnded } = options
  const { spacing, charsetOverride, env, ...settings } = settingsOf(base, options)
  const stored = 'as' in choice ? findSession(accounts, base, choice.as) : null
  const own = 'as' in choice ? (stored?.isLive ? stored : null) : choice
  const cookies = createCookies(own?.cookies ?? [])
  const userAgent = own?.userAgent ?? settings.userAgent
  const wire = createHttpClient({
    version,
    onTrace,
    startedHere,
    turns,
    cookies,
    userAgent,
    spacing,
    charsetOverride,
    env,
  })
  const onEnded = (account: Account): void => onSessionEnded(base, account)
  const session = createSiteSession({ base, accounts, stored, cookies, onEnded })
  const client = watchPages(wire, session.see)
  return {
    client,
    cookies,
    session,
    openWriter: async () => {
      const { createWriter } = await import('./engines/discuz-html/writer.ts')
      return createWriter({ client, base, knownFormhash: session.formhash, knownLimits: session.limits })
    },
    openSessions: async () => {
      const { createSessions } = await import('./engines/discuz-html/sessions.ts')
      return createSessions({ client, base })
    },
  }
}

export const openNetwork = (options: NetworkOptions): Network => {
  const opened: OpenSite[] = []
  const known = new Map<string, OpenSite>()
  const current = new Map<string, OpenSite>()
  const openNew = (base: string, choice: SiteChoice): OpenSite => {
    const site = createSite(base, choice, options)
    opened.push(site)
    return site
  }
  const openAs = (base: string, as: string | null): OpenSite => {
    const key = `${base} ${options.accounts.find(base, as)?.account.id ?? as ?? ''}`
    const site = known.get(key) ?? openNew(base, { as })
    known.set(key, site)
    return site
  }
  const openCurrent = (base: string): OpenSite => {
    const site = current.get(base) ?? openAs(base, options.as)
    current.set(base, site)
    return site
  }
  const openSite = (base: string, choice?: SiteChoice): OpenSite => {
    if (!choice) return openCurrent(base)
    return 'as' in choice ? openAs(base, choice.as) : openNew(base, choice)
  }
  const adopt = (site: OpenSite): void => {
    const { base } = site.session
    known.set(`${base} ${site.session.account()?.id ?? ''}`, site)
    current.set(base, site)
  }
  /** The engine outlives a login: each request goes out as the account in use then. */
  const clientOf = (base: string): HttpClient => ({
    ...openCurrent(base).client,
    get: (...ask) => openCurrent(base).client.get(...ask),
    post: (...ask) => openCurrent(base).client.post(...ask),
  })
  /** The sample forum is gone when the program ends: nothing of it is learnt. */
  const openEngine = (base: string): Engine => {
    const { profiles } = options
    const { engine, offsetMinutes } = settingsOf(base, options)
    const row = engineFor(options.engine === 'auto' && engine === 'html' ? 'html' : options.engine)
    const prefers = engine === 'api' ? 'api' : 'html'
    const parts = { base, client: clientOf(base), offsetMinutes, prefers } as const
    const isPassing = options.startedHere?.(new URL(base).origin) === true
    const memory = isPassing ? undefined : createApiMemory(profiles, base, Date.now)
    return createLearningEngine(row.create({ ...parts, memory }), profiles, base, !isPassing)
  }
  const who = (base: string): string | null => openCurrent(base).session.account()?.id ?? null
  const openKeeping = (base: string): Engine =>
    keepingEngine(openEngine(base), base, { ...options.keeping, account: () => who(base) })
  const reader = createReader(openKeeping, {
    who,
    openLists: base =>
      engineFor('html').openLists({
        base,
        client: clientOf(base),
        offsetMinutes: settingsOf(base, options).offsetMinutes,
      }),
  })
  const close = async (): Promise<void> => {
    await reader.close()
    for (const { session } of opened) await session.save().catch(() => {})
    await Promise.all(opened.map(({ client }) => client.close()))
  }
  return { reader, openSite, adopt, close }
}
