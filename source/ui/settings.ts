/** What the reader lets people set, already read and checked by whoever starts it. */
import type { Language } from '../i18n/choose.ts'
import type { Zone } from '../i18n/zone.ts'
import type { KeyOverrides } from './keymap/keymap.ts'
import type { GraphicsWish } from './terminal/graphics.ts'
import type { ThemeName } from './theme/theme.ts'

export type UiSettings = {
  readonly language: Language
  /** null: each time in the offset the site gave it. */
  readonly zone: Zone | null
  /** auto: relative in lists, exact in threads. */
  readonly times: 'auto' | 'relative' | 'exact'
  readonly ambiguousWide: boolean
  readonly marks: 'unicode' | 'ascii'
  /** Cells of a line of words; 0 is as wide as the terminal. */
  readonly textWidth: number
  readonly theme: ThemeName
  /** When a floor counts as read: in sight for a moment, on opening its page, by hand alone. */
  readonly markRead: 'sight' | 'open' | 'hand'
  readonly keys: KeyOverrides
  /** key: loaded when one opens their screen, and never before. */
  readonly pictures: 'key' | 'never'
  readonly graphics: GraphicsWish
  /** Folder for what is saved; empty: Downloads at home. */
  readonly downloads: string
}

export const defaultUiSettings: UiSettings = {
  language: 'zh-CN',
  zone: null,
  times: 'auto',
  ambiguousWide: false,
  marks: 'unicode',
  textWidth: 80,
  theme: 'colour',
  markRead: 'sight',
  keys: {},
  pictures: 'key',
  graphics: 'auto',
  downloads: '',
}
