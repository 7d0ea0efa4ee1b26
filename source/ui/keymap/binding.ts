/** What a row of the table of keys is. */
import type { MessageKey } from '../../i18n/messages.ts'

/** What a screen is doing decides what keys mean. In `composer` and `form` keys are text, and only rows of that scope are commands. */
export type Scope =
  | 'sites'
  | 'boards'
  | 'threads'
  | 'thread'
  | 'help'
  | 'problem'
  | 'menu'
  | 'drafts'
  | 'composer'
  | 'form'
  | 'list'
  | 'text'
  | 'pictures'
export type Group = 'move' | 'floors' | 'places' | 'unread' | 'find' | 'write' | 'compose' | 'react' | 'links' | 'app'

export type Binding = {
  readonly action: string
  readonly group: Group
  readonly keys: readonly string[]
  readonly scopes: readonly Scope[]
  readonly label: MessageKey
  readonly footer?: Partial<Record<Scope, number>>
}
