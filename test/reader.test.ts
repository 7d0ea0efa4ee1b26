import { describe, expect, it } from 'vitest'
import type { Ask, Engine } from '../source/forum/engine.ts'
import type { BoardId, PostId, ThreadAnswer, ThreadId } from '../source/forum/model.ts'
import { createReader } from '../source/reader.ts'

const base = 'https://bbs.example/'
const view = { authorId: null, order: 'default' } as const
const thread = (page: number) => ({ threadId: '5' as ThreadId, page, view })
const threads = (page: number) => ({ boardId: '2' as BoardId, page, sort: null, filter: 'all' as const, typeId: null })

/** An engine that answers when told to; what it was asked is written down. */
const createSlowEngine = () => {
  const asked: string[] = []
  const asks: Ask[] = []
  const waiting: { answer: (value: unknown) => void; fail: (error: Error) => void }[] = []
  const wait = <Answer>(what: string, ask: Ask = {}): Promise<Answer> => {
    asked.push(what)
    asks.push(ask)
    return new Promise((resolve, reject) => {
      waiting.push({ answer: value => resolve(value as Answer), fail: reject })
      ask.signal?.addEventListener('abort', () => reject(ask.signal?.reason))
    })
  }
  const engine: Engine = {
    name: 'slow',
    loadBoards: ask => wait('boards', ask),
    loadThreads: (query, ask) => wait(`threads ${query.page}`, ask),
    loadThread: (query, ask) => wait(`thread ${query.page} ${query.view.order}`, ask),
    loadPostPage: (_, ask) => wait('post', ask),
    loadLastPage: (_, ask) => wait('last', ask),
  }
  return { engine, asked, asks, waiting }
}

const page = (number: number, count: number): ThreadAnswer =>
  ({ thread: { id: '5' }, page: { number, count, size: 10 }, posts: [] }) as unknown as ThreadAnswer

describe('the reader', () => {
  it('keeps nothing of one account for another', async () => {
    const { engine, asked, waiting } = createSlowEngine()
    let account: string | null = null
    const reader = createReader(() => engine, { who: () => account })
    const ask = async (): Promise<ThreadAnswer> => {
      const answer = reader.loadThread(base, thread(1))
      waiting.at(-1)?.answer(page(1, 1))
      return answer
    }
    await ask()
    await ask()
    expect(asked).toHaveLength(1)
    account = '4'
    await ask()
    expect(asked).toHaveLength(2)
  })

  it('asks once for those who ask the same thing at the same time', async () => {
    const slow = createSlowEngine()
    const reader = createReader(() => slow.engine)
    const both = Promise.all([reader.loadThread(base, thread(1)), reader.loadThread(base, thread(1))])
    await Promise.resolve()
    const answer = page(1, 3)
    slow.waiting[0]!.answer(answer)
    expect(await both).toEqual([answer, answer])
    expect(slow.asked).toEqual(['thread 1 default'])
  })

  it('goes on for the one who still waits when the other turns away', async () => {
    const slow = createSlowEngine()
    const reader = createReader(() => slow.engine)
    const gone = new AbortController()
    const first = reader.loadThread(base, thread(1), { signal: gone.signal })
    const second = reader.loadThread(base, thread(1), { signal: new AbortController().signal })
    await Promise.resolve()
    gone.abort()
    await expect(first).rejects.toThrow(/abort/)
    expect(slow.asks[0]!.signal!.aborted).toBe(false)
    const answer = page(1, 3)
    slow.waiting[0]!.answer(answer)
    expect(await second).toEqual(answer)
  })

  it('gives up the request when the last one turns away, and starts anew for the next', async () => {
    const slow = createSlowEngine()
    const reader = createReader(() => slow.engine)
    const gone = new AbortController()
    const first = reader.loadBoards(base, { signal: gone.signal })
    await Promise.resolve()
    gone.abort()
    await expect(first).rejects.toThrow(/abort/)
    expect(slow.asks[0]!.signal!.aborted).toBe(true)
    const second = reader.loadBoards(base)
    await Promise.resolve()
    slow.waiting[1]!.answer('boards')
    expect(await second).toBe('boards')
  })

  it('asks nothing for one who turned away before asking', async () => {
    const slow = createSlowEngine()
    await expect(createReader(() => slow.engine).loadBoards(base, { signal: AbortSignal.abort() })).rejects.toThrow()
    expect(slow.asked).toEqual([])
  })

  it('gives lists again for seconds, pages in the middle for minutes, and asks anew when told to', async () => {
    const slow = createSlowEngine()
    let now = 0
    const reader = createReader(() => slow.engine, { now: () => now, freshFor: { list: 10, lastPage: 10, page: 100 } })
    const answered = async <T>(promise: Promise<T>, value: unknown): Promise<T> => {
      await Promise.resolve()
      slow.waiting.at(-1)!.answer(value)
      return promise
    }
    await answered(reader.loadThreads(base, threads(1)), 'list')
    await answered(reader.loadThread(base, thread(1)), page(1, 2))
    await answered(reader.loadThread(base, thread(2)), page(2, 2))
    now = 9
    await reader.loadThreads(base, threads(1))
    await reader.loadThread(base, thread(2))
    expect(slow.asked).toHaveLength(3)
    now = 11
    await reader.loadThread(base, thread(1))
    expect(slow.asked).toHaveLength(3)
    await answered(reader.loadThread(base, thread(2)), page(2, 2))
    await answered(reader.loadThreads(base, threads(1)), 'list')
    await answered(reader.loadThread(base, thread(1), { refresh: true }), page(1, 2))
    expect(slow.asked.slice(3)).toEqual(['thread 2 default', 'threads 1', 'thread 1 default'])
  })

  it('knows the page of a floor by its number, too', async () => {
    const slow = createSlowEngine()
    const reader = createReader(() => slow.engine)
    const found = reader.loadPostPage(base, { kind: 'post', postId: '77' as PostId, threadId: null })
    await Promise.resolve()
    slow.waiting[0]!.answer(page(4, 9))
    const answer = await found
    expect(await reader.loadThread(base, thread(4))).toBe(answer)
    expect(slow.asked).toEqual(['post'])
  })

  it('does not keep what failed, and drops the oldest when there are too many', async () => {
    const slow = createSlowEngine()
    const reader = createReader(() => slow.engine, { keep: 1 })
    const failed = reader.loadBoards(base)
    await Promise.resolve()
    slow.waiting[0]!.fail(new Error('down'))
    await expect(failed).rejects.toThrow('down')
    for (const number of [1, 2, 1]) {
      const asked = reader.loadThread(base, thread(number))
      await Promise.resolve()
      slow.waiting.at(-1)!.answer(page(number, 3))
      await asked
    }
    expect(slow.asked).toEqual(['boards', 'thread 1 default', 'thread 2 default', 'thread 1 default'])
  })

  it('aborts what is under way when it is closed', async () => {
    const slow = createSlowEngine()
    const reader = createReader(() => slow.engine)
    const asked = reader.loadBoards(base)
    await Promise.resolve()
    await reader.close()
    await expect(asked).rejects.toThrow(/abort/)
  })
})
