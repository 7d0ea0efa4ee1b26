/** What a person typed to the place it names: a URL, `site:t/123`, a known site's name, or a bare id with `--site`. */
import type { Address } from '../forum/address.ts'
import { PalouError } from '../forum/errors.ts'
import type { BoardId, PostId, ThreadId } from '../forum/model.ts'
import { parseAddress } from '../forum/parse-address.ts'
import { expandShorthand, parseShorthand } from '../forum/parse-shorthand.ts'
import type { KnownSite, Sites } from '../store/sites.ts'
import type { Services } from './contract.ts'

type Wanted = 'board' | 'thread' | 'post'

const names = (sites: readonly KnownSite[]): string | null =>
  sites.length > 0 ? sites.map(site => site.name).join(', ') : null

/** A site may be known under other addresses too: there is one of it all the same. */
const withoutAlias = <Any extends Address>(sites: Sites, address: Any): Any => {
  const known = sites.find(address.base)
  return known ? { ...address, base: known.base } : address
}

/** A site by its name, host or URL. Throws `site-unknown`. */
export const baseOfSite = (sites: Sites, name: string): string => {
  const known = sites.find(name)
  if (known) return known.base
  const address = parseAddress(name)
  if (address) return withoutAlias(sites, address).base
  throw new PalouError('site-unknown', { detail: [name, names(sites.read())].filter(Boolean).join(' ∉ ') })
}

/** The site that `--site` names, else the only one that is known. */
export const chooseBase = ({ sites, translate }: Services, site: string | null): string => {
  if (site !== null) return baseOfSite(sites, site)
  const known = sites.read()
  if (known.length === 1) return known[0]!.base
  const detail =
    known.length === 0 ? translate('cli.noSite') : translate('cli.whichSite', { names: names(known) ?? '' })
  throw new PalouError('usage', { detail })
}

const fromId = (base: string, id: string, wanted: Wanted): Address => {
  if (wanted === 'board') return { kind: 'board', base, boardId: id as BoardId, page: 1 }
  if (wanted === 'post') return { kind: 'post', base, postId: id as PostId, threadId: null }
  return { kind: 'thread', base, threadId: id as ThreadId, page: 1, view: { authorId: null, order: 'default' } }
}

/** Board ids may be letters; a name of a site is never taken for one. */
const isBareId = (text: string, wanted: Wanted, site: string | null): boolean =>
  /^[1-9]\d{0,17}$/.test(text) || (wanted === 'board' && site !== null && /^\w{1,40}$/.test(text))

/** Throws `not-an-address`, `site-unknown` or `usage`. */
export const findPlace = (services: Services, text: string, site: string | null, wanted: Wanted | null): Address => {
  const { sites } = services
  const shorthand = parseShorthand(text)
  if (shorthand) {
    const known = sites.find(shorthand.site) ?? (shorthand.site.includes('.') ? null : undefined)
    if (known !== undefined) return expandShorthand(shorthand, baseOfSite(sites, shorthand.site))
    throw new PalouError('site-unknown', { detail: shorthand.site })
  }
  if (wanted !== null && isBareId(text, wanted, site)) return fromId(chooseBase(services, site), text, wanted)
  const known = /[/?#]/.test(text) ? null : sites.find(text)
  if (known) return { kind: 'index', base: known.base }
  const address = parseAddress(text, site === null ? {} : { base: baseOfSite(sites, site) })
  if (address) return withoutAlias(sites, address)
  throw new PalouError('not-an-address', { detail: text })
}

/** An address of another kind than the command reads. */
export const notThis = (services: Services, address: Address, text: string): PalouError => {
  const command = {
    index: 'boards',
    category: 'boards',
    board: 'threads',
    thread: 'thread',
    post: 'post',
    floor: 'post',
  }
  const better = command[address.kind as keyof typeof command]
  const detail = better ? services.translate('cli.otherCommand', { text, command: `palou ${better}` }) : text
  return new PalouError('not-an-address', { detail })
}
