/** The one place where the parts are joined. What is heavy (network, engines, the reader's screen) is loaded when it is asked for. */
import { type Asking, createAskingReader } from './commands/asking-reader.ts'
import { wantsColour } from './commands/colours.ts'
import type { Services } from './commands/contract.ts'
import type { Globals } from './commands/dispatch.ts'
import type { Prompts } from './commands/prompts.ts'
import type { Address } from './forum/address.ts'
import type { Account } from './forum/model.ts'
import { createZone } from './i18n/zone.ts'
import type { Network, Trace } from './network.ts'
import type { Reader } from './reader.ts'
import type { Order, Sender, Sent } from './sender.ts'
import { type Accounts, createAccounts } from './store/accounts.ts'
import { type Config, readConfig } from './store/config.ts'
import type { Drafts } from './store/drafts.ts'
import type { Memory } from './store/memory.ts'
import type { Outbox } from './store/outbox.ts'
import { type Environment, findPaths } from './store/paths.ts'
import { createProfiles, type Profiles } from './store/profiles.ts'
import type { Settings } from './store/settings.ts'
import { createSites, type Sites } from './store/sites.ts'
import type { SitesStore } from './ui/run.tsx'
import type { UiSettings } from './ui/settings.ts'

export type Joined = {
  readonly version: string
  readonly env: Environment
  readonly signal: AbortSignal
  readonly isInteractive: boolean
  /** The screen has its own ways out: the process's signals are left to it. */
  readonly releaseSignals: () => void
}

/** Throws `config-broken` each time. */
const once = <Value>(read: () => Value): (() => Value) => {
  let known: { readonly value: Value } | null = null
  return () => {
    known ??= { value: read() }
    return known.value
  }
}

type Stores = {
  readonly sites: Sites
  readonly profiles: Profiles
  readonly accounts: Accounts
  readonly openMemory: () => Promise<Memory | null>
  readonly onSessionEnded: (base: string, account: Account) => void
}

const loadNetwork = async (joined: Joined, stores: Stores, startedHere: ReadonlySet<string>, globals: Globals) => {
  const { systemClock } = await import('./http/clock.ts')
  const { createSharedTurns } = await import('./store/shared-turns.ts')
  const { openNetwork } = await import('./network.ts')
  const { openMemory, ...rest } = stores
  const { offline: isOffline, refresh, asking, as } = globals.options
  const isRefresh = refresh || asking.engine !== 'auto'
  return openNetwork({
    version: joined.version,
    env: joined.env,
    ...rest,
    turns: createSharedTurns(findPaths(joined.env).cache, systemClock),
    keeping: { openMemory, isOffline, isRefresh, now: Date.now },
    as,
    engine: asking.engine,
    onTrace: createTrace(globals),
    startedHere: origin => startedHere.has(origin),
  })
}

/** Writing: drafts and outbox on disk, and the sender between them and the sites. */
const openWriting = async (
  data: string,
  openNetwork: () => Promise<Network>,
  openMemory: () => Promise<Memory | null>,
) => {
  const [{ createSender }, { rememberSent }, { createDrafts }, { createOutbox }, { setTimeout: sleep }] =
    await Promise.all([
      import('./sender.ts'),
      import('./store/remember-sent.ts'),
      import('./store/drafts.ts'),
      import('./store/outbox.ts'),
      import('node:timers/promises'),
    ])
  const drafts: Drafts = createDrafts(data, Date.now)
  const outbox: Outbox = createOutbox(data, Date.now)
  const sender: Sender = createSender({
    drafts,
    outbox,
    now: Date.now,
    openWriter: async (base, { id }) => (await openNetwork()).openSite(base, { as: id }).openWriter(),
    sleep: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}),
  })
  const remember = async (sent: Sent, { base, intent }: Pick<Order, 'base' | 'intent'>): Promise<Sent> => {
    if (sent.kind !== 'stored') return sent
    const threadId = sent.threadId ?? ('threadId' in intent ? intent.threadId : null)
    rememberSent(await openMemory(), { base, kind: intent.kind, threadId })
    return sent
  }
  const remembering: Sender = {
    ...sender,
    submit: async (order, asks) => remember(await sender.submit(order, asks), order),
    resend: async (id, asks) => {
      const entry = sender.pending().find(one => one.id === id)
      const sent = await sender.resend(id, asks)
      return entry ? remember(sent, entry) : sent
    },
  }
  return { drafts, outbox, sender: remembering }
}

/** What was read, or null: --no-store, or no store to be had (told once). The sample forum of this very process is not outlived. */
const loadMemory = async (
  data: string,
  isPassing: boolean,
  { options, translate }: Globals,
  tell: (message: string) => void,
): Promise<Memory | null> => {
  if (!options.store) return null
  const [{ openMemory }, { troubleText }] = await Promise.all([
    import('./store/memory.ts'),
    import('./store/trouble-text.ts'),
  ])
  return openMemory({
    folder: isPassing ? null : data,
    now: Date.now,
    onTrouble: (trouble, aside) => tell(troubleText(trouble, aside, data, translate)),
  })
}

const createTrace = ({ options, tell }: Globals): Trace =>
  options.verbose
    ? ({ method, url, status, bytes, milliseconds }) =>
        tell(`${method} ${url} ${status ?? '-'} ${bytes} B ${Math.round(milliseconds)} ms`)
    : undefined

const uiSettings = (settings: Settings, { language, options }: Globals, env: Environment): UiSettings => ({
  language,
  zone: createZone(options.timezone ?? settings.timezone),
  times: settings.times,
  ambiguousWide: settings.ambiguousWidth === 'wide',
  marks: settings.marks,
  textWidth: settings.textWidth,
  theme: wantsColour(options.color, settings.color, env, true) ? 'colour' : 'none',
  markRead: settings.markRead,
  keys: settings.keys,
  pictures: settings.pictures,
  graphics: settings.graphics,
  downloads: settings.downloads,
})

/** A folder that can't be written is no reason to stop reading. */
const tryTo = (write: () => unknown): void => {
  try {
    write()
  } catch {}
}

/** The sample forum is gone when the reader ends: it is not remembered. */
const sitesForReader = (sites: Sites, isPassing: (url: string) => boolean): SitesStore => ({
  list: () => sites.read().map(({ name, base, title }) => ({ name, base, title })),
  visit: (base, title) => {
    if (!isPassing(base)) tryTo(() => sites.visit(base, title))
  },
  lastPlace: sites.lastPlace,
  saveLastPlace: url => {
    if (!isPassing(url)) tryTo(() => sites.saveLastPlace(url))
  },
})

/** The language that the settings ask for; null when they don't, or can't be read: the command that needs them says so. */
export const languageSetting = (env: Environment): string | null => {
  try {
    const { lang } = readConfig(findPaths(env), env).settings
    return lang === 'auto' ? null : lang
  } catch {
    return null
  }
}

/** Questions to whoever sits there; nothing is loaded before the first. */
const createQuestions = (signal: AbortSignal) => {
  let prompts: Prompts | null = null
  return {
    open: async (): Promise<Prompts> => {
      const { openPrompts } = await import('./commands/prompts.ts')
      prompts ??= openPrompts(process.stdin, process.stderr, signal)
      return prompts
    },
    close: () => prompts?.close(),
  }
}

const askingOf = (
  { isInteractive, signal }: Joined,
  { options, translate }: Globals,
  openPrompts: () => Promise<Prompts>,
  openNetwork: () => Promise<Network>,
): Asking => ({
  canAsk: options.asking.boardPasswordStdin || (options.mayAsk && isInteractive),
  openPrompts,
  openGates: async base => {
    const { createGates } = await import('./engines/discuz-html/pass-gates.ts')
    return createGates((await openNetwork()).openSite(base).client, base, signal)
  },
  translate,
})

export const openServices = (joined: Joined, globals: Globals): Services & { readonly close: () => Promise<void> } => {
  const { env } = joined
  const paths = findPaths(env)
  const profiles = createProfiles(paths)
  const sites = createSites(paths.data, Date.now, profiles.baseOfAlias)
  const accounts = createAccounts(paths.data, Date.now)
  const config = once<Config>(() => readConfig(paths, env))
  const startedHere = new Set<string>()
  let network: Promise<Network> | null = null
  let memory: Promise<Memory | null> | null = null
  let tellOfMemory = globals.tell
  const openMemory = (): Promise<Memory | null> => {
    memory ??= loadMemory(paths.data, startedHere.size > 0, globals, message => tellOfMemory(message))
    return memory
  }
  const openNetwork = (): Promise<Network> => {
    // Nobody is asked for anything while the person's own settings can't be heeded.
    config()
    network ??= loadNetwork(
      joined,
      { sites, profiles, accounts, openMemory, onSessionEnded: (base, account) => ended.tell(base, account) },
      startedHere,
      globals,
    )
    return network
  }
  const ended = {
    tell: (base: string, { name }: Account): void => globals.tell(globals.translate('account.ended', { base, name })),
  }
  const openReader = async (): Promise<Reader> => (await openNetwork()).reader
  const questions = createQuestions(joined.signal)
  const asking = askingOf(joined, globals, questions.open, openNetwork)
  const showReader = async (start: Address | null): Promise<number> => {
    // Before the reader's own parts are loaded, so that the heap never grows for them.
    const { preferMemory } = await import('./ui/terminal/prefer-memory.ts')
    preferMemory()
    const [{ runReader }, reader, kept] = await Promise.all([import('./ui/run.tsx'), openReader(), openMemory()])
    const settings = uiSettings(config().settings, globals, env)
    joined.releaseSignals()
    return runReader({
      reader,
      open: start,
      settings,
      memory: kept,
      onMessage: show => {
        tellOfMemory = show
      },
      sites: sitesForReader(sites, base => !globals.options.store || startedHere.has(new URL(base).origin)),
      writing: {
        accounts,
        openAccess: openNetwork,
        openWriting: () => openWriting(paths.data, openNetwork, openMemory),
        as: globals.options.as,
        onSessionEnded: listener => Object.assign(ended, { tell: listener }),
      },
      stdin: process.stdin,
      stdout: process.stdout,
      env,
      now: Date.now,
    })
  }
  return {
    env,
    version: joined.version,
    language: globals.language,
    translate: globals.translate,
    paths,
    config,
    sites,
    profiles,
    now: Date.now,
    signal: joined.signal,
    isInteractive: joined.isInteractive,
    accounts,
    openReader: async () => createAskingReader(await openReader(), asking),
    openMemory,
    openAccess: async () => openNetwork(),
    openWriting: () => openWriting(paths.data, openNetwork, openMemory),
    openPrompts: questions.open,
    showReader,
    startedHere: url => startedHere.add(new URL(url).origin),
    tell: globals.tell,
    progress: globals.progress,
    close: async () => {
      questions.close()
      await (await network)?.close()
      await (await memory)?.close()
    },
  }
}
