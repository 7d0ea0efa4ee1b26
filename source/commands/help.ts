/** `palou help [command|topic]`: a command's own help, or a topic made from the tables. */

import type { ExitCodesDocument } from '../forum/documents.ts'
import { type ErrorCode, exitCodes, PalouError } from '../forum/errors.ts'
import { describeError } from '../i18n/describe-error.ts'
import type { MessageKey } from '../i18n/messages.ts'
import type { Line } from '../text/line.ts'
import { spanOf } from '../text/spans.ts'
import type { Canvas, Result, Run, Services } from './contract.ts'
import { columns, row, spread, wrapped } from './lines-shared.ts'
import { type HelpTopic, helpTopics } from './topics.ts'

const codes = Object.entries(exitCodes) as readonly (readonly [ErrorCode, number])[]

const exitCodesDocument = ({ translate }: Services): ExitCodesDocument => ({
  schema: 'palou.exit-codes/1',
  exitCodes: [0, ...new Set(codes.map(([, exit]) => exit))].map(exitCode => ({
    exitCode,
    meaning: translate(`exit.${exitCode}` as MessageKey),
    codes: codes
      .filter(([, exit]) => exit === exitCode)
      .map(([code]) => {
        const { message, hint } = describeError(new PalouError(code), translate)
        return { code, message, hint: hint || null }
      }),
  })),
})

const exitCodesResult = (services: Services): Result => {
  const document = exitCodesDocument(services)
  const lines = (canvas: Canvas): readonly Line[] =>
    document.exitCodes.flatMap(({ exitCode, meaning, codes: own }) => [
      row(
        spread([
          [String(exitCode).padStart(3), 'title'],
          [meaning, 'strong'],
        ]),
        [],
        canvas,
      ),
      ...columns(
        own.map(({ code, message }) => [
          [`     ${code}`, 'dim'],
          [message, 'text'],
        ]),
        canvas,
      ),
    ])
  return { kind: 'document', document, lines }
}

const variables: readonly (readonly [string, MessageKey])[] = [
  ['PALOU_HOME', 'variable.PALOU_HOME'],
  ['XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME', 'variable.XDG'],
  ['PALOU_<SETTING>', 'variable.settings'],
  ['LC_ALL LC_MESSAGES LANG LANGUAGE', 'variable.locale'],
  ['NO_COLOR', 'variable.NO_COLOR'],
  ['FORCE_COLOR CLICOLOR_FORCE', 'variable.FORCE_COLOR'],
  ['TERM', 'variable.TERM'],
  ['COLUMNS', 'variable.COLUMNS'],
  ['PAGER', 'variable.PAGER'],
  ['BROWSER', 'variable.BROWSER'],
  ['HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY', 'variable.proxy'],
]

const paragraphs = (text: string, canvas: Canvas): readonly Line[] =>
  text.split('\n').flatMap(paragraph => wrapped([spanOf(paragraph, 'text')], canvas))

const topicLines = async (topic: TextTopic, { translate }: Services) => {
  if (topic === 'addresses') return (canvas: Canvas) => paragraphs(translate('topic.text.addresses'), canvas)
  if (topic === 'json') {
    const { schemaKinds } = await import('../forum/schema-documents.ts')
    return (canvas: Canvas) => paragraphs(translate('topic.text.json', { kinds: schemaKinds.join(' ') }), canvas)
  }
  return (canvas: Canvas) =>
    variables.flatMap(([names, key]) => [
      row(spread([[names, 'title']]), [], canvas),
      ...wrapped([spanOf(translate(key), 'text')], canvas, 4),
    ])
}

type TextTopic = Exclude<HelpTopic, 'exit-codes'>
const isTextTopic = (text: string): text is TextTopic =>
  text !== 'exit-codes' && (helpTopics as readonly string[]).includes(text)

export const run: Run = async (services, { arguments: [topic], options }) => {
  const { translate } = services
  if (topic === 'exit-codes') return exitCodesResult(services)
  if (options.format !== 'text') throw new PalouError('usage', { detail: '--json: palou help exit-codes' })
  if (topic !== undefined && isTextTopic(topic)) return { kind: 'lines', lines: await topicLines(topic, services) }
  const { commandHelp } = await import('./parse-arguments.ts')
  const text = commandHelp(topic ?? null, services.translate)
  if (text !== null) return { kind: 'text', text }
  const { commands } = await import('./table.ts')
  const names = [...helpTopics, ...commands.map(({ name }) => name)].join(', ')
  throw new PalouError('usage', { detail: translate('cli.topicUnknown', { text: topic ?? '', names }) })
}
