/** `palou cookies import [site] [file]`: a session from a browser. What is the site's is taken, then one page is asked who that makes us. */
import { readFileSync } from 'node:fs'
import { PalouError } from '../forum/errors.ts'
import { parseCookies } from '../http/import-cookies.ts'
import type { Input, Run, Services } from './contract.ts'
import { siteOf, whoamiResult } from './whoami.ts'

const readFile = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new PalouError('usage', { detail: (error as Error).message, cause: error })
  }
}

/** `import [site] [file]`; a single word that names no site is the file. */
const split = (services: Services, { arguments: words, options }: Input): { base: string; file: string | null } => {
  const [, first, second] = words
  const file = second ?? options.write.bodyFile
  if (first === undefined || first === '-') return { base: siteOf(services, undefined, options.site), file }
  try {
    return { base: siteOf(services, first, options.site), file }
  } catch (error) {
    if (second !== undefined) throw error
    return { base: siteOf(services, undefined, options.site), file: first }
  }
}

export const run: Run = async (services, input) => {
  const { translate, tell } = services
  const [action] = input.arguments
  if (action !== 'import')
    throw new PalouError('usage', { detail: translate('cli.actionUnknown', { text: action ?? '', names: 'import' }) })
  const { base, file } = split(services, input)
  const prompts = await services.openPrompts()
  const text = file === null || file === '-' ? await prompts.readAll() : readFile(file)
  const { cookies, dropped, format, userAgent } = parseCookies(text, base, services.now())
  const host = new URL(base).host
  if (cookies.length === 0)
    throw new PalouError('login-refused', { url: base, detail: translate('cookies.none', { host, dropped }) })
  tell(translate('cookies.taken', { taken: cookies.length, dropped, format }))
  const access = await services.openAccess()
  const site = access.openSite(base, { cookies, userAgent })
  const standing = await (await site.openSessions()).loadStanding({ signal: services.signal })
  if (!standing.account) {
    const why = cookies.some(({ name }) => /_auth$/.test(name)) ? 'cookies.notLoggedIn' : 'cookies.noAuth'
    throw new PalouError('login-refused', { url: base, detail: translate(why) })
  }
  await site.session.begin(standing.account, userAgent)
  access.adopt(site)
  if (!services.sites.find(base)) services.sites.add(base)
  tell(translate('account.loggedIn', { base, name: standing.account.name }))
  return whoamiResult(base, standing, services)
}
