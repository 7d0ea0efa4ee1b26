/** PNG, JPEG, GIF and WebP to plain pixels. Each decoder is loaded when a picture of its kind is shown; a broken picture throws. */
import { readPictureSize } from './read-size.ts'

/** Rows of red, green, blue, opacity; one byte each. */
export type Pixels = { readonly width: number; readonly height: number; readonly rgba: Uint8Array }

export type DecodeOptions = {
  /** A bomb of a few bytes that claims to be huge stops here. Unset: more than any captcha or small picture. */
  readonly mostPixels?: number
  /** Of an animation. Unset: the last, drawn over those before: there an animated captcha shows its letters. */
  readonly frame?: 'first' | 'last'
}

const smallPictures = 4_000_000
const mostFrames = 32

const decodePng = async (bytes: Uint8Array): Promise<Pixels> => {
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

const decodeJpeg = async (bytes: Uint8Array, mostPixels: number): Promise<Pixels> => {
  const { decode } = await import('jpeg-js')
  const { width, height, data } = decode(bytes, {
    useTArray: true,
    maxResolutionInMP: mostPixels / 1e6,
    maxMemoryUsageInMB: Math.max(128, (mostPixels / 1e6) * 20),
  })
  return { width, height, rgba: data }
}

const decodeGif = async (bytes: Uint8Array, frame: 'first' | 'last'): Promise<Pixels> => {
  const { GifReader } = await import('omggif')
  const reader = new GifReader(bytes as Buffer)
  const rgba = new Uint8Array(reader.width * reader.height * 4)
  const frames = frame === 'first' ? 1 : Math.min(reader.numFrames(), mostFrames)
  for (let n = 0; n < frames; n += 1) reader.decodeAndBlitFrameRGBA(n, rgba)
  return { width: reader.width, height: reader.height, rgba }
}

const decodeWebp = async (bytes: Uint8Array): Promise<Pixels> => {
  const [{ default: decode, init }, { webpDecoder }] = await Promise.all([
    import('@jsquash/webp/decode.js'),
    import('./webp-decoder.ts'),
  ])
  await (init as (decoder: object) => Promise<void>)(await webpDecoder())
  // The decoder speaks to browsers: it wants their class for pixels, which is these three fields.
  const world = globalThis as { ImageData?: unknown }
  world.ImageData ??= function imageData(this: object, data: Uint8ClampedArray, width: number, height: number) {
    Object.assign(this, { data, width, height })
  }
  const { width, height, data } = await decode(new Uint8Array(bytes).buffer)
  return { width, height, rgba: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) }
}

/** Throws for what is none of the four, broken, or too large. */
export const decodePicture = async (bytes: Uint8Array, options: DecodeOptions = {}): Promise<Pixels> => {
  const size = readPictureSize(bytes)
  if (!size) throw new RangeError('no picture')
  const mostPixels = options.mostPixels ?? smallPictures
  const { kind, width, height } = size
  if (width < 1 || height < 1 || width * height > mostPixels) throw new RangeError(`${width} x ${height}`)
  switch (kind) {
    case 'png':
      return decodePng(bytes)
    case 'jpeg':
      return decodeJpeg(bytes, mostPixels)
    case 'gif':
      return decodeGif(bytes, options.frame ?? 'last')
    case 'webp':
      return decodeWebp(bytes)
  }
}
