/** Small writes that ask something first: a score, a reason, an option, a yes. */
import type { Intent } from '../../../forum/write.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import type { Sent } from '../../../sender.ts'
import { accountAt, type Env } from '../../env.ts'
import { type Form, pasteInForm, pressInForm } from '../../form.ts'
import type { Place } from '../../place.ts'
import type { Action, Step } from '../../screen.ts'
import { isOnItsWay, notSending, onSendEvent, outcomeText, type Sending, stepAsked } from '../../sending.ts'
import type { FormFacts, WriteEvent } from '../../writing.ts'
import { intentOf, rateIntent, rowsFor } from './ask.ts'

export type DialogPlace = Extract<Place, { readonly screen: 'dialog' }>

export type DialogState = {
  readonly place: DialogPlace
  readonly form: Form
  readonly facts: FormFacts | null
  readonly sending: Sending
  readonly message: { readonly text: string; readonly isError: boolean } | null
}

export const openDialog = (place: DialogPlace, env: Env): DialogState => ({
  place,
  form: rowsFor(place, null, env),
  facts: null,
  sending: notSending,
  message: null,
})

/** Only a rating needs to know what the site allows before it can be asked. */
export const needsForm = ({ place, facts }: DialogState): Intent | null =>
  place.ask.kind === 'rate' && facts === null ? rateIntent(place) : null

const submit = (state: DialogState, env: Env): Step<DialogState> => {
  if (state.sending.stage !== null) return { state }
  const made = intentOf(state.place, state.form, state.facts, env)
  if (typeof made === 'string') return { state: { ...state, message: { text: made, isError: true } } }
  return {
    state: { ...state, message: null, sending: { stage: 'preparing', asked: null } },
    task: {
      kind: 'submit',
      base: state.place.base,
      intent: made,
      label: state.place.label,
      draftId: null,
      mayAsk: true,
    },
  }
}

/** Done, or done before: back to where it was asked for. What may be tried again stays. */
const onSent = (state: DialogState, sent: Sent, env: Env): Step<DialogState> => {
  const { text, isError } = outcomeText(sent, env)
  const next = { ...state, sending: notSending, message: { text, isError } }
  const mayTryAgain =
    sent.kind === 'refused' &&
    ['score-range', 'captcha', 'flood', 'empty', 'too-short', 'too-long', 'choices'].includes(sent.reason)
  if (mayTryAgain || sent.kind === 'not-stored' || sent.kind === 'given-up') return { state: next }
  return { state: next, go: { kind: 'back' }, note: { text, tone: isError ? 'error' : 'plain' } }
}

const onEvent = (state: DialogState, event: WriteEvent, env: Env): Step<DialogState> => {
  const sending = onSendEvent(state.sending, event, env)
  if (sending?.asked?.kind === 'login')
    return {
      state: { ...state, sending },
      go: { kind: 'push', place: { screen: 'login', base: state.place.base, user: null } },
    }
  if (sending) return { state: { ...state, sending } }
  if (event.kind === 'sent') return onSent(state, event.sent, env)
  if (event.kind !== 'failed') return { state }
  const { message } = describeError(event.error, env.translate)
  return { state: { ...state, sending: notSending, message: { text: event.error.detail ?? message, isError: true } } }
}

/** Back from the login: go on with what was begun. */
const onReturned = (state: DialogState, env: Env): Step<DialogState> => {
  const { asked } = state.sending
  if (asked?.kind !== 'login') return { state }
  const isIn = accountAt(env, state.place.base) !== null
  if (asked.isHeld)
    return {
      state: { ...state, sending: { ...state.sending, asked: null } },
      task: { kind: 'answer', answer: { kind: isIn ? 'yes' : 'no' } },
    }
  const idle = { ...state, sending: notSending }
  return isIn ? submit(idle, env) : { state: idle }
}

export const updateDialog = (state: DialogState, action: Action, env: Env): Step<DialogState> => {
  const asked = stepAsked(state.sending, action, state.place.base, env)
  if (asked) return { state: { ...state, sending: asked.sending }, ...(asked.task ? { task: asked.task } : {}) }
  switch (action.kind) {
    case 'arrived':
      return action.arrival.kind === 'form'
        ? { state: { ...state, facts: action.arrival.answer, form: rowsFor(state.place, action.arrival.answer, env) } }
        : { state }
    case 'failed': {
      const { message, said } = describeError(action.error, env.translate)
      return { state, go: { kind: 'back' }, note: { text: said ?? message, tone: 'error' } }
    }
    case 'text': {
      if (state.sending.stage !== null) return { state }
      const { form, isDone } = pressInForm(state.form, action.key)
      return isDone ? submit({ ...state, form }, env) : { state: { ...state, form } }
    }
    case 'pasted':
      return { state: { ...state, form: pasteInForm(state.form, action.text) } }
    case 'left':
      return isOnItsWay(state.sending)
        ? { state, note: env.translate('compose.busy') }
        : { state, go: { kind: 'back' } }
    case 'wrote':
      return onEvent(state, action.event, env)
    case 'returned':
      return onReturned(state, env)
    case 'key':
      return action.action === 'send' ? submit(state, env) : { state }
    default:
      return { state }
  }
}
