/** Marks of lists and floors, each with a twin of one plain cell for terminals that draw the first kind two cells wide. */

export type Marks = {
  readonly fresh: string
  readonly sticky: string
  /** One wrote there. */
  readonly wrote: string
  readonly chosen: string
  readonly arrow: string
  readonly branch: string
  readonly dot: string
  readonly rule: string
  readonly full: string
  readonly empty: string
}

const unicodeMarks: Marks = {
  fresh: '●',
  sticky: '▲',
  wrote: '✎',
  chosen: '▌',
  arrow: '›',
  branch: '└',
  dot: '·',
  rule: '─',
  full: '█',
  empty: '░',
}
const asciiMarks: Marks = {
  fresh: '*',
  sticky: '^',
  wrote: 'w',
  chosen: '>',
  arrow: '>',
  branch: '-',
  dot: '-',
  rule: '-',
  full: '#',
  empty: '.',
}

export const marksFor = (name: 'unicode' | 'ascii'): Marks => (name === 'ascii' ? asciiMarks : unicodeMarks)
