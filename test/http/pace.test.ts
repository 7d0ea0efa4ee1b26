import { expect, test } from 'vitest'
import { createPace, type Turn } from '../../source/http/pace.ts'
import { stillClock } from './loopback.ts'

const reader: Turn = { priority: 'reader' }
const bulk: Turn = { priority: 'bulk' }

const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

test('bulk requests are spaced, from the end of one to the start of the next', async () => {
  const { clock, slept } = stillClock()
  const pace = createPace({ spacing: 1000, clock })
  for (let count = 0; count < 3; count++) {
    const leave = await pace.enter('a', bulk)
    await clock.sleep(50)
    leave()
  }
  expect(slept).toEqual([50, 1000, 50, 1000, 50])
})

test('a reader asks three things in a row before spacing begins', async () => {
  const { clock, slept } = stillClock()
  const pace = createPace({ spacing: 1000, clock })
  for (let count = 0; count < 5; count++) (await pace.enter('a', reader))()
  expect(slept).toEqual([1000, 1000])
})

test('the reader’s allowance grows back with time', async () => {
  const { clock, slept } = stillClock()
  const pace = createPace({ spacing: 1000, clock })
  for (let count = 0; count < 3; count++) (await pace.enter('a', reader))()
  await clock.sleep(2000)
  for (let count = 0; count < 3; count++) (await pace.enter('a', reader))()
  expect(slept).toEqual([2000, 1000])
})

test('one request at a time, a reader ahead of waiting bulk work', async () => {
  const { clock } = stillClock()
  const pace = createPace({ spacing: 1000, clock })
  const order: string[] = []
  const leave = await pace.enter('a', bulk)
  const second = pace.enter('a', bulk).then(done => {
    order.push('bulk')
    done()
  })
  const third = pace.enter('a', reader).then(done => {
    order.push('reader')
    done()
  })
  await settled()
  expect(order).toEqual([])
  leave()
  await Promise.all([second, third])
  expect(order).toEqual(['reader', 'bulk'])
})

test('a reader who comes while bulk work sleeps goes first', async () => {
  let wake = (): void => undefined
  const clock = {
    now: () => 0,
    sleep: (_: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        wake = resolve
        signal?.addEventListener('abort', () => reject(signal.reason))
      }),
  }
  const pace = createPace({ spacing: 1000, clock })
  const order: string[] = []
  const leave = await pace.enter('a', bulk)
  leave()
  void pace.enter('a', bulk).then(() => order.push('bulk'))
  await settled()
  const done = await pace.enter('a', reader)
  expect(order).toEqual([])
  done()
  wake()
  await settled()
})

test('sites do not wait for each other', async () => {
  const { clock, slept } = stillClock()
  const pace = createPace({ spacing: 1000, clock })
  await pace.enter('a', bulk)
  await pace.enter('b', bulk)
  expect(slept).toEqual([])
})

test('waiting can be given up, and the others move up', async () => {
  const { clock } = stillClock()
  const pace = createPace({ spacing: 1000, clock })
  const leave = await pace.enter('a', reader)
  const stop = new AbortController()
  const given = pace.enter('a', { ...reader, signal: stop.signal })
  const other = pace.enter('a', reader)
  stop.abort(new Error('enough'))
  await expect(given).rejects.toThrow('enough')
  leave()
  await expect(other).resolves.toBeTypeOf('function')
})

test('a turn that is not wanted from the start is never taken', async () => {
  const { clock } = stillClock()
  const pace = createPace({ spacing: 1000, clock })
  await expect(pace.enter('a', { ...reader, signal: AbortSignal.abort() })).rejects.toThrow()
  await expect(pace.enter('a', reader)).resolves.toBeTypeOf('function')
})

test('a site that asks for quiet gets it, and a long wait is named instead of sat through', async () => {
  const { clock, slept } = stillClock()
  const pace = createPace({ spacing: 1000, clock })
  pace.hold('a', 5000)
  ;(await pace.enter('a', reader))()
  expect(slept).toEqual([5000])
  pace.hold('a', 60_000)
  await expect(pace.enter('a', reader)).rejects.toMatchObject({ code: 'rate-limited', seconds: 60 })
  await expect(pace.enter('a', bulk)).resolves.toBeTypeOf('function')
  expect(slept).toEqual([5000, 60_000])
})
