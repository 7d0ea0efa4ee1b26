/** The row above the footer: what stands in the way of sending, and how much is written. */
import type { Line, Role } from '../../../text/line.ts'
import { rowLine } from '../../../text/row-line.ts'
import { spanOf } from '../../../text/spans.ts'
import type { Env } from '../../env.ts'
import { stageText } from '../../sending.ts'
import { measureText } from './measure.ts'
import { mentionAt } from './mention.ts'
import { type ComposerState, waitLeft } from './state.ts'

type Said = readonly [text: string, role: Role]

const saidNow = (state: ComposerState, env: Env): Said => {
  const { translate } = env
  if (state.sending.stage !== null) return [stageText(state.sending, env), 'accent']
  const left = Math.ceil(waitLeft(state, env) / 1000)
  if (left > 0 && state.isArmed) return [translate('compose.armed', { seconds: left }), 'accent']
  if (left > 0) return [translate('compose.flood', { seconds: left }), 'text']
  if (state.message) return [state.message.text, state.message.isError ? 'error' : 'text']
  const lacking = state.form ? measureText(state.editor.text, state.form).lacking : []
  if (lacking.length > 0) return [translate('compose.lacking', { characters: lacking.slice(0, 8).join(' ') }), 'error']
  const names = state.focus === 'body' ? mentionAt(state)?.names : undefined
  return names ? [translate('compose.mention', { names: names.slice(0, 6).join(' @') }), 'dim'] : ['', 'dim']
}

const sizeNow = (state: ComposerState, env: Env): Said => {
  const { form, title } = state
  if (!form) return ['', 'dim']
  const { limits } = form
  if (state.focus === 'title' && title && limits?.subjectMax) {
    const is = form.measure('', title.text).subject
    const text = env.translate('compose.titleLength', { is, max: limits.subjectMax })
    return [text, is > limits.subjectMax ? 'error' : 'dim']
  }
  const { bytes: is } = measureText(state.editor.text, form)
  if (limits?.minBytes && is < limits.minBytes && is > 0)
    return [env.translate('compose.atLeast', { is, min: limits.minBytes }), 'dim']
  if (!limits?.maxBytes) return [env.translate('compose.bytesOnly', { is }), 'dim']
  const text = env.translate('compose.bytes', {
    is: is.toLocaleString('en'),
    max: limits.maxBytes.toLocaleString('en'),
  })
  return [text, is > limits.maxBytes ? 'error' : 'dim']
}

export const drawStatus = (state: ComposerState, env: Env): Line => {
  const [said, saidRole] = saidNow(state, env)
  const [size, sizeRole] = sizeNow(state, env)
  const left = [spanOf(` ${said}`, saidRole)]
  return rowLine(left, size === '' ? [] : [spanOf(size, sizeRole)], Math.max(1, env.columns - 1), env.width)
}
