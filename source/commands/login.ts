/** `palou login [site]`. The answer is the site's: who it takes us for now. */
import { PalouError } from '../forum/errors.ts'
import type { Run } from './contract.ts'
import { logIn } from './log-in.ts'
import { siteOf, whoamiResult } from './whoami.ts'

export const run: Run = async (services, { arguments: [argument], options }) => {
  if (options.login.answerFromInput && options.login.question === null)
    throw new PalouError('usage', { detail: '--answer-stdin: --question' })
  const base = siteOf(services, argument, options.site)
  const { name } = await logIn({ services, options, base, user: options.as })
  services.tell(services.translate('account.loggedIn', { base, name }))
  const site = (await services.openAccess()).openSite(base)
  return whoamiResult(base, await (await site.openSessions()).loadStanding(), services)
}
