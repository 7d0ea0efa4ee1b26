/** Moving about in a thread: by lines, pages, floors, jumps. */
import type { PostId } from '../../../forum/model.ts'
import {
  type Building,
  choose,
  chooseBy,
  goTo,
  goToEnd,
  isAtEnd,
  lastVisibleItem,
  pageBy,
  scrollBy,
  type Viewport,
  visibleLines,
} from '../../../text/viewport.ts'
import type { Env } from '../../env.ts'
import type { ActionName } from '../../keymap/bindings.ts'
import type { Target } from '../../place.ts'
import type { Step } from '../../screen.ts'
import { buildingOf } from './building.ts'
import { indexOfFloor, showRun } from './pages.ts'
import { chosenPage, chosenPost, type Jump, type ThreadState } from './state.ts'
import { nextPage } from './wants.ts'

const mostJumps = 100

const here = (state: ThreadState): Jump | null => {
  const post = chosenPost(state)
  return post ? { postId: post.id, page: chosenPage(state) } : null
}

/** Remembers where a jump began. */
export const leaveFor = (state: ThreadState): ThreadState => {
  const jump = here(state)
  return jump ? { ...state, jumps: { back: [...state.jumps.back, jump].slice(-mostJumps), forward: [] } } : state
}

/** Fewer lines of a floor than this are no reason to stay with it while one scrolls. */
const leastLines = 3

/** A floor of which only the foot is left at the top, or only the head has come in at the bottom, gives the choice to its neighbour. */
const settleChoice = (building: Building, viewport: Viewport, height: number): Viewport => {
  const { top, chosen } = viewport
  if (building.count === 0) return viewport
  const lines = visibleLines(building, viewport, height).filter(({ item }) => item === chosen)
  const isWhole = lines.length >= building.linesAt(chosen).length
  if (isWhole || lines.length >= leastLines) return viewport
  const neighbour = chosen === top.item ? chosen + 1 : chosen - 1
  const isInSight = neighbour >= top.item && neighbour <= lastVisibleItem(building, viewport, height)
  return isInSight ? { top, chosen: neighbour } : viewport
}

const moved = (state: ThreadState, viewport: Viewport): ThreadState => ({ ...state, viewport })

/** Scrolling that shows what there is, and says at either end that more is wanted or that there is no more. */
const scrolled = (state: ThreadState, viewport: Viewport, isDown: boolean, env: Env): Step<ThreadState> => {
  const isStill =
    viewport.top.item === state.viewport.top.item &&
    viewport.top.line === state.viewport.top.line &&
    viewport.chosen === state.viewport.chosen
  if (!isStill) {
    const isAtTop = viewport.top.item === 0 && viewport.top.line === 0
    // A page that did not come is asked for again where one stands before it, not at every key on the way.
    const isAtBorder = isAtTop || isAtEnd(buildingOf(state, env), viewport, env.body)
    const refusedPage = isAtBorder ? null : state.refusedPage
    return { state: { ...moved(state, viewport), wantsEarlier: !isDown && isAtTop, refusedPage } }
  }
  if (isDown)
    return nextPage(state) === null
      ? { state, note: env.translate('app.atBottom') }
      : { state: { ...state, refusedPage: null } }
  const hasEarlier = (state.run?.first ?? 1) > 1
  return hasEarlier
    ? { state: { ...state, wantsEarlier: true, refusedPage: null } }
    : { state, note: env.translate('app.atTop') }
}

/** To a page: shown at once when it was read, else wanted. */
export const toPage = (state: ThreadState, page: number, env: Env): Step<ThreadState> => {
  if (page < 1) return { state, note: env.translate('app.atTop') }
  if (state.pageCount !== null && page > state.pageCount) return { state, note: env.translate('app.atBottom') }
  const left = leaveFor(state)
  if (!state.pages.has(page)) return { state: { ...left, goal: { kind: 'page', page } } }
  const shown = showRun(left, page)
  const index = shown.posts.findIndex(post => shown.pageOfPost.get(post.id) === page)
  return { state: moved(shown, goTo(buildingOf(shown, env), Math.max(0, index), env.body)) }
}

/** To a floor that was read, on whatever page; null when it was not. */
const toKnownPost = (state: ThreadState, postId: PostId, env: Env): ThreadState | null => {
  const page = [...state.pages].find(([, posts]) => posts.some(post => post.id === postId))?.[0]
  if (page === undefined) return null
  const shown = state.pageOfPost.has(postId) ? state : showRun(state, page)
  const index = shown.posts.findIndex(post => post.id === postId)
  const building = buildingOf(shown, env)
  return moved(
    shown,
    shown === state ? choose(building, state.viewport, index, env.body) : goTo(building, index, env.body),
  )
}

export const toPost = (state: ThreadState, postId: PostId, env: Env): ThreadState => {
  const left = leaveFor(state)
  return toKnownPost(left, postId, env) ?? { ...left, goal: { kind: 'post', postId } }
}

const toFloor = (state: ThreadState, floor: number, env: Env): Step<ThreadState> => {
  const last = state.thread?.replies ?? null
  if (state.view.authorId === null && last !== null && floor > last + 1 + state.posts.length)
    return { state, note: env.translate('thread.noFloor', { n: floor }) }
  const index = indexOfFloor(state.posts, floor)
  if (state.posts[index]?.floor === floor)
    return { state: moved(leaveFor(state), goTo(buildingOf(state, env), index, env.body)) }
  return { state: { ...leaveFor(state), goal: { kind: 'floor', floor } } }
}

const toEnd = (state: ThreadState, env: Env): Step<ThreadState> => {
  const left = leaveFor(state)
  if (nextPage(state) === null && state.pageCount !== null)
    return { state: moved(left, goToEnd(buildingOf(state, env), env.body)) }
  const goal: Target = { kind: 'last' }
  return { state: { ...left, goal } }
}

const jump = (state: ThreadState, from: 'back' | 'forward', env: Env): Step<ThreadState> => {
  const target = state.jumps[from].at(-1)
  if (!target) return { state, note: env.translate(from === 'back' ? 'app.noJumpBack' : 'app.noForward') }
  const rest = state.jumps[from].slice(0, -1)
  const mark = here(state)
  const marks = mark ? [mark] : []
  const jumps =
    from === 'back'
      ? { back: rest, forward: [...state.jumps.forward, ...marks] }
      : { back: [...state.jumps.back, ...marks], forward: rest }
  const next = toKnownPost(state, target.postId, env) ?? {
    ...state,
    goal: { kind: 'post', postId: target.postId } as const,
  }
  return { state: { ...next, jumps } }
}

/** null: the key does not move. */
export const move = (
  state: ThreadState,
  action: ActionName,
  count: number | null,
  env: Env,
): Step<ThreadState> | null => {
  const building = buildingOf(state, env)
  const { body } = env
  const times = count ?? 1
  const half = Math.max(1, Math.floor(body / 2))
  const settled = (viewport: Viewport, isDown: boolean) =>
    scrolled(state, settleChoice(building, viewport, body), isDown, env)
  const scroll = (lines: number) => settled(scrollBy(building, state.viewport, lines, body), lines > 0)
  switch (action) {
    case 'down':
      return scroll(times)
    case 'up':
      return scroll(-times)
    case 'halfDown':
      return scroll(half)
    case 'halfUp':
      return scroll(-half)
    case 'pageDown':
      return settled(pageBy(building, state.viewport, times, body), true)
    case 'pageUp':
      return settled(pageBy(building, state.viewport, -times, body), false)
    case 'nextFloor':
      return scrolled(state, chooseBy(building, state.viewport, times, body), true, env)
    case 'previousFloor':
      return scrolled(state, chooseBy(building, state.viewport, -times, body), false, env)
    case 'top':
      return toPage(state, 1, env)
    case 'bottom':
      return count === null ? toEnd(state, env) : toFloor(state, count, env)
    case 'nextPage':
      return toPage(state, chosenPage(state) + times, env)
    case 'previousPage':
      return toPage(state, chosenPage(state) - times, env)
    case 'jumpBack':
      return jump(state, 'back', env)
    case 'jumpForward':
      return jump(state, 'forward', env)
    default:
      return null
  }
}
