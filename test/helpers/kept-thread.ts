/** Pages of a made-up thread for the store's tests, and a store in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Post, ThreadAnswer, ThreadId } from '../../source/forum/model.ts'
import { type Memory, openMemory } from '../../source/store/memory.ts'
import type { StoreTrouble } from '../../source/store/store-trouble.ts'
import { madeBase, madePost, madeSite, madeThread } from './made-thread.ts'

export const base = madeBase
export const threadId = '5' as ThreadId

export const createFolder = (): { readonly folder: string; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'palou-store-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export const openOrFail = (folder: string | null, now: () => number = Date.now): Memory => {
  const troubles: StoreTrouble[] = []
  const memory = openMemory({ folder, now, onTrouble: trouble => troubles.push(trouble) })
  if (!memory) throw troubles[0] ?? new Error('no memory')
  return memory
}

export type MadePage = {
  readonly number?: number
  readonly count?: number
  readonly size?: number
  readonly replies?: number | null
  readonly posts: readonly Post[]
}

export const makePage = ({ number = 1, count = 1, size = 10, replies = null, posts }: MadePage): ThreadAnswer => ({
  site: madeSite,
  fetchedAt: '2026-11-24T03:09:00Z',
  source: 'network',
  page: { number, count, size },
  thread: { ...madeThread, replies },
  posts,
  warnings: [],
})

export const floors = (from: number, to: number): readonly Post[] =>
  Array.from({ length: to - from + 1 }, (_, at) => madePost(from + at))

export const keepPage = async (memory: Memory, answer: ThreadAnswer): Promise<void> => {
  memory.keepThreadPage({ base, key: `thread 5 ${answer.page?.number ?? 1}  default`, answer, showsAll: true })
  await memory.flush()
}
