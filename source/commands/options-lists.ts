/** The options of lists: how they are written, and what they come to. */
import { PalouError } from '../forum/errors.ts'
import { type FavoriteKind, favoriteKinds, type NoticeView, noticeViews } from '../forum/own-lists.ts'

export type ListOptions = {
  readonly fullText: boolean
  /** A board's id or address. */
  readonly board: string | null
  readonly threads: boolean
  readonly replies: boolean
  readonly view: NoticeView
  readonly only: FavoriteKind
}

export const listOptionRows = {
  titleOnly: { flags: '--title', summary: 'option.titleOnly' },
  fulltext: { flags: '--fulltext', summary: 'option.fulltext' },
  board: { flags: '--board <id|address>', summary: 'option.board' },
  threads: { flags: '--threads', summary: 'option.threads' },
  replies: { flags: '--replies', summary: 'option.replies' },
  view: { flags: '--view <which>', summary: 'option.view', choices: noticeViews },
  only: { flags: '--only <which>', summary: 'option.only', choices: favoriteKinds },
} as const

type Raw = Readonly<Record<string, unknown>>

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const chosen = <const Choice extends string>(raw: Raw, name: 'view' | 'only', choices: readonly Choice[]): Choice => {
  const value = text(raw[name]) ?? choices[0]!
  const found = choices.find(choice => choice === value)
  if (found) return found
  throw new PalouError('usage', { detail: `${listOptionRows[name].flags}: ${value} ∉ ${choices.join(', ')}` })
}

/** Throws `usage` naming the option. */
export const readListOptions = (raw: Raw): ListOptions => {
  if (raw.fulltext === true && raw.title === true) throw new PalouError('usage', { detail: '--fulltext: --title' })
  if (raw.threads === true && raw.replies === true) throw new PalouError('usage', { detail: '--replies: --threads' })
  return {
    fullText: raw.fulltext === true,
    board: text(raw.board),
    threads: raw.threads === true,
    replies: raw.replies === true,
    view: chosen(raw, 'view', noticeViews),
    only: chosen(raw, 'only', favoriteKinds),
  }
}
