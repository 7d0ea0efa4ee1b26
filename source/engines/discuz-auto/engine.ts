/**
 * Two engines as one: each question goes to the better source, and to the other where the first fails by closure, guard or shape. Pages are
 * the better source of bodies and marks (facts §0.15, §6.6), so they come first unless the site's profile says otherwise. The answer's
 * `site.engine` says which of the two gave it.
 */
import type { Ask, Engine } from '../../forum/engine.ts'
import { type ErrorCode, isPalouError } from '../../forum/errors.ts'
import type { Answer, Post } from '../../forum/model.ts'

/** What is known of a site's API: `distrusted` after an answer that the site's own pages contradicted (field report 8). */
export type ApiState = 'works' | 'absent' | 'distrusted'

export type ApiMemory = {
  /** null where it was never asked, or too long ago to count. */
  state(): ApiState | null
  remember(state: ApiState): void
}

/** For as long as the program runs. */
export const rememberHere = (): ApiMemory => {
  let known: ApiState | null = null
  return {
    state: () => known,
    remember: state => {
      known = state
    },
  }
}

export type AutoParts = {
  readonly html: Engine
  readonly api: Engine
  readonly prefers: 'html' | 'api'
  readonly memory: ApiMemory
}

/** A guard, a page of an unknown shape, a server that fails on it: the other way in may be open. A refusal is the same on both. */
const mayTryApi: ReadonlySet<ErrorCode> = new Set([
  'challenge',
  'page-not-recognised',
  'server-error',
  'request-refused',
])

const mayTryPages: ReadonlySet<ErrorCode> = new Set([
  ...mayTryApi,
  'api-unavailable',
  'page-not-found',
  'other-failure',
  'too-many-redirects',
])

const codeOf = (error: unknown): ErrorCode | null => (isPalouError(error) ? error.code : null)

const isMeddledWith = (error: unknown): boolean => isPalouError(error) && error.detail === 'mobile_template_no_found'

/** A plugin that meddles with mobile mode blocks every floor (field report 8). One blocked floor may be just that. */
export const isSuspicious = (answer: object): boolean => {
  const posts: readonly Post[] = 'posts' in answer ? (answer.posts as readonly Post[]) : []
  return posts.length > 1 && posts.every(post => post.state === 'blocked')
}

type Question<Found extends Answer> = (engine: Engine) => Promise<Found>

const tryApi = async <Found extends Answer>({ api, memory }: AutoParts, ask: Question<Found>): Promise<Found> => {
  try {
    const answer = await ask(api)
    if (!isSuspicious(answer) && memory.state() !== 'works') memory.remember('works')
    return answer
  } catch (error) {
    if (isMeddledWith(error)) memory.remember('distrusted')
    else if (codeOf(error) === 'api-unavailable') memory.remember('absent')
    throw error
  }
}

/** The first failure is told: it is what the person asked for. */
const pagesFirst = async <Found extends Answer>(parts: AutoParts, ask: Question<Found>): Promise<Found> => {
  try {
    return await ask(parts.html)
  } catch (error) {
    const state = parts.memory.state()
    const code = codeOf(error)
    if (code === null || !mayTryApi.has(code) || state === 'absent' || state === 'distrusted') throw error
    const answer = await tryApi(parts, ask).catch(() => null)
    if (answer === null) throw error
    if (!isSuspicious(answer)) return answer
    // No page confirms it.
    parts.memory.remember('distrusted')
    throw error
  }
}

const confirmed = async <Found extends Answer>(parts: AutoParts, ask: Question<Found>): Promise<Found> => {
  const page = await ask(parts.html)
  if (!isSuspicious(page)) parts.memory.remember('distrusted')
  return page
}

const apiFirst = async <Found extends Answer>(parts: AutoParts, ask: Question<Found>): Promise<Found> => {
  try {
    const answer = await tryApi(parts, ask)
    return isSuspicious(answer) ? await confirmed(parts, ask) : answer
  } catch (error) {
    const code = codeOf(error)
    if (code === null || !mayTryPages.has(code)) throw error
    return ask(parts.html)
  }
}

export const createDiscuzAuto = (parts: AutoParts): Engine => {
  const ask = <Found extends Answer>(question: Question<Found>): Promise<Found> => {
    const state = parts.memory.state()
    const isApiFirst = parts.prefers === 'api' && state !== 'distrusted' && state !== 'absent'
    return isApiFirst ? apiFirst(parts, question) : pagesFirst(parts, question)
  }
  return {
    name: 'auto',
    loadBoards: (how?: Ask) => ask(engine => engine.loadBoards(how)),
    loadThreads: (query, how) => ask(engine => engine.loadThreads(query, how)),
    loadThread: (query, how) => ask(engine => engine.loadThread(query, how)),
    loadPostPage: (query, how) => ask(engine => engine.loadPostPage(query, how)),
    loadLastPage: (threadId, how) => ask(engine => engine.loadLastPage(threadId, how)),
  }
}
