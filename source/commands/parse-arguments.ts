/** argv to a row of the table and its input, by commander. Its complaints become usage errors in the reader's own language. */
import { Argument, Command, CommanderError, Option } from 'commander'
import { PalouError } from '../forum/errors.ts'
import type { MessageKey, Translate } from '../i18n/messages.ts'
import { nearest } from './nearest.ts'
import { type OptionName, optionRows, type RawOptions } from './options.ts'
import { type CommandRow, commands, readRow } from './table.ts'
import { helpTopics } from './topics.ts'

export type Parsed =
  | { readonly kind: 'run'; readonly row: CommandRow; readonly arguments: readonly string[]; readonly raw: RawOptions }
  | { readonly kind: 'help'; readonly text: string }

const titles: Readonly<Record<string, MessageKey>> = {
  'Usage:': 'cli.usage',
  'Options:': 'cli.options',
  'Commands:': 'cli.commands',
  'Arguments:': 'cli.arguments',
}

const describe = (command: Command, row: CommandRow, translate: Translate): void => {
  command.description(translate(row.summary)).helpOption('-h, --help', translate('cli.helpOption'))
  command.allowExcessArguments(false).configureHelp({
    styleTitle: title => (titles[title] ? translate(titles[title]) : title),
  })
  for (const word of row.arguments.split(' ').filter(Boolean)) command.addArgument(new Argument(word))
  for (const name of row.options) {
    const { flags, summary, ...rest } = optionRows[name]
    const choices = 'choices' in rest ? ` (${rest.choices.join(' | ')})` : ''
    const option = new Option(flags, translate(summary) + choices)
    if ('repeats' in rest) option.argParser((value: string, before: readonly string[] = []) => [...before, value])
    command.addOption(option)
  }
  command.exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} })
}

const isMentioned = (name: OptionName, argv: readonly string[]): boolean => {
  const flag = optionRows[name].flags.match(/--[\w-]+/)?.[0] ?? ''
  return argv.some(word => word === flag || word.startsWith(`${flag}=`) || /^-\w/.test(word))
}

/**
 * The one command that argv asks for, with the options it mentions: making all that there are takes longer than a page to parse. null
 * where the rest is needed as well, to be told of or to be guessed at.
 */
const whatIsAsked = (argv: readonly string[]): CommandRow | null => {
  const row = commands.find(({ name }) => name === argv[0])
  if (!row || argv.includes('--help') || argv.includes('-h')) return row ?? null
  return { ...row, options: row.options.filter(name => isMentioned(name, argv)) }
}

/** `only`: the program knows this one command and no other. */
const createProgram = (translate: Translate, onRun: (parsed: Parsed) => void, only: CommandRow | null): Command => {
  const program = new Command('palou')
  describe(program, only ? { ...readRow, options: [] } : readRow, translate)
  program.description(`${translate('cli.about')}\n\npalou [address]  ${translate('command.read')}`)
  program.version('', '-V, --version', translate('cli.versionOption')).helpCommand(false).enablePositionalOptions()
  program.action((...given: unknown[]) => onRun(toParsed(readRow, program, given)))
  for (const row of only ? [only] : commands) {
    const command = program.command(row.name)
    describe(command, row, translate)
    command.action((...given: unknown[]) => onRun(toParsed(row, command, given)))
  }
  return program
}

/** commander gives the arguments one by one, then the options, then the command. Options before the command's name count, too. */
const toParsed = (row: CommandRow, command: Command, given: readonly unknown[]): Parsed => {
  const words = given
    .slice(0, -2)
    .flat()
    .filter((word): word is string => typeof word === 'string')
  return { kind: 'run', row, arguments: words, raw: command.optsWithGlobals() }
}

const quoted = (message: string): string => message.match(/'([^']*)'/)?.[1] ?? message

const complaints: Readonly<Record<string, MessageKey>> = {
  'commander.unknownOption': 'cli.unknownOption',
  'commander.missingArgument': 'cli.missingArgument',
  'commander.optionMissingArgument': 'cli.missingValue',
  'commander.excessArguments': 'cli.tooMany',
}

const toUsageError = (error: CommanderError, argv: readonly string[], translate: Translate): PalouError => {
  const key = complaints[error.code]
  const text = error.code === 'commander.excessArguments' ? argv.join(' ') : quoted(error.message)
  const said = key ? translate(key, { text }) : error.message
  if (error.code !== 'commander.unknownOption') return new PalouError('usage', { detail: said })
  const flags = Object.values(optionRows).map(({ flags: words }) => words.match(/--[\w-]+/)?.[0] ?? '')
  const near = nearest(text, flags)
  return new PalouError('usage', { detail: near ? `${said}; ${translate('cli.didYouMean', { text: near })}` : said })
}

/** Throws `usage`. */
export const parseArguments = (argv: readonly string[], translate: Translate): Parsed => {
  let parsed: Parsed | null = null
  const program = createProgram(
    translate,
    one => {
      parsed = one
    },
    whatIsAsked(argv),
  )
  try {
    program.parse(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.code !== 'commander.helpDisplayed') throw toUsageError(error, argv, translate)
    const named = program.commands.find(command => argv.includes(command.name()))
    return { kind: 'help', text: (named ?? program).helpInformation() + (named ? '' : epilogue(translate)) }
  }
  return parsed ?? { kind: 'help', text: program.helpInformation() }
}

const epilogue = (translate: Translate): string => `\n${translate('cli.epilogue', { topics: helpTopics.join(', ') })}\n`

/** The help of one command, or of the program; null when there is no such command. */
export const commandHelp = (name: string | null, translate: Translate): string | null => {
  const program = createProgram(translate, () => {}, null)
  if (name === null) return program.helpInformation() + epilogue(translate)
  return program.commands.find(command => command.name() === name)?.helpInformation() ?? null
}
