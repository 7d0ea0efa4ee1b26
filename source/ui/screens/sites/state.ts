/** Where one begins: the sites one goes to, and a line to paste an address into. */
import type { Address } from '../../../forum/address.ts'
import { parseAddress } from '../../../forum/parse-address.ts'
import { expandShorthand, parseShorthand } from '../../../forum/parse-shorthand.ts'
import type { Env, SiteEntry } from '../../env.ts'
import { createField, type Field } from '../../field.ts'
import { type Find, includesFolded, lookAround, noFind, updateFind } from '../../find.ts'
import { chooseItem, type ListState, listStart, moveInList } from '../../list.ts'
import { type Place, placeOf } from '../../place.ts'
import type { Action, Step } from '../../screen.ts'
import { siteRows } from './rows.ts'

export type SitesPlace = Extract<Place, { readonly screen: 'sites' }>

export type SitesState = {
  readonly list: ListState
  readonly find: Find
  /** The address being typed. */
  readonly field: Field | null
}

type SitesStep = Step<SitesState>

export const openSites = (_place: SitesPlace, env: Env): SitesState => ({
  list: listStart,
  find: noFind,
  field: env.sites.length === 0 ? createField() : null,
})

const find = (text: string, sites: readonly SiteEntry[]): SiteEntry | undefined =>
  sites.find(site => site.name.toLowerCase() === text.toLowerCase())

/** A URL, a host, a known site's name, or `site:t/123`. A bare host is taken as https. */
export const readAddress = (typed: string, sites: readonly SiteEntry[]): Address | null => {
  const text = typed.trim()
  const site = find(text, sites)
  if (site) return { kind: 'index', base: site.base }
  const short = parseShorthand(text)
  const base = short ? find(short.site ?? '', sites)?.base : undefined
  if (short && base) return expandShorthand(short, base)
  const isBareHost = !text.includes('://') && /^[\w.-]+\.\w+(:\d+)?(\/|$)/.test(text)
  return parseAddress(isBareHost ? `https://${text}` : text)
}

const submit = (state: SitesState, field: Field, env: Env): SitesStep => {
  if (field.text.trim() === '') return { state: { ...state, field: null } }
  const address = readAddress(field.text, env.sites)
  const place = address && placeOf(address)
  if (!place) return { state, note: { text: env.translate('error.not-an-address'), tone: 'error' } }
  return { state: { ...state, field: null }, go: { kind: 'push', place } }
}

const chosenSite = (state: SitesState, env: Env): SiteEntry | null => env.sites[state.list.chosen] ?? null

const onKey = (state: SitesState, action: Extract<Action, { kind: 'key' }>, env: Env): SitesStep => {
  const moved = moveInList(siteRows(env), state.list, env.body, action.action, action.count)
  if (moved) return { state: { ...state, list: moved } }
  const site = chosenSite(state, env)
  switch (action.action) {
    case 'address':
      return { state: { ...state, field: createField() } }
    case 'open':
      return site
        ? { state, go: { kind: 'push', place: { screen: 'boards', base: site.base, name: site.title } } }
        : { state: { ...state, field: createField() } }
    case 'browser':
      return site ? { state, task: { kind: 'browser', url: site.base } } : { state }
    case 'copyLink':
      return site
        ? { state, task: { kind: 'copy', text: site.base, note: env.translate('app.copied', { what: site.base }) } }
        : { state }
    default:
      return { state }
  }
}

const lookFor = (state: SitesState, find: Find, look: 1 | -1 | null, env: Env): SitesStep => {
  const next = { ...state, find }
  if (look === null) return { state: next }
  if (find.query === '') return { state: next, note: env.translate('find.first') }
  const found = lookAround(state.list.chosen, env.sites.length, look, index => {
    const { name, base, title } = env.sites[index]!
    return includesFolded(`${name} ${base} ${title ?? ''}`, find.query)
  })
  if (found === null) return { state: next, note: env.translate('find.none', { text: find.query }) }
  return { state: { ...next, list: chooseItem(siteRows(env), state.list, found, env.body) } }
}

const onField = (state: SitesState, field: Field, action: Action, env: Env): SitesStep | null => {
  if (action.kind === 'typed') return { state: { ...state, field: action.field } }
  if (action.kind === 'left') return { state: { ...state, field: null } }
  return action.kind === 'submitted' ? submit(state, field, env) : null
}

export const updateSites = (state: SitesState, action: Action, env: Env): SitesStep => {
  const typed = state.field ? onField(state, state.field, action, env) : null
  if (typed) return typed
  const finding = updateFind(state.find, action)
  if (finding) return lookFor(state, finding.find, finding.look, env)
  return action.kind === 'key' ? onKey(state, action, env) : { state }
}
