/** Logging in: only what the site wants, one field a row. The password is held no longer than it takes to send it. */
import type { Account } from '../../../forum/model.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { challengeAnswers, challengeRows } from '../../challenge.ts'
import type { Env } from '../../env.ts'
import { choiceIn, createForm, type Form, type FormRow, pasteInForm, pressInForm, textIn, textRow } from '../../form.ts'
import type { Place } from '../../place.ts'
import { createProblem, type Problem } from '../../problem.ts'
import { stepProblem } from '../../problem-step.ts'
import type { Action, Step } from '../../screen.ts'
import type { LoginAnswer, LoginFacts, ShownChallenge, TypedCredentials, WriteEvent } from '../../writing.ts'

export type LoginPlace = Extract<Place, { readonly screen: 'login' }>

export type LoginState = {
  readonly base: string
  readonly user: string | null
  /** null while the site's form is asked for. */
  readonly facts: LoginFacts | null
  readonly form: Form
  readonly isWorking: boolean
  readonly message: { readonly text: string; readonly isError: boolean } | null
  readonly problem: Problem | null
  readonly fresh: number
}

export const openLogin = ({ base, user }: LoginPlace): LoginState => ({
  base,
  user,
  facts: null,
  form: createForm([]),
  isWorking: false,
  message: null,
  problem: null,
  fresh: 0,
})

const firstStepRows = (state: LoginState, env: Env): readonly FormRow[] => [
  textRow('user', env.translate('login.user'), { text: state.user ?? textIn(state.form, 'user') }),
  textRow('password', env.translate('login.password'), { text: textIn(state.form, 'password'), isSecret: true }),
]

const questionRows = ({ questions }: LoginFacts, env: Env): readonly FormRow[] =>
  questions.length === 0
    ? []
    : [
        {
          kind: 'choice',
          id: 'question',
          label: env.translate('login.question'),
          options: [
            { id: '0', label: env.translate('login.noQuestion') },
            ...questions.map(({ id, text }) => ({ id, label: text })),
          ],
          chosen: 0,
        },
        textRow('answer', env.translate('login.answer'), { isSecret: true }),
      ]

const withFacts = (state: LoginState, facts: LoginFacts, env: Env): LoginState => {
  const first = facts.step === 1 ? firstStepRows(state, env) : []
  const form = createForm([...first, ...questionRows(facts, env), ...challengeRows(facts.challenges, env)])
  return { ...state, facts, form, isWorking: false }
}

/** The same form with other pictures, and without the answers to the old ones. */
const withChallenges = (state: LoginState, challenges: readonly ShownChallenge[], env: Env): LoginState => {
  const rows = state.form.rows.filter(row => !row.id.startsWith('challenge'))
  return {
    ...state,
    facts: state.facts && { ...state.facts, challenges },
    form: { ...state.form, rows: [...rows, ...challengeRows(challenges, env)] },
  }
}

const typedIn = ({ form, facts }: LoginState): TypedCredentials => ({
  user: textIn(form, 'user'),
  password: textIn(form, 'password'),
  questionId: choiceIn(form, 'question') ?? '0',
  answer: textIn(form, 'answer'),
  challengeAnswers: challengeAnswers(facts?.challenges ?? [], form),
})

const submit = (state: LoginState, env: Env): Step<LoginState> => {
  if (state.isWorking || !state.facts) return { state }
  const credentials = typedIn(state)
  if (state.facts.step === 1 && (credentials.user.trim() === '' || credentials.password === ''))
    return { state: { ...state, message: { text: env.translate('login.missing'), isError: true } } }
  return {
    state: { ...state, isWorking: true, message: null },
    task: { kind: 'logIn', base: state.base, credentials },
  }
}

const blank = (form: Form, ids: readonly string[]): Form => {
  const rows = form.rows.map(row =>
    row.kind === 'text' && ids.includes(row.id) ? { ...row, field: { text: '', cursor: 0 } } : row,
  )
  return createForm(rows, form.mostOn)
}

const refusalText = (answer: Extract<LoginAnswer, { kind: 'refused' }>, env: Env): string => {
  const { message, triesLeft, seconds, reason } = answer
  const parts = [
    message,
    reason === 'password-change' ? env.translate('login.passwordChange') : null,
    triesLeft === null || message.includes(String(triesLeft))
      ? null
      : env.translate('login.triesLeft', { n: triesLeft }),
    seconds === null ? null : env.translate('login.locked', { seconds }),
  ]
  return parts.filter(Boolean).join(` ${env.marks.dot} `) || env.translate('error.login-refused')
}

const onAnswer = (state: LoginState, answer: LoginAnswer, env: Env): Step<LoginState> => {
  if (answer.kind === 'loggedIn')
    return {
      state: { ...state, form: blank(state.form, ['password', 'answer']) },
      go: { kind: 'back' },
      note: env.translate('login.done', { name: answer.account.name }),
    }
  if (answer.kind === 'more') {
    const text = answer.message || env.translate('login.second')
    return { state: { ...withFacts(state, answer.form, env), message: { text, isError: false } } }
  }
  if (answer.reason === 'captcha' && state.facts?.challenges.length === 0)
    // The site wants one only now: its form is asked for anew.
    return { state: { ...state, facts: null, isWorking: false, fresh: state.fresh + 1 } }
  const form = blank(state.form, answer.reason === 'captcha' ? [] : ['password', 'answer'])
  const message = { text: refusalText(answer, env), isError: true }
  const next = { ...state, form, isWorking: false, message }
  const hasPicture = (state.facts?.challenges.length ?? 0) > 0
  return hasPicture ? { state: next, task: { kind: 'renew', base: state.base, of: 'login' } } : { state: next }
}

const onEvent = (state: LoginState, event: WriteEvent, env: Env): Step<LoginState> => {
  switch (event.kind) {
    case 'loginAnswered':
      return onAnswer(state, event.answer, env)
    case 'renewed':
      return { state: withChallenges(state, event.challenges, env) }
    case 'failed': {
      const { message } = describeError(event.error, env.translate)
      return { state: { ...state, isWorking: false, message: { text: message, isError: true } } }
    }
    default:
      return { state }
  }
}

const onKey = (state: LoginState, action: Extract<Action, { kind: 'key' }>, env: Env): Step<LoginState> => {
  if (state.problem) {
    const { base } = state
    const { isRetry, problem, ...rest } = stepProblem(state.problem, action, { base, url: base }, env)
    return { state: isRetry ? { ...state, problem: null, fresh: state.fresh + 1 } : { ...state, problem }, ...rest }
  }
  if (action.action === 'send') return submit(state, env)
  if (action.action === 'renew' && (state.facts?.challenges.length ?? 0) > 0)
    return { state, task: { kind: 'renew', base: state.base, of: 'login' } }
  return { state }
}

/** Someone else of this machine may have logged in meanwhile. */
const onChanged = (state: LoginState, account: Account | null): Step<LoginState> =>
  account ? { state: { ...state, isWorking: false } } : { state }

export const updateLogin = (state: LoginState, action: Action, env: Env): Step<LoginState> => {
  switch (action.kind) {
    case 'arrived':
      return action.arrival.kind === 'login' ? { state: withFacts(state, action.arrival.answer, env) } : { state }
    case 'failed':
      return { state: { ...state, problem: createProblem(action.error, 'login.failed', true) } }
    case 'text': {
      if (state.isWorking) return { state }
      const { form, isDone } = pressInForm(state.form, action.key)
      const next = { ...state, form }
      return isDone ? submit(next, env) : { state: next }
    }
    case 'pasted':
      return { state: { ...state, form: pasteInForm(state.form, action.text) } }
    case 'left':
      return { state: { ...state, form: createForm([]) }, go: { kind: 'back' } }
    case 'wrote':
      return onEvent(state, action.event, env)
    case 'accountChanged':
      return onChanged(state, action.account)
    case 'key':
      return onKey(state, action, env)
    default:
      return { state }
  }
}
