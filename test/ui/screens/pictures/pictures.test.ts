import { describe, expect, it } from 'vitest'
import { PalouError } from '../../../../source/forum/errors.ts'
import { preparePicture } from '../../../../source/picture/prepare.ts'
import { createEnv } from '../../../../source/ui/env.ts'
import { createKeymap } from '../../../../source/ui/keymap/keymap.ts'
import { picturesLines, placedPicture } from '../../../../source/ui/screens/pictures/lines.ts'
import {
  openPictures,
  type PicturesState,
  picturesWants,
  updatePictures,
} from '../../../../source/ui/screens/pictures/state.ts'
import { defaultUiSettings, type UiSettings } from '../../../../source/ui/settings.ts'
import type { Graphics } from '../../../../source/ui/terminal/graphics.ts'
import type { Hung, PictureWant } from '../../../../source/ui/want-picture.ts'
import { pngOf, quarters } from '../../../picture/made-pictures.ts'

const base = 'https://bbs.example/'
const own: Hung = {
  kind: 'picture',
  url: `${base}a.png`,
  name: '早晨.png',
  floor: '楼主 · 远岸晚报',
  width: 320,
  height: 200,
}
const foreign: Hung = { ...own, url: 'https://pics.other.example/b.png', name: null }
const file: Hung = {
  kind: 'file',
  url: `${base}c.zip`,
  name: '图纸.zip',
  floor: '3#',
  size: '1.2 MB',
  price: null,
  readAccess: null,
}

const envOf = (graphics: Partial<Graphics> = {}, settings: Partial<UiSettings> = {}) =>
  createEnv({
    columns: 80,
    rows: 24,
    now: 0,
    settings: { ...defaultUiSettings, ...settings },
    sites: [],
    keymap: createKeymap({}),
    graphics: { protocol: 'blocks', cellWidth: 8, cellHeight: 16, throughTmux: false, ...graphics },
  })
const env = envOf()

const open = (at = 0, hung: readonly Hung[] = [own, foreign, file]): PicturesState =>
  openPictures({ screen: 'pictures', base, title: '一个主题', hung, at })
const press = (state: PicturesState, action: string, count: number | null = null, at = env) =>
  updatePictures(state, { kind: 'key', action: action as 'down', count }, at)
const wantOf = (state: PicturesState, at = env) => picturesWants(state, at)[0] as PictureWant | undefined
const arrive = async (state: PicturesState, picture: Uint8Array, at = env) => {
  const want = wantOf(state, at)!
  const answer = await preparePicture(picture, want.room)
  return updatePictures(state, { kind: 'arrived', arrival: { kind: 'picture', want, answer } }, at).state
}
const textOf = (state: PicturesState, at = env) =>
  picturesLines(state, at)
    .map(({ spans }) => spans.map(({ text }) => text).join(''))
    .join('\n')

describe('the screen of pictures', () => {
  it('asks for the picture in sight and for no other, until it is there', async () => {
    const state = open()
    expect(picturesWants(state, env).map(want => (want as PictureWant).url)).toEqual([own.url])
    const shown = await arrive(state, pngOf(quarters(320, 200)))
    expect(picturesWants(shown, env)).toEqual([])
    expect(textOf(shown)).toContain('图 1/3  早晨.png  320×200 · 楼主 · 远岸晚报')
  })

  it('never asks another host by itself', () => {
    const state = press(open(), 'nextPicture').state
    expect(picturesWants(state, env)).toEqual([])
    expect(textOf(state)).toContain('pics.other.example')
    expect(wantOf(press(state, 'loadPicture').state)?.url).toBe(foreign.url)
  })

  it('takes a forum’s machine for pictures as the forum’s', () => {
    const near: Hung = { ...own, url: 'https://img.bbs.example/a.png' }
    expect(
      wantOf(openPictures({ screen: 'pictures', base: 'https://www.bbs.example/', title: '', hung: [near], at: 0 }))
        ?.url,
    ).toBe(near.url)
  })

  it('asks for nothing where pictures are never loaded, or cannot be shown', () => {
    expect(picturesWants(open(), envOf({}, { pictures: 'never' }))).toEqual([])
    expect(picturesWants(open(), envOf({ protocol: null }))).toEqual([])
    expect(textOf(open(), envOf({ protocol: null }))).toContain('这个终端不能显示图片')
  })

  it('stops at a first megabyte, and goes on when told to', () => {
    const state = open()
    const want = wantOf(state)!
    expect(want.most).toBe(1_000_000)
    const failed = updatePictures(state, { kind: 'failed', want, error: new PalouError('too-large') }, env).state
    expect(picturesWants(failed, env)).toEqual([])
    expect(textOf(failed)).toContain('超过 1 MB')
    expect(wantOf(press(failed, 'loadPicture').state)?.most).toBeNull()
  })

  it('scrolls a long picture, and not beyond its end', async () => {
    const long = await arrive(open(), pngOf(quarters(78, 390)))
    const down = press(long, 'bottom').state
    expect(down.top).toBe(390 / 2 - 20)
    expect(press(down, 'down').state.top).toBe(down.top)
    expect(wantOf(down)?.room.top).toBe(down.top)
    expect(press(down, 'top').state.top).toBe(0)
  })

  it('asks before a file may cost something, and saves it then', () => {
    const state = open(2)
    const first = press(state, 'savePicture')
    expect([first.task, first.note]).toEqual([undefined, expect.stringContaining('可能会扣积分')])
    expect(press(first.state, 'savePicture').task).toEqual({ kind: 'saveFile', base, url: file.url, name: '图纸.zip' })
  })

  it('leaves buying to the browser', () => {
    const first = press(open(0, [{ ...file, price: 5 }]), 'loadPicture')
    expect(first.note).toContain('5')
    expect(press(first.state, 'loadPicture').task).toEqual({ kind: 'browser', url: file.url })
  })

  it('says which is the last', () => {
    expect(press(open(2), 'nextPicture').note).toBe('已是最后一张。')
    expect(press(open(), 'nextPicture', 2).state.at).toBe(2)
  })

  it('leaves the cells of a sixel blank and places it there once', async () => {
    const sixels = envOf({ protocol: 'sixel' })
    const shown = await arrive(open(), pngOf(quarters(160, 96)), sixels)
    expect(picturesLines(shown, sixels)).toHaveLength(2)
    const placed = placedPicture(shown, sixels)!
    expect(placed).toMatchObject({ x: 1, y: 2, rows: 6, isInCells: false })
    expect(placedPicture(shown, sixels)?.key).toBe(placed.key)
  })

  it('shows kitty’s pictures in cells that scroll, and takes them back when it is left', async () => {
    const kitty = envOf({ protocol: 'kitty' })
    const shown = await arrive(open(), pngOf(quarters(624, 3000)), kitty)
    const before = picturesLines(shown, kitty)
    const after = picturesLines(press(shown, 'down', 3, kitty).state, kitty)
    expect(after[2]?.spans[1]).toEqual(before[5]?.spans[1])
    expect(placedPicture(press(shown, 'down', 3, kitty).state, kitty)?.key).toBe(placedPicture(shown, kitty)?.key)
    expect(placedPicture(shown, kitty)?.erase).toContain('a=d')
  })
})
