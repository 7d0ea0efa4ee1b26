/** Logging in and out, and who one is. Passwords and answers pass through and are kept nowhere. */
import type { Account } from './model.ts'
import type { Challenge, ChallengeAnswer } from './write.ts'

export type SecurityQuestion = { readonly id: string; readonly text: string }

/** What the site's login form wants. `step` 2: the password was right and more is asked (facts §5.3); user and password are not asked again. */
export type LoginForm = {
  readonly step: 1 | 2
  readonly questions: readonly SecurityQuestion[]
  readonly challenges: readonly Challenge[]
  /** Where the form goes and what it holds: may carry credentials (`auth`), so never printed, logged or kept. */
  readonly sealed: {
    readonly url: string
    readonly fields: readonly (readonly [string, string])[]
    readonly charset: string
    readonly referer: string
    /** X3.4 with `pwdsafety`: the hex md5 of the password is sent instead. */
    readonly hashesPassword: boolean
  }
}

export type Credentials = {
  readonly user: string
  readonly password: string
  /** `0` is none. */
  readonly questionId: string
  readonly answer: string
  readonly challengeAnswers: readonly ChallengeAnswer[]
}

export type LoginRefusal =
  | 'password'
  | 'question'
  | 'captcha'
  | 'locked'
  | 'activation'
  | 'password-change'
  | 'browser-only'
  | 'other'

export type LoginOutcome =
  | { readonly kind: 'loggedIn'; readonly account: Account }
  | {
      readonly kind: 'refused'
      readonly reason: LoginRefusal
      /** The site's own words. */
      readonly message: string
      readonly triesLeft: number | null
      readonly seconds: number | null
    }
  /** A second step with a form of its own. */
  | { readonly kind: 'more'; readonly message: string; readonly form: LoginForm }

/** What the header of any page tells of this visitor. */
export type Standing = {
  readonly account: Account | null
  readonly group: string | null
  readonly credits: string | null
  readonly newNotices: number | null
  readonly newMessages: boolean | null
}

export type Sessions = {
  loadLoginForm(ask?: { readonly signal?: AbortSignal }): Promise<LoginForm>
  /** One request; judged by the next page's own `discuz_uid`, never by words alone. */
  login(form: LoginForm, credentials: Credentials): Promise<LoginOutcome>
  renew(challenge: Challenge, form: LoginForm): Promise<Challenge>
  loadStanding(ask?: { readonly signal?: AbortSignal }): Promise<Standing>
  /** False where the site could not be told; the local session ends all the same. */
  logout(): Promise<boolean>
}
