/** Logging in by questions, one line each and only what the site wants: user, password, security question, answer, captcha. */
import { PalouError } from '../forum/errors.ts'
import type { Account } from '../forum/model.ts'
import type { Credentials, LoginForm, LoginOutcome, SecurityQuestion, Sessions } from '../forum/session.ts'
import type { Challenge, ChallengeAnswer } from '../forum/write.ts'
import { askChallenges, captchaNeeded } from './ask-challenges.ts'
import type { Services } from './contract.ts'
import type { Options } from './options.ts'
import type { Prompts } from './prompts.ts'

export type LogIn = {
  readonly services: Services
  readonly options: Options
  readonly base: string
  /** Known already, e.g. of a session that ended. */
  readonly user: string | null
}

type Asking = LogIn & { readonly prompts: Prompts; readonly sessions: Sessions }

const needed = (base: string): PalouError => new PalouError('login-needed', { url: base })

const given = async (answer: Promise<string | null>, base: string): Promise<string> => {
  const text = await answer
  if (text === null || text === '') throw needed(base)
  return text
}

const askUser = ({ options, prompts, services, base, user }: Asking): Promise<string> | string => {
  const known = options.login.user ?? user
  if (known !== null) return known
  if (!options.mayAsk) throw needed(base)
  return given(prompts.ask(services.translate('account.user')), base)
}

const askPassword = ({ options, prompts, services, base }: Asking): Promise<string> => {
  if (options.login.passwordFromInput) return given(prompts.askSecret(''), base)
  if (!options.mayAsk) throw needed(base)
  return given(prompts.askSecret(services.translate('account.password')), base)
}

const isScripted = ({ options }: Asking): boolean =>
  !options.mayAsk || options.login.passwordFromInput || options.login.answerFromInput

/** By the form's own number, or by the words of the question. */
const chooseQuestion = (questions: readonly SecurityQuestion[], text: string): string => {
  const typed = text.trim()
  return questions.find(({ id, text: words }) => id === typed || words === typed)?.id ?? '0'
}

const askQuestion = async (questions: readonly SecurityQuestion[], asking: Asking): Promise<string> => {
  const { options, prompts, services } = asking
  if (questions.length === 0) return '0'
  if (options.login.question !== null) return chooseQuestion(questions, options.login.question)
  if (isScripted(asking)) return '0'
  prompts.show(`  0 ${services.translate('account.noQuestion')}`)
  for (const { id, text } of questions) prompts.show(`  ${id} ${text}`)
  return chooseQuestion(questions, (await prompts.ask(services.translate('account.question'))) ?? '0')
}

const askAnswer = async (questionId: string, { options, prompts, services, base }: Asking): Promise<string> => {
  if (questionId === '0') return ''
  if (options.login.answerFromInput) return given(prompts.askSecret(''), base)
  if (!options.mayAsk) throw needed(base)
  return given(prompts.askSecret(services.translate('account.answer')), base)
}

const answerChallenges = async (
  challenges: readonly Challenge[],
  form: LoginForm,
  { options, services, prompts, sessions, base }: Asking,
): Promise<readonly ChallengeAnswer[]> => {
  if (challenges.length === 0) return []
  if (!options.mayAsk) throw captchaNeeded(base)
  const answers = await askChallenges(challenges, challenge => sessions.renew(challenge, form), services, prompts)
  if (!answers) throw captchaNeeded(base)
  return answers
}

const refusedError = (outcome: Extract<LoginOutcome, { kind: 'refused' }>, { base, services }: LogIn): PalouError => {
  const { reason, message, seconds, triesLeft } = outcome
  const left =
    triesLeft === null || message.includes(String(triesLeft))
      ? null
      : services.translate('account.triesLeft', { n: triesLeft })
  if (reason === 'password-change') {
    const url = `${base}home.php?mod=spacecp&ac=profile&op=password`
    return new PalouError('login-refused', { url, detail: services.translate('account.passwordChange', { url }) })
  }
  const code = reason === 'locked' ? 'rate-limited' : reason === 'captcha' ? 'captcha-needed' : 'login-refused'
  return new PalouError(code, { url: base, detail: [message, left].filter(Boolean).join(' ') || null, seconds })
}

const askCredentials = async (form: LoginForm, asking: Asking): Promise<Credentials> => {
  const user = await askUser(asking)
  const password = await askPassword(asking)
  const questionId = await askQuestion(form.questions, asking)
  const answer = await askAnswer(questionId, asking)
  return { user, password, questionId, answer, challengeAnswers: await answerChallenges(form.challenges, form, asking) }
}

/** The password was right; what else the site wants. A question answered before is not asked again. */
const askSecondStep = async (form: LoginForm, before: Credentials, asking: Asking): Promise<Credentials> => {
  const isNew = form.questions.length > 0 && before.questionId === '0'
  const questionId = isNew ? await askQuestion(form.questions, asking) : before.questionId
  const answer = isNew ? await askAnswer(questionId, asking) : before.answer
  const challengeAnswers = await answerChallenges(form.challenges, form, asking)
  return { ...before, questionId, answer, challengeAnswers }
}

const mostTries = 6

/** What a refusal lets one mend at once; null: it ends here. Only a person at a terminal is asked for a password again. */
const mend = async (
  outcome: Extract<LoginOutcome, { kind: 'refused' }>,
  form: LoginForm,
  before: Credentials,
  asking: Asking,
): Promise<Credentials | null> => {
  const { services, prompts } = asking
  if (isScripted(asking)) return null
  const renewed = async (): Promise<readonly ChallengeAnswer[]> => {
    const challenges = await Promise.all(form.challenges.map(one => asking.sessions.renew(one, form)))
    return answerChallenges(challenges, form, asking)
  }
  if (outcome.reason === 'captcha' && form.challenges.length > 0) {
    prompts.show(services.translate('account.captchaWrong'))
    return { ...before, challengeAnswers: await renewed() }
  }
  if (!prompts.isTerminal || outcome.triesLeft === 0) return null
  if (outcome.reason !== 'password' && outcome.reason !== 'question') return null
  prompts.show(outcome.message)
  const password = outcome.reason === 'password' ? await askPassword(asking) : before.password
  const questionId = await askQuestion(form.questions, asking)
  const answer = await askAnswer(questionId, asking)
  return { ...before, password, questionId, answer, challengeAnswers: await renewed() }
}

const converse = async (asking: Asking): Promise<Account> => {
  const { sessions, services, prompts } = asking
  let form = await sessions.loadLoginForm({ signal: services.signal })
  let credentials = await askCredentials(form, asking)
  for (let tries = 0; tries < mostTries; tries += 1) {
    const outcome = await sessions.login(form, credentials)
    if (outcome.kind === 'loggedIn') return outcome.account
    if (outcome.kind === 'more') {
      form = outcome.form
      prompts.show(outcome.message || services.translate('account.secondStep'))
      credentials = await askSecondStep(form, credentials, asking)
      continue
    }
    const mended = await mend(outcome, form, credentials, asking)
    if (!mended) throw refusedError(outcome, asking)
    credentials = mended
  }
  throw new PalouError('login-refused', { url: asking.base })
}

/** The account, logged in, kept and in use. Throws `login-needed`, `captcha-needed`, `login-refused`, `rate-limited` or of the network. */
export const logIn = async (asked: LogIn): Promise<Account> => {
  const { services, options, base } = asked
  const { login } = options
  if (!options.mayAsk && !(login.passwordFromInput && (login.user ?? asked.user) !== null)) throw needed(base)
  const access = await services.openAccess()
  const site = access.openSite(base, { cookies: [], userAgent: null })
  const prompts = await services.openPrompts()
  const account = await converse({ ...asked, prompts, sessions: await site.openSessions() })
  await site.session.begin(account, null)
  access.adopt(site)
  if (!services.sites.find(base)) services.sites.add(base)
  return account
}
