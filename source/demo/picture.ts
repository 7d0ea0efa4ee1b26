/** Small pictures made on the spot: truecolour PNGs of a few shapes, so that nothing but numbers lies in the source. */
import { crc32, deflateSync } from 'node:zlib'
import { mix } from './words.ts'

const chunk = (name: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

export type Paint = (x: number, y: number) => readonly [number, number, number]

export const encodePng = (width: number, height: number, paint: Paint): Buffer => {
  const rows = Buffer.alloc(height * (width * 3 + 1))
  let at = 0
  for (let y = 0; y < height; y += 1) {
    rows[at] = 0
    at += 1
    for (let x = 0; x < width; x += 1) {
      const [r, g, b] = paint(x, y)
      rows[at] = r
      rows[at + 1] = g
      rows[at + 2] = b
      at += 3
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([magic, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', new Uint8Array(0))])
}

/** Hills, a sky and a sun, another set for every seed. */
export const landscape = (seed: number, width: number, height: number): Buffer => {
  const hue = mix(seed) % 60
  const sunX = width * (0.2 + (mix(seed, 2) % 60) / 100)
  return encodePng(width, height, (x, y) => {
    const sun = Math.hypot(x - sunX, y - height * 0.28) < height * 0.12
    const far = height * (0.55 + 0.1 * Math.sin((x / width) * 6 + seed))
    const near = height * (0.75 + 0.08 * Math.sin((x / width) * 9 + seed * 2))
    if (y > near) return [40 + hue / 2, 96 + (x % 7), 60]
    if (y > far) return [86, 128 + hue, 104]
    return sun ? [250, 210, 120] : [170 + hue, 200 + (y * 40) / height, 230]
  })
}

/** A round face for every smiley id. */
export const face = (seed: number): Buffer =>
  encodePng(20, 20, (x, y) => {
    const d = Math.hypot(x - 9.5, y - 9.5)
    if (d > 9) return [255, 255, 255]
    const eye = Math.hypot(x - 6, y - 7) < 1.5 || Math.hypot(x - 13, y - 7) < 1.5
    const mouth = Math.abs(y - 13 - ((seed % 3) - 1) * Math.abs(x - 9.5) * 0.3) < 0.8 && Math.abs(x - 9.5) < 4
    return eye || mouth ? [60, 40, 20] : [250, 210, 60]
  })
