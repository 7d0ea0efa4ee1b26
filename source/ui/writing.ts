/**
 * What screens ask of the desk (the part of the reader that logs in, keeps drafts and sends), and what it tells them. All plain data:
 * forms, formhashes and credentials stay at the desk.
 */
import type { PalouError } from '../forum/errors.ts'
import type { Account, IsoTime } from '../forum/model.ts'
import type { LoginOutcome, SecurityQuestion } from '../forum/session.ts'
import type { Intent, Limits, Offers } from '../forum/write.ts'
import type { HalfBlock } from '../picture/half-blocks.ts'
import type { Sent } from '../sender.ts'
import type { DraftIntent } from '../store/drafts.ts'
import type { OutboxState } from '../store/outbox.ts'
import type { Measure } from '../write-limits.ts'

/** A stored session of a site. */
export type SessionEntry = {
  readonly base: string
  readonly account: Account
  readonly isLive: boolean
  readonly isInUse: boolean
}

/** What the site's form for a write says. */
export type FormFacts = {
  readonly charset: string
  readonly limits: Limits | null
  readonly offers: Offers | null
  readonly measure: (body: string, title: string) => Measure
  /** Characters that would arrive as `&#N;`. */
  readonly lacking: (text: string) => readonly string[]
  /** When the site takes another post after the last one sent from here, in milliseconds; null where nothing is known. */
  readonly waitUntil: number | null
}

/** Words being written, as they are kept. `keptAt` null: nothing is on disk yet. */
export type OpenedDraft = {
  readonly id: string
  readonly intent: DraftIntent
  readonly label: string | null
  /** UTF-16 units from the beginning of the body. */
  readonly cursor: number
  readonly keptAt: IsoTime | null
}

/** A captcha or question as it is shown. `rows` null: the picture could not be drawn; `path`: a file that holds it. */
export type ShownChallenge =
  | {
      readonly kind: 'image'
      readonly rows: readonly (readonly HalfBlock[])[] | null
      readonly path: string | null
    }
  | { readonly kind: 'question'; readonly question: string }

export type LoginFacts = {
  readonly step: 1 | 2
  readonly questions: readonly SecurityQuestion[]
  readonly challenges: readonly ShownChallenge[]
}

export type KeptDraft = OpenedDraft & { readonly base: string; readonly isOpenElsewhere: boolean }

export type WaitingWrite = {
  readonly id: string
  readonly base: string
  readonly account: Account
  readonly intent: Intent
  readonly label: string | null
  readonly state: OutboxState
  readonly createdAt: IsoTime
  readonly lookAt: string | null
}

/** Everything unsent on this machine. */
export type Unsent = { readonly drafts: readonly KeptDraft[]; readonly outbox: readonly WaitingWrite[] }

export type StoredWrite = {
  readonly base: string
  readonly intent: Intent
  readonly sent: Extract<Sent, { kind: 'stored' }>
}

export type LoginAnswer =
  | { readonly kind: 'loggedIn'; readonly account: Account }
  | Extract<LoginOutcome, { kind: 'refused' }>
  | { readonly kind: 'more'; readonly message: string; readonly form: LoginFacts }

export type WriteEvent =
  | { readonly kind: 'stage'; readonly stage: 'preparing' | 'sending' | 'looking' }
  /** To be answered by the task `answer`; `attempt` above 1: the answer before was wrong. */
  | { readonly kind: 'challenged'; readonly challenges: readonly ShownChallenge[]; readonly attempt: number }
  | { readonly kind: 'lacking'; readonly characters: readonly string[] }
  /** There is no session, or it has ended: the words are kept, log in and answer. */
  | { readonly kind: 'loginNeeded'; readonly user: string | null }
  | { readonly kind: 'sent'; readonly sent: Sent; readonly intent: Intent }
  | { readonly kind: 'failed'; readonly error: PalouError }
  | { readonly kind: 'draftKept'; readonly at: number }
  | { readonly kind: 'draftFailed'; readonly error: PalouError }
  | { readonly kind: 'edited'; readonly text: string }
  | { readonly kind: 'loginAnswered'; readonly answer: LoginAnswer }
  /** A new picture or question in place of the one shown. */
  | { readonly kind: 'renewed'; readonly challenges: readonly ShownChallenge[] }

/** What a person says to a question of the desk. */
export type DeskAnswer =
  | { readonly kind: 'challenges'; readonly answers: readonly string[] }
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }

export type KeepDraft = {
  readonly kind: 'keepDraft'
  readonly id: string
  readonly base: string
  /** Its body is `lines`. */
  readonly intent: DraftIntent
  readonly label: string | null
  readonly lines: readonly string[]
  readonly cursor: { readonly line: number; readonly offset: number }
}

export type TypedCredentials = {
  readonly user: string
  readonly password: string
  readonly questionId: string
  readonly answer: string
  readonly challengeAnswers: readonly string[]
}

export type WritingTask =
  | KeepDraft
  /** Writes what is not written yet and lets go; a draft without words goes away. */
  | { readonly kind: 'closeDraft'; readonly id: string }
  | { readonly kind: 'dropDraft'; readonly id: string }
  | {
      readonly kind: 'submit'
      readonly base: string
      readonly intent: Intent
      readonly label: string | null
      readonly draftId: string | null
      /** Whether the screen can put questions to the person; without, a question ends the write. */
      readonly mayAsk: boolean
    }
  | { readonly kind: 'answer'; readonly answer: DeskAnswer }
  /** Other pictures for the questions being asked. */
  | { readonly kind: 'renew'; readonly base: string; readonly of: 'write' | 'login' }
  | { readonly kind: 'editor'; readonly text: string }
  | { readonly kind: 'logIn'; readonly base: string; readonly credentials: TypedCredentials }
  | { readonly kind: 'logOut'; readonly base: string }
  | { readonly kind: 'useAccount'; readonly base: string; readonly accountId: string }
  | { readonly kind: 'resend'; readonly entryId: string }
  | { readonly kind: 'look'; readonly entryId: string }
  | { readonly kind: 'dropEntry'; readonly entryId: string }

const writingTasks: ReadonlySet<string> = new Set<WritingTask['kind']>([
  'keepDraft',
  'closeDraft',
  'dropDraft',
  'submit',
  'answer',
  'renew',
  'editor',
  'logIn',
  'logOut',
  'useAccount',
  'resend',
  'look',
  'dropEntry',
])
export const isWritingTask = (task: { readonly kind: string }): task is WritingTask => writingTasks.has(task.kind)
