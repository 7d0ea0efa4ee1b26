/** `palou completions <shell>`: a script for bash, zsh or fish, made from the table of commands and options. */
import { PalouError } from '../forum/errors.ts'
import { schemaKinds } from '../forum/schema-documents.ts'
import type { Translate } from '../i18n/messages.ts'
import { settingNames } from '../store/settings.ts'
import type { Run } from './contract.ts'
import { type OptionName, optionRows } from './options.ts'
import { type CommandRow, commands, readRow } from './table.ts'
import { helpTopics } from './topics.ts'

const shells = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof shells)[number]

type Option = {
  readonly flag: string
  readonly takesValue: boolean
  readonly choices: readonly string[]
  readonly about: string
}

const optionOf = (name: OptionName, translate: Translate): Option => {
  const row = optionRows[name]
  return {
    flag: row.flags.match(/--[\w-]+/)?.[0] ?? row.flags,
    takesValue: row.flags.includes('<'),
    choices: 'choices' in row ? row.choices : [],
    about: translate(row.summary),
  }
}

const optionsOf = (row: CommandRow, translate: Translate): readonly Option[] =>
  row.options.map(name => optionOf(name, translate))

/** What may stand as the first argument of a command. */
const firstWords: Readonly<Record<string, readonly string[]>> = {
  completions: shells,
  schema: schemaKinds,
  config: ['list', 'get', 'set', 'unset', 'path'],
  sites: ['list', 'add', 'remove'],
  help: [...helpTopics, ...commands.map(({ name }) => name)],
}

const names = commands.map(({ name }) => name)

const bash = (translate: Translate): string => {
  const flags = (row: CommandRow): string =>
    optionsOf(row, translate)
      .map(({ flag }) => flag)
      .join(' ')
  const cases = commands.map(
    row => `    ${row.name}) words="${[...(firstWords[row.name] ?? []), flags(row)].join(' ')}" ;;`,
  )
  const values = Object.keys(optionRows)
    .map(name => optionOf(name as OptionName, translate))
    .filter(({ choices }) => choices.length > 0)
    .map(
      ({ flag, choices }) => `    ${flag}) COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$current")); return ;;`,
    )
  return `# palou completions for bash: eval "$(palou completions bash)"
_palou() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  case "$previous" in
${[...new Set(values)].join('\n')}
    get|set|unset) COMPREPLY=($(compgen -W "${settingNames.join(' ')}" -- "$current")); return ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${names.join(' ')} ${flags(readRow)}"
  else case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) words="${flags(readRow)}" ;;
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _palou palou
`
}

const quoteZsh = (text: string): string => text.replace(/'/g, "'\\''").replace(/[[\]:]/g, '\\$&')

const zsh = (translate: Translate): string => {
  const spec = ({ flag, takesValue, choices, about }: Option): string => {
    const value = takesValue ? (choices.length > 0 ? `:value:(${choices.join(' ')})` : ':value:') : ''
    return `'${flag}[${quoteZsh(about)}]${value}'`
  }
  const specs = (row: CommandRow): string => optionsOf(row, translate).map(spec).join(' ')
  const cases = commands.map(row => {
    const words = firstWords[row.name]
    const first = words ? ` '1:word:(${words.join(' ')})'` : ''
    return `    ${row.name}) _arguments ${specs(row)}${first} '*:address:_default' ;;`
  })
  const list = commands.map(row => `'${row.name}:${quoteZsh(translate(row.summary))}'`)
  return `#compdef palou
# palou completions for zsh: eval "$(palou completions zsh)"
_palou() {
  local -a commands=(
    ${list.join('\n    ')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    _arguments ${specs(readRow)}
    return
  fi
  local name=$words[2]
  shift words
  (( CURRENT -= 1 ))
  case $name in
${cases.join('\n')}
    *) _arguments ${specs(readRow)} ;;
  esac
}
compdef _palou palou
`
}

const quoteFish = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`

const fish = (translate: Translate): string => {
  const option = (row: CommandRow, { flag, takesValue, choices, about }: Option): string => {
    const where = row.name === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${row.name}`
    const value = choices.length > 0 ? ` -x -a ${quoteFish(choices.join(' '))}` : takesValue ? ' -x' : ''
    return `complete -c palou -n ${quoteFish(where)} -l ${flag.slice(2)} -d ${quoteFish(about)}${value}`
  }
  const words = Object.entries(firstWords).map(
    ([name, list]) => `complete -c palou -n '__fish_seen_subcommand_from ${name}' -f -a ${quoteFish(list.join(' '))}`,
  )
  const lines = [
    '# palou completions for fish: palou completions fish | source',
    ...commands.map(
      ({ name, summary }) =>
        `complete -c palou -n __fish_use_subcommand -f -a ${name} -d ${quoteFish(translate(summary))}`,
    ),
    ...words,
    ...[readRow, ...commands].flatMap(row => optionsOf(row, translate).map(one => option(row, one))),
  ]
  return `${lines.join('\n')}\n`
}

const scripts: Readonly<Record<Shell, (translate: Translate) => string>> = { bash, zsh, fish }

export const run: Run = async ({ translate }, { arguments: [shell = ''] }) => {
  const script = shells.find(name => name === shell)
  if (script) return { kind: 'text', text: scripts[script](translate) }
  throw new PalouError('usage', { detail: translate('cli.shellUnknown', { text: shell, names: shells.join(', ') }) })
}
