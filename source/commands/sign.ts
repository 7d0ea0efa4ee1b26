/** `palou sign [site]`: the site's daily sign-in, on command only; what the site says is shown as it is. */
import { PalouError } from '../forum/errors.ts'
import type { Run, Services } from './contract.ts'
import { siteOf } from './whoami.ts'
import { runWrite } from './write.ts'

const plugins = ['dsu_paulsign', 'k_misign'] as const

/** The plugin whose page the site has. Reading it signs nobody in (facts §5.12). */
const findPlugin = async (services: Services, base: string): Promise<(typeof plugins)[number]> => {
  const { client } = (await services.openAccess()).openSite(base)
  for (const plugin of plugins) {
    const { status, text } = await client.get(`${base}plugin.php?id=${plugin}:sign`, { signal: services.signal })
    const isThere = plugin === 'k_misign' ? /JD_sign|k_misign/.test(text) : /id="qiandao"|dsu_paulsign/.test(text)
    if (status === 200 && isThere && !/id="messagetext"[^>]*class="alert_error"/.test(text)) return plugin
  }
  throw new PalouError('page-not-found', { url: base, detail: services.translate('write.noSign') })
}

export const run: Run = async (services, input) => {
  const [argument] = input.arguments
  const base = siteOf(services, argument, input.options.site)
  const plugin = await findPlugin(services, base)
  const { mood, body } = input.options.write
  return runWrite(services, input, { base, intent: { kind: 'sign', plugin, mood: mood ?? 'kx', text: body ?? '' } })
}
