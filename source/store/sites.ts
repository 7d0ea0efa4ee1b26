/** The forums one goes to, by a short name that commands take: `palou threads farshore:f/36`. */
import { join } from 'node:path'
import type { IsoTime } from '../forum/model.ts'
import { faultInFile, type JsonFile, readJsonFile, writeJsonFile } from './json-file.ts'

export type KnownSite = {
  readonly name: string
  /** The forum's root with trailing slash. */
  readonly base: string
  /** As the site calls itself; null until it was seen. */
  readonly title: string | null
  readonly lastVisitedAt: IsoTime | null
  /** Seconds between two requests; only for a site of one's own. null: palou's polite pace. */
  readonly spacing: number | null
}

export type Sites = {
  /** As the person ordered them, then the last visited first. */
  read(): readonly KnownSite[]
  /** By name, host or base; letter case does not matter. */
  find(name: string): KnownSite | null
  /** Adds a site, or gives a known base another name. The name is made from the host when none is given. */
  add(base: string, name?: string | null): KnownSite
  /** Puts a known site in the n-th place, counted from 1; from then on it stays there. False where there is none. */
  order(name: string, place: number): boolean
  /** True when there was one. */
  remove(name: string): boolean
  /** Remembers that one was there now. */
  visit(base: string, title: string | null): KnownSite
  /** The URL where the reader was left; null before the first time. */
  lastPlace(): string | null
  saveLastPlace(url: string): void
}

/** A name stands before `:t/123`, so it holds no colon, slash or space. */
export const isSiteName = (name: string): boolean => /^[^\s:/?#]+$/.test(name)

const isSite = (value: unknown): value is KnownSite => {
  const site = value as KnownSite
  const isText = (text: unknown): boolean => text === null || typeof text === 'string'
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof site.name === 'string' &&
    isSiteName(site.name) &&
    /^https?:\/\/.*\/$/.test(String(site.base)) &&
    isText(site.title) &&
    isText(site.lastVisitedAt) &&
    (site.spacing === null || typeof site.spacing === 'number')
  )
}

type Parts = { readonly sites?: unknown; readonly lastPlace?: unknown; readonly order?: unknown }

const partsOf = (file: JsonFile): Parts => (typeof file.value === 'object' && file.value !== null ? file.value : {})

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** `https://bbs.example:8080/forum/` is `bbs.example-8080-forum`. */
const nameFor = (base: string, taken: readonly KnownSite[]): string => {
  const { host, pathname } = new URL(base)
  const plain = `${host}${pathname}`
    .replace(/^www\./, '')
    .replace(/[\s:/?#[\]]+/g, '-')
    .replace(/^-|-$/g, '')
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? plain : `${plain}-${n}`
    if (!taken.some(site => same(site.name, name))) return name
  }
}

const unvisited = (base: string, known: readonly KnownSite[]): KnownSite => ({
  name: nameFor(base, known),
  base,
  title: null,
  lastVisitedAt: null,
  spacing: null,
})

/** Bases; those that are no longer there do no harm. */
const orderIn = (file: JsonFile): readonly string[] => {
  const { order } = partsOf(file)
  return Array.isArray(order) ? order.filter(base => typeof base === 'string') : []
}

const inOrder = (sites: readonly KnownSite[], order: readonly string[]): readonly KnownSite[] => {
  const placeOf = (site: KnownSite): number => {
    const place = order.findIndex(base => same(base, site.base))
    return place < 0 ? order.length : place
  }
  return [...sites].sort(
    (a, b) => placeOf(a) - placeOf(b) || (b.lastVisitedAt ?? '').localeCompare(a.lastVisitedAt ?? ''),
  )
}

/** `baseOfAlias`: the base of the site that has this other name or address, as the profiles know it. */
export const createSites = (
  folder: string,
  now: () => number,
  baseOfAlias: (name: string) => string | null = () => null,
): Sites => {
  const path = join(folder, 'sites.json')
  const read = (): readonly KnownSite[] => {
    const file = readJsonFile(path)
    if (!file) return []
    const { sites } = partsOf(file)
    if (!Array.isArray(sites)) throw faultInFile(path, file.text, null, 'a list "sites" is expected')
    const wrong = sites.find(site => !isSite(site))
    if (wrong !== undefined) {
      throw faultInFile(path, file.text, String((wrong as KnownSite | null)?.name ?? 'sites'), 'this is not a site')
    }
    return inOrder(sites as readonly KnownSite[], orderIn(file))
  }
  const lastPlace = (): string | null => {
    const file = readJsonFile(path)
    const place = file && partsOf(file).lastPlace
    return typeof place === 'string' ? place : null
  }
  const ordered = (): readonly string[] => {
    const file = readJsonFile(path)
    return file ? orderIn(file) : []
  }
  const write = (sites: readonly KnownSite[], place = lastPlace(), order = ordered()): void => {
    const kept = order.filter(base => sites.some(site => same(site.base, base)))
    writeJsonFile(path, { sites, lastPlace: place, ...(kept.length > 0 ? { order: kept } : {}) })
  }
  const byAlias = (name: string, sites: readonly KnownSite[]): KnownSite | null => {
    const base = baseOfAlias(name)
    return base === null ? null : (sites.find(site => same(site.base, base)) ?? unvisited(base, sites))
  }
  const find = (name: string): KnownSite | null => {
    const sites = read()
    return (
      sites.find(site => same(site.name, name)) ??
      sites.find(site => same(site.base, name.endsWith('/') ? name : `${name}/`)) ??
      sites.find(site => same(new URL(site.base).host, name)) ??
      byAlias(name, sites)
    )
  }
  const put = (base: string, change: (site: KnownSite) => KnownSite): KnownSite => {
    const sites = read()
    const known = sites.find(site => same(site.base, base))
    const site = change(known ?? unvisited(base, sites))
    write([...sites.filter(other => other !== known), site])
    return site
  }
  return {
    read,
    find,
    lastPlace,
    saveLastPlace: url => write(read(), url),
    add: (base, name = null) => put(base, site => ({ ...site, name: name ?? site.name })),
    order: (name, place) => {
      const moved = find(name)
      if (!moved) return false
      const bases = read()
        .map(({ base }) => base)
        .filter(base => base !== moved.base)
      // All before it keep their places with it: else the last visited would push it down.
      const at = Math.min(Math.max(1, place), bases.length + 1) - 1
      const kept = Math.max(at, ordered().filter(base => !same(base, moved.base)).length)
      write(read(), lastPlace(), [...bases.slice(0, at), moved.base, ...bases.slice(at, kept)])
      return true
    },
    remove: name => {
      const gone = find(name)
      if (gone) write(read().filter(site => site.base !== gone.base))
      return gone !== null
    },
    visit: (base, title) =>
      put(base, site => ({ ...site, title: title ?? site.title, lastVisitedAt: new Date(now()).toISOString() })),
  }
}
