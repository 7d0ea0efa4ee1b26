/** Every option there is: how it is written, what it says of itself, what it takes. A new option is one row and one field. */
import type { ThreadsFilter, ThreadsSort } from '../forum/engine.ts'
import { PalouError } from '../forum/errors.ts'
import type { Language } from '../i18n/choose.ts'
import type { MessageKey } from '../i18n/messages.ts'
import { isTimeZone } from '../store/settings.ts'
import { type KeptOptions, keptOptionRows, readKeptOptions } from './options-kept.ts'
import { type ListOptions, listOptionRows, readListOptions } from './options-lists.ts'
import { readSiteOptions, type SiteOptions, siteOptionRows } from './options-sites.ts'
import { type PageRange, readRange } from './page-range.ts'
import type { LoginOptions, WriteOptions } from './write-options.ts'

export type { PageRange }
export type Since = { readonly floor: number } | { readonly time: number }

export type Options = {
  readonly format: 'text' | 'json' | 'ndjson'
  /** `['?']` lists the names. */
  readonly fields: readonly string[] | null
  /** From --page, --pages and --all; `to` may be Infinity. null: none of them was given. */
  readonly pages: PageRange | null
  readonly limit: number | null
  readonly since: Since | { readonly last: true } | null
  readonly author: string | null
  readonly reverse: boolean
  readonly sort: ThreadsSort | null
  readonly filter: ThreadsFilter
  readonly type: string | null
  readonly floor: number | null
  readonly site: string | null
  readonly timezone: string | null
  readonly lang: Language | null
  readonly color: 'auto' | 'always' | 'never' | null
  readonly quiet: boolean
  readonly verbose: boolean
  readonly mayAsk: boolean
  readonly asking: SiteOptions
  readonly serve: boolean
  readonly port: number
  readonly charset: 'utf-8' | 'gbk' | 'big5'
  readonly name: string | null
  readonly offline: boolean
  readonly refresh: boolean
  /** False with --no-store. */
  readonly store: boolean
  /** The account to be, by name or number; null: the one in use. */
  readonly as: string | null
  readonly lists: ListOptions
  readonly kept: KeptOptions
  readonly login: LoginOptions
  readonly write: WriteOptions
}

export type OptionRow = {
  readonly flags: string
  readonly summary: MessageKey
  readonly choices?: readonly string[]
  /** May be given several times. */
  readonly repeats?: boolean
}

const sorts = ['lastPost', 'newest', 'replies', 'views', 'heat'] as const satisfies readonly ThreadsSort[]
const filters = [
  'all',
  'digest',
  'hot',
  'poll',
  'trade',
  'reward',
  'activity',
  'debate',
  'today',
  'week',
  'month',
] as const satisfies readonly ThreadsFilter[]
const languages = ['zh-CN', 'en'] as const satisfies readonly Language[]
const colours = ['auto', 'always', 'never'] as const
const charsets = ['utf-8', 'gbk', 'big5'] as const

export const optionRows = {
  json: { flags: '--json', summary: 'option.json' },
  ndjson: { flags: '--ndjson', summary: 'option.ndjson' },
  fields: { flags: '--fields <names>', summary: 'option.fields' },
  page: { flags: '--page <n>', summary: 'option.page' },
  pages: { flags: '--pages <from-to>', summary: 'option.pages' },
  all: { flags: '--all', summary: 'option.all' },
  limit: { flags: '--limit <n>', summary: 'option.limit' },
  since: { flags: '--since <floor|time|last>', summary: 'option.since' },
  sinceTime: { flags: '--since <time>', summary: 'option.sinceTime' },
  author: { flags: '--author <id|name|op>', summary: 'option.author' },
  reverse: { flags: '--reverse', summary: 'option.reverse' },
  sort: { flags: '--sort <how>', summary: 'option.sort', choices: sorts },
  filter: { flags: '--filter <which>', summary: 'option.filter', choices: filters },
  type: { flags: '--type <id|name>', summary: 'option.type' },
  floor: { flags: '--floor <n>', summary: 'option.floor' },
  site: { flags: '--site <name>', summary: 'option.site' },
  timezone: { flags: '--timezone <zone>', summary: 'option.timezone' },
  lang: { flags: '--lang <language>', summary: 'option.lang', choices: languages },
  color: { flags: '--color <when>', summary: 'option.color', choices: colours },
  quiet: { flags: '-q, --quiet', summary: 'option.quiet' },
  verbose: { flags: '--verbose', summary: 'option.verbose' },
  noInput: { flags: '--no-input', summary: 'option.noInput' },
  serve: { flags: '--serve', summary: 'option.serve' },
  port: { flags: '--port <n>', summary: 'option.port' },
  charset: { flags: '--charset <name>', summary: 'option.charset', choices: charsets },
  name: { flags: '--name <name>', summary: 'option.name' },
  as: { flags: '--as <account>', summary: 'option.as' },
  user: { flags: '--user <name>', summary: 'option.user' },
  question: { flags: '--question <n>', summary: 'option.question' },
  passwordStdin: { flags: '--password-stdin', summary: 'option.passwordStdin' },
  answerStdin: { flags: '--answer-stdin', summary: 'option.answerStdin' },
  body: { flags: '--body <text>', summary: 'option.body' },
  bodyFile: { flags: '-F, --body-file <file>', summary: 'option.bodyFile' },
  title: { flags: '--title <title>', summary: 'option.title' },
  readAccess: { flags: '--read-access <n>', summary: 'option.readAccess' },
  pollOption: { flags: '--poll-option <text>', summary: 'option.pollOption', repeats: true },
  pollMax: { flags: '--poll-max <n>', summary: 'option.pollMax' },
  pollDays: { flags: '--poll-days <n>', summary: 'option.pollDays' },
  pollHidden: { flags: '--poll-hidden', summary: 'option.pollHidden' },
  pollOpen: { flags: '--poll-open', summary: 'option.pollOpen' },
  dryRun: { flags: '--dry-run', summary: 'option.dryRun' },
  wait: { flags: '--wait', summary: 'option.wait' },
  yes: { flags: '-y, --yes', summary: 'option.yes' },
  reason: { flags: '--reason <text>', summary: 'option.reason' },
  note: { flags: '--note <text>', summary: 'option.note' },
  notify: { flags: '--notify', summary: 'option.notify' },
  remove: { flags: '--remove', summary: 'option.remove' },
  credit: { flags: '--credit <name>', summary: 'option.credit' },
  mood: { flags: '--mood <name>', summary: 'option.mood' },
  down: { flags: '--down', summary: 'option.down' },
  ...siteOptionRows,
  ...listOptionRows,
  ...keptOptionRows,
} as const satisfies Record<string, OptionRow>

export type OptionName = keyof typeof optionRows

/** As commander hands them over, by camel-case name. */
export type RawOptions = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

const wrong = (name: OptionName, detail: string): PalouError =>
  new PalouError('usage', { detail: `${optionRows[name].flags.replace(/^-\w, /, '')}: ${detail}` })

const text = (raw: RawOptions, name: OptionName): string | null => {
  const value = raw[name]
  return typeof value === 'string' ? value : null
}

const whole = (raw: RawOptions, name: OptionName, from: number, to: number): number | null => {
  const value = text(raw, name)
  if (value === null) return null
  const n = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  if (n >= from && n <= to) return n
  throw wrong(name, `${value} ∉ ${from}–${to}`)
}

const chosen = <const Choices extends readonly string[]>(
  raw: RawOptions,
  name: OptionName,
  choices: Choices,
): Choices[number] | null => {
  const value = text(raw, name)
  if (value === null || choices.includes(value)) return value
  throw wrong(name, `${value} ∉ ${choices.join(', ')}`)
}

const readPages = (raw: RawOptions): PageRange | null => {
  const page = whole(raw, 'page', 1, 9_999_999)
  const pages = text(raw, 'pages')
  if (pages !== null) {
    if (page !== null) throw wrong('pages', '--page')
    if (raw.all) throw wrong('pages', '--all')
    const range = readRange(pages)
    if (!range) throw wrong('pages', pages)
    return range
  }
  if (raw.all) return { from: page ?? 1, to: Number.POSITIVE_INFINITY }
  return page === null ? null : { from: page, to: page }
}

const isoTime = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/** A floor's number, `last` (what is not kept yet) or an ISO time; a time without offset is this machine's. */
const readSince = (raw: RawOptions): Options['since'] => {
  const value = text(raw, 'since')
  if (value === null) return null
  if (value === 'last') return { last: true }
  if (/^\d{1,9}$/.test(value)) return { floor: Number(value) }
  const time = isoTime.test(value) ? Date.parse(value.length === 10 ? `${value}T00:00` : value) : Number.NaN
  if (Number.isNaN(time)) throw wrong('since', value)
  return { time }
}

const readZone = (raw: RawOptions): string | null => {
  const zone = text(raw, 'timezone')
  if (zone !== null && !isTimeZone(zone)) throw wrong('timezone', zone)
  return zone
}

const readFields = (raw: RawOptions): readonly string[] | null => {
  const value = text(raw, 'fields')
  if (value === null) return null
  return value
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')
}

const readFormat = (raw: RawOptions): Options['format'] => {
  if (raw.json && raw.ndjson) throw wrong('ndjson', '--json')
  return raw.json ? 'json' : raw.ndjson ? 'ndjson' : 'text'
}

const readLogin = (raw: RawOptions): LoginOptions => ({
  user: text(raw, 'user'),
  question: text(raw, 'question'),
  passwordFromInput: raw.passwordStdin === true,
  answerFromInput: raw.answerStdin === true,
})

const readPoll = (raw: RawOptions): WriteOptions['poll'] => {
  const options = raw.pollOption
  if (!Array.isArray(options)) return null
  return {
    options: options.map(String),
    maxChoices: whole(raw, 'pollMax', 1, 999) ?? 1,
    days: whole(raw, 'pollDays', 1, 9999),
    hidden: raw.pollHidden === true,
    open: raw.pollOpen === true,
  }
}

const readWrite = (raw: RawOptions): WriteOptions => {
  const [body, bodyFile] = [text(raw, 'body'), text(raw, 'bodyFile')]
  if (body !== null && bodyFile !== null) throw wrong('bodyFile', '--body')
  return {
    body,
    bodyFile,
    title: text(raw, 'title'),
    readAccess: whole(raw, 'readAccess', 0, 255),
    poll: readPoll(raw),
    dryRun: raw.dryRun === true,
    wait: raw.wait === true,
    yes: raw.yes === true,
    reason: text(raw, 'reason'),
    note: text(raw, 'note'),
    notify: raw.notify === true,
    remove: raw.remove === true,
    down: raw.down === true,
    credit: text(raw, 'credit'),
    mood: text(raw, 'mood'),
  }
}

/** Throws `usage` naming the option. */
export const readOptions = (raw: RawOptions): Options => {
  return {
    format: readFormat(raw),
    fields: readFields(raw),
    pages: readPages(raw),
    limit: whole(raw, 'limit', 1, 999_999_999),
    since: readSince(raw),
    author: text(raw, 'author'),
    reverse: raw.reverse === true,
    sort: chosen(raw, 'sort', sorts),
    filter: chosen(raw, 'filter', filters) ?? 'all',
    type: text(raw, 'type'),
    floor: whole(raw, 'floor', 1, 999_999_999),
    site: text(raw, 'site'),
    timezone: readZone(raw),
    lang: chosen(raw, 'lang', languages),
    color: chosen(raw, 'color', colours),
    quiet: raw.quiet === true,
    verbose: raw.verbose === true,
    mayAsk: raw.input !== false,
    asking: readSiteOptions(raw),
    serve: raw.serve === true,
    port: whole(raw, 'port', 0, 65_535) ?? 0,
    charset: chosen(raw, 'charset', charsets) ?? 'utf-8',
    name: text(raw, 'name'),
    offline: raw.offline === true,
    refresh: raw.refresh === true,
    store: raw.store !== false,
    as: text(raw, 'as'),
    lists: readListOptions(raw),
    kept: readKeptOptions(raw),
    login: readLogin(raw),
    write: readWrite(raw),
  }
}
