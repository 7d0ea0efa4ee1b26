/**
 * Words of the program itself. English is the measure: a key is there when `en.ts` has it, and the compiler asks every other
 * catalogue for it. `{name}` is replaced by the parameter of that name.
 */
import type { en } from './en.ts'

export type MessageKey = keyof typeof en
export type Messages = Readonly<Record<MessageKey, string>>

export type Params = Readonly<Record<string, string | number>>
export type Translate = (key: MessageKey, params?: Params) => string

/** A placeholder without its parameter stays as it is, so that a mistake is seen. */
export const fill = (pattern: string, params: Params): string =>
  pattern.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))

export const createTranslate =
  (messages: Messages): Translate =>
  (key, params) =>
    params ? fill(messages[key], params) : messages[key]
