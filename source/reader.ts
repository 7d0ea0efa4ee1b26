/**
 * What both faces (commands and the terminal reader) ask for: pages by forum base, kept for as long as they are fresh.
 * The reader is handed engines and imports none.
 */

import type { Ask, Engine, PostQuery, ThreadQuery, ThreadsQuery } from './forum/engine.ts'
import { PalouError } from './forum/errors.ts'
import type { Lists } from './forum/lists.ts'
import type { BoardsAnswer, PostId, ThreadAnswer, ThreadId, ThreadsAnswer } from './forum/model.ts'
import { createAnswers } from './store/answers.ts'
import { createFloorNumbers } from './store/floor-numbers.ts'
import { createKeptLists } from './store/kept-lists.ts'

/** `base` is a forum's root URL with trailing slash, as in `Address`. All throw PalouError (or AbortError when aborted). */
export type Reader = {
  loadBoards(base: string, ask?: Ask): Promise<BoardsAnswer>
  loadThreads(base: string, query: ThreadsQuery, ask?: Ask): Promise<ThreadsAnswer>
  loadThread(base: string, query: ThreadQuery, ask?: Ask): Promise<ThreadAnswer>
  loadPostPage(base: string, query: PostQuery, ask?: Ask): Promise<ThreadAnswer & { readonly postId: PostId }>
  loadLastPage(base: string, threadId: ThreadId, ask?: Ask): Promise<ThreadAnswer>
  /** Guides, search, members, the account's own lists of one site. */
  lists(base: string): Lists
  close(): Promise<void>
}

export type OpenEngine = (base: string) => Engine
export type OpenLists = (base: string) => Promise<Lists>

export type ReaderOptions = {
  /** Unset: a reader of boards and threads alone. */
  readonly openLists?: OpenLists
  /** Who reads at a forum now: what was kept for another is not this one's. */
  readonly who?: (base: string) => string | null
  readonly now?: () => number
  /** Milliseconds. A page in the middle of a thread hardly changes; lists and last pages do. */
  readonly freshFor?: { readonly list: number; readonly lastPage: number; readonly page: number }
  readonly keep?: number
}

const once = <Value>(open: () => Promise<Value>): (() => Promise<Value>) => {
  let opened: Promise<Value> | null = null
  return () => {
    opened ??= open()
    return opened
  }
}

const isLastPage = ({ page }: ThreadAnswer): boolean =>
  page === null || page.count === null || page.number >= page.count

const threadKey = (base: string, { threadId, page, view }: ThreadQuery): string =>
  `thread ${base} ${threadId} ${page} ${view.authorId ?? ''} ${view.order}`

const threadsKey = (base: string, { boardId, page, sort, filter, typeId }: ThreadsQuery): string =>
  `threads ${base} ${boardId} ${page} ${sort ?? ''} ${filter} ${typeId ?? ''}`

export const createReader = (openEngine: OpenEngine, options: ReaderOptions = {}): Reader => {
  const fresh = options.freshFor ?? { list: 30_000, lastPage: 30_000, page: 600_000 }
  const answers = createAnswers(options.now ?? Date.now, options.keep ?? 64)
  const engines = new Map<string, Engine>()
  const numbers = createFloorNumbers()
  const lists = new Map<string, Lists>()

  const engineOf = (base: string): Engine => {
    const engine = engines.get(base) ?? openEngine(base)
    engines.set(base, engine)
    return engine
  }
  const listsOf = (base: string): Lists => {
    const { openLists } = options
    const open = (): Promise<Lists> =>
      openLists ? openLists(base) : Promise.reject(new PalouError('page-not-recognised', { url: base }))
    const key = whose(base)
    const known = lists.get(key) ?? createKeptLists(once(open), key, answers, fresh)
    lists.set(key, known)
    return known
  }
  const whose = (base: string): string => `${base} ${options.who?.(base) ?? ''}`
  const rememberList = (key: string) => (answer: unknown) => answers.remember(key, answer, fresh.list)
  const rememberThread = (key: string) => (answer: ThreadAnswer) =>
    answers.remember(key, answer, isLastPage(answer) ? fresh.lastPage : fresh.page)
  /** A page that was found by a floor or by being the last one is that page for those who ask by its number, too. */
  const rememberFound = (base: string, key: string) => (answer: ThreadAnswer) => {
    rememberThread(key)(answer)
    numbers.learn(base, answer)
    if (!answer.page) return
    const view = { authorId: null, order: 'default' } as const
    rememberThread(threadKey(whose(base), { threadId: answer.thread.id, page: answer.page.number, view }))(answer)
  }

  return {
    loadBoards: (base, ask = {}) => {
      const key = `boards ${whose(base)}`
      return answers.load(key, ask, a => engineOf(base).loadBoards(a), rememberList(key))
    },
    loadThreads: (base, query, ask = {}) => {
      const key = threadsKey(whose(base), query)
      return answers.load(key, ask, a => engineOf(base).loadThreads(query, a), rememberList(key))
    },
    loadThread: (base, query, ask = {}) => {
      const key = threadKey(whose(base), query)
      const keep = (answer: ThreadAnswer): void => {
        rememberThread(key)(answer)
        if (query.view.authorId === null) numbers.learn(base, answer)
      }
      const load = answers.load(key, ask, a => engineOf(base).loadThread(query, a), keep)
      return query.view.authorId === null ? load : load.then(answer => numbers.fill(base, answer))
    },
    loadPostPage: (base, query, ask = {}) => {
      const key = `post ${whose(base)} ${JSON.stringify(query)}`
      return answers.load(key, ask, a => engineOf(base).loadPostPage(query, a), rememberFound(base, key))
    },
    loadLastPage: (base, threadId, ask = {}) => {
      const key = `last ${whose(base)} ${threadId}`
      return answers.load(key, ask, a => engineOf(base).loadLastPage(threadId, a), rememberFound(base, key))
    },
    lists: listsOf,
    close: async () => answers.close(),
  }
}
