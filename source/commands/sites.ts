/** `palou sites`: the forums one goes to; `add <address> [--name]` and `remove <name>`. */
import type { SitesDocument } from '../forum/documents.ts'
import { PalouError } from '../forum/errors.ts'
import { parseAddress } from '../forum/parse-address.ts'
import { isSiteName } from '../store/sites.ts'
import type { Input, Result, Run, Services } from './contract.ts'
import { columns, row, showTime, spread } from './lines-shared.ts'

const listSites = ({ sites, translate }: Services): Result => {
  const known = sites.read()
  const document: SitesDocument = {
    schema: 'palou.sites/1',
    sites: known.map(({ name, base, title, lastVisitedAt }) => ({ name, url: base, title, lastVisitedAt })),
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
            ]),
            canvas,
          ),
  }
}

const needed = (services: Services, value: string | undefined, what: string): string => {
  if (value !== undefined) return value
  throw new PalouError('usage', { detail: services.translate('cli.missingArgument', { text: what }) })
}

const addSite = (services: Services, { options: { name } }: Input, text: string): void => {
  const { sites, translate, tell } = services
  const address = parseAddress(text)
  if (!address) throw new PalouError('not-an-address', { detail: text })
  if (name !== null && !isSiteName(name))
    throw new PalouError('usage', { detail: translate('cli.siteName', { text: name }) })
  const taken = name === null ? null : sites.read().find(site => site.name.toLowerCase() === name.toLowerCase())
  if (taken && taken.base !== address.base) {
    throw new PalouError('usage', { detail: translate('cli.siteNameTaken', { text: taken.name, base: taken.base }) })
  }
  const site = sites.add(address.base, name)
  tell(translate('cli.siteAdded', { name: site.name, base: site.base }))
}

const removeSite = ({ sites, translate, tell }: Services, name: string): void => {
  if (!sites.remove(name)) throw new PalouError('site-unknown', { detail: name })
  tell(translate('cli.siteRemoved', { name }))
}

export const run: Run = async (services, input) => {
  const [action = 'list', site] = input.arguments
  if (action === 'add') addSite(services, input, needed(services, site, '<address>'))
  else if (action === 'remove') removeSite(services, needed(services, site, '<name>'))
  else if (action !== 'list') {
    const detail = services.translate('cli.actionUnknown', { text: action, names: 'list, add, remove' })
    throw new PalouError('usage', { detail })
  }
  return action === 'list' || input.options.format === 'json' ? listSites(services) : { kind: 'exit', code: 0 }
}
