import { describe, expect, it } from 'vitest'
import { decodePicture, type Pixels } from '../../source/picture/decode.ts'
import { readPictureSize } from '../../source/picture/read-size.ts'
import { jpegOf, movingGif, pngOf, quarters, webpOf } from './made-pictures.ts'

const at = ({ width, rgba }: Pixels, x: number, y: number): readonly number[] => [
  ...rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
]

describe('a picture', () => {
  const picture = quarters(20, 12)

  it('of every kind says its size in its first bytes', async () => {
    expect(readPictureSize(pngOf(picture))).toEqual({ kind: 'png', width: 20, height: 12 })
    expect(readPictureSize(jpegOf(picture))).toEqual({ kind: 'jpeg', width: 20, height: 12 })
    expect(readPictureSize(movingGif(7, 5))).toEqual({ kind: 'gif', width: 7, height: 5 })
    expect(readPictureSize(await webpOf(picture))).toEqual({ kind: 'webp', width: 20, height: 12 })
  })

  it('that is a page of words is none', () => {
    expect(readPictureSize(new TextEncoder().encode('<!DOCTYPE html><p>请先登录后查看图片'))).toBeNull()
    expect(readPictureSize(new Uint8Array())).toBeNull()
  })

  it('of every kind becomes the pixels it was made of', async () => {
    for (const bytes of [pngOf(picture), await webpOf(picture)]) {
      const decoded = await decodePicture(bytes)
      expect([at(decoded, 2, 2), at(decoded, 15, 2), at(decoded, 2, 9)]).toEqual([
        [255, 0, 0, 255],
        [0, 255, 0, 255],
        [0, 0, 255, 255],
      ])
      expect(at(decoded, 15, 9)[3]).toBe(0)
    }
    const [red = 0, green = 0, blue = 0] = at(await decodePicture(jpegOf(picture)), 2, 2)
    expect(red).toBeGreaterThan(200)
    expect(Math.max(green, blue)).toBeLessThan(60)
  })

  it('that moves shows its first frame to readers and its last to those who look for a captcha', async () => {
    const gif = movingGif(4, 4)
    expect(at(await decodePicture(gif, { frame: 'first' }), 1, 1)).toEqual([255, 0, 0, 255])
    expect(at(await decodePicture(gif), 1, 1)).toEqual([0, 255, 0, 255])
  })

  it('that claims more pixels than allowed is not decoded at all', async () => {
    const bomb = pngOf(picture).slice(0, 60)
    new DataView(bomb.buffer).setUint32(16, 60_000)
    new DataView(bomb.buffer).setUint32(20, 60_000)
    await expect(decodePicture(bomb)).rejects.toThrow('60000 x 60000')
  })

  it('that is broken off fails and says so by failing, whatever its kind', async () => {
    for (const bytes of [pngOf(picture), jpegOf(picture), await webpOf(picture)])
      await expect(decodePicture(bytes.slice(0, 40))).rejects.toThrow()
  })
})
