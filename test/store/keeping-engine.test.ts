import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine, ThreadQuery } from '../../source/forum/engine.ts'
import { PalouError } from '../../source/forum/errors.ts'
import type { BoardsAnswer, PostId, ThreadId } from '../../source/forum/model.ts'
import { freshFor, type Keeping, keepingEngine } from '../../source/store/keeping-engine.ts'
import type { Memory } from '../../source/store/memory.ts'
import { base, floors, makePage, openOrFail, threadId } from '../helpers/kept-thread.ts'
import { madeSite } from '../helpers/made-thread.ts'

const start = Date.parse('2026-11-24T03:09:00Z')
let clock = start
let memory: Memory
let asked: string[] = []
let failure: PalouError | null = null

const count = 3
const answerFor = (page: number) => ({
  ...makePage({ number: page, count, size: 2, posts: floors(page * 2 - 1, page * 2) }),
  fetchedAt: new Date(clock).toISOString(),
})
const come = async <Value>(name: string, value: () => Value): Promise<Value> => {
  asked.push(name)
  if (failure) throw failure
  return value()
}
const site: Engine = {
  name: 'made',
  loadBoards: () =>
    come(
      'boards',
      () =>
        ({
          site: madeSite,
          fetchedAt: new Date(clock).toISOString(),
          source: 'network',
          page: null,
          warnings: [],
          categories: [],
        }) as BoardsAnswer,
    ),
  loadThreads: () => Promise.reject(new Error('not made')),
  loadThread: ({ page }) => come(`page ${page}`, () => answerFor(Math.min(page, count))),
  loadPostPage: () => come('post', () => ({ ...answerFor(2), postId: '1004' as PostId })),
  loadLastPage: () => come('last', () => answerFor(count)),
}
const open = (more: Partial<Keeping> = {}) =>
  keepingEngine(site, base, {
    openMemory: async () => memory,
    isOffline: false,
    isRefresh: false,
    now: () => clock,
    account: () => null,
    ...more,
  })
const query = (page: number): ThreadQuery => ({ threadId, page, view: { authorId: null, order: 'default' } })

beforeEach(() => {
  clock = start
  asked = []
  failure = null
  memory = openOrFail(null, () => clock)
})
afterEach(() => memory.close())

const read = async (page: number, engine = open()) => {
  const answer = await engine.loadThread(query(page))
  await memory.flush()
  return answer
}

describe('freshness', () => {
  it('a page in the middle of a thread is asked for once an hour', async () => {
    expect((await read(1)).source).toBe('network')
    clock += freshFor.page - 1000
    expect((await read(1)).source).toBe('cache')
    clock += 2000
    expect((await read(1)).source).toBe('network')
    expect(asked).toEqual(['page 1', 'page 1'])
  })
  it('the last page is always asked for', async () => {
    await read(3)
    expect((await read(3)).source).toBe('network')
    expect(asked).toEqual(['page 3', 'page 3'])
  })
  it('a list is fresh for half a minute', async () => {
    const engine = open()
    await engine.loadBoards()
    await memory.flush()
    expect((await engine.loadBoards()).source).toBe('cache')
    clock += freshFor.list
    expect((await engine.loadBoards()).source).toBe('network')
  })
  it('what is asked anew is asked', async () => {
    await read(1)
    expect((await open().loadThread(query(1), { refresh: true })).source).toBe('network')
    expect((await open({ isRefresh: true }).loadThread(query(1))).source).toBe('network')
  })
  it('what another account saw does not count', async () => {
    await read(1)
    expect((await open({ account: () => '7' }).loadThread(query(1))).source).toBe('network')
  })
  it('what was written in is asked for again', async () => {
    await read(1)
    memory.forgetFreshness(base, threadId)
    await memory.flush()
    expect((await read(1)).source).toBe('network')
  })
})

describe('offline', () => {
  it('answers from what is kept, with the day it was read, and asks nobody', async () => {
    await read(1)
    clock += 30 * 86_400_000
    const answer = await open({ isOffline: true }).loadThread(query(1))
    expect(answer).toMatchObject({ source: 'cache', fetchedAt: new Date(start).toISOString() })
    expect(answer.warnings.map(({ code }) => code)).toEqual(['from-cache'])
    expect(asked).toHaveLength(1)
  })
  it('says so for what was never read', async () => {
    await expect(open({ isOffline: true }).loadThread(query(2))).rejects.toMatchObject({ code: 'offline' })
  })
  it('finds a floor on the page it was read on, and the last page that was read', async () => {
    await read(1)
    await read(2)
    const engine = open({ isOffline: true })
    const found = await engine.loadPostPage({ kind: 'floor', threadId, floor: 3 })
    expect([found.page?.number, found.postId]).toEqual([2, '1003'])
    expect((await engine.loadPostPage({ kind: 'post', postId: '1002' as PostId, threadId: null })).page?.number).toBe(1)
    expect((await engine.loadLastPage(threadId)).page?.number).toBe(2)
    await expect(engine.loadLastPage('6' as ThreadId)).rejects.toMatchObject({ code: 'offline' })
  })
})

describe('a network that is gone', () => {
  it('is made up for by what is kept, and it shows', async () => {
    await read(3)
    failure = new PalouError('connection-refused')
    const answer = await open().loadThread(query(3))
    expect(answer.source).toBe('cache')
    expect(answer.warnings.at(-1)?.code).toBe('from-cache')
  })
  it('is told where nothing is kept, and where the site was to be asked', async () => {
    failure = new PalouError('timeout')
    await expect(open().loadThread(query(1))).rejects.toMatchObject({ code: 'timeout' })
    failure = null
    await read(1)
    failure = new PalouError('timeout')
    await expect(open().loadThread(query(1), { refresh: true })).rejects.toMatchObject({ code: 'timeout' })
  })
  it('is not what a refusal is', async () => {
    await read(3)
    failure = new PalouError('login-needed')
    await expect(open().loadThread(query(3))).rejects.toMatchObject({ code: 'login-needed' })
  })
})

it('a page beyond the end is kept as the last page, which it is', async () => {
  await read(9)
  expect((await open({ isOffline: true }).loadThread(query(3))).posts).toHaveLength(2)
})

it('without a store everything is asked for and nothing fails', async () => {
  const engine = open({ openMemory: async () => null })
  expect((await engine.loadThread(query(1))).source).toBe('network')
  expect((await engine.loadThread(query(1))).source).toBe('network')
})
