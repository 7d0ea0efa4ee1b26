/**
 * Writes: what a person wants done, and what came of it. A write is sent once. `prepare` asks the site for what it needs (form,
 * limits, captcha) and stores nothing there; `send` is the one request that may store something; `look` finds out afterwards.
 */
import type { BoardId, PostId, ThreadId, UserId } from './model.ts'

export type Intent =
  | {
      readonly kind: 'reply'
      readonly threadId: ThreadId
      /** The floor answered with a quote; null answers the thread. */
      readonly quotePostId: PostId | null
      readonly body: string
    }
  | {
      readonly kind: 'newThread'
      readonly boardId: BoardId
      readonly title: string
      readonly typeId: string | null
      readonly body: string
      readonly readAccess: number | null
      readonly poll: {
        readonly options: readonly string[]
        readonly maxChoices: number
        readonly days: number | null
        readonly hidden: boolean
        readonly open: boolean
      } | null
    }
  /** `title` null leaves it as it is. */
  | {
      readonly kind: 'edit'
      readonly threadId: ThreadId
      readonly postId: PostId
      readonly title: string | null
      readonly body: string
    }
  | { readonly kind: 'delete'; readonly threadId: ThreadId; readonly postId: PostId }
  | { readonly kind: 'comment'; readonly threadId: ThreadId; readonly postId: PostId; readonly body: string }
  | {
      readonly kind: 'react'
      readonly threadId: ThreadId
      readonly postId: PostId
      readonly reaction: 'support' | 'oppose'
    }
  | { readonly kind: 'recommend'; readonly threadId: ThreadId; readonly direction: 'add' | 'subtract' }
  /** `scores` by the form's own field number (`score2` is `{field: '2'}`). */
  | {
      readonly kind: 'rate'
      readonly threadId: ThreadId
      readonly postId: PostId
      readonly scores: readonly { readonly field: string; readonly value: number }[]
      readonly reason: string
      readonly notify: boolean
    }
  | { readonly kind: 'vote'; readonly threadId: ThreadId; readonly optionIds: readonly string[] }
  | { readonly kind: 'favorite'; readonly target: 'thread' | 'board'; readonly id: string; readonly note: string }
  /** `favoriteId` null: it is looked up in the list of favourites by the thread's or board's `id`. */
  | {
      readonly kind: 'unfavorite'
      readonly favoriteId: string | null
      readonly id: string
      readonly target: 'thread' | 'board'
    }
  | { readonly kind: 'report'; readonly threadId: ThreadId; readonly postId: PostId; readonly reason: string }
  | {
      readonly kind: 'message'
      readonly to: { readonly id: UserId } | { readonly name: string }
      readonly body: string
    }
  | { readonly kind: 'follow'; readonly userId: UserId; readonly on: boolean }
  | {
      readonly kind: 'sign'
      readonly plugin: 'dsu_paulsign' | 'k_misign'
      readonly mood: string
      readonly text: string
    }

/** A captcha or question the site wants answered before it takes the write (facts §5.4). */
export type Challenge =
  | {
      readonly kind: 'image'
      readonly hash: string
      readonly modid: string
      readonly image: Uint8Array
      readonly mime: string
    }
  | { readonly kind: 'question'; readonly hash: string; readonly question: string }

export type ChallengeAnswer = {
  readonly kind: 'image' | 'question'
  readonly hash: string
  readonly modid: string | null
  readonly answer: string
}

export type Limits = {
  /** Bytes in the site's charset; 0 or null: no limit known (facts §5.13). */
  readonly minBytes: number | null
  readonly maxBytes: number | null
  readonly subjectMax: number | null
  /** Whether the subject is counted in bytes (GBK, Big5) or characters (UTF-8). */
  readonly subjectUnit: 'bytes' | 'characters'
  readonly floodSeconds: number | null
}

/**
 * A write made ready: every field the site's own form holds. `fields` carry a formhash and must not be printed raw: `--dry-run`
 * leaves out what `secretFields` names.
 */
export type Prepared = {
  readonly intent: Intent
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly fields: readonly (readonly [string, string])[]
  readonly secretFields: readonly string[]
  readonly charset: string
  readonly referer: string
  readonly limits: Limits | null
  /** What must be answered before it is sent; mostly none. */
  readonly challenges: readonly Challenge[]
  /** Characters the site's charset lacks: they would arrive as `&#N;`. */
  readonly lacking: readonly string[]
  /** What the site offers on this form: types, categories, rate ranges. */
  readonly offers: Offers | null
}

export type Offers = {
  readonly types: readonly { readonly id: string; readonly name: string }[]
  readonly typeRequired: boolean
  readonly scores: readonly {
    readonly field: string
    readonly name: string
    readonly min: number
    readonly max: number
    readonly left: number | null
  }[]
  readonly reasons: readonly string[]
  /** For edits: what stands there now. */
  readonly current: { readonly title: string | null; readonly body: string } | null
  readonly canDelete: boolean
}

/**
 * stored: the site said so (or it was found on a page). pending: stored, shown after approval.
 * refused: the site said that nothing was stored, and why. unknown: the answer was lost or not understood; never sent again blindly.
 */
export type Outcome =
  | {
      readonly kind: 'stored'
      readonly pending: boolean
      readonly message: string
      readonly url: string | null
      readonly threadId: ThreadId | null
      readonly postId: PostId | null
      /** For reactions: what the count changes by. */
      readonly change: number | null
    }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly message: string; readonly seconds: number | null }
  | { readonly kind: 'unknown'; readonly message: string; readonly lookAt: string | null }

export type Refusal =
  | 'login-needed'
  | 'stale-form'
  | 'flood'
  | 'quota'
  | 'closed'
  | 'not-allowed'
  | 'already'
  | 'own-post'
  | 'switched-off'
  | 'too-short'
  | 'too-long'
  | 'empty'
  | 'type-needed'
  | 'choices'
  | 'ended'
  | 'censored'
  | 'captcha'
  | 'account-state'
  | 'time-window'
  | 'gone'
  | 'score-range'
  | 'other'

export type Writer = {
  /**
   * Throws `WriteRefused` where the form itself says no. `wantsCaptcha`: a refusal has asked for one, whatever the form says (it may show
   * up only then).
   */
  prepare(intent: Intent, ask?: { readonly signal?: AbortSignal; readonly wantsCaptcha?: boolean }): Promise<Prepared>
  /** Exactly one request that may store. A lost answer is `unknown`, never an exception. */
  send(prepared: Prepared, answers: readonly ChallengeAnswer[]): Promise<Outcome>
  /** A new picture or question in place of one that was not read or was answered wrong. */
  renew(challenge: Challenge, referer: string): Promise<Challenge>
  /**
   * Reads the last page, the board or the post (facts §5.14) and compares author, words and time. `sentAt` in ms; `known` are earlier
   * writes that are certainly stored: what they explain is not this one. Network errors are `unknown`.
   */
  look(intent: Intent, sentAt: number, known?: readonly Known[]): Promise<Look>
}

/** A write that is stored: the ids the site gave it, and its words. */
export type Known = {
  readonly postId: PostId | null
  readonly threadId: ThreadId | null
  readonly body: string
  /** When it left, in ms. */
  readonly sentAt: number
}

/** `not-stored` only where the page certainly would show it. */
export type Look =
  | { readonly kind: 'stored'; readonly threadId: ThreadId | null; readonly postId: PostId | null }
  | { readonly kind: 'not-stored' }
  | { readonly kind: 'unknown' }
