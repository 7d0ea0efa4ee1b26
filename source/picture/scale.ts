/** Smaller pictures by the mean of what falls into each pixel; larger ones are never made. */
import type { Pixels } from './decode.ts'

export type Box = { readonly width: number; readonly height: number }

/** The largest size of the picture's own proportions within `width`, not larger than the picture. The height is as it comes. */
export const fitWidth = ({ width, height }: Box, room: number): Box => {
  const wide = Math.max(1, Math.min(width, room))
  return { width: wide, height: Math.max(1, Math.round((height * wide) / width)) }
}

/** A strip of comics or a screenshot of a long page: it is read by scrolling. */
const isLong = ({ width, height }: Box): boolean => height > width * 3

/** Seen whole where that leaves it legible; a long picture takes the room's width. */
export const fitRoom = (picture: Box, room: Box): Box => {
  const wide = fitWidth(picture, room.width)
  if (wide.height <= room.height || isLong(picture)) return wide
  return fitWidth(picture, Math.max(1, Math.round((picture.width * room.height) / picture.height)))
}

/** Sums of a row's pixels into the columns they fall in: red, green, blue weighed by opacity, and opacity. */
const addRow = (pixels: Pixels, y: number, share: number, sums: Float64Array, width: number): void => {
  const step = width / pixels.width
  for (let x = 0; x < pixels.width; x += 1) {
    const at = (y * pixels.width + x) * 4
    const alpha = pixels.rgba[at + 3]!
    const left = x * step
    const first = Math.min(width - 1, Math.floor(left))
    const inFirst = Math.min(step, first + 1 - left)
    for (const [column, part] of [
      [first, inFirst],
      [first + 1, step - inFirst],
    ] as const) {
      if (part <= 1e-9 || column >= width) continue
      const weight = part * share
      const to = column * 4
      sums[to]! += pixels.rgba[at]! * alpha * weight
      sums[to + 1]! += pixels.rgba[at + 1]! * alpha * weight
      sums[to + 2]! += pixels.rgba[at + 2]! * alpha * weight
      sums[to + 3]! += alpha * weight
    }
  }
}

const writeRow = (sums: Float64Array, rgba: Uint8Array, y: number, width: number): void => {
  for (let x = 0; x < width; x += 1) {
    const alpha = sums[x * 4 + 3]!
    const to = (y * width + x) * 4
    for (let colour = 0; colour < 3; colour += 1)
      rgba[to + colour] = alpha > 0 ? Math.round(sums[x * 4 + colour]! / alpha) : 0
    rgba[to + 3] = Math.round(alpha)
  }
}

export const scalePixels = (pixels: Pixels, { width, height }: Box): Pixels => {
  if (width >= pixels.width && height >= pixels.height) return pixels
  const rgba = new Uint8Array(width * height * 4)
  const scale = pixels.height / height
  for (let y = 0; y < height; y += 1) {
    const sums = new Float64Array(width * 4)
    const top = y * scale
    const bottom = Math.min(pixels.height, top + scale)
    for (let from = Math.floor(top); from < bottom; from += 1) {
      const share = (Math.min(bottom, from + 1) - Math.max(top, from)) / scale
      if (share > 1e-9) addRow(pixels, from, share, sums, width)
    }
    writeRow(sums, rgba, y, width)
  }
  return { width, height, rgba }
}

/** Rows of pixels from `top` on. */
export const cropRows = ({ width, height, rgba }: Pixels, top: number, rows: number): Pixels => {
  const from = Math.min(Math.max(0, top), height - 1)
  const count = Math.min(rows, height - from)
  return { width, height: count, rgba: rgba.subarray(from * width * 4, (from + count) * width * 4) }
}
