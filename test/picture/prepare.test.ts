import { afterEach, describe, expect, it } from 'vitest'
import { throughTmux } from '../../source/picture/encode-terminal.ts'
import { createPictures } from '../../source/picture/in-worker.ts'
import { kittyColour, kittyPlaceholder, mostPlaceholders } from '../../source/picture/kitty-placeholder.ts'
import { type PictureRoom, preparePicture } from '../../source/picture/prepare.ts'
import { pngOf, quarters } from './made-pictures.ts'

const room: PictureRoom = { protocol: 'blocks', columns: 20, rows: 10, top: 0, cellWidth: 8, cellHeight: 16, id: 77 }
const picture = pngOf(quarters(320, 1280))

describe('a prepared picture', () => {
  it('is half blocks as wide as the room, cut to its rows, and scrolls', async () => {
    const prepared = await preparePicture(picture, room)
    expect(prepared).toMatchObject({ width: 320, height: 1280, columns: 20, rows: 10, allRows: 40 })
    expect(prepared.drawn.kind === 'blocks' && prepared.drawn.rows[0]![0]).toEqual({
      top: [255, 0, 0],
      bottom: [255, 0, 0],
    })
    const lower = await preparePicture(picture, { ...room, top: 32 })
    expect(lower.rows).toBe(8)
    expect(lower.drawn.kind === 'blocks' && lower.drawn.rows[0]![0]!.top).toEqual([0, 0, 255])
  })

  it('is a sixel of the room’s pixels', async () => {
    const { drawn, columns, rows } = await preparePicture(picture, { ...room, protocol: 'sixel' })
    expect([columns, rows]).toEqual([20, 10])
    const sixel = drawn.kind === 'sequences' ? drawn.sequences.join('') : ''
    expect(sixel).toMatch(/^\u001BP0;1;?q?/)
    expect(sixel).toContain('"1;1;160;160')
    expect(sixel.endsWith('\u001B\\')).toBe(true)
  })

  it('is a file in the words of iTerm2', async () => {
    const { drawn } = await preparePicture(picture, { ...room, protocol: 'iterm' })
    const [sequence = ''] = drawn.kind === 'sequences' ? drawn.sequences : []
    expect(sequence).toMatch(/^\u001B\]1337;File=inline=1;width=20;height=10;[^:]*:iVBORw0KGgo[\w+/=]+\u0007$/)
  })

  it('is sent to kitty whole and in pieces that it takes, and asks for no answer', async () => {
    const { drawn, rows } = await preparePicture(picture, { ...room, protocol: 'kitty' })
    const sequences = drawn.kind === 'kitty' ? drawn.sequences : []
    expect(rows).toBe(40)
    expect(sequences[0]).toContain('a=T,f=100,t=d,i=77,c=20,r=40,U=1,q=2')
    for (const sequence of sequences) expect(sequence.length).toBeLessThan(4200)
    expect(sequences.at(-1)).toContain('m=0')
  })

  it('passes through tmux with every escape doubled', () => {
    expect(throughTmux('\u001B_Gi=1;\u001B\\')).toBe('\u001BPtmux;\u001B\u001B_Gi=1;\u001B\u001B\\\u001B\\')
  })

  it('stands in cells that name their row and column', () => {
    expect(mostPlaceholders).toBe(297)
    expect(kittyPlaceholder(0, 1)).toBe('\u{10EEEE}\u0305\u030D')
    expect(new Set(Array.from({ length: mostPlaceholders }, (_, n) => kittyPlaceholder(n, 0))).size).toBe(
      mostPlaceholders,
    )
    expect(kittyColour(0x010203)).toBe('38;2;1;2;3')
  })
})

describe('the decoder’s thread', () => {
  const opened: { close(): void }[] = []
  afterEach(() => {
    for (const pictures of opened.splice(0)) pictures.close()
  })
  const open = (milliseconds?: number) => {
    const pictures = createPictures(milliseconds)
    opened.push(pictures)
    return pictures
  }

  it('prepares pictures, several at once, each for who asked', async () => {
    const { prepare } = open()
    const small = pngOf(quarters(8, 8))
    const [one, other] = await Promise.all([prepare(picture, room), prepare(small, room)])
    expect([one.width, other.width]).toEqual([320, 8])
  })

  it('says that a broken picture is broken, and takes the next', async () => {
    const { prepare } = open()
    await expect(prepare(picture.slice(0, 50), room)).rejects.toThrow()
    await expect(prepare(new Uint8Array(100), room)).rejects.toThrow('no picture')
    expect((await prepare(picture, room)).width).toBe(320)
  })

  it('gives up a picture that takes too long, and takes the next', async () => {
    const { prepare } = open(1)
    await expect(prepare(pngOf(quarters(1200, 1200)), room)).rejects.toThrow('too slow')
    const patient = open()
    expect((await patient.prepare(picture, room)).width).toBe(320)
  })
})
