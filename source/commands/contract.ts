/** What a command is given and what it gives back. A command asks and returns data; `output` alone prints. */
import type { Address } from '../forum/address.ts'
import type { Answer } from '../forum/model.ts'
import type { documentShapes, lineShapes } from '../forum/schema-documents.ts'
import type { listShapes } from '../forum/schema-lists.ts'
import type { Language } from '../i18n/choose.ts'
import type { Translate } from '../i18n/messages.ts'
import type { Zone } from '../i18n/zone.ts'
import type { Reader } from '../reader.ts'
import type { Sender } from '../sender.ts'
import type { SiteAccess } from '../site-access.ts'
import type { Accounts } from '../store/accounts.ts'
import type { Config } from '../store/config.ts'
import type { Drafts } from '../store/drafts.ts'
import type { Memory } from '../store/memory.ts'
import type { Outbox } from '../store/outbox.ts'
import type { Environment, Paths } from '../store/paths.ts'
import type { Profiles } from '../store/profiles.ts'
import type { Sites } from '../store/sites.ts'
import type { LayoutWords } from '../text/layout-words.ts'
import type { Line } from '../text/line.ts'
import type { Options } from './options.ts'
import type { Prompts } from './prompts.ts'

/** The parts a command may use, joined by the context. What costs time to load or may fail is behind a function. */
export type Services = {
  readonly version: string
  readonly env: Environment
  readonly language: Language
  readonly translate: Translate
  readonly paths: Paths
  /** Throws `config-broken`. */
  readonly config: () => Config
  readonly sites: Sites
  readonly profiles: Profiles
  readonly now: () => number
  /** Aborted by Ctrl-C and SIGTERM: what was read so far is still printed. */
  readonly signal: AbortSignal
  /** True when both input and output are a terminal, so that the reader can be shown. */
  readonly isInteractive: boolean
  readonly accounts: Accounts
  readonly openReader: () => Promise<Reader>
  /** What was read; null with --no-store and where there is no store to be had. */
  readonly openMemory: () => Promise<Memory | null>
  /** Sites as accounts: for logging in and out. */
  readonly openAccess: () => Promise<SiteAccess>
  readonly openWriting: () => Promise<Writing>
  /** Questions to the person at the terminal, or to whoever feeds the input. */
  readonly openPrompts: () => Promise<Prompts>
  /** Shows the reader until it is left; the exit code. */
  readonly showReader: (start: Address | null) => Promise<number>
  /** Tells that this origin is served by this very program: no manners are due there. */
  readonly startedHere: (url: string) => void
  /** A message for the person at the terminal: stderr, silent with --quiet. */
  readonly tell: (message: string) => void
  /** How far a long work is: one line of a terminal's stderr, taken away by null. */
  readonly progress: (text: string | null) => void
}

export type Writing = { readonly drafts: Drafts; readonly outbox: Outbox; readonly sender: Sender }

export type Input = { readonly arguments: readonly string[]; readonly options: Options }

/** As it stands on a line of `--ndjson`, but for its schema. */
export type Item = object
export type ItemKind = keyof typeof lineShapes
export type ReadingKind = 'boards' | 'threads' | 'thread' | 'post' | keyof typeof listShapes

/** One page as it arrives. */
export type ReadPage = {
  readonly answer: Answer
  /** The document's own fields in their order, its list of items among them. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly items: readonly Item[]
  /** Where to go on after it; null when nothing is left. */
  readonly next: string | null
  /** The lines of text to print for it. Layout is loaded when text is wanted: scripts that ask for JSON don't wait for it. */
  readonly lines: (canvas: Canvas) => Promise<readonly Line[]>
}

export type Pages = AsyncGenerator<ReadPage, void, undefined>

/** What text is laid out on. */
export type Canvas = {
  readonly width: number
  readonly ambiguousWide: boolean
  readonly ascii: boolean
  readonly words: LayoutWords
  readonly now: number
  /** The clock times are shown by; null keeps the site's own. */
  readonly zone: Zone | null
  /** auto: relative in lists, exact in threads. */
  readonly times: 'auto' | 'relative' | 'exact'
}

export type DocumentKind = keyof typeof documentShapes

type Printed =
  | {
      readonly kind: 'reading'
      readonly document: ReadingKind
      readonly pages: Pages
      /** Where a document can hold several lists: the one that is read, and what stands in it. */
      readonly list?: { readonly name: string; readonly item: ItemKind }
    }
  | {
      readonly kind: 'document'
      readonly document: Readonly<Record<string, unknown>> & { readonly schema: `palou.${DocumentKind}/1` }
      readonly lines: (canvas: Canvas) => readonly Line[]
    }
  /** Text that has no JSON: a page of help. */
  | { readonly kind: 'lines'; readonly lines: (canvas: Canvas) => readonly Line[] }
  /** Text that is data by itself: a schema, a completion script, an address. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'exit'; readonly code: number }

/** `after` goes on once it is printed, whatever became of that (serving, closing); its exit code counts when printing went well. */
export type Result = Printed & { readonly after?: () => Promise<number> }

export type Run = (services: Services, input: Input) => Promise<Result>
