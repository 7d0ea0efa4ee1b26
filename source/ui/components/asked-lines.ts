/** What the site asks before it takes a write, as lines with the place of the cursor in them. */
import { emptyLine, type Line, type Role } from '../../text/line.ts'
import { spanOf } from '../../text/spans.ts'
import { wrapSpans } from '../../text/wrap.ts'
import { drawChallenges } from '../challenge.ts'
import type { Env } from '../env.ts'
import { drawForm } from '../form.ts'
import { drawMenu } from '../menu.ts'
import type { Sending } from '../sending.ts'

export type DrawnLines = {
  readonly lines: readonly Line[]
  readonly cursor: { readonly x: number; readonly y: number } | null
}

/** Words with the margin that forms and dialogs have. */
export const drawWords = (text: string, role: Role, env: Env): readonly Line[] =>
  wrapSpans([spanOf(text, role)], { ...env.width, width: Math.max(1, env.columns - 4) }).map(line => ({
    spans: [spanOf('   ', 'text'), ...line.spans],
    width: line.width + 3,
  }))

/** null: nothing is asked here. */
export const drawAsked = ({ asked }: Sending, env: Env): DrawnLines | null => {
  if (asked?.kind === 'lacking') return { lines: drawMenu(asked.menu, env), cursor: null }
  if (asked?.kind !== 'challenge') return null
  const form = drawForm(asked.form, env)
  const above = [
    ...drawWords(env.translate('challenge.title'), 'title', env),
    emptyLine,
    ...(asked.isAgain ? [...drawWords(env.translate('challenge.again'), 'error', env), emptyLine] : []),
    ...drawChallenges(asked.challenges, env),
  ]
  const below = [emptyLine, ...drawWords(env.translate('challenge.keys'), 'dim', env)]
  const lines = [...above, ...form.lines, ...below]
  // In a low window the field to type in matters more than the top of the picture.
  const at = above.length + form.at
  const top = lines.length <= env.body ? 0 : Math.max(0, Math.min(at + 2 - env.body, lines.length - env.body))
  return {
    lines: lines.slice(top, top + env.body),
    cursor: form.cursor && { x: form.cursor.x, y: form.cursor.y + above.length - top },
  }
}
