import { describe, expect, it } from 'vitest'
import { PalouError } from '../../source/forum/errors.ts'
import { textWidth } from '../../source/text/width.ts'
import { type Drive, type DriveOptions, drive, threadPlace } from './drive.ts'
import { base } from './fake-reader.ts'
import { frameOf } from './frame.tsx'

const sizes = [
  [80, 24],
  [40, 20],
  [120, 40],
  [20, 5],
  [1, 1],
] as const

type Scene = { readonly options?: DriveOptions; readonly keys?: readonly string[]; readonly failWith?: PalouError }

const scenes: Readonly<Record<string, Scene>> = {
  'first start': { options: { places: [{ screen: 'sites' }] } },
  sites: { options: { places: [{ screen: 'sites' }], sites: [{ name: 'farshore', base, title: '远岸论坛' }] } },
  index: {},
  listing: { keys: ['enter'] },
  'sort menu': { keys: ['enter', 's'] },
  thread: { options: { places: [threadPlace()] } },
  'middle of a thread': { options: { places: [threadPlace({ target: { kind: 'floor', floor: 44 } })] } },
  'end of a thread': { options: { places: [threadPlace()] }, keys: ['G'] },
  'find prompt': { options: { places: [threadPlace()] }, keys: ['/', '护', '林'] },
  help: { options: { places: [threadPlace()] }, keys: ['?'] },
  'keys begun': { options: { places: [threadPlace()] }, keys: ['1', '2', 'g'] },
  problem: {
    options: { places: [threadPlace()] },
    failWith: new PalouError('challenge', { url: base, detail: '请稍候' }),
  },
  loading: { options: { places: [threadPlace()], hold: true } },
}

const play = async (
  { options, keys = [], failWith }: Scene,
  columns: number,
  rows: number,
  more: DriveOptions = {},
): Promise<Drive> => {
  const reader = await drive({ ...options, ...more, columns, rows, hold: options?.hold ?? failWith !== undefined })
  if (failWith) {
    reader.forum.failWith = failWith
    reader.forum.release()
    await reader.settle()
  }
  for (const key of keys) await reader.press(key)
  return reader
}

describe.each(Object.entries(scenes))('the frame of: %s', (_name, scene) => {
  it.each(sizes)('fits %i×%i, no row wider and none more', async (columns, rows) => {
    const frame = frameOf((await play(scene, columns, rows)).runner)
    expect(frame.length).toBeLessThanOrEqual(rows)
    for (const row of frame) expect([row, textWidth(row)]).toEqual([row, Math.min(textWidth(row), columns)])
  })

  it('fits where ambiguous characters are wide, and speaks English but for what the site itself says', async () => {
    const width = { ambiguousWide: true }
    const frame = frameOf((await play(scene, 80, 24, { settings: { ...width, language: 'en' } })).runner)
    for (const row of frame) expect([row, textWidth(row, width)]).toEqual([row, Math.min(textWidth(row, width), 80)])
    expect([frame[0], frame.at(-1)].join(' ')).not.toMatch(/打开|楼主：|查找|帮助|第 \d+/)
  })
})

const rowsOf = async (scene: Scene, columns = 80, rows = 24): Promise<readonly string[]> =>
  frameOf((await play(scene, columns, rows)).runner)

describe('what the rows say', () => {
  it('the index: a category, its boards with their counts, the last post', async () => {
    const frame = await rowsOf(scenes.index!)
    expect(frame[0]).toBe(' 远岸论坛')
    expect(frame[2]).toMatch(/^ 要闻 +今日 12$/)
    expect(frame[3]).toMatch(/^▌● 本地新闻 {2}\+12 +8,214 主题 {2}9\.1万 帖$/)
    expect(frame[4]).toMatch(/^▌ {2}柳溪乡：“2\+4\+N”办法管好一片青山 · 远岸晚报 +12 分钟前$/)
    expect(frame.at(-1)).toMatch(/^ Enter 打开 .*\? 帮助$/)
  })

  it('the listing: where one is, which page, marks and counts', async () => {
    const frame = await rowsOf(scenes.listing!)
    expect(frame[0]).toMatch(/^ 远岸论坛 › 本地新闻 +第 1\/3 页$/)
    expect(frame[1]).toMatch(/^ 全部 · 民生 320 · 交通 118 +按最后回复$/)
    expect(frame[3]).toMatch(/^▌▲ \[民生\] 第 1 个主题：.* 0$/)
    expect(frame[7]).toMatch(/^ ● 第 3 个主题：.*热 +新 {2}26$/)
  })

  it('the thread: position, the head of each floor in one row, reactions at its foot', async () => {
    const frame = await rowsOf(scenes.thread!)
    expect(frame[0]).toMatch(/^ 本地新闻 › 柳溪乡.* +1\/95 楼$/)
    expect(frame[2]).toMatch(/^▌ 楼主 {2}远岸晚报 {2}未绑定微信 +2022-01-26 11:46 {2}广西南宁$/)
    expect(frame.some(row => /^ {50,}牛逼 2 {2}垃圾 0$/.test(row))).toBe(true)
    expect(frame.at(-1)).toMatch(/第 1\/10 页$/)
  })

  it('a narrow thread: the facts of a floor in a second row', async () => {
    const frame = await rowsOf(scenes.thread!, 40, 20)
    expect(frame[4]).toBe('▌ 楼主  远岸晚报  未绑定微信')
    expect(frame[5]).toMatch(/^▌ +2022-01-26 11:46 {2}广西南宁$/)
  })

  it('a problem: what, why, what the site says, and ways on', async () => {
    const frame = (await rowsOf(scenes.problem!)).join('\n')
    for (const text of [
      '打不开这个主题',
      '站点前面有一道浏览器验证',
      '站点说：请稍候',
      '▌ 用浏览器打开这个地址',
      'challenge · 退出码 6',
    ])
      expect(frame).toContain(text)
  })

  it('loading: said in the header, with what was there still there', async () => {
    const reader = await play(scenes.thread!, 80, 24)
    reader.forum.hold = true
    await reader.press('9', '0', 'G')
    const frame = frameOf(reader.runner)
    expect(frame[0]).toMatch(/正在读第 9 页…$/)
    expect(frame[2]).toContain('楼主')
  })

  it('keys begun: what may follow', async () => {
    expect((await rowsOf(scenes['keys begun']!)).at(-1)).toMatch(/^ 12g {2}g 到头 {2}h 版块列表 {2}b 所在版块/)
  })
})
