/** The parts of the README that are made from the program's own tables, so that they cannot say what is no longer true. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { commands } from '../../source/commands/table.ts'
import { exitCodes } from '../../source/forum/errors.ts'
import { en } from '../../source/i18n/en.ts'
import type { MessageKey } from '../../source/i18n/messages.ts'
import { zhCn } from '../../source/i18n/zh-cn.ts'
import { settingNames, settingRows } from '../../source/store/settings.ts'
import { bindings } from '../../source/ui/keymap/bindings.ts'
import { printChord, readChord } from '../../source/ui/keymap/chord.ts'

export const readmePath = fileURLToPath(new URL('../../README.md', import.meta.url))
export const readReadme = (): string => readFileSync(readmePath, 'utf8')

const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text.replaceAll('|', '\\|')}\``)

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n')

const keysPart = (): string => {
  const groups = [...new Set(bindings.map(({ group }) => group))]
  const rows = groups.flatMap(group =>
    bindings
      .filter(binding => binding.group === group)
      .map(({ keys, label }, at) => [
        at === 0 ? `**${zhCn[`help.group.${group}`]}** ${en[`help.group.${group}`]}` : '',
        keys.map(key => code(printChord(readChord(key)!))).join(' '),
        zhCn[label],
        en[label],
      ]),
  )
  return table(['', 'keys', '中文', 'English'], rows)
}

const commandsPart = (): string =>
  table(
    ['command', '中文', 'English'],
    commands.map(({ name, arguments: names, summary }) => [
      code(`palou ${name} ${names}`.trim()),
      zhCn[summary],
      en[summary],
    ]),
  )

const settingsPart = (): string =>
  table(
    ['setting', 'default', 'takes', 'meaning'],
    settingNames.map(name => {
      const { fallback, takes } = settingRows[name]
      return [code(name), code(JSON.stringify(fallback)), code(takes), en[`setting.${name}` as MessageKey]]
    }),
  )

const exitCodesPart = (): string => {
  const numbers = [...new Set(Object.values(exitCodes))].sort((a, b) => a - b)
  const codesOf = (number: number) =>
    Object.entries(exitCodes).flatMap(([name, exit]) => (exit === number ? [code(name)] : []))
  return table(
    ['exit code', 'error codes'],
    [['0', ''], ...numbers.map(number => [String(number), codesOf(number).join(' ')])],
  )
}

export const readmeParts: Readonly<Record<string, () => string>> = {
  keys: keysPart,
  commands: commandsPart,
  settings: settingsPart,
  'exit-codes': exitCodesPart,
}

/** What stands between `<!-- name -->` and `<!-- /name -->`; null where the marks are missing. */
export const partOf = (readme: string, name: string): string | null =>
  readme.match(new RegExp(`<!-- ${name} -->\\n([\\s\\S]*?)<!-- /${name} -->`))?.[1] ?? null

export const withParts = (readme: string): string =>
  Object.entries(readmeParts).reduce(
    (text, [name, make]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`),
        (_, open: string, close: string) => `${open}${make()}\n${close}`,
      ),
    readme,
  )
