/** argv in, exit code out: parses, runs the command, prints its result or its error. The one place where errors are caught. */
import { PalouError } from '../forum/errors.ts'
import { chooseLanguage, createTranslateFor, type Language } from '../i18n/choose.ts'
import type { Translate } from '../i18n/messages.ts'
import { createZone } from '../i18n/zone.ts'
import type { Environment } from '../store/paths.ts'
import type { DocumentKind, Result, Services } from './contract.ts'
import { type Options, readOptions } from './options.ts'
import { printResult } from './output.ts'
import { exitCodeOf, printError, toPalouError } from './output-error.ts'
import { parseArguments } from './parse-arguments.ts'
import { wholeProjection } from './projection.ts'
import type { Streams } from './streams.ts'
import type { CommandRow } from './table.ts'

/** What the command line says of the services: they are joined once it is known. */
export type Globals = {
  readonly language: Language
  readonly translate: Translate
  readonly options: Options
  readonly tell: (message: string) => void
  /** How far a long work is, on a terminal's own line; null takes it away. */
  readonly progress: (text: string | null) => void
}

export type World = {
  readonly env: Environment
  readonly streams: Streams
  /** The language that the settings ask for; null when they don't, or can't be read. */
  readonly languageSetting: () => string | null
  readonly openServices: (globals: Globals) => Promise<Services & { readonly close: () => Promise<void> }>
}

const wordAfter = (argv: readonly string[], flag: string): string | null => {
  const at = argv.indexOf(flag)
  const joined = argv.find(word => word.startsWith(`${flag}=`))
  return (at >= 0 ? argv[at + 1] : joined?.slice(flag.length + 1)) ?? null
}

/** Before anything is parsed its complaints need a language, and a form. */
const isJson = (argv: readonly string[]): boolean => argv.some(word => word === '--json' || word === '--ndjson')

const listNames = async (kind: DocumentKind | null, { fields }: Options): Promise<string | null> => {
  if (fields?.[0] !== '?' || kind === null) return null
  const { listFields } = await import('./fields.ts')
  return listFields(kind)
    .map(name => `${name}\n`)
    .join('')
}

/** Of an address it is known only afterwards what it names. */
const kindOf = (row: CommandRow, result: Result): DocumentKind | null =>
  result.kind === 'reading' ? result.document : row.document

const listOf = (result: Result) => (result.kind === 'reading' ? result.list : undefined)

const loadProjection = async (
  kind: DocumentKind | null,
  list: ReturnType<typeof listOf>,
  { fields, format }: Options,
  translate: Translate,
) => {
  if (fields === null || kind === null) return wholeProjection
  if (format === 'text') throw new PalouError('usage', { detail: translate('cli.fieldsNeedJson') })
  const { createProjection } = await import('./fields.ts')
  return createProjection(kind, fields, format === 'ndjson', translate, list)
}

const execute = async (row: CommandRow, words: readonly string[], world: World, globals: Globals): Promise<number> => {
  const { options, translate, tell } = globals
  const { stdout, stderr } = world.streams
  const names = await listNames(row.document, options)
  if (names !== null) {
    await stdout.write(names)
    return 0
  }
  // What is wrong with --fields is said before anybody is asked for anything.
  if (row.document !== 'user') await loadProjection(row.document, undefined, options, translate)
  const services = await world.openServices(globals)
  const showsProgress = stderr.isTerminal && !options.quiet && !(stdout.isTerminal && options.format === 'text')
  try {
    const { run } = await row.load()
    const result = await run(services, { arguments: words, options })
    return await printResult(result, {
      options,
      translate,
      projection: await loadProjection(kindOf(row, result), listOf(result), options, translate),
      zone: options.timezone === null ? null : createZone(options.timezone),
      stdout,
      openText: async () => (await import('./output-text.ts')).openTextOutput(stdout, services, options),
      showProgress: text => {
        if (showsProgress) void stderr.write(`\r\u001b[K${text ?? ''}`)
      },
      tell,
      signal: services.signal,
    })
  } finally {
    await services.close()
  }
}

const attempt = async (argv: readonly string[], world: World, language: Language, translate: Translate) => {
  const parsed = parseArguments(argv, translate)
  const { stdout, stderr } = world.streams
  if (parsed.kind === 'help') {
    await stdout.write(parsed.text)
    return 0
  }
  const options = readOptions(parsed.raw)
  const tell = (message: string): void => {
    if (!options.quiet) void stderr.write(`${message}\n`)
  }
  const progress = (text: string | null): void => {
    if (stderr.isTerminal && !options.quiet) void stderr.write(`\r\u001b[K${text ?? ''}`)
  }
  return execute(parsed.row, parsed.arguments, world, { language, translate, options, tell, progress })
}

export const dispatch = async (argv: readonly string[], world: World): Promise<number> => {
  const language = chooseLanguage(wordAfter(argv, '--lang') ?? world.languageSetting(), world.env)
  const translate = createTranslateFor(language)
  try {
    return await attempt(argv, world, language, translate)
  } catch (thrown) {
    const error = toPalouError(thrown)
    const isSilent = error.code === 'interrupted' && !isJson(argv)
    if (!isSilent) await world.streams.stderr.write(printError(error, isJson(argv), translate))
    if (error.code === 'internal' && argv.includes('--verbose')) {
      await world.streams.stderr.write(`${(error.cause as Error | undefined)?.stack ?? ''}\n`)
    }
    return exitCodeOf(error)
  }
}
