/** What `--fields` leaves of a document and of a line. */
export type Projection = {
  readonly document: (value: object) => object
  readonly line: (value: object) => object
}

export const wholeProjection: Projection = { document: value => value, line: value => value }
