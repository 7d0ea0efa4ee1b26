/** How one site is asked, by its profile: for the HTTP client and the engines. */
import { createZone } from '../i18n/zone.ts'
import type { Environment } from './paths.ts'
import type { OwnProfile } from './profile-fields.ts'
import type { Profiles } from './profiles.ts'
import type { Sites } from './sites.ts'

export type SiteSettings = {
  /** Milliseconds between bulk requests; undefined: the client's polite pace. */
  readonly spacing: number | undefined
  readonly charsetOverride: string | null
  readonly userAgent: string | undefined
  readonly env: Environment
  /** Minutes east of Greenwich. */
  readonly offsetMinutes: number | undefined
  readonly engine: 'auto' | 'html' | 'api'
}

/** Empty means none at all; both spellings are set, since either may stand in the environment. */
const withProxy = (env: Environment, proxy: string | null): Environment => {
  if (proxy === null) return env
  const names = ['http_proxy', 'https_proxy', 'all_proxy']
  const set = [...names, ...names.map(name => name.toUpperCase())].map(name => [name, proxy || undefined] as const)
  return { ...env, ...Object.fromEntries(set) }
}

/** The list of sites knew a spacing before there were profiles. */
const spacingOf = (own: OwnProfile, sites: Sites, base: string): number | undefined => {
  const spacing = own.spacing ?? sites.find(base)?.spacing ?? null
  return spacing === null ? undefined : spacing * 1000
}

/** Throws `config-broken` where the person's own file is wrong. */
export const readSiteSettings = (
  base: string,
  { profiles, sites, env, now }: { profiles: Profiles; sites: Sites; env: Environment; now: () => number },
): SiteSettings => {
  const own = profiles.own(base)
  return {
    spacing: spacingOf(own, sites, base),
    charsetOverride: own.charset,
    userAgent: own.userAgent ?? undefined,
    env: withProxy(env, own.proxy),
    offsetMinutes: own.timezone === null ? undefined : createZone(own.timezone)?.(now()),
    engine: own.engine ?? 'auto',
  }
}
