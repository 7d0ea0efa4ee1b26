/** PNG, JPEG and GIF to plain pixels. Each decoder is loaded when a picture of its kind is shown; a broken picture throws. */

/** Rows of red, green, blue, opacity; one byte each. */
export type Pixels = { readonly width: number; readonly height: number; readonly rgba: Uint8Array }

/** More than any captcha or small picture; a bomb of a few bytes that claims to be huge stops here. */
const mostPixels = 4_000_000

const checked = (width: number, height: number): void => {
  if (width < 1 || height < 1 || width * height > mostPixels) throw new RangeError(`${width} x ${height}`)
}

const sizeOfPng = (bytes: Uint8Array): readonly [number, number] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return [view.getUint32(16), view.getUint32(20)]
}

const decodePng = async (bytes: Uint8Array): Promise<Pixels> => {
  checked(...sizeOfPng(bytes))
  const { convertIndexedToRgb, decode } = await import('fast-png')
  const png = decode(bytes)
  const { width, height } = png
  const isIndexed = png.palette !== undefined
  const data = isIndexed ? convertIndexedToRgb(png) : png.data
  const channels = isIndexed ? (png.palette![0]?.length ?? 3) : png.channels
  const scale = !isIndexed && png.depth === 16 ? 257 : 1
  const small = !isIndexed && png.depth < 8 ? 255 / (2 ** png.depth - 1) : 1
  const rgba = new Uint8Array(width * height * 4)
  for (let at = 0; at < width * height; at += 1) {
    const value = (channel: number): number => ((data[at * channels + channel] ?? 0) / scale) * small
    const isGrey = channels < 3
    for (let colour = 0; colour < 3; colour += 1) rgba[at * 4 + colour] = value(isGrey ? 0 : colour)
    rgba[at * 4 + 3] = channels === 2 ? value(1) : channels === 4 ? value(3) : 255
  }
  return { width, height, rgba }
}

const decodeJpeg = async (bytes: Uint8Array): Promise<Pixels> => {
  const { decode } = await import('jpeg-js')
  const { width, height, data } = decode(bytes, {
    useTArray: true,
    maxResolutionInMP: mostPixels / 1e6,
    maxMemoryUsageInMB: 128,
  })
  checked(width, height)
  return { width, height, rgba: data }
}

const decodeGif = async (bytes: Uint8Array): Promise<Pixels> => {
  const { GifReader } = await import('omggif')
  const reader = new GifReader(bytes as Buffer)
  checked(reader.width, reader.height)
  const rgba = new Uint8Array(reader.width * reader.height * 4)
  // An animated captcha shows its letters in its last frame, drawn over those before.
  for (let frame = 0; frame < Math.min(reader.numFrames(), 32); frame += 1) reader.decodeAndBlitFrameRGBA(frame, rgba)
  return { width: reader.width, height: reader.height, rgba }
}

/** Throws for what is none of the three. */
export const decodePicture = (bytes: Uint8Array): Promise<Pixels> => {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return decodePng(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return decodeJpeg(bytes)
  if (bytes[0] === 0x47 && bytes[1] === 0x49) return decodeGif(bytes)
  return Promise.reject(new RangeError('no picture'))
}
