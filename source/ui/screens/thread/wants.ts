/** Which page of the thread is missing: the one a jump goes to, the one asked for anew, the next as its floors come near. */

import { isAtEnd, lastVisibleItem } from '../../../text/viewport.ts'
import type { Env } from '../../env.ts'
import type { Target } from '../../place.ts'
import type { Want } from '../../want.ts'
import { buildingOf } from './building.ts'
import type { ThreadState } from './state.ts'

/** The next page is asked for when fewer floors than this are left below the window. */
const floorsAhead = 3

const pageWant = (state: ThreadState, page: number, fresh: number, isAhead = false): readonly Want[] =>
  state.threadId === null
    ? []
    : [
        {
          kind: 'thread',
          base: state.base,
          query: { threadId: state.threadId, page, view: state.view },
          fresh,
          isAhead,
        },
      ]

/** A floor's page by arithmetic, where the thread stands in its own order and pages have a known size. */
export const guessPage = (state: ThreadState, floor: number): number | null => {
  if (state.pageSize === null || state.view.authorId !== null || state.view.order === 'reverse') return null
  const page = Math.max(1, Math.ceil(floor / state.pageSize))
  return state.pageCount === null ? page : Math.min(page, state.pageCount)
}

const goalWant = (state: ThreadState, goal: Target): readonly Want[] => {
  const { base, threadId, fresh } = state
  switch (goal.kind) {
    case 'page':
      return pageWant(state, goal.page, fresh)
    case 'post':
      return [{ kind: 'post', base, query: { kind: 'post', postId: goal.postId, threadId }, fresh }]
    case 'floor': {
      const page = guessPage(state, goal.floor)
      if (page !== null && !state.pages.has(page)) return pageWant(state, page, fresh)
      return threadId === null
        ? []
        : [{ kind: 'post', base, query: { kind: 'floor', threadId, floor: goal.floor }, fresh }]
    }
    case 'resume':
      return []
    case 'last':
      if (state.view.authorId !== null && state.pageCount !== null) return pageWant(state, state.pageCount, fresh)
      return threadId === null ? [] : [{ kind: 'lastPage', base, threadId, fresh }]
  }
}

export const nextPage = (state: ThreadState): number | null => {
  if (!state.run) return null
  const page = state.run.last + 1
  if (state.pageCount !== null) return page <= state.pageCount ? page : null
  // How many there are is not known: a full page may have another behind it.
  return (state.pages.get(state.run.last)?.length ?? 0) >= (state.pageSize ?? 1) ? page : null
}

const isNearEnd = (state: ThreadState, env: Env): boolean =>
  lastVisibleItem(buildingOf(state, env), state.viewport, env.body) >= state.posts.length - floorsAhead

const neighbourWant = (state: ThreadState, env: Env): readonly Want[] => {
  const next = nextPage(state)
  if (next !== null && next !== state.refusedPage && isNearEnd(state, env))
    return pageWant(state, next, 0, !isAtEnd(buildingOf(state, env), state.viewport, env.body))
  const earlier = state.run ? state.run.first - 1 : 0
  return state.wantsEarlier && earlier >= 1 && earlier !== state.refusedPage ? pageWant(state, earlier, 0) : []
}

/** After each page that came, and before the first. */
const recallWant = (state: ThreadState): readonly Want[] =>
  state.threadId === null || state.recall.known === state.recall.asked
    ? []
    : [
        {
          kind: 'recallThread',
          base: state.base,
          threadId: state.threadId,
          among: state.among.map(({ id }) => id),
          fresh: state.recall.asked,
        },
      ]

const pageWants = (state: ThreadState, env: Env): readonly Want[] => {
  if (state.goal) return goalWant(state, state.goal)
  if (state.renewing !== null) return pageWant(state, state.renewing, state.fresh)
  return neighbourWant(state, env)
}

export const threadWants = (state: ThreadState, env: Env): readonly Want[] => {
  if (state.problem) return []
  return [...pageWants(state, env), ...recallWant(state)]
}
