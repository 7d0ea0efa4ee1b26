/**
 * A screen is a value. Its state is plain data, `update` is pure, what is missing is said by `wants` and fetched by the runner, what
 * acts on the world is returned as a task and done once. Screens know nothing of each other: they say where to `go`.
 */
import type { ReactNode } from 'react'
import type { PalouError } from '../forum/errors.ts'
import type { Account } from '../forum/model.ts'
import type { MessageKey } from '../i18n/messages.ts'
import type { Env } from './env.ts'
import type { Field } from './field.ts'
import type { Scope } from './keymap/binding.ts'
import type { ActionName } from './keymap/bindings.ts'
import type { Place } from './place.ts'
import type { RecallTask } from './recall.ts'
import type { Arrival, Want } from './want.ts'
import type { PictureTask, Placed } from './want-picture.ts'
import type { StoredWrite, WriteEvent, WritingTask } from './writing.ts'

export type Action =
  | { readonly kind: 'key'; readonly action: ActionName; readonly count: number | null }
  /** A key while the screen asks for letters (link hints). */
  | { readonly kind: 'letter'; readonly key: string }
  /** While the screen takes text: a key that is no command. */
  | { readonly kind: 'text'; readonly key: string }
  | { readonly kind: 'pasted'; readonly text: string }
  | { readonly kind: 'typed'; readonly field: Field }
  | { readonly kind: 'submitted' }
  | { readonly kind: 'left' }
  | { readonly kind: 'arrived'; readonly arrival: Arrival }
  | { readonly kind: 'failed'; readonly want: Want; readonly error: PalouError }
  /** The person stopped what was loading. */
  | { readonly kind: 'cancelled' }
  /** The window or a setting changed what lines look like. */
  | { readonly kind: 'resized'; readonly before: Env }
  /** What came of a task of this screen's. */
  | { readonly kind: 'wrote'; readonly event: WriteEvent }
  /** A write was stored at the site: all screens are told. */
  | { readonly kind: 'written'; readonly write: StoredWrite }
  /** Someone else is who one is at this forum: all screens are told. */
  | { readonly kind: 'accountChanged'; readonly base: string; readonly account: Account | null }
  /** The time that `wakeAt` named has come. */
  | { readonly kind: 'woke' }
  /** The screen above was closed. */
  | { readonly kind: 'returned'; readonly from: Place }

export type Go =
  | { readonly kind: 'push'; readonly place: Place }
  | { readonly kind: 'replace'; readonly place: Place }
  /** Down the stack to where one has been, else forward to it. */
  | { readonly kind: 'return'; readonly place: Place }
  | { readonly kind: 'back' }
  /** Back, but at the root one stays. */
  | { readonly kind: 'abandon' }

export type Task =
  | { readonly kind: 'browser'; readonly url: string }
  | { readonly kind: 'copy'; readonly text: string; readonly note: string }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'redraw' }
  | { readonly kind: 'visit'; readonly place: Place; readonly siteName: string | null; readonly title: string | null }
  | WritingTask
  | RecallTask
  | PictureTask

export type Note = { readonly text: string; readonly tone: 'plain' | 'error' }

export type Step<State> = {
  readonly state: State
  readonly go?: Go
  readonly task?: Task
  readonly note?: Note | string
}

/** `where` is a path, the last part is the most precise; `right` is what is new, or the page. */
export type Title = { readonly where: readonly string[]; readonly right: string }

export type FieldPlace = {
  readonly field: Field
  readonly prompt: string
  /** Row of the body, from 0; null for the footer's row. */
  readonly row: number | null
}

export type Screen<State, P extends Place> = {
  readonly open: (place: P, env: Env) => State
  readonly update: (state: State, action: Action, env: Env) => Step<State>
  readonly wants: (state: State, env: Env) => readonly Want[]
  readonly scope: (state: State) => Scope
  /** Where text is being typed; null when keys are keys. */
  readonly field?: (state: State, env: Env) => FieldPlace | null
  /** True while every key is a letter for the screen. */
  readonly takesLetters?: (state: State) => boolean
  /** True while keys are text, all but those that the scope binds. */
  readonly isTyping?: (state: State) => boolean
  /** Where the terminal's own cursor stands in the body while one types; rows from 0. */
  readonly cursor?: (state: State, env: Env) => { readonly x: number; readonly y: number } | null
  /** A picture that the terminal itself draws over the body's blank cells; rows from 0. */
  readonly placed?: (state: State, env: Env) => Placed | null
  /** When, in milliseconds, the screen wants to be told that time has passed; null: never. */
  readonly wakeAt?: (state: State, env: Env) => number | null
  /** Why a key does nothing now; null when it does. */
  readonly disabled?: (state: State, action: ActionName, env: Env) => MessageKey | null
  readonly title: (state: State, env: Env) => Title
  /** What is to be remembered when one leaves the screen or the reader. */
  readonly leaving?: (state: State, env: Env) => Task | null
  /** What stands at the right end of the footer. */
  readonly status?: (state: State, env: Env) => string
  readonly place: (state: State) => Place
  readonly View: (props: { readonly state: State; readonly env: Env }) => ReactNode
}
