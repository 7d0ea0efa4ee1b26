/** A picture's bytes as what one terminal shows in a number of cells. Runs in the worker. */
import { decodePicture } from './decode.ts'
import { encodeIterm, encodeKitty, encodeSixel } from './encode-terminal.ts'
import { type HalfBlock, toHalfBlocks } from './half-blocks.ts'
import { mostPlaceholders } from './kitty-placeholder.ts'
import { cropRows, fitRoom, scalePixels } from './scale.ts'

export type PictureProtocol = 'kitty' | 'kitty-placed' | 'iterm' | 'sixel' | 'blocks'

export type PictureRoom = {
  readonly protocol: PictureProtocol
  /** Cells to draw in, and which row of the picture stands at the top: long ones scroll. */
  readonly columns: number
  readonly rows: number
  readonly top: number
  /** Pixels of a cell. */
  readonly cellWidth: number
  readonly cellHeight: number
  /** kitty's name for the picture. */
  readonly id: number
}

export type Prepared = {
  /** What the file says. */
  readonly width: number
  readonly height: number
  /** Cells that it takes, and rows of the whole picture. */
  readonly columns: number
  readonly rows: number
  readonly allRows: number
  readonly drawn:
    | { readonly kind: 'blocks'; readonly rows: readonly (readonly HalfBlock[])[] }
    /** Written at the picture's first cell; `kitty` once, then placeholders show it. */
    | { readonly kind: 'sequences'; readonly sequences: readonly string[] }
    | { readonly kind: 'kitty'; readonly id: number; readonly sequences: readonly string[] }
}

/** What a picture taken with a telephone has; a bomb has more. */
const mostPixels = 40_000_000

const prepareBlocks = async (bytes: Uint8Array, { columns, rows, top }: PictureRoom): Promise<Prepared> => {
  const pixels = await decodePicture(bytes, { mostPixels, frame: 'first' })
  // Two pixels a cell: nearly squares.
  const small = scalePixels(pixels, fitRoom(pixels, { width: columns, height: rows * 2 }))
  const all = toHalfBlocks(small, columns)
  const shown = all.slice(top, top + rows)
  const { width, height } = pixels
  return {
    width,
    height,
    columns: all[0]?.length ?? 0,
    rows: shown.length,
    allRows: all.length,
    drawn: { kind: 'blocks', rows: shown },
  }
}

const prepareSequences = async (bytes: Uint8Array, room: PictureRoom): Promise<Prepared> => {
  const { protocol, cellWidth, cellHeight, top, id } = room
  const pixels = await decodePicture(bytes, { mostPixels, frame: 'first' })
  const isKitty = protocol === 'kitty'
  const most = isKitty ? Math.min(room.columns, mostPlaceholders) : room.columns
  const scaled = scalePixels(pixels, fitRoom(pixels, { width: most * cellWidth, height: room.rows * cellHeight }))
  const columns = Math.min(most, Math.ceil(scaled.width / cellWidth))
  const allRows = Math.ceil(scaled.height / cellHeight)
  // Placeholders scroll by themselves: the whole picture is sent once. The others are cut to what is seen.
  const whole = isKitty && allRows <= mostPlaceholders
  const part = whole ? scaled : cropRows(scaled, top * cellHeight, room.rows * cellHeight)
  const rows = Math.ceil(part.height / cellHeight)
  const facts = { width: pixels.width, height: pixels.height, columns, rows, allRows }
  if (protocol === 'sixel') return { ...facts, drawn: { kind: 'sequences', sequences: [await encodeSixel(part)] } }
  if (protocol === 'iterm')
    return { ...facts, drawn: { kind: 'sequences', sequences: [await encodeIterm(part, columns, rows)] } }
  const placement = isKitty ? 'placeholders' : 'cursor'
  const sequences = await encodeKitty(part, id, columns, rows, placement)
  return { ...facts, drawn: isKitty ? { kind: 'kitty', id, sequences } : { kind: 'sequences', sequences } }
}

/** Throws for a picture that is broken, of no known kind, or too large. */
export const preparePicture = (bytes: Uint8Array, room: PictureRoom): Promise<Prepared> =>
  room.protocol === 'blocks' ? prepareBlocks(bytes, room) : prepareSequences(bytes, room)
