/** Words and marks that layout puts into the text itself. The words come from the catalogues, so that layout stays pure. */
import type { Gate, Post } from '../forum/model.ts'

export type LayoutWords = {
  /** 图: `〔图 1 name 800×600〕` */
  readonly image: string
  readonly attachment: string
  readonly media: Readonly<Record<'audio' | 'video' | 'flash' | 'other', string>>
  readonly downloads: (count: number) => string
  readonly price: (credits: number) => string
  readonly readAccess: (level: number) => string
  /** 登录可见: `〔登录可见〕message`; `other` where the page does not tell the kind. */
  readonly gates: Readonly<Record<Gate['kind'] | 'other', string>>
  /** Over words that others may not see. */
  readonly revealed: string
  /** Instead of covered words, with the key that uncovers them. */
  readonly spoiler: string
  /** Over what moderators screened. */
  readonly locked: string
  readonly damaged: string
  /** Before a quote: `author 11:18：`. */
  readonly quoteHead: (author: string) => string
  /** 楼主, at a later floor of the thread's author. */
  readonly originalPoster: string
  /** Where the site prints no label: `5#`. */
  readonly floor: (floor: number) => string
  /** For authors without a name. */
  readonly nameless: Readonly<Record<Post['author']['kind'], string>>
  /** Instead of a body there is nothing to show of. */
  readonly states: Readonly<Record<Exclude<Post['state'], 'visible'>, string>>
  readonly ratings: (participants: number) => string
  readonly comments: string
}

/** Each has an ASCII twin, for terminals whose fonts or settings make it too wide. Spaces around a mark are part of it. */
export type LayoutMarks = {
  readonly quote: string
  readonly bullet: string
  readonly rule: string
  readonly open: string
  readonly close: string
  readonly times: string
  /** Before the second and later rows of one long line of code. */
  readonly continued: string
  /** Stands for one cell of covered text; one cell wide in every terminal. */
  readonly cover: string
}

export const unicodeMarks: LayoutMarks = {
  quote: '┃ ',
  bullet: '• ',
  rule: '─',
  open: '〔',
  close: '〕',
  times: '×',
  continued: '» ',
  cover: '░',
}

export const asciiMarks: LayoutMarks = {
  quote: '| ',
  bullet: '- ',
  rule: '-',
  open: '[',
  close: ']',
  times: 'x',
  continued: '> ',
  cover: '#',
}
