/** A captcha or question put to the person: its picture as lines, its fields as a form. The same in the composer, dialogs and login. */
import type { HalfBlock } from '../picture/half-blocks.ts'
import { emptyLine, type Line, type Span } from '../text/line.ts'
import { spanOf } from '../text/spans.ts'
import { wrapSpans } from '../text/wrap.ts'
import type { Env } from './env.ts'
import { createForm, type Form, type FormRow, textRow } from './form.ts'
import type { ShownChallenge } from './writing.ts'

const idOf = (index: number): string => `challenge${index}`

export const challengeRows = (challenges: readonly ShownChallenge[], env: Env): readonly FormRow[] =>
  challenges.map((challenge, index) =>
    textRow(idOf(index), challenge.kind === 'question' ? challenge.question : env.translate('challenge.captcha')),
  )

export const challengeForm = (challenges: readonly ShownChallenge[], env: Env): Form =>
  createForm(challengeRows(challenges, env))

export const challengeAnswers = (challenges: readonly ShownChallenge[], form: Form): readonly string[] =>
  challenges.map((_, index) => {
    const row = form.rows.find(other => other.id === idOf(index))
    return row?.kind === 'text' ? row.field.text.trim() : ''
  })

const hex = ([red, green, blue]: HalfBlock['top']): string =>
  `#${[red, green, blue].map(part => part.toString(16).padStart(2, '0')).join('')}`

const isDark = ([red, green, blue]: HalfBlock['top']): boolean => red * 0.3 + green * 0.59 + blue * 0.11 < 140

/** Without colour: ink where it is dark. */
const plainBlock = ({ top, bottom }: HalfBlock): string => {
  if (isDark(top)) return isDark(bottom) ? '█' : '▀'
  return isDark(bottom) ? '▄' : ' '
}

const drawRow = (row: readonly HalfBlock[], env: Env): Line => {
  const spans: readonly Span[] =
    env.settings.theme === 'none'
      ? [spanOf(row.map(plainBlock).join(''), 'text')]
      : row.map(({ top, bottom }) => ({
          text: '▀',
          role: 'picture',
          colour: hex(top),
          background: hex(bottom),
        }))
  return { spans: [spanOf('   ', 'text'), ...spans], width: row.length + 3 }
}

const words = (text: string, role: Span['role'], env: Env): readonly Line[] =>
  wrapSpans([spanOf(text, role)], { ...env.width, width: Math.max(1, env.columns - 4) }).map(line => ({
    spans: [spanOf('   ', 'text'), ...line.spans],
    width: line.width + 3,
  }))

const drawOne = (challenge: ShownChallenge, env: Env): readonly Line[] => {
  if (challenge.kind === 'question') return []
  const { rows, path } = challenge
  const fits = rows !== null && rows.length > 0 && rows[0]!.length + 4 <= env.columns
  return [
    ...(fits ? rows.map(row => drawRow(row, env)) : words(env.translate('challenge.undrawn'), 'dim', env)),
    ...(path === null ? [] : words(env.translate('challenge.file', { path }), 'dim', env)),
  ]
}

export const drawChallenges = (challenges: readonly ShownChallenge[], env: Env): readonly Line[] => {
  const pictures = challenges.flatMap(challenge => drawOne(challenge, env))
  return pictures.length === 0 ? [] : [...pictures, emptyLine]
}
