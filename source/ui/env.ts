/** What screens may know of the world besides their own state. Made anew when the terminal's size, the clock or a switch changes. */
import { createTranslateFor } from '../i18n/choose.ts'
import type { Translate } from '../i18n/messages.ts'
import type { WidthOptions } from '../text/width.ts'
import type { Keymap } from './keymap/keymap.ts'
import { type Marks, marksFor } from './marks.ts'
import type { UiSettings } from './settings.ts'

/** A forum one goes to. `title` is what it calls itself, null until it was seen. */
export type SiteEntry = { readonly name: string; readonly base: string; readonly title: string | null }

export type Env = {
  readonly columns: number
  /** Rows between header and footer. */
  readonly body: number
  /** Milliseconds since the epoch, as of the last event. */
  readonly now: number
  readonly settings: UiSettings
  readonly translate: Translate
  readonly width: WidthOptions
  readonly marks: Marks
  /** The last visited first. */
  readonly sites: readonly SiteEntry[]
  readonly keymap: Keymap
}

/** Below this there is no room for a header and a footer beside words. */
const fewestRows = 4

export const hasFrame = (rows: number): boolean => rows >= fewestRows

const sizeOf = (columns: number, rows: number): Pick<Env, 'columns' | 'body'> => ({
  columns: Math.max(1, columns),
  body: Math.max(1, hasFrame(rows) ? rows - 2 : rows),
})

export type EnvStart = {
  readonly columns: number
  readonly rows: number
  readonly now: number
  readonly settings: UiSettings
  readonly sites: readonly SiteEntry[]
  readonly keymap: Keymap
}

export const createEnv = ({ columns, rows, now, settings, sites, keymap }: EnvStart): Env => ({
  ...sizeOf(columns, rows),
  now,
  settings,
  translate: createTranslateFor(settings.language),
  width: { ambiguousWide: settings.ambiguousWide },
  marks: marksFor(settings.marks),
  sites,
  keymap,
})

export const resizeEnv = (env: Env, columns: number, rows: number): Env => ({ ...env, ...sizeOf(columns, rows) })
