/**
 * An engine that remembers: what comes from the site is kept, what is fresh enough is taken from there, and where the network is gone
 * what was read once is read again, with the day it was read. The rules:
 *
 * - a list (boards, a board's threads) is fresh for 30 seconds;
 * - a page in the middle of a thread for an hour: it hardly changes any more;
 * - the last page of a thread is always asked for;
 * - `refresh` asks; `offline` never does; pages seen as another account don't count.
 */
import type { Ask, Engine, PostQuery, ThreadQuery, ThreadsQuery } from '../forum/engine.ts'
import { isPalouError, PalouError } from '../forum/errors.ts'
import type { Answer, PostId, ThreadAnswer, ThreadId } from '../forum/model.ts'
import type { KeptAnswer } from './kept-pages.ts'
import type { Memory } from './memory.ts'

export type Keeping = {
  /** Opened when it is first needed; null when there is none. */
  readonly openMemory: () => Promise<Memory | null>
  readonly isOffline: boolean
  /** Whatever is kept, the site is asked. */
  readonly isRefresh: boolean
  readonly now: () => number
  /** The id of the account that asks; null for a guest. */
  readonly account: () => string | null
}

export const freshFor = { list: 30_000, page: 3_600_000 } as const

const goneCodes: ReadonlySet<string> = new Set([
  'host-not-found',
  'connection-refused',
  'connection-lost',
  'timeout',
  'offline',
])

const isNetworkGone = (error: unknown): boolean => isPalouError(error) && goneCodes.has(error.code)

const fromCache = <Page extends Answer>({ answer }: KeptAnswer<Page>, isFallBack: boolean): Page => ({
  ...answer,
  source: 'cache',
  warnings: isFallBack
    ? [...answer.warnings, { code: 'from-cache', message: `kept ${answer.fetchedAt}` }]
    : answer.warnings,
})

const wholeView = { authorId: null, order: 'default' } as const

const threadKey = ({ threadId, page, view }: ThreadQuery): string =>
  `thread ${threadId} ${page} ${view.authorId ?? ''} ${view.order}`

const listKey = ({ boardId, page, sort, filter, typeId }: ThreadsQuery): string =>
  `threads ${boardId} ${page} ${sort ?? ''} ${filter} ${typeId ?? ''}`

type Plan<Page extends Answer> = {
  readonly find: (memory: Memory | null) => KeptAnswer<Page> | null
  readonly fetch: (ask: Ask) => Promise<Page>
  readonly keep: (memory: Memory, answer: Page) => void
  /** Milliseconds. */
  readonly lifetime: (kept: KeptAnswer<Page>) => number
  /** What is kept is only for when the network is gone. */
  readonly isAlwaysAsked: boolean
}

const createThrough =
  ({ openMemory, isOffline, isRefresh, now, account }: Keeping) =>
  async <Page extends Answer>(plan: Plan<Page>, ask: Ask): Promise<Page> => {
    const isAsked = isRefresh || ask.refresh === true
    if (isOffline) {
      const kept = plan.find(await openMemory())
      if (kept) return fromCache(kept, true)
      throw new PalouError('offline')
    }
    // What is asked for in any case is under way while the store opens.
    const early = plan.isAlwaysAsked || isAsked ? plan.fetch(ask) : null
    early?.catch(() => {})
    const memory = await openMemory()
    const kept = early ? null : plan.find(memory)
    if (kept && kept.account === account() && now() - kept.fetchedAt < plan.lifetime(kept))
      return fromCache(kept, false)
    try {
      const answer = await (early ?? plan.fetch(ask))
      if (memory) plan.keep(memory, answer)
      return answer
    } catch (error) {
      const last = isNetworkGone(error) && !isAsked ? (kept ?? plan.find(memory)) : null
      if (last) return fromCache(last, true)
      throw error
    }
  }

const pageLifetime = ({ isLast }: KeptAnswer): number => (isLast ? 0 : freshFor.page)

/** `base` is the site's root with trailing slash. Throws what the engine throws, and `offline`. */
export const keepingEngine = (engine: Engine, base: string, keeping: Keeping): Engine => {
  const through = createThrough(keeping)
  const keepPage = (memory: Memory, answer: ThreadAnswer, query: ThreadQuery | null): void => {
    const shown = answer.page?.number ?? 1
    // A page beyond the end came as the last one: it is kept as what it is.
    const asked = query ?? { threadId: answer.thread.id, page: shown, view: wholeView }
    const key = threadKey({ ...asked, page: shown })
    memory.keepThreadPage({
      base,
      key,
      answer,
      showsAll: asked.view.authorId === null && asked.view.order !== 'reverse',
    })
  }
  const findPost = (memory: Memory | null, query: PostQuery) => {
    const post = query.kind === 'post' ? { id: query.postId } : { floor: query.floor }
    const key = memory?.findPostKey(base, query.threadId, post) ?? null
    const kept = key === null ? null : memory?.findAnswer<ThreadAnswer>(base, key)
    const found = kept?.answer.posts.find(({ id, floor }) =>
      query.kind === 'post' ? id === query.postId : floor === query.floor,
    )
    return kept && found ? { ...kept, answer: { ...kept.answer, postId: found.id as PostId } } : null
  }
  const findLast = (memory: Memory | null, threadId: ThreadId) => {
    const key = memory?.findLastKey(base, threadId) ?? null
    return key === null ? null : (memory?.findAnswer<ThreadAnswer>(base, key) ?? null)
  }
  return {
    name: engine.name,
    loadBoards: (ask = {}) =>
      through(
        {
          find: memory => memory?.findAnswer(base, 'boards') ?? null,
          fetch: engine.loadBoards,
          keep: (memory, answer) => memory.keepAnswer(base, 'boards', answer),
          lifetime: () => freshFor.list,
          isAlwaysAsked: false,
        },
        ask,
      ),
    loadThreads: (query, ask = {}) =>
      through(
        {
          find: memory => memory?.findAnswer(base, listKey(query)) ?? null,
          fetch: a => engine.loadThreads(query, a),
          keep: (memory, answer) => memory.keepListing(base, listKey(query), answer),
          lifetime: () => freshFor.list,
          isAlwaysAsked: false,
        },
        ask,
      ),
    loadThread: (query, ask = {}) =>
      through(
        {
          find: memory => memory?.findAnswer<ThreadAnswer>(base, threadKey(query)) ?? null,
          fetch: a => engine.loadThread(query, a),
          keep: (memory, answer) => keepPage(memory, answer, query),
          lifetime: pageLifetime,
          isAlwaysAsked: false,
        },
        ask,
      ),
    loadPostPage: (query, ask = {}) =>
      through(
        {
          find: memory => findPost(memory, query),
          fetch: a => engine.loadPostPage(query, a),
          keep: (memory, answer) => keepPage(memory, answer, null),
          lifetime: () => 0,
          isAlwaysAsked: true,
        },
        ask,
      ),
    loadLastPage: (threadId, ask = {}) =>
      through(
        {
          find: memory => findLast(memory, threadId),
          fetch: a => engine.loadLastPage(threadId, a),
          keep: (memory, answer) => keepPage(memory, answer, null),
          lifetime: () => 0,
          isAlwaysAsked: true,
        },
        ask,
      ),
  }
}
