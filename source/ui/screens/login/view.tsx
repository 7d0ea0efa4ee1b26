import { emptyLine, type Line } from '../../../text/line.ts'
import { spanOf } from '../../../text/spans.ts'
import { wrapSpans } from '../../../text/wrap.ts'
import { drawChallenges } from '../../challenge.ts'
import { Rows } from '../../components/rows.tsx'
import type { Env } from '../../env.ts'
import { drawForm } from '../../form.ts'
import { drawProblem } from '../../problem.ts'
import type { LoginState } from './state.ts'

const paragraph = (text: string, role: 'dim' | 'error' | 'text', env: Env): readonly Line[] =>
  wrapSpans([spanOf(text, role)], { ...env.width, width: Math.max(1, env.columns - 4) }).map(line => ({
    spans: [spanOf('   ', 'text'), ...line.spans],
    width: line.width + 3,
  }))

type Drawn = { readonly lines: readonly Line[]; readonly cursor: { readonly x: number; readonly y: number } | null }

/** In a low window the row in focus stays in sight. */
const fit = (lines: readonly Line[], at: number, cursor: Drawn['cursor'], body: number): Drawn => {
  const top = lines.length <= body ? 0 : Math.max(0, Math.min(at - Math.floor(body / 2), lines.length - body))
  return { lines: lines.slice(top, top + body), cursor: cursor && { x: cursor.x, y: cursor.y - top } }
}

export const drawLogin = (state: LoginState, env: Env): Drawn => {
  const { translate } = env
  const form = drawForm(state.form, env)
  const head = [
    ...(env.body >= 12 ? [emptyLine] : []),
    ...paragraph(state.base, 'dim', env),
    emptyLine,
    ...drawChallenges(state.facts?.challenges ?? [], env),
  ]
  const message = state.isWorking
    ? paragraph(translate('login.working'), 'dim', env)
    : state.message
      ? paragraph(state.message.text, state.message.isError ? 'error' : 'text', env)
      : []
  const lines = [
    ...head,
    ...(state.facts ? form.lines : []),
    emptyLine,
    ...message,
    ...(state.facts ? paragraph(translate('login.hint'), 'dim', env) : []),
  ]
  const cursor = state.facts && form.cursor ? { x: form.cursor.x, y: form.cursor.y + head.length } : null
  return fit(lines, head.length + form.at, cursor, env.body)
}

export const LoginView = ({ state, env }: { readonly state: LoginState; readonly env: Env }) => {
  const lines = state.problem ? drawProblem(state.problem, env) : drawLogin(state, env).lines
  return <Rows lines={lines} height={env.body} env={env} />
}
