/** A write on its way, as a screen sees it: how far it is, and what the site asks meanwhile. The composer and the dialogs share it. */

import { describeError } from '../i18n/describe-error.ts'
import type { MessageKey } from '../i18n/messages.ts'
import type { Sent } from '../sender.ts'
import type { LimitProblem } from '../write-limits.ts'
import { challengeAnswers, challengeForm } from './challenge.ts'
import type { Env } from './env.ts'
import { type Form, pasteInForm, pressInForm } from './form.ts'
import { createMenu, type Menu, updateMenu } from './menu.ts'
import type { Action, Task } from './screen.ts'
import type { ShownChallenge, WriteEvent } from './writing.ts'

export type Asked =
  | {
      readonly kind: 'challenge'
      readonly challenges: readonly ShownChallenge[]
      readonly form: Form
      readonly isAgain: boolean
    }
  | { readonly kind: 'lacking'; readonly menu: Menu<boolean> }
  /** `isHeld`: the desk waits for the login; else nothing was begun yet. */
  | { readonly kind: 'login'; readonly isHeld: boolean }

export type Sending = {
  /** null: nothing is on its way. */
  readonly stage: 'preparing' | 'sending' | 'looking' | null
  readonly asked: Asked | null
}
export const notSending: Sending = { stage: null, asked: null }

export const isOnItsWay = ({ stage, asked }: Sending): boolean => stage !== null && asked === null

const lackingMenu = (characters: readonly string[], env: Env): Menu<boolean> =>
  createMenu(env.translate('compose.lackingAsk', { characters: characters.join(' ') }), [
    { label: env.translate('compose.no'), value: false, isNow: true },
    { label: env.translate('compose.yes'), value: true, isNow: false },
  ])

/** null: the event is no matter of a write's way. */
export const onSendEvent = (sending: Sending, event: WriteEvent, env: Env): Sending | null => {
  switch (event.kind) {
    case 'stage':
      return { stage: event.stage, asked: null }
    case 'challenged': {
      const { challenges, attempt } = event
      const form = challengeForm(challenges, env)
      return { ...sending, asked: { kind: 'challenge', challenges, form, isAgain: attempt > 1 } }
    }
    case 'renewed':
      if (sending.asked?.kind !== 'challenge') return sending
      return {
        ...sending,
        asked: { ...sending.asked, challenges: event.challenges, form: challengeForm(event.challenges, env) },
      }
    case 'lacking':
      return { ...sending, asked: { kind: 'lacking', menu: lackingMenu(event.characters, env) } }
    case 'loginNeeded':
      return { ...sending, asked: { kind: 'login', isHeld: event.user !== null } }
    default:
      return null
  }
}

export type AskedStep = { readonly sending: Sending; readonly task?: Task }

const answered = (sending: Sending, task: Task): AskedStep => ({ sending: { ...sending, asked: null }, task })
const no: Task = { kind: 'answer', answer: { kind: 'no' } }

const inChallenge = (
  sending: Sending,
  asked: Extract<Asked, { kind: 'challenge' }>,
  action: Action,
  base: string,
): AskedStep => {
  const withForm = (form: Form): AskedStep => ({ sending: { ...sending, asked: { ...asked, form } } })
  const give = (form: Form): AskedStep => {
    const answers = challengeAnswers(asked.challenges, form)
    if (answers.some(text => text === '')) return withForm(form)
    return answered(sending, { kind: 'answer', answer: { kind: 'challenges', answers } })
  }
  if (action.kind === 'left') return answered(sending, no)
  if (action.kind === 'pasted') return withForm(pasteInForm(asked.form, action.text))
  if (action.kind === 'text') {
    const { form, isDone } = pressInForm(asked.form, action.key)
    return isDone ? give(form) : withForm(form)
  }
  if (action.kind === 'key' && action.action === 'send') return give(asked.form)
  if (action.kind === 'key' && action.action === 'renew') return { sending, task: { kind: 'renew', base, of: 'write' } }
  return { sending }
}

const inLacking = (
  sending: Sending,
  asked: Extract<Asked, { kind: 'lacking' }>,
  action: Action,
  env: Env,
): AskedStep => {
  if (action.kind === 'left') return answered(sending, no)
  if (action.kind !== 'key') return { sending }
  const { menu, taken } = updateMenu(asked.menu, action.action, action.count, env)
  if (!taken) return { sending: { ...sending, asked: { ...asked, menu } } }
  return answered(sending, { kind: 'answer', answer: { kind: taken.value ? 'yes' : 'no' } })
}

/** Keys while something is asked. null: nothing is. */
export const stepAsked = (sending: Sending, action: Action, base: string, env: Env): AskedStep | null => {
  const { asked } = sending
  if (!asked || asked.kind === 'login') return null
  if (!['key', 'text', 'pasted', 'left'].includes(action.kind)) return null
  return asked.kind === 'challenge' ? inChallenge(sending, asked, action, base) : inLacking(sending, asked, action, env)
}

/** Keys are letters, a list's, or the screen's own. */
export const scopeOfAsked = ({ asked }: Sending): 'form' | 'menu' | null =>
  asked?.kind === 'challenge' ? 'form' : asked?.kind === 'lacking' ? 'menu' : null

export const stageText = ({ stage }: Sending, env: Env): string =>
  stage === null ? '' : env.translate(`compose.${stage}`)

const limitText = ({ reason, field, is, allowed, unit }: LimitProblem, env: Env): string => {
  const { translate } = env
  if (reason === 'type-needed') return translate('write.typeNeeded', { names: '^T' })
  if (reason === 'choices') return translate('write.pollFew')
  if (reason === 'empty') return translate(field === 'title' ? 'write.emptyTitle' : 'write.emptyBody')
  if (field === 'title')
    return translate('write.titleTooLong', { is, allowed: allowed ?? 0, unit: translate(`write.unit.${unit}`) })
  return translate(reason === 'too-short' ? 'write.tooShort' : 'write.tooLong', { is, allowed: allowed ?? 0 })
}

const reactionRefusals: Partial<Readonly<Record<string, MessageKey>>> = {
  already: 'react.already',
  'own-post': 'react.own',
  'switched-off': 'react.off',
}

/** What came of it, in one sentence; the site's own words where it said some. */
export const outcomeText = (sent: Sent, env: Env): { readonly text: string; readonly isError: boolean } => {
  const { translate } = env
  const say = (text: string, isError = true) => ({ text, isError })
  switch (sent.kind) {
    case 'stored':
      if (sent.pending) return say(translate('compose.pending'), false)
      return say(translate(sent.found ? 'compose.found' : 'compose.stored'), false)
    case 'refused': {
      const why = sent.limit ? limitText(sent.limit, env) : sent.message
      if (why === '') return say(translate('compose.refusedPlain'))
      return say(translate(reactionRefusals[sent.reason] ?? 'compose.refused', { why }))
    }
    case 'not-stored':
      return say(translate('compose.notStored'))
    case 'unknown':
      return say(translate('compose.unknown'))
    case 'waiting':
      return say(translate('compose.waiting', { why: describeError(sent.error, translate).message }))
    case 'given-up':
      return say(translate('compose.givenUp'), false)
    case 'busy':
      return say(translate('compose.otherProcess'))
  }
}
