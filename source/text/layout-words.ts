/** Words and marks that layout puts into the text itself. The words come from the catalogues, so that layout stays pure. */
import type { Gate } from '../forum/model.ts'

/** `{label, hint}` become `〔label〕message · hint`. */
export type GateWords = { readonly label: string; readonly hint: string | null }

export type LayoutWords = {
  /** 图: `〔图 1 name 800×600〕` */
  readonly image: string
  readonly attachment: string
  readonly audio: string
  readonly video: string
  readonly flash: string
  readonly media: string
  readonly downloads: (count: number) => string
  readonly price: (credits: number) => string
  readonly readAccess: (level: number) => string
  /** By kind; `other` for a gate whose kind the page does not tell. */
  readonly gates: Readonly<Record<Gate['kind'] | 'other', GateWords>>
  /** Labels of notices: hidden words one may see, words to uncover (and how), text the moderators screened, a floor with broken markup. */
  readonly revealed: string
  readonly spoiler: string
  readonly spoilerHint: string
  readonly locked: string
  readonly damaged: string
  /** 楼主, at a later floor of the thread's author. */
  readonly originalPoster: string
  /** Where the site prints no label: `5#`. */
  readonly floor: (floor: number) => string
  /** Names for authors without one. */
  readonly anonymous: string
  readonly guest: string
  readonly deletedUser: string
  readonly empty: string
  readonly deleted: string
  readonly blocked: string
  readonly pending: string
  readonly ratings: (participants: number) => string
  readonly comments: string
}

/** `indent` of a mark includes its space. Each has an ASCII twin for terminals whose fonts or settings make it too wide. */
export type LayoutMarks = {
  readonly quote: string
  readonly bullet: string
  readonly rule: string
  readonly open: string
  readonly close: string
  readonly times: string
  readonly separator: string
  /** Before the second and later rows of one long line of code. */
  readonly continued: string
  /** Stands for one cell of covered text. */
  readonly cover: string
}

export const defaultMarks: LayoutMarks = {
  quote: '┃ ',
  bullet: '• ',
  rule: '─',
  open: '〔',
  close: '〕',
  times: '×',
  separator: ' · ',
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
  separator: ' - ',
  continued: '> ',
  cover: '#',
}
