/** A picture as text: each cell shows two pixels, one above the other, as the colours of an upper half block. */
import type { Pixels } from './decode.ts'

export type Colour = readonly [red: number, green: number, blue: number]
export type HalfBlock = { readonly top: Colour; readonly bottom: Colour }

/** The mean of a rectangle of pixels, laid on white: a smaller picture keeps thin strokes as grey instead of dropping them. */
const meanOf = ({ width, rgba }: Pixels, left: number, top: number, right: number, bottom: number): Colour => {
  const sum = [0, 0, 0]
  let weight = 0
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 4
      const alpha = rgba[at + 3]! / 255
      for (let colour = 0; colour < 3; colour += 1) sum[colour]! += rgba[at + colour]! * alpha + 255 * (1 - alpha)
      weight += 1
    }
  const mean = sum.map(total => Math.round(total / Math.max(1, weight)))
  return [mean[0]!, mean[1]!, mean[2]!]
}

/** Rows of cells, at most `columns` wide, in the picture's own proportions; never larger than the picture. */
export const toHalfBlocks = (pixels: Pixels, columns: number): readonly (readonly HalfBlock[])[] => {
  const cells = Math.max(1, Math.min(columns, pixels.width))
  const scale = pixels.width / cells
  const lines = Math.max(1, Math.round(pixels.height / scale / 2))
  const edge = (n: number, of: number): number => Math.min(of, Math.round(n * scale))
  const pixel = (x: number, y: number): Colour => {
    const [left, top] = [edge(x, pixels.width), edge(y, pixels.height)]
    return meanOf(
      pixels,
      left,
      Math.min(top, pixels.height - 1),
      Math.max(left + 1, edge(x + 1, pixels.width)),
      Math.max(Math.min(top, pixels.height - 1) + 1, edge(y + 1, pixels.height)),
    )
  }
  return Array.from({ length: lines }, (_, line) =>
    Array.from({ length: cells }, (_, x) => ({ top: pixel(x, line * 2), bottom: pixel(x, line * 2 + 1) })),
  )
}

/** For a terminal of 24-bit colour. */
export const printHalfBlocks = (rows: readonly (readonly HalfBlock[])[]): string =>
  rows
    .map(row => {
      const cells = row.map(({ top, bottom }) => `\u001b[38;2;${top.join(';')};48;2;${bottom.join(';')}m▀`)
      return `${cells.join('')}\u001b[0m`
    })
    .join('\n')
