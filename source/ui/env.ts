/** What screens may know of the world besides their own state. Made anew when the terminal's size, the clock or a switch changes. */
import type { Account, News } from '../forum/model.ts'
import { createTranslateFor } from '../i18n/choose.ts'
import type { Translate } from '../i18n/messages.ts'
import type { WidthOptions } from '../text/width.ts'
import type { Keymap } from './keymap/keymap.ts'
import { type Marks, marksFor } from './marks.ts'
import type { UiSettings } from './settings.ts'
import { type Graphics, plainGraphics } from './terminal/graphics.ts'
import type { SessionEntry } from './writing.ts'

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
  /** The accounts logged in on this machine. */
  readonly sessions: readonly SessionEntry[]
  /** What was new at each forum when its last page came; by base. */
  readonly news: ReadonlyMap<string, News>
  readonly keymap: Keymap
  /** How the terminal shows pictures, as far as it has told. */
  readonly graphics: Graphics
}

/** Who one is at a forum; null for a guest. */
export const accountAt = ({ sessions }: Env, base: string): Account | null =>
  sessions.find(session => session.base === base && session.isInUse && session.isLive)?.account ?? null

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
  readonly sessions?: readonly SessionEntry[]
  readonly keymap: Keymap
  readonly graphics?: Graphics
}

export const createEnv = ({
  columns,
  rows,
  now,
  settings,
  sites,
  sessions = [],
  keymap,
  graphics = plainGraphics,
}: EnvStart): Env => ({
  ...sizeOf(columns, rows),
  now,
  settings,
  translate: createTranslateFor(settings.language),
  width: { ambiguousWide: settings.ambiguousWide },
  marks: marksFor(settings.marks),
  sites,
  sessions,
  news: new Map(),
  keymap,
  graphics,
})

export const resizeEnv = (env: Env, columns: number, rows: number): Env => ({ ...env, ...sizeOf(columns, rows) })
