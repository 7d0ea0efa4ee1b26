/** `palou sites`: the forums one goes to, in one's own order; `add`, `rename`, `order`, `alias`, `unalias`, `remove`. */
import type { SitesDocument } from '../forum/documents.ts'
import { PalouError } from '../forum/errors.ts'
import { parseAddress } from '../forum/parse-address.ts'
import { isSiteName, type KnownSite } from '../store/sites.ts'
import type { Input, Result, Run, Services } from './contract.ts'
import { columns, row, showTime, spread } from './lines-shared.ts'

const aliasesOf = ({ profiles }: Services, base: string): readonly string[] => profiles.own(base).aliases ?? []

const listSites = (services: Services): Result => {
  const { sites, translate } = services
  const known = sites.read()
  const document: SitesDocument = {
    schema: 'palou.sites/1',
    sites: known.map(({ name, base, title, lastVisitedAt }) => ({
      name,
      url: base,
      title,
      lastVisitedAt,
      aliases: aliasesOf(services, base),
    })),
  }
  return {
    kind: 'document',
    document,
    lines: canvas =>
      known.length === 0
        ? [row(spread([[translate('cli.noSites'), 'dim']]), [], canvas)]
        : columns(
            known.map(({ name, base, title, lastVisitedAt }) => [
              [name, 'title'],
              [base, 'link'],
              [title ?? '', 'text'],
              [showTime(lastVisitedAt, translate('cli.never'), 'relative', canvas, translate), 'dim'],
              [aliasesOf(services, base).join(', '), 'dim'],
            ]),
            canvas,
          ),
  }
}

const usage = (detail: string): PalouError => new PalouError('usage', { detail })

const needed = ({ translate }: Services, value: string | undefined, what: string): string => {
  if (value !== undefined) return value
  throw usage(translate('cli.missingArgument', { text: what }))
}

const knownSite = ({ sites }: Services, name: string): KnownSite => {
  const site = sites.find(name)
  if (site) return site
  throw new PalouError('site-unknown', { detail: name })
}

/** A name stands before a colon, and for one site only. */
const checkName = ({ sites, profiles, translate }: Services, name: string, base: string): void => {
  if (!isSiteName(name)) throw usage(translate('cli.siteName', { text: name }))
  const taken = sites.read().find(site => site.name.toLowerCase() === name.toLowerCase())?.base
  const other = taken ?? profiles.baseOfAlias(name)
  if (other && other !== base) throw usage(translate('cli.siteNameTaken', { text: name, base: other }))
}

const addSite = (services: Services, { options: { name } }: Input, text: string): void => {
  const address = parseAddress(text)
  if (!address) throw new PalouError('not-an-address', { detail: text })
  if (name !== null) checkName(services, name, address.base)
  const site = services.sites.add(address.base, name)
  services.tell(services.translate('cli.siteAdded', { name: site.name, base: site.base }))
}

const renameSite = (services: Services, name: string, next: string): void => {
  const { base } = knownSite(services, name)
  checkName(services, next, base)
  services.sites.add(base, next)
  services.tell(services.translate('cli.siteAdded', { name: next, base }))
}

const orderSite = (services: Services, name: string, place: string): void => {
  const site = knownSite(services, name)
  if (!/^[1-9]\d{0,3}$/.test(place)) throw usage(services.translate('cli.sitePlace', { text: place }))
  services.sites.order(site.name, Number(place))
}

/** An alias is another name, or the root of another address of the same forum. */
const readAlias = (services: Services, text: string, base: string): string => {
  const address = /[/.]/.test(text) ? parseAddress(text) : null
  if (address) return address.base
  checkName(services, text, base)
  return text
}

const setAlias = (services: Services, name: string, text: string, isWanted: boolean): void => {
  const { base } = knownSite(services, name)
  const alias = readAlias(services, text, base)
  const others = aliasesOf(services, base).filter(known => known.toLowerCase() !== alias.toLowerCase())
  services.profiles.writeAliases(base, isWanted ? [...others, alias] : others)
}

const removeSite = ({ sites, translate, tell }: Services, name: string): void => {
  if (!sites.remove(name)) throw new PalouError('site-unknown', { detail: name })
  tell(translate('cli.siteRemoved', { name }))
}

const actions = ['list', 'add', 'rename', 'order', 'alias', 'unalias', 'remove'] as const

const act = (services: Services, input: Input): void => {
  const [action, first, second] = input.arguments
  const site = (): string => needed(services, first, action === 'add' ? '<address>' : '<name>')
  if (action === 'add') addSite(services, input, site())
  else if (action === 'rename') renameSite(services, site(), needed(services, second, '<new name>'))
  else if (action === 'order') orderSite(services, site(), needed(services, second, '<n>'))
  else if (action === 'alias' || action === 'unalias')
    setAlias(services, site(), needed(services, second, '<name|address>'), action === 'alias')
  else if (action === 'remove') removeSite(services, site())
  else throw usage(services.translate('cli.actionUnknown', { text: action ?? '', names: actions.join(', ') }))
}

export const run: Run = async (services, input) => {
  const [action = 'list'] = input.arguments
  if (action !== 'list') act(services, input)
  return action === 'list' || input.options.format === 'json' ? listSites(services) : { kind: 'exit', code: 0 }
}
