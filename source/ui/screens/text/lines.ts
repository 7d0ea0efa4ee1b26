/** Messages, announcements, comments one below the other: who and when on a row, the words under it. */
import { createLayoutWords } from '../../../i18n/layout-words.ts'
import { layoutBlocks } from '../../../text/layout.ts'
import { asciiMarks, unicodeMarks } from '../../../text/layout-words.ts'
import { emptyLine, type Line } from '../../../text/line.ts'
import { rowLine } from '../../../text/row-line.ts'
import { prefixLine, spanOf } from '../../../text/spans.ts'
import type { Env } from '../../env.ts'
import { memoize } from '../../memo.ts'
import type { TextAnswer, TextPart } from '../../want-lists.ts'
import { threadTime } from '../../words.ts'

/** Words keep the width that floors have. */
const textWidthOf = ({ columns, settings: { textWidth } }: Env): number =>
  Math.max(1, Math.min(columns - 3, textWidth > 0 ? textWidth : columns - 3))

const headLine = (part: TextPart, width: number, env: Env): readonly Line[] => {
  const who = part.isMine ? env.translate('messages.me') : (part.author?.name ?? '')
  const time = threadTime(part.at, part.atText, env)
  const left = [
    ...(part.head === '' ? [] : [spanOf(part.head, 'strong')]),
    ...(who === '' ? [] : [spanOf(part.head === '' ? who : `  ${who}`, part.isMine ? 'strong' : 'author')]),
  ]
  if (left.length === 0 && time === '') return []
  return [rowLine(left, time === '' ? [] : [spanOf(time, 'dim')], width, env.width)]
}

const partLines = (part: TextPart, env: Env): readonly Line[] => {
  const width = textWidthOf(env)
  const words = layoutBlocks(part.content, {
    ...env.width,
    width,
    words: createLayoutWords(env.translate),
    marks: env.settings.marks === 'ascii' ? asciiMarks : unicodeMarks,
    spoilers: 'shown',
  })
  return [...headLine(part, width, env), ...words, emptyLine].map(line => prefixLine(spanOf('  ', 'text'), 2, line))
}

const emptyList = (env: Env): readonly Line[] => [
  emptyLine,
  rowLine([spanOf(`   ${env.translate('lists.empty')}`, 'dim')], [], env.columns, env.width),
]

export const textLines = memoize((answer: TextAnswer, env: Env): readonly Line[] =>
  answer.parts.length === 0 ? emptyList(env) : [emptyLine, ...answer.parts.flatMap(part => partLines(part, env))],
)
