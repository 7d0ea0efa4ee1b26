/** Pictures of every kind, made here: a red square, green beside it, blue and clear below. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { encode as encodePng } from 'fast-png'
import { encode as encodeJpeg } from 'jpeg-js'
import { GifWriter } from 'omggif'
import type { Pixels } from '../../source/picture/decode.ts'

export const quarters = (width: number, height: number): Pixels => {
  const rgba = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const isRight = x >= width / 2
      const isLow = y >= height / 2
      rgba.set(
        isLow ? (isRight ? [0, 0, 0, 0] : [0, 0, 255, 255]) : isRight ? [0, 255, 0, 255] : [255, 0, 0, 255],
        (y * width + x) * 4,
      )
    }
  return { width, height, rgba }
}

export const pngOf = ({ width, height, rgba }: Pixels): Uint8Array =>
  encodePng({ width, height, data: rgba, channels: 4, depth: 8 })

export const jpegOf = ({ width, height, rgba }: Pixels): Uint8Array =>
  new Uint8Array(encodeJpeg({ width, height, data: Buffer.from(rgba) }, 95).data)

/** Two frames: all red, then all green. */
export const movingGif = (width: number, height: number): Uint8Array => {
  const buffer = Buffer.alloc(4096 + width * height * 2)
  const gif = new GifWriter(buffer, width, height, { palette: [0xff0000, 0x00ff00] })
  for (const colour of [0, 1]) gif.addFrame(0, 0, width, height, new Array<number>(width * height).fill(colour))
  return new Uint8Array(buffer.subarray(0, gif.end()))
}

export const webpOf = async ({ width, height, rgba }: Pixels): Promise<Uint8Array> => {
  const { default: encode, init } = await import('@jsquash/webp/encode.js')
  const path = createRequire(import.meta.url).resolve('@jsquash/webp/codec/enc/webp_enc.wasm')
  type Compiler = { readonly WebAssembly: { compile(bytes: Uint8Array): Promise<object> } }
  await (init as (encoder: object) => Promise<unknown>)(
    await (globalThis as unknown as Compiler).WebAssembly.compile(await readFile(path)),
  )
  const data = new Uint8ClampedArray(rgba)
  return new Uint8Array(await encode({ width, height, data, colorSpace: 'srgb' } as never, { lossless: 1, exact: 1 }))
}
