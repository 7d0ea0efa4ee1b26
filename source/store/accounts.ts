/**
 * Sessions by site and account: cookies only, never a password. Each in a file of its own (0600) in a folder (0700), so that two
 * processes that log in to two sites never write the same file.
 */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Account, IsoTime } from '../forum/model.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

/** The shape of a cookie on disk; http/cookies gives and takes it. */
export type StoredCookie = {
  readonly name: string
  readonly value: string
  readonly domain: string
  readonly path: string
  readonly expiresAt: string | null
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly hostOnly: boolean
}

export type Session = {
  /** The forum's root with trailing slash. */
  readonly base: string
  readonly account: Account
  readonly cookies: readonly StoredCookie[]
  /** The browser whose cookies these are, where they were imported with it. */
  readonly userAgent: string | null
  /** When it was last chosen: the newest of a site is the one in use. */
  readonly usedAt: IsoTime
  /** False once the site no longer knew it: kept so that logging in again finds its name. */
  readonly isLive: boolean
}

export type Accounts = {
  /** All sites', or one's; the one in use first. */
  list(base?: string | null): readonly Session[]
  /** The one in use, or the one named (by id or name, letter case aside); null where there is none. */
  find(base: string, as?: string | null): Session | null
  write(session: Omit<Session, 'usedAt' | 'isLive'> & { readonly isLive?: boolean }): Session
  /** Its cookies changed, or the site forgot it; does not make it the one in use. */
  update(session: Session): void
  /** True when there was one. */
  remove(base: string, accountId: string): boolean
}

const slugOf = (base: string): string =>
  base
    .replace(/^https?:\/\//, match => (match === 'http://' ? 'http-' : ''))
    .replace(/\/$/, '')
    .replace(/[^\w.-]+/g, '-')

const isSession = (value: unknown): value is Session => {
  const session = value as Session | null
  return typeof session?.base === 'string' && typeof session.account?.id === 'string' && Array.isArray(session.cookies)
}

const foldersIn = (path: string): readonly string[] => {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

/** `folder` is the data folder. A file that cannot be read is passed over: the worst it costs is logging in again. */
export const createAccounts = (folder: string, now: () => number): Accounts => {
  const root = join(folder, 'sessions')
  const fileOf = (base: string, id: string): string => join(root, slugOf(base), `${id.replace(/\W/g, '-')}.json`)
  const readFile = (path: string): readonly Session[] => {
    try {
      const value = readJsonFile(path)?.value
      return isSession(value) ? [value] : []
    } catch {
      return []
    }
  }
  const list = (base: string | null = null): readonly Session[] =>
    foldersIn(root)
      .filter(site => base === null || site === slugOf(base))
      .flatMap(site =>
        foldersIn(join(root, site)).flatMap(name => (name.endsWith('.json') ? readFile(join(root, site, name)) : [])),
      )
      .filter(session => base === null || session.base === base)
      .sort((a, b) => b.usedAt.localeCompare(a.usedAt))
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
  return {
    list,
    find: (base, as = null) => {
      const sessions = list(base)
      if (as === null) return sessions.find(session => session.isLive) ?? sessions[0] ?? null
      return sessions.find(({ account }) => account.id === as || same(account.name, as)) ?? null
    },
    write: session => {
      const whole: Session = { ...session, isLive: session.isLive ?? true, usedAt: new Date(now()).toISOString() }
      writeJsonFile(fileOf(session.base, session.account.id), whole)
      return whole
    },
    update: session => writeJsonFile(fileOf(session.base, session.account.id), session),
    remove: (base, accountId) => {
      const path = fileOf(base, accountId)
      const existed = readFile(path).length > 0
      rmSync(path, { force: true })
      return existed
    },
  }
}
