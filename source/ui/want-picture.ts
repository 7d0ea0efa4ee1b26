/** Pictures as wants, places and tasks: what the screen of pictures speaks of with the rest of the reader. */
import type { PictureRoom, Prepared } from '../picture/prepare.ts'

/** A picture or file that hangs on a floor. */
export type Hung = {
  readonly url: string
  readonly name: string | null
  /** Whose floor, in words. */
  readonly floor: string
} & (
  | { readonly kind: 'picture'; readonly width: number | null; readonly height: number | null }
  | {
      readonly kind: 'file'
      /** The site's own words, such as `12.5 KB`. */
      readonly size: string | null
      readonly price: number | null
      readonly readAccess: number | null
    }
)

export type PicturesPlace = {
  readonly screen: 'pictures'
  readonly base: string
  readonly title: string
  readonly hung: readonly Hung[]
  readonly at: number
}

export type PictureWant = {
  readonly kind: 'picture'
  readonly base: string
  readonly url: string
  readonly room: PictureRoom
  /** Bytes beyond which it is not taken unless asked for once more. */
  readonly most: number | null
  readonly fresh: number
}

export type PictureArrival = { readonly kind: 'picture'; readonly want: PictureWant; readonly answer: Prepared }

export type PictureTask =
  /** What pictures the terminal can show is asked once, when the first is to be shown. */
  | { readonly kind: 'askTerminal' }
  | { readonly kind: 'saveFile'; readonly base: string; readonly url: string; readonly name: string | null }

/** Drawn by the terminal over cells that stay blank; `key` names what is drawn: the same is not sent twice. */
export type Placed = {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly rows: number
  readonly sequences: readonly string[]
  /** Written when it goes. */
  readonly erase: string
  /** Its cells are letters of the grid: nothing need be erased under them. */
  readonly isInCells: boolean
}
