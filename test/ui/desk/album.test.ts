import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { FetchOptions, HttpPage } from '../../../source/http/contract.ts'
import { createAlbum } from '../../../source/ui/desk/album.ts'
import type { PictureWant } from '../../../source/ui/want-picture.ts'
import { pngOf, quarters } from '../../picture/made-pictures.ts'

const base = 'https://bbs.example/'
const url = `${base}data/a.png`
const png = pngOf(quarters(64, 64))
const room = { protocol: 'blocks', columns: 20, rows: 10, top: 0, cellWidth: 8, cellHeight: 16, id: 1 } as const
const want: PictureWant = { kind: 'picture', base, url, room, most: 1000, fresh: 0 }

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const open = (answer: Partial<HttpPage>) => {
  const folder = mkdtempSync(join(tmpdir(), 'palou-album-'))
  const asked: { url: string; options: FetchOptions }[] = []
  const album = createAlbum({
    folder,
    get: async (_base, target, options) => {
      asked.push({ url: target, options })
      return { status: 200, headers: {}, bytes: png, ...answer } as HttpPage
    },
  })
  closing.push(
    () => album.close(),
    () => rmSync(folder, { recursive: true }),
  )
  return { album, asked, folder }
}

const never = new AbortController().signal

describe('the album', () => {
  it('asks for a picture once, however often the window changes, and for no more bytes than allowed', async () => {
    const { album, asked } = open({})
    expect((await album.load(want, never)).columns).toBe(20)
    expect((await album.load({ ...want, room: { ...room, columns: 8 } }, never)).columns).toBe(8)
    expect(asked.map(({ url: target, options }) => [target, options.maxBytes])).toEqual([[url, 1000]])
  })

  it('says that a page of words is no picture', async () => {
    const { album } = open({ bytes: new TextEncoder().encode('<!DOCTYPE html>请登录') })
    await expect(album.load(want, never)).rejects.toMatchObject({ code: 'page-not-recognised', detail: 'no picture' })
  })

  it('says when the picture is gone', async () => {
    await expect(open({ status: 404 }).album.load(want, never)).rejects.toMatchObject({ code: 'page-not-found' })
  })

  it('saves beside what is there, never over it', async () => {
    const { album, folder } = open({})
    const paths = [await album.save(base, url, '树.png'), await album.save(base, url, '树.png')]
    expect(paths).toEqual([join(folder, '树.png'), join(folder, '树 (2).png')])
    expect(new Uint8Array(readFileSync(paths[1]!))).toEqual(png)
  })

  it('saves no page of words under the name of a file', async () => {
    const { album, folder } = open({ bytes: new TextEncoder().encode('<html>您的积分不足') })
    await expect(album.save(base, url, 'a.zip')).rejects.toMatchObject({ code: 'not-allowed' })
    expect(readdirSync(folder)).toEqual([])
  })

  it('takes the name that the site sends along', async () => {
    const { album, folder } = open({ headers: { 'content-disposition': "attachment; filename*=UTF-8''%E6%A0%91.png" } })
    expect(await album.save(base, `${base}forum.php?mod=attachment&aid=1`, null)).toBe(join(folder, '树.png'))
  })
})
