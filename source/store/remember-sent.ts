/** What was written makes what is kept of the place stale, and the thread one that one wrote in. */
import type { ThreadId } from '../forum/model.ts'
import type { Memory } from './memory.ts'

export type SentFacts = {
  readonly base: string
  /** Of the intent: reply, newThread, edit, react … */
  readonly kind: string
  readonly threadId: string | null
}

export const rememberSent = (memory: Memory | null, { base, kind, threadId }: SentFacts): void => {
  if (!memory) return
  memory.forgetFreshness(base, threadId as ThreadId | null)
  if (threadId !== null && (kind === 'reply' || kind === 'newThread'))
    memory.flag(base, threadId as ThreadId, 'replied', true)
}
