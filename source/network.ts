/** What reading pages needs, joined: one file so that a command which asks nobody loads none of it, and one which asks loads it at once. */
import { engines } from './engines/registry.ts'
import { createHttpClient, type HttpClientOptions } from './http/client.ts'
import type { HttpClient } from './http/contract.ts'
import { createCookies } from './http/cookies.ts'
import { createReader, type Reader } from './reader.ts'
import type { Sites } from './store/sites.ts'

export type Trace = HttpClientOptions['onTrace']

export type NetworkOptions = Pick<HttpClientOptions, 'version' | 'env' | 'onTrace' | 'startedHere'> & {
  readonly sites: Sites
}

export type Network = { readonly reader: Reader; readonly close: () => Promise<void> }

/** A site of one's own may be asked faster (`spacing` of its profile, in seconds); the others keep the client's polite pace. */
const spacingOf = (sites: Sites, base: string): number | undefined => {
  const spacing = sites.find(base)?.spacing
  return spacing === null || spacing === undefined ? undefined : spacing * 1000
}

export const openNetwork = ({ sites, ...options }: NetworkOptions): Network => {
  const clients: HttpClient[] = []
  const cookies = createCookies()
  const reader = createReader(base => {
    const client = createHttpClient({ ...options, cookies, spacing: spacingOf(sites, base) })
    clients.push(client)
    return engines[0]!.create({ client, base })
  })
  const close = async (): Promise<void> => {
    await reader.close()
    await Promise.all(clients.map(client => client.close()))
  }
  return { reader, close }
}
