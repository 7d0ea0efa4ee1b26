/** A field as a row, and where the terminal's own cursor stands in it (input methods look for that one). */
import type { Line } from '../../text/line.ts'
import { lineOf, spanOf } from '../../text/spans.ts'
import { textWidth } from '../../text/width.ts'
import type { Env } from '../env.ts'
import { showField } from '../field.ts'
import type { FieldPlace } from '../screen.ts'

export type FieldLine = { readonly line: Line; readonly cursorColumn: number }

export const drawField = ({ field, prompt }: FieldPlace, env: Env): FieldLine => {
  const promptWidth = textWidth(prompt, env.width)
  const isTight = env.columns - promptWidth < 8
  const shownPrompt = isTight ? ' ' : prompt
  const left = isTight ? 1 : promptWidth
  const window = showField(field, Math.max(1, env.columns - left), env.width)
  return {
    line: lineOf([spanOf(shownPrompt, 'accent'), spanOf(window.text, 'text')], env.width),
    cursorColumn: Math.min(env.columns - 1, left + window.cursorColumn),
  }
}
