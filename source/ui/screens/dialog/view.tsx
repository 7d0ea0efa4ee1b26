import { emptyLine, type Line } from '../../../text/line.ts'
import { type DrawnLines, drawAsked, drawWords } from '../../components/asked-lines.ts'
import { Rows } from '../../components/rows.tsx'
import type { Env } from '../../env.ts'
import { drawForm } from '../../form.ts'
import { stageText } from '../../sending.ts'
import type { DialogState } from './state.ts'

const headLines = ({ place }: DialogState, env: Env): readonly Line[] => {
  const { translate } = env
  const { ask, label } = place
  const title = drawWords(translate(`dialog.${ask.kind}`, { label }), 'title', env)
  const text = ask.kind === 'delete' ? drawWords(translate('dialog.deleteText'), 'dim', env) : []
  const most = ask.kind === 'vote' && ask.poll.multiple ? (ask.poll.maxChoices ?? ask.poll.options.length) : null
  const upTo = most === null ? [] : drawWords(translate('dialog.voteUpTo', { n: most }), 'dim', env)
  return [...(env.body >= 10 ? [emptyLine] : []), ...title, ...text, ...upTo, emptyLine]
}

const messageLines = (state: DialogState, env: Env): readonly Line[] => {
  if (state.sending.stage !== null) return drawWords(stageText(state.sending, env), 'dim', env)
  return state.message ? drawWords(state.message.text, state.message.isError ? 'error' : 'text', env) : []
}

export const drawDialog = (state: DialogState, env: Env): DrawnLines => {
  const asked = drawAsked(state.sending, env)
  if (asked) return asked
  const head = headLines(state, env)
  const foot = [emptyLine, ...messageLines(state, env), ...drawWords(env.translate('dialog.space'), 'dim', env)]
  const form = drawForm(state.form, env)
  const room = Math.max(1, env.body - head.length - foot.length)
  const top =
    form.lines.length <= room ? 0 : Math.max(0, Math.min(form.at - Math.floor(room / 2), form.lines.length - room))
  const cursor = form.cursor && { x: form.cursor.x, y: form.cursor.y + head.length - top }
  return { lines: [...head, ...form.lines.slice(top, top + room), ...foot], cursor }
}

export const DialogView = ({ state, env }: { readonly state: DialogState; readonly env: Env }) => (
  <Rows lines={drawDialog(state, env).lines} height={env.body} env={env} />
)
