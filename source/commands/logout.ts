/** `palou logout [site]`: the session ends here in any case, and at the site where it can be reached. */
import type { LogoutDocument } from '../forum/documents.ts'
import { PalouError } from '../forum/errors.ts'
import type { Run } from './contract.ts'
import { siteOf } from './whoami.ts'

export const run: Run = async (services, { arguments: [argument], options }) => {
  const { accounts, tell, translate } = services
  const base = siteOf(services, argument, options.site)
  const stored = accounts.find(base, options.as)
  if (!stored) throw new PalouError('login-needed', { url: base, detail: translate('account.none') })
  const site = (await services.openAccess()).openSite(base)
  site.session.leave()
  const told = stored.isLive && (await (await site.openSessions()).logout())
  site.session.end()
  tell(translate(told ? 'account.loggedOut' : 'account.loggedOutHere', { base }))
  const { id, name } = stored.account
  const document: LogoutDocument = { schema: 'palou.logout/1', url: base, account: { id, name }, told }
  return { kind: 'document', document, lines: () => [] }
}
