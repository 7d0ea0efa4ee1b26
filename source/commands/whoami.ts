/** `palou whoami [site]`: who one is there, as the site's own page says. */
import type { WhoamiDocument } from '../forum/documents.ts'
import type { Standing } from '../forum/session.ts'
import type { Result, Run, Services } from './contract.ts'
import { baseOfSite, chooseBase } from './find-place.ts'
import { row, spread } from './lines-shared.ts'

export const whoamiResult = (base: string, standing: Standing, { translate }: Services): Result => {
  const { account, group, credits, newNotices, newMessages } = standing
  const document: WhoamiDocument = {
    schema: 'palou.whoami/1',
    url: base,
    account: account && { id: account.id, name: account.name },
    group,
    credits,
    newNotices,
    newMessages,
  }
  return {
    kind: 'document',
    document,
    lines: canvas => [
      row(
        spread([
          [account?.name ?? translate('account.guest'), 'title'],
          [account && `#${account.id}`, 'dim'],
          [base, 'link'],
          [group, 'text'],
          [credits && translate('account.credits', { n: credits }), 'text'],
          [newNotices ? translate('account.notices', { n: newNotices }) : null, 'accent'],
          [newMessages ? translate('account.messages') : null, 'accent'],
        ]),
        [],
        canvas,
      ),
    ],
  }
}

/** A site named as an argument, else as `--site`, else the only one known. */
export const siteOf = (services: Services, argument: string | undefined, site: string | null): string =>
  argument === undefined ? chooseBase(services, site) : baseOfSite(services.sites, argument)

export const run: Run = async (services, { arguments: [argument], options }) => {
  const base = siteOf(services, argument, options.site)
  const site = (await services.openAccess()).openSite(base)
  const standing = await (await site.openSessions()).loadStanding({ signal: services.signal })
  return whoamiResult(base, standing, services)
}
