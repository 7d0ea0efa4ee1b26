/** The one place where the parts are joined. What is heavy (network, engines, the reader's screen) is loaded when it is asked for. */
import type { Services } from './commands/contract.ts'
import type { Globals } from './commands/dispatch.ts'
import type { Address } from './forum/address.ts'
import type { HttpClient } from './http/contract.ts'
import type { Reader } from './reader.ts'
import { type Config, readConfig } from './store/config.ts'
import { type Environment, findPaths } from './store/paths.ts'
import { createSites, type Sites } from './store/sites.ts'

export type Joined = {
  readonly version: string
  readonly env: Environment
  readonly signal: AbortSignal
  readonly isInteractive: boolean
  /** The screen has its own ways out: the process's signals are left to it. */
  readonly releaseSignals: () => void
}

/** Read once, when it is first needed; throws `config-broken` each time. */
const once = <Value>(read: () => Value): (() => Value) => {
  let known: { readonly value: Value } | null = null
  return () => {
    known ??= { value: read() }
    return known.value
  }
}

type Network = { readonly reader: Reader; readonly close: () => Promise<void> }

/** A site of one's own may be asked faster (`spacing` of its profile, in seconds); the others keep the client's polite pace. */
const spacingOf = (sites: Sites, base: string): number | undefined => {
  const spacing = sites.find(base)?.spacing
  return spacing === null || spacing === undefined ? undefined : spacing * 1000
}

const openNetwork = async (
  joined: Joined,
  sites: Sites,
  startedHere: ReadonlySet<string>,
  trace: Trace,
): Promise<Network> => {
  const [{ createHttpClient }, { createCookies }, { engines }, { createReader }] = await Promise.all([
    import('./http/client.ts'),
    import('./http/cookies.ts'),
    import('./engines/registry.ts'),
    import('./reader.ts'),
  ])
  const clients: HttpClient[] = []
  const cookies = createCookies()
  const reader = createReader(base => {
    const client = createHttpClient({
      version: joined.version,
      env: joined.env,
      cookies,
      spacing: spacingOf(sites, base),
      startedHere: origin => startedHere.has(origin),
      onTrace: trace,
    })
    clients.push(client)
    return engines[0]!.create({ client, base })
  })
  const close = async (): Promise<void> => {
    await reader.close()
    await Promise.all(clients.map(client => client.close()))
  }
  return { reader, close }
}

type Trace =
  | ((asked: { method: string; url: string; status: number | null; bytes: number; milliseconds: number }) => void)
  | undefined

const createTrace = ({ options, tell }: Globals): Trace =>
  options.verbose
    ? ({ method, url, status, bytes, milliseconds }) =>
        tell(`${method} ${url} ${status ?? '-'} ${bytes} B ${Math.round(milliseconds)} ms`)
    : undefined

/** The language that the settings ask for; null when they don't, or can't be read: the command that needs them says so. */
export const languageSetting = (env: Environment): string | null => {
  try {
    const { lang } = readConfig(findPaths(env), env).settings
    return lang === 'auto' ? null : lang
  } catch {
    return null
  }
}

export const openServices = (joined: Joined, globals: Globals): Services & { readonly close: () => Promise<void> } => {
  const { env } = joined
  const paths = findPaths(env)
  const sites = createSites(paths.data, Date.now)
  const config = once<Config>(() => readConfig(paths, env))
  const startedHere = new Set<string>()
  let network: Promise<Network> | null = null
  const openReader = async (): Promise<Reader> => {
    network ??= openNetwork(joined, sites, startedHere, createTrace(globals))
    return (await network).reader
  }
  const showReader = async (_start: Address | null): Promise<number> => {
    joined.releaseSignals()
    throw new Error('the reader is not joined yet')
  }
  return {
    env,
    language: globals.language,
    translate: globals.translate,
    paths,
    config,
    sites,
    now: Date.now,
    signal: joined.signal,
    isInteractive: joined.isInteractive,
    openReader,
    showReader,
    startedHere: url => startedHere.add(new URL(url).origin),
    tell: globals.tell,
    close: async () => (await network)?.close(),
  }
}
