/** What the words will look like, by palou's own way from BBCode to lines. */
import { fromBbcode } from '../../../content/from-bbcode.ts'
import { createLayoutWords } from '../../../i18n/layout-words.ts'
import { layoutBlocks } from '../../../text/layout.ts'
import { asciiMarks, unicodeMarks } from '../../../text/layout-words.ts'
import type { Line } from '../../../text/line.ts'
import { spanOf } from '../../../text/spans.ts'
import { wordsOf } from '../../editor/text.ts'
import type { Env } from '../../env.ts'
import { margin } from './layout.ts'
import type { ComposerState } from './state.ts'

/** Lines of the text around the cursor that are shown of a very long one. */
const around = 150

const layoutPart = (words: string, env: Env): readonly Line[] =>
  layoutBlocks(fromBbcode(words), {
    ...env.width,
    width: Math.max(1, env.columns - margin - 1),
    words: createLayoutWords(env.translate),
    marks: env.settings.marks === 'ascii' ? asciiMarks : unicodeMarks,
    spoilers: 'shown',
  })

/** Exactly `height` rows at most: the part that the cursor's line makes, as far as can be told. */
export const drawPreview = ({ editor }: ComposerState, height: number, env: Env): readonly Line[] => {
  const { text, cursor } = editor
  const from = text.length > around * 2 ? Math.max(0, cursor.line - around) : 0
  const shown = text.slice(from, from + around * 2)
  const lines = layoutPart(wordsOf(shown), env)
  if (lines.length === 0) return [{ spans: [spanOf(`  ${env.translate('compose.previewEmpty')}`, 'dim')], width: 0 }]
  const above = layoutPart(wordsOf(text.slice(from, cursor.line + 1)), env).length
  const top = Math.max(0, Math.min(above - Math.ceil(height / 2), lines.length - height))
  const indent = spanOf(' '.repeat(margin), 'text')
  return lines.slice(top, top + height).map(line => ({ spans: [indent, ...line.spans], width: line.width + margin }))
}
