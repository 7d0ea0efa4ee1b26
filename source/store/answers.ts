/** Answers kept in memory while they are fresh, and one request for all who ask the same thing at the same time. */
import type { Ask } from '../forum/engine.ts'

export type Answers = {
  /** From memory when fresh (unless `ask.refresh`), else from `fetch`. Rejects at once when the asker's own signal aborts. */
  load<Answer>(
    key: string,
    ask: Ask,
    fetch: (ask: Ask) => Promise<Answer>,
    keep: (answer: Answer) => void,
  ): Promise<Answer>
  /** `lifetime` in milliseconds. */
  remember(key: string, answer: unknown, lifetime: number): void
  close(): void
}

/** One page being asked for, and how many still want it: it is given up when the last of them has turned away. */
type Asking = { readonly answer: Promise<unknown>; readonly abort: AbortController; wanted: number }
type Kept = { readonly answer: unknown; readonly until: number }

/** The answer, or the asker's own abort, whichever comes first. */
const waitFor = <Answer>(asking: Asking, signal: AbortSignal | undefined): Promise<Answer> => {
  asking.wanted += 1
  if (!signal) return asking.answer as Promise<Answer>
  return new Promise((resolve, reject) => {
    const turnAway = () => {
      asking.wanted -= 1
      reject(signal.reason)
      if (asking.wanted === 0) asking.abort.abort(signal.reason)
    }
    signal.addEventListener('abort', turnAway, { once: true })
    const settled = asking.answer.finally(() => signal.removeEventListener('abort', turnAway))
    settled.then(value => resolve(value as Answer), reject)
  })
}

/**
 * A copy that holds its own words. A string cut from a page keeps the whole page alive (V8 slices instead of copying): ten floors
 * would hold a hundred kilobytes of markup, a long thread read to its end hundreds of megabytes.
 */
const detach = <Answer>(answer: Answer): Answer => JSON.parse(JSON.stringify(answer)) as Answer

/** `most` answers are kept, the oldest dropped first. */
export const createAnswers = (now: () => number, most: number): Answers => {
  const kept = new Map<string, Kept>()
  const asked = new Map<string, Asking>()

  const start = <Answer>(
    key: string,
    ask: Ask,
    fetch: (ask: Ask) => Promise<Answer>,
    keep: (answer: Answer) => void,
  ) => {
    const abort = new AbortController()
    const forget = () => {
      if (asked.get(key) === asking) asked.delete(key)
    }
    const answer = fetch({ ...ask, signal: abort.signal })
      .then(value => {
        const own = detach(value)
        keep(own)
        return own
      })
      .finally(forget)
    const asking: Asking = { answer, abort, wanted: 0 }
    // Whoever asks after the last one turned away starts anew instead of waiting for an aborted request.
    abort.signal.addEventListener('abort', forget)
    asked.set(key, asking)
    return asking
  }

  return {
    load: async <Answer>(
      key: string,
      ask: Ask,
      fetch: (ask: Ask) => Promise<Answer>,
      keep: (answer: Answer) => void,
    ): Promise<Answer> => {
      ask.signal?.throwIfAborted()
      const known = kept.get(key)
      if (known && !ask.refresh && known.until > now()) return known.answer as Answer
      return waitFor<Answer>(asked.get(key) ?? start(key, ask, fetch, keep), ask.signal)
    },
    remember: (key, answer, lifetime) => {
      kept.delete(key)
      kept.set(key, { answer, until: now() + lifetime })
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
    },
    close: () => {
      for (const { abort } of [...asked.values()]) abort.abort()
      kept.clear()
    },
  }
}
