/** Messages, announcements, comments one below the other: who and when on a row, the words under it. */
import { createLayoutWords } from '../../../i18n/layout-words.ts'
import { layoutBlocks } from '../../../text/layout.ts'
import { asciiMarks, unicodeMarks } from '../../../text/layout-words.ts'
import { emptyLine, type Line } from '../../../text/line.ts'
import { rowLine } from '../../../text/row-line.ts'
import { prefixLine, spanOf, spansWidth } from '../../../text/spans.ts'
import { wrapSpans } from '../../../text/wrap.ts'
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
  const author = who === '' ? [] : [spanOf(who, part.isMine ? 'strong' : 'author')]
  const right = time === '' ? [] : [spanOf(time, 'dim')]
  if (part.head === '') return author.length + right.length === 0 ? [] : [rowLine(author, right, width, env.width)]
  const head = spanOf(part.head, 'strong')
  const left = author.length === 0 ? [head] : [head, spanOf('  ', 'text'), ...author]
  const isFitting = spansWidth([...left, ...right], env.width) + 2 <= width
  if (isFitting) return [rowLine(left, right, width, env.width)]
  // A title is never cut: who and when go to a row of their own.
  const title = wrapSpans([head], { ...env.width, width })
  return author.length + right.length === 0 ? title : [...title, rowLine(author, right, width, env.width)]
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
