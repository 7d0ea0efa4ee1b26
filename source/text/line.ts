/** Lines of roles: what layout gives and theme/paint colours. A line knows nothing of colour codes. */

export type Role =
  | 'text'
  | 'title'
  | 'author'
  | 'strong'
  | 'dim'
  | 'label'
  | 'badge'
  | 'accent'
  | 'error'
  | 'quote'
  | 'quoteMark'
  | 'code'
  | 'link'
  | 'mention'
  | 'smiley'
  | 'image'
  | 'attachment'
  | 'notice'
  | 'gate'
  | 'rule'
  | 'reaction'
  | 'spoiler'
  | 'match'
  | 'selected'
  /** Two pixels, one above the other: `colour` and `background` are shown exactly. */
  | 'picture'

/** `text` holds no newline, tab or control. `colour`/`background` are the author's `#rrggbb`; the theme decides whether they show. */
export type Span = {
  readonly text: string
  readonly role: Role
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly strike?: boolean
  readonly colour?: string
  readonly background?: string
  readonly url?: string
}

/** `width` is in cells, the sum of its spans. */
export type Line = { readonly spans: readonly Span[]; readonly width: number }

export const emptyLine: Line = { spans: [], width: 0 }
