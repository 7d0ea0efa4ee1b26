/** Pixels as the words of a terminal's picture protocol. */
import type { Pixels } from './decode.ts'

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

const toPng = async ({ width, height, rgba }: Pixels): Promise<string> => {
  const { encode } = await import('fast-png')
  return base64(encode({ width, height, data: rgba, channels: 4, depth: 8 }))
}

const mostColours = 256

export const encodeSixel = async ({ width, height, rgba }: Pixels): Promise<string> => {
  const { image2sixel } = await import('sixel')
  // A copy: the encoder dithers in place.
  return image2sixel(new Uint8Array(rgba), width, height, mostColours, 1)
}

/** iTerm2's inline file; WezTerm, mintty, VS Code and others read it too. `columns` and `rows` are cells. */
export const encodeIterm = async (pixels: Pixels, columns: number, rows: number): Promise<string> =>
  `\u001B]1337;File=inline=1;width=${columns};height=${rows};preserveAspectRatio=0;doNotMoveCursor=1:${await toPng(pixels)}\u0007`

/** kitty wants no more in one piece. */
const chunkSize = 4096

export type KittyPlacement =
  /** Drawn where the cursor stands. */
  | 'cursor'
  /** Drawn wherever its placeholders stand, see `kittyPlaceholder`: those scroll and vanish like letters. */
  | 'placeholders'

export const encodeKitty = async (
  pixels: Pixels,
  id: number,
  columns: number,
  rows: number,
  placement: KittyPlacement,
): Promise<readonly string[]> => {
  const data = await toPng(pixels)
  const place = placement === 'placeholders' ? 'U=1' : 'C=1'
  const chunks = data.match(new RegExp(`.{1,${chunkSize}}`, 'gs')) ?? []
  return chunks.map((chunk, n) => {
    const more = n + 1 < chunks.length ? 1 : 0
    // `q=2`: no answers, which would come among the keys.
    const facts = n === 0 ? `a=T,f=100,t=d,i=${id},c=${columns},r=${rows},${place},q=2,m=${more}` : `m=${more},q=2`
    return `\u001B_G${facts};${chunk}\u001B\\`
  })
}

export const deleteKitty = (id: number): string => `\u001B_Ga=d,d=I,i=${id},q=2\u001B\\`

/** Through tmux to the terminal around it, for those who set allow-passthrough. */
export const throughTmux = (sequence: string): string =>
  `\u001BPtmux;${sequence.replaceAll('\u001B', '\u001B\u001B')}\u001B\\`
