/** `palou url <address>`: the canonical address, in the dynamic form that every site answers. Asks nobody. */
import { printAddress } from '../forum/print-address.ts'
import type { Run } from './contract.ts'
import { findPlace } from './find-place.ts'

export const run: Run = async (services, { arguments: [text = ''], options }) => {
  const address = findPlace(services, text, options.site, null)
  const url = printAddress(address)
  if (options.format === 'text') return { kind: 'text', text: `${url}\n` }
  const document = { schema: 'palou.url/1', kind: address.kind, base: address.base, url } as const
  return { kind: 'document', document, lines: () => [] }
}
