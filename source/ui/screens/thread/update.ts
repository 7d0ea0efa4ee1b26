/** What each key and each answer does to a thread. */

import type { Post } from '../../../forum/model.ts'
import { parseAddress } from '../../../forum/parse-address.ts'
import { formatFullTime } from '../../../i18n/format-time.ts'
import type { MessageKey } from '../../../i18n/messages.ts'
import { keepPlace, scrollBy } from '../../../text/viewport.ts'
import type { Env } from '../../env.ts'
import { updateFind } from '../../find.ts'
import type { ActionName } from '../../keymap/bindings.ts'
import { placeOf } from '../../place.ts'
import { stepProblem } from '../../problem-step.ts'
import type { Action, Step } from '../../screen.ts'
import type { Arrival } from '../../want.ts'
import { toMember, toRemarks } from './beside.ts'
import { buildingOf, carryLine, layoutOf } from './building.ts'
import { onCancelled, onFailed } from './failures.ts'
import { nameOfFloor } from './floor-name.ts'
import { showHung } from './hung.ts'
import { onLetter, startHints } from './links.ts'
import { move, toPost } from './moves.ts'
import { urlOf } from './own-place.ts'
import { onArrived } from './pages.ts'
import { onRecalled, onWoke, rememberByKey, standWhereStopped, watchSight } from './remember.ts'
import { lookFor } from './search.ts'
import { chosenPage, chosenPost, type ThreadState } from './state.ts'
import { onlyAuthor, toWhole, turnOrder } from './views.ts'
import { afterLogin, isWriteKey, writeByKey, writeReason } from './writing.ts'
import { onAccountChanged, onWritten, onWrote } from './written.ts'

type ThreadStep = Step<ThreadState>
type KeyAction = Extract<Action, { kind: 'key' }>

const neighbour = (state: ThreadState, by: number, env: Env): ThreadStep => {
  const index = state.among.findIndex(ref => ref.id === state.threadId)
  const ref = index < 0 ? undefined : state.among[index + by]
  const target = { kind: 'resume' } as const
  if (ref)
    return {
      state,
      go: {
        kind: 'replace',
        place: { screen: 'thread', base: state.base, threadId: ref.id, title: ref.title, target, among: state.among },
      },
    }
  const url = by > 0 ? state.thread?.next : state.thread?.previous
  const address = url ? parseAddress(url, { base: state.base }) : null
  const place = address?.kind === 'thread' ? placeOf(address) : null
  return place ? { state, go: { kind: 'replace', place } } : { state, note: env.translate('thread.noNeighbour') }
}

const hasCovered = (state: ThreadState, post: Post, env: Env): boolean => {
  const linesWith = (revealed: ThreadState['revealed']) =>
    JSON.stringify(layoutOf({ ...state, revealed }, post, env).lines)
  return linesWith(new Set()) !== linesWith(new Set([post.id]))
}

/** Covered words of the chosen floor, uncovered and covered again. */
const toggleReveal = (state: ThreadState, env: Env): ThreadStep => {
  const post = chosenPost(state)
  if (!post || !hasCovered(state, post, env)) return { state, note: env.translate('thread.noHidden') }
  const revealed = new Set(state.revealed)
  if (!revealed.delete(post.id)) revealed.add(post.id)
  const next = { ...state, revealed }
  return { state: { ...next, viewport: scrollBy(buildingOf(next, env), state.viewport, 0, env.body) } }
}

const exactTime = (state: ThreadState, env: Env): string => {
  const post = chosenPost(state)
  if (!post?.postedAt) return post?.postedAtText ?? env.translate('thread.noTime')
  const { zone } = env.settings
  const edited = post.editedAt
    ? ` ${env.marks.dot} ${env.translate('post.edited', { time: formatFullTime(post.editedAt, zone) })}`
    : ''
  return (
    env.translate('thread.exactTime', { floor: nameOfFloor(state, env), time: formatFullTime(post.postedAt, zone) }) +
    edited
  )
}

const copyText = (state: ThreadState, env: Env): ThreadStep => {
  const post = chosenPost(state)
  if (!post?.text) return { state, note: env.translate('thread.noText') }
  return {
    state,
    task: { kind: 'copy', text: post.text, note: env.translate('app.copiedText', { floor: nameOfFloor(state, env) }) },
  }
}

const refreshPage = (state: ThreadState): ThreadState => ({
  ...state,
  fresh: state.fresh + 1,
  refusedPage: null,
  ...(state.run ? { renewing: chosenPage(state) } : { goal: state.goal ?? { kind: 'page', page: 1 } }),
})

const isLastPage = (state: ThreadState): boolean => state.pageCount !== null && chosenPage(state) >= state.pageCount

export const threadDisabled = (state: ThreadState, action: ActionName, env: Env): MessageKey | null => {
  if (isWriteKey(action)) return writeReason(state, action, env)
  const post = chosenPost(state)
  switch (action) {
    case 'quotedFloor':
      return post?.quote?.postId ? null : 'thread.noQuote'
    case 'onlyOp':
      return state.thread?.author.id ? null : 'thread.noOp'
    case 'everyone':
      return state.whole ? null : 'thread.isWhole'
    case 'nextPage':
      return isLastPage(state) ? 'app.atBottom' : null
    case 'board':
      return state.thread?.board ? null : 'why.loading'
    default:
      return null
  }
}

const onProblemKey = (state: ThreadState, action: KeyAction, env: Env): ThreadStep => {
  const { isRetry, problem, ...rest } = stepProblem(
    state.problem!,
    action,
    { base: state.base, url: urlOf(state) },
    env,
  )
  const next = isRetry ? refreshPage({ ...state, problem: null }) : { ...state, problem }
  return { state: next, ...rest }
}

const toBoard = (state: ThreadState): ThreadStep => {
  const board = state.thread?.board
  if (!board) return { state }
  const place = { screen: 'threads', base: state.base, boardId: board.id, name: board.name, page: 1 } as const
  return { state, go: { kind: 'return', place } }
}

const onKey = (state: ThreadState, action: KeyAction, env: Env): ThreadStep => {
  if (state.problem) return onProblemKey(state, action, env)
  const step = move(state, action.action, action.count, env)
  if (step) return step
  if (isWriteKey(action.action)) return writeByKey(state, action.action, env)
  const remembered = rememberByKey(state, action.action, env)
  if (remembered) return remembered
  const post = chosenPost(state)
  const { base } = state
  switch (action.action) {
    case 'quotedFloor':
      return { state: post?.quote?.postId ? toPost(state, post.quote.postId, env) : state }
    case 'nextThread':
      return neighbour(state, action.count ?? 1, env)
    case 'previousThread':
      return neighbour(state, -(action.count ?? 1), env)
    case 'home':
      return { state, go: { kind: 'return', place: { screen: 'boards', base, name: state.siteName } } }
    case 'board':
      return toBoard(state)
    case 'member':
      return toMember(state, env)
    case 'remarks':
      return toRemarks(state, env)
    case 'onlyAuthor':
      return onlyAuthor(state, post?.author.id, post?.author.name ?? '', env)
    case 'onlyOp':
      return onlyAuthor(state, state.thread?.author.id, state.thread?.author.name ?? '', env)
    case 'everyone':
      return toWhole(state, env)
    case 'sort':
      return turnOrder(state, env)
    case 'hints':
      return startHints(state, env)
    case 'pictures':
      return showHung(state, env)
    case 'browser':
      return { state, task: { kind: 'browser', url: urlOf(state) } }
    case 'copyLink':
      return {
        state,
        task: { kind: 'copy', text: urlOf(state), note: env.translate('app.copied', { what: urlOf(state) }) },
      }
    case 'copyText':
      return copyText(state, env)
    case 'reveal':
      return toggleReveal(state, env)
    case 'exactTime':
      return { state, note: exactTime(state, env) }
    case 'refresh':
      return { state: refreshPage(state) }
    default:
      return { state }
  }
}

/** Lines break elsewhere: the same words stay on the same row. */
const onResized = (state: ThreadState, before: Env, env: Env): ThreadState => {
  const map = {
    item: (item: number) => item,
    line: (item: number, line: number) => carryLine(state, item, line, before, env),
  }
  const framed = (at: Env) => ({ building: buildingOf(state, at), height: at.body })
  return { ...state, hints: null, viewport: keepPlace(state.viewport, framed(before), framed(env), map) }
}

const onArrival = (state: ThreadState, arrival: Arrival, env: Env): ThreadStep => {
  if (arrival.kind === 'recallThread') return onRecalled(state, arrival, env)
  if (arrival.kind !== 'thread') return { state }
  const step = onArrived(state, arrival, env)
  return { ...step, state: standWhereStopped(step.state, env) }
}

export const updateThread = (state: ThreadState, action: Action, env: Env): ThreadStep => {
  const step = stepThread(state, action, env)
  return { ...step, state: watchSight(step.state, env) }
}

const stepThread = (state: ThreadState, action: Action, env: Env): ThreadStep => {
  const finding = state.problem ? null : updateFind(state.find, action)
  if (finding) return lookFor(state, finding.find, finding.look, env)
  switch (action.kind) {
    case 'arrived':
      return onArrival(state, action.arrival, env)
    case 'failed':
      return onFailed(state, action.error, env)
    case 'cancelled':
      return onCancelled(state, env)
    case 'woke':
      return onWoke(state, env)
    case 'letter':
      return onLetter(state, action.key, env)
    case 'wrote':
      return onWrote(state, action.event, env)
    case 'written':
      return { state: onWritten(state, action.write) }
    case 'accountChanged':
      return { state: onAccountChanged(state, action.base) }
    case 'returned':
      return afterLogin(state, action.from, env)
    case 'resized':
      return { state: onResized(state, action.before, env) }
    case 'key':
      return onKey(state, action, env)
    default:
      return { state }
  }
}
