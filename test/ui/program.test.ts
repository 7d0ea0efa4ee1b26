import { describe, expect, it } from 'vitest'
import { PalouError } from '../../source/forum/errors.ts'
import { isLoading, topOf } from '../../source/ui/program.ts'
import type { BoardsState } from '../../source/ui/screens/boards/state.ts'
import type { SitesState } from '../../source/ui/screens/sites/state.ts'
import type { ThreadsState } from '../../source/ui/screens/threads/state.ts'
import { type Drive, drive, threadPlace } from './drive.ts'
import { base } from './fake-reader.ts'

const screens = (reader: Drive): readonly string[] => reader.program().stack.map(frame => frame.screen)

describe('going about', () => {
  it('opens a board, a thread, and comes back to the same rows without asking again', async () => {
    const reader = await drive()
    await reader.press('j', 'enter')
    await reader.press('j', 'j', 'j', 'enter')
    expect(screens(reader)).toEqual(['boards', 'threads', 'thread'])
    const asked = [...reader.forum.asked]
    await reader.press('q')
    expect(reader.state<ThreadsState>().list.chosen).toBe(3)
    await reader.press('q')
    expect(reader.state<BoardsState>().list.chosen).toBe(1)
    expect(reader.forum.asked).toEqual(asked)
  })

  it('returns to the listing on the thread that was read last', async () => {
    const reader = await drive()
    await reader.press('enter', 'enter')
    await reader.settle()
    await reader.press('enter')
    await reader.press('2', 'J')
    await reader.press('q')
    expect(reader.state<ThreadsState>().list.chosen).toBe(2)
  })

  it('quits with q at the root only, with Q and ^C anywhere', async () => {
    const root = await drive()
    await root.press('q')
    await expect(root.runner.exited).resolves.toBe(0)
    for (const key of ['Q', '^c']) {
      const reader = await drive()
      await reader.press('enter')
      await reader.press(key)
      await expect(reader.runner.exited).resolves.toBe(0)
    }
  })

  it('goes home through the stack, and forward where home was never visited', async () => {
    const reader = await drive()
    await reader.press('enter')
    await reader.press('enter')
    await reader.press('g', 'h')
    expect(screens(reader)).toEqual(['boards'])
    const other = await drive({ places: [threadPlace()] })
    await other.press('g', 'b')
    expect(screens(other)).toEqual(['thread', 'threads'])
    await other.press('g', 'h')
    expect(screens(other)).toEqual(['thread', 'threads', 'boards'])
  })

  it('shows help about the screen below and comes back', async () => {
    const reader = await drive({ places: [threadPlace()] })
    await reader.press('?')
    expect(topOf(reader.program())).toMatchObject({ screen: 'help', state: { about: 'thread' } })
    await reader.press('?', 'q')
    expect(screens(reader)).toEqual(['thread'])
  })

  it('names a key that means nothing, and forgets the message on the next', async () => {
    const reader = await drive()
    await reader.press('}')
    expect(reader.program().note?.text).toBe('} 在这里没有用。? 列出按键。')
    await reader.press('j')
    expect(reader.program().note).toBeNull()
  })
})

describe('loading', () => {
  it('is stopped by Esc: the way back where nothing is shown, the old page where something is', async () => {
    const reader = await drive()
    reader.forum.hold = true
    await reader.press('enter')
    expect(isLoading(reader.program())).toBe(true)
    await reader.press('esc')
    expect(screens(reader)).toEqual(['boards'])
    await reader.press('R')
    await reader.press('esc')
    expect(screens(reader)).toEqual(['boards'])
    expect(isLoading(reader.program())).toBe(false)
  })

  it('at the root is stopped without leaving, and can be asked again', async () => {
    const reader = await drive({ hold: true })
    await reader.press('esc')
    expect(reader.state<BoardsState>().load.problem?.error.code).toBe('interrupted')
    reader.forum.hold = false
    await reader.press('R')
    expect(reader.state<BoardsState>().load.shown).not.toBeNull()
  })

  it('drops an answer that comes after one left', async () => {
    const reader = await drive()
    reader.forum.hold = true
    await reader.press('enter')
    await reader.press('q')
    reader.forum.release()
    await reader.settle()
    expect(screens(reader)).toEqual(['boards'])
  })

  it('that fails offers ways on, the browser first where a browser is wanted', async () => {
    const reader = await drive({ hold: true })
    reader.forum.failWith = new PalouError('challenge', { url: `${base}x` })
    reader.forum.release()
    await reader.settle()
    await reader.press('enter')
    expect(reader.tasks.at(-1)).toEqual({ kind: 'browser', url: `${base}x` })
  })
})

describe('a listing', () => {
  const openListing = async (): Promise<Drive> => {
    const reader = await drive()
    await reader.press('enter')
    return reader
  }

  it('turns pages and keeps those it has', async () => {
    const reader = await openListing()
    await reader.press(']')
    await reader.press('[')
    await reader.press(']')
    expect(reader.forum.asked.filter(line => line.startsWith('threads'))).toEqual([
      'threads 1 page 1  all',
      'threads 1 page 2  all',
    ])
    await reader.press('9', ']')
    expect(reader.program().note?.text).toBe('到底了。')
  })

  it('sorts and filters by a menu that Esc leaves', async () => {
    const reader = await openListing()
    await reader.press('s', 'j', 'enter')
    expect(reader.forum.asked.at(-1)).toBe('threads 1 page 1 newest all')
    await reader.press('&', 'G', 'enter')
    expect(reader.state<ThreadsState>().load.wanted).toMatchObject({ typeId: '2', sort: 'newest' })
    await reader.press('s', 'esc')
    expect(reader.state<ThreadsState>().menu).toBeNull()
    expect(screens(reader)).toEqual(['boards', 'threads'])
  })

  it('keeps the old page when a refresh fails', async () => {
    const reader = await openListing()
    reader.forum.failWith = new PalouError('server-error')
    await reader.press('R')
    expect(reader.state<ThreadsState>().load.shown).not.toBeNull()
    expect(reader.program().note).toMatchObject({ tone: 'error', text: '站点的服务器出错了' })
  })

  it('finds rows, and rows with new posts', async () => {
    const reader = await openListing()
    await reader.press('tab')
    expect(reader.state<ThreadsState>().list.chosen).toBe(2)
    await reader.press('/', ...'第 15 个', 'enter')
    expect(reader.state<ThreadsState>().list.chosen).toBe(14)
  })
})

describe('the first start', () => {
  it('asks for an address, takes a pasted one and opens it', async () => {
    const reader = await drive({ places: [{ screen: 'sites' }] })
    expect(reader.state<SitesState>().field).toEqual({ text: '', cursor: 0 })
    reader.runner.send({ kind: 'pasted', text: `${base}thread-7-2-1.html\n`, now: 0 })
    await reader.press('enter')
    expect(reader.forum.asked).toEqual(['thread 7 page 2'])
  })

  it('takes a bare host, and says so when it is no address', async () => {
    const reader = await drive({ places: [{ screen: 'sites' }] })
    await reader.press(...'hello', 'enter')
    expect(reader.program().note?.tone).toBe('error')
    await reader.press('^u', ...'bbs.example', 'enter')
    expect(reader.forum.asked).toEqual(['boards'])
  })

  it('lists known sites instead, and lets keys be keys', async () => {
    const sites = [{ name: 'farshore', base, title: '远岸论坛' }]
    const reader = await drive({ places: [{ screen: 'sites' }], sites })
    await reader.press('enter')
    expect(reader.forum.asked).toEqual(['boards'])
    await reader.press('q', 'a', ...'farshore:t/9', 'enter')
    expect(reader.forum.asked.at(-1)).toBe('thread 9 page 1')
  })
})
