/** Sending: what is checked here, waiting until the site takes another post, and what came of it. */
import { describeError } from '../../../i18n/describe-error.ts'
import type { Sent } from '../../../sender.ts'
import { isBlank } from '../../editor/editor.ts'
import { accountAt, type Env } from '../../env.ts'
import type { Step } from '../../screen.ts'
import { notSending, onSendEvent, outcomeText } from '../../sending.ts'
import type { WriteEvent } from '../../writing.ts'
import { type ComposerState, intentNow, labelOf, waitLeft } from './state.ts'

type ComposerStep = Step<ComposerState>

const tell = (state: ComposerState, text: string, isError = true): ComposerState => ({
  ...state,
  message: { text, isError },
})

/** Another forum's clock and the way there: a second more than it asks for. */
const grace = 1_000
const usualFlood = 15

export const submit = (state: ComposerState, env: Env): ComposerStep => {
  const { translate } = env
  if (state.sending.stage !== null) return { state, note: translate('compose.busy') }
  if (state.title?.text.trim() === '' && state.place.intent.kind === 'newThread')
    return { state: { ...tell(state, translate('compose.noTitle')), focus: 'title' } }
  if (isBlank(state.editor)) return { state: tell(state, translate('compose.blank')) }
  if (waitLeft(state, env) > 0) return { state: { ...state, isArmed: true, message: null } }
  return {
    state: {
      ...state,
      message: null,
      waitUntil: null,
      isArmed: false,
      sending: { stage: 'preparing', asked: null },
    },
    task: {
      kind: 'submit',
      base: state.place.base,
      intent: intentNow(state),
      label: labelOf(state),
      draftId: state.draft?.id ?? null,
      mayAsk: true,
    },
  }
}

const leaveWith = (state: ComposerState, text: string): ComposerStep => ({
  state,
  go: { kind: 'back' },
  note: text,
  ...(state.draft ? { task: { kind: 'closeDraft', id: state.draft.id } as const } : {}),
})

/** A new thread is opened; everything else is seen where one came from. */
const leaveFor = (state: ComposerState, sent: Extract<Sent, { kind: 'stored' }>, text: string): ComposerStep => {
  const step = leaveWith(state, text)
  if (state.place.intent.kind !== 'newThread' || sent.pending || sent.threadId === null) return step
  const { base } = state.place
  const place = {
    screen: 'thread',
    base,
    threadId: sent.threadId,
    title: state.title?.text ?? null,
    target: { kind: 'page', page: 1 },
    among: [],
  } as const
  return { ...step, go: { kind: 'replace', place } }
}

const onSent = (state: ComposerState, sent: Sent, env: Env): ComposerStep => {
  const { text, isError } = outcomeText(sent, env)
  const idle = { ...state, sending: notSending }
  if (sent.kind === 'stored') return leaveFor(idle, sent, text)
  if (sent.kind !== 'refused' || sent.reason !== 'flood') return { state: tell(idle, text, isError) }
  const seconds = sent.seconds ?? state.form?.limits?.floodSeconds ?? usualFlood
  return { state: { ...tell(idle, text), waitUntil: env.now + seconds * 1000 + grace } }
}

const goLogIn = (state: ComposerState, user: string | null, env: Env): ComposerStep => ({
  state: tell(state, env.translate('compose.loginNeeded'), false),
  go: { kind: 'push', place: { screen: 'login', base: state.place.base, user } },
})

/** null: no matter of sending. */
export const onEvent = (state: ComposerState, event: WriteEvent, env: Env): ComposerStep | null => {
  const sending = onSendEvent(state.sending, event, env)
  if (sending) {
    const next = { ...state, sending }
    return event.kind === 'loginNeeded' ? goLogIn(next, event.user, env) : { state: next }
  }
  if (event.kind === 'sent') return onSent(state, event.sent, env)
  if (event.kind !== 'failed') return null
  const { message, said } = describeError(event.error, env.translate)
  return { state: tell({ ...state, sending: notSending }, said ?? message) }
}

/** Back from the login: go on with what was begun; the form is asked for anew, for it is another's now. */
export const onReturned = (state: ComposerState, env: Env): ComposerStep => {
  const { asked } = state.sending
  const isIn = accountAt(env, state.place.base) !== null
  const formTry = isIn && state.form === null ? (state.formTry ?? 0) + 1 : state.formTry
  const known = { ...state, formTry, message: isIn ? null : state.message }
  if (asked?.kind !== 'login') return { state: known }
  if (asked.isHeld)
    return {
      state: { ...known, sending: { ...state.sending, asked: null } },
      task: { kind: 'answer', answer: { kind: isIn ? 'yes' : 'no' } },
    }
  const idle = { ...known, sending: notSending }
  return isIn ? submit(idle, env) : { state: idle }
}

/** The time has come, or another second has passed. */
export const onWoke = (state: ComposerState, env: Env): ComposerStep => {
  if (state.waitUntil === null || waitLeft(state, env) > 0) return { state: { ...state } }
  const now = { ...state, waitUntil: null, message: null }
  return state.isArmed ? submit({ ...now, isArmed: false }, env) : { state: now }
}
