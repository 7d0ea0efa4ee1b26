/**
 * Decoding away from the keys: in a thread of its own, with bounded memory and bounded time. A picture that takes too long takes the
 * thread with it; the next one gets a new thread. While no picture is worked on, the thread keeps nothing awake.
 */
import { Worker } from 'node:worker_threads'
import type { PictureRoom, Prepared } from './prepare.ts'

export type Pictures = {
  /** Rejects with an error for a picture that is broken, too large or too slow. */
  readonly prepare: (bytes: Uint8Array, room: PictureRoom) => Promise<Prepared>
  readonly close: () => void
}

type Answer = { readonly number: number; readonly prepared?: Prepared; readonly error?: string }
type Waiting = { readonly resolve: (prepared: Prepared) => void; readonly reject: (error: Error) => void }

const longest = 10_000
/** Megabytes of the worker's heap: 40 million pixels in four bytes each live outside of it. */
const mostHeap = 512

/** Beside this file in the sources, beside the bundle's files once built. */
const workerUrl = (): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL('./worker.ts', import.meta.url)
    : new URL('./picture-worker.js', import.meta.url)

export const createPictures = (milliseconds = longest): Pictures => {
  let worker: Worker | null = null
  let next = 1
  const waiting = new Map<number, Waiting>()

  const fail = (message: string): void => {
    void worker?.terminate()
    worker = null
    const failed = [...waiting.values()]
    waiting.clear()
    for (const { reject } of failed) reject(new Error(message))
  }

  const open = (): Worker => {
    if (worker) return worker
    const opened = new Worker(workerUrl(), {
      resourceLimits: { maxOldGenerationSizeMb: mostHeap },
      stdout: true,
      stderr: true,
    })
    opened.on('message', ({ number, prepared, error }: Answer) => {
      const one = waiting.get(number)
      waiting.delete(number)
      if (waiting.size === 0) opened.unref()
      if (prepared) one?.resolve(prepared)
      else one?.reject(new Error(error ?? 'no picture'))
    })
    opened.on('error', ({ message }) => opened === worker && fail(message))
    opened.on('exit', () => opened === worker && fail('the decoder ended'))
    worker = opened
    return opened
  }

  const prepare = (bytes: Uint8Array, room: PictureRoom): Promise<Prepared> =>
    new Promise((resolve, reject) => {
      const number = next
      next += 1
      const timer = setTimeout(() => fail('too slow'), milliseconds)
      const settle =
        <Value>(then: (value: Value) => void) =>
        (value: Value): void => {
          clearTimeout(timer)
          then(value)
        }
      waiting.set(number, { resolve: settle(resolve), reject: settle(reject) })
      const opened = open()
      opened.ref()
      opened.postMessage({ number, bytes, room })
    })

  return { prepare, close: () => fail('closed') }
}
