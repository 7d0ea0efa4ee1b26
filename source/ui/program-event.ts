/** What happens to the reader from outside: keys, windows, answers, time. */
import type { SiteEntry } from './env.ts'
import type { Action, Note } from './screen.ts'
import type { Graphics } from './terminal/graphics.ts'
import type { SessionEntry } from './writing.ts'

export type ProgramEvent =
  | { readonly kind: 'keyPressed'; readonly key: string; readonly now: number }
  | { readonly kind: 'pasted'; readonly text: string; readonly now: number }
  | { readonly kind: 'resized'; readonly columns: number; readonly rows: number }
  | { readonly kind: 'noteFaded'; readonly id: number }
  | { readonly kind: 'noted'; readonly note: Note }
  | { readonly kind: 'sitesKnown'; readonly sites: readonly SiteEntry[] }
  | { readonly kind: 'sessionsKnown'; readonly sessions: readonly SessionEntry[] }
  | { readonly kind: 'graphicsKnown'; readonly graphics: Graphics }
  /** For every screen there is. */
  | { readonly kind: 'spread'; readonly action: Action }
  | { readonly kind: 'woke'; readonly now: number }
  /** For the screen that asked: `frame` is its id. */
  | { readonly kind: 'told'; readonly frame: number; readonly action: Action; readonly now: number }
