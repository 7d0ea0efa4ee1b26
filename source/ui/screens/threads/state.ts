/** One board's listing, page by page. Pages once read are kept: going back to one asks nothing. */
import type { ThreadsQuery } from '../../../forum/engine.ts'
import type { ThreadsAnswer } from '../../../forum/model.ts'
import { boardUrl, threadUrl } from '../../../forum/print-address.ts'
import type { Env } from '../../env.ts'
import { type Find, includesFolded, lookAround, noFind, updateFind } from '../../find.ts'
import { chooseItem, type ListState, listStart, moveInList } from '../../list.ts'
import { stepStopped } from '../../load-step.ts'
import { arrive, ask, createLoadable, isMissing, type Loadable, refresh } from '../../loadable.ts'
import { type Menu, updateMenu } from '../../menu.ts'
import type { Place, ThreadRef } from '../../place.ts'
import type { Problem } from '../../problem.ts'
import { stepProblem } from '../../problem-step.ts'
import type { Action, Step } from '../../screen.ts'
import type { ThreadsWant, Want } from '../../want.ts'
import { keptNote } from '../../words.ts'
import { exactTimes, textOf } from './item-text.ts'
import { toMember } from './member.ts'
import { type Change, filterMenu, sortMenu } from './menus.ts'
import { askMemory, onRecalled, type RecallCounts, recallWants } from './recall.ts'
import { type Item, isFresh, listBody, type MarkedListing, threadRows, threadsItems, unreadThreads } from './rows.ts'
import { afterLogin, type ListingWrite, onChanged, onWrote, writeByKey } from './writing.ts'

export type ThreadsPlace = Extract<Place, { readonly screen: 'threads' }>

export type ThreadsState = {
  readonly base: string
  readonly name: string | null
  readonly siteName: string | null
  readonly load: Loadable<ThreadsQuery, MarkedListing>
  readonly kept: ReadonlyMap<string, MarkedListing>
  readonly recall: RecallCounts
  readonly list: ListState
  readonly find: Find
  readonly menu: Menu<Change> | null
  /** The key that asked for a login: it goes on afterwards. */
  readonly afterLogin: ListingWrite | null
}

type ThreadsStep = Step<ThreadsState>
type KeyAction = Extract<Action, { kind: 'key' }>

const queryKey = (query: ThreadsQuery): string => JSON.stringify(query)

export const openThreads = (place: ThreadsPlace): ThreadsState => ({
  base: place.base,
  name: place.name,
  siteName: null,
  load: createLoadable({ boardId: place.boardId, page: place.page, sort: null, filter: 'all', typeId: null }),
  kept: new Map(),
  list: listStart,
  find: noFind,
  menu: null,
  afterLogin: null,
  recall: { asked: 0, known: 0 },
})

export const threadsWants = (state: ThreadsState): readonly Want[] => {
  const { base, load } = state
  const missing = { kind: 'threads', base, query: load.wanted, fresh: load.fresh } as const
  return [...(isMissing(load) ? [missing] : []), ...recallWants(state)]
}

export const queryOf = (state: ThreadsState): ThreadsQuery => state.load.shown?.query ?? state.load.wanted

const itemsOf = (state: ThreadsState, env: Env): readonly Item[] =>
  state.load.shown ? threadsItems(state.load.shown.answer, env) : []
const chosenItem = (state: ThreadsState, env: Env): Item | null => itemsOf(state, env)[state.list.chosen] ?? null

/** `board` when nothing is chosen. */
const chosenUrl = (state: ThreadsState, env: Env): string => {
  const item = chosenItem(state, env)
  if (item?.kind === 'board') return item.board.url
  return item ? threadUrl(state.base, item.thread.id) : boardUrl(state.base, state.load.wanted.boardId)
}

const refsOf = (answer: ThreadsAnswer): readonly ThreadRef[] => answer.threads.map(({ id, title }) => ({ id, title }))

const openItem = (state: ThreadsState, item: Item): ThreadsStep => {
  const { base } = state
  if (item.kind === 'board')
    return {
      state,
      go: { kind: 'push', place: { screen: 'threads', base, boardId: item.board.id, name: item.board.name, page: 1 } },
    }
  const { id, title } = item.thread
  const among = state.load.shown ? refsOf(state.load.shown.answer) : []
  return {
    state,
    go: {
      kind: 'push',
      place: { screen: 'thread', base, threadId: id, title, target: { kind: 'resume' }, among },
    },
  }
}

/** What was read before is shown at once; anything else is wanted. */
const turnTo = (state: ThreadsState, change: Change): ThreadsState => {
  const query = { ...queryOf(state), ...change }
  const known = state.kept.get(queryKey(query))
  const asked = ask(state.load, query)
  if (!known) return { ...state, load: asked }
  return { ...state, list: listStart, load: { ...asked, shown: { query, fresh: asked.fresh, answer: known } } }
}

const turnPage = (state: ThreadsState, by: number, env: Env): ThreadsStep => {
  const page = queryOf(state).page + by
  const last = state.load.shown?.answer.page?.count ?? null
  if (page < 1) return { state, note: env.translate('app.atTop') }
  if (last !== null && page > last) return { state, note: env.translate('app.atBottom') }
  return { state: turnTo(state, { page }) }
}

const onMenuKey = (state: ThreadsState, menu: Menu<Change>, action: KeyAction, env: Env): ThreadsStep => {
  const updated = updateMenu(menu, action.action, action.count, env)
  if (!updated.taken) return { state: { ...state, menu: updated.menu } }
  return { state: { ...turnTo({ ...state, menu: null }, updated.taken.value), menu: null } }
}

const onProblemKey = (state: ThreadsState, problem: Problem, action: KeyAction, env: Env): ThreadsStep => {
  const place = { base: state.base, url: boardUrl(state.base, state.load.wanted.boardId) }
  const { isRetry, problem: next, ...rest } = stepProblem(problem, action, place, env)
  return { state: { ...state, load: isRetry ? refresh(state.load) : { ...state.load, problem: next } }, ...rest }
}

const choose = (state: ThreadsState, index: number, env: Env): ThreadsState =>
  state.load.shown
    ? { ...state, list: chooseItem(threadRows(state.load.shown.answer, env), state.list, index, listBody(env)) }
    : state

const lookFor = (state: ThreadsState, find: Find, look: 1 | -1 | null, env: Env): ThreadsStep => {
  const next = { ...state, find }
  if (look === null) return { state: next }
  if (find.query === '') return { state: next, note: env.translate('find.first') }
  const items = itemsOf(state, env)
  const found = lookAround(state.list.chosen, items.length, look, index =>
    includesFolded(textOf(items[index]!), find.query),
  )
  return found === null
    ? { state: next, note: env.translate('find.none', { text: find.query }) }
    : { state: choose(next, found, env) }
}

const lookForNew = (state: ThreadsState, direction: 1 | -1, env: Env): ThreadsStep => {
  const items = itemsOf(state, env)
  const found = lookAround(state.list.chosen, items.length, direction, index =>
    isFresh(items[index]!, state.load.shown!.answer),
  )
  return found === null ? { state, note: env.translate('boards.noNew') } : { state: choose(state, found, env) }
}

const onKey = (state: ThreadsState, action: KeyAction, env: Env): ThreadsStep => {
  if (state.menu) return onMenuKey(state, state.menu, action, env)
  if (state.load.problem) return onProblemKey(state, state.load.problem, action, env)
  const answer = state.load.shown?.answer
  const moved = answer && moveInList(threadRows(answer, env), state.list, listBody(env), action.action, action.count)
  if (moved) return { state: { ...state, list: moved } }
  const item = chosenItem(state, env)
  const url = chosenUrl(state, env)
  switch (action.action) {
    case 'open':
      return item ? openItem(state, item) : { state }
    case 'nextPage':
      return turnPage(state, action.count ?? 1, env)
    case 'previousPage':
      return turnPage(state, -(action.count ?? 1), env)
    case 'sort':
      return { state: { ...state, menu: sortMenu(queryOf(state), env) } }
    case 'filter':
      return { state: { ...state, menu: filterMenu(queryOf(state), answer?.types ?? [], env) } }
    case 'member':
      return item?.kind === 'thread' ? toMember(state, item.thread.author, env) : { state }
    case 'nextUnread':
      return lookForNew(state, 1, env)
    case 'previousUnread':
      return lookForNew(state, -1, env)
    case 'readAll':
      return readAll(state, env)
    case 'undoReadAll':
      return { state: askMemory(state), task: { kind: 'undoAllRead' }, note: env.translate('thread.undone') }
    case 'refresh':
      return { state: { ...state, kept: new Map(), load: refresh(state.load) } }
    case 'browser':
      return { state, task: { kind: 'browser', url } }
    case 'copyLink':
      return { state, task: { kind: 'copy', text: url, note: env.translate('app.copied', { what: url }) } }
    case 'exactTime':
      return { state, note: exactTimes(item, env) }
    case 'newThread':
    case 'favorite':
      return writeByKey(state, action.action, env)
    case 'home':
      return { state, go: { kind: 'return', place: { screen: 'boards', base: state.base, name: state.siteName } } }
    default:
      return { state }
  }
}

/** All threads of this page that one has been to. */
const readAll = (state: ThreadsState, env: Env): ThreadsStep => {
  const answer = state.load.shown?.answer
  const threads = answer ? unreadThreads(answer) : []
  if (threads.length === 0) return { state, note: env.translate('boards.noNew') }
  return {
    state: askMemory(state),
    task: { kind: 'remember', told: [{ what: 'allRead', base: state.base, threads }] },
    note: env.translate('thread.allRead'),
  }
}

const onArrived = (state: ThreadsState, want: ThreadsWant, answer: ThreadsAnswer, env: Env): ThreadsStep => {
  const load = arrive(state.load, want.query, want.fresh, answer)
  if (load === state.load) return { state }
  const isSamePage = state.load.shown !== null && queryKey(state.load.shown.query) === queryKey(want.query)
  const kept = keptNote(answer, env)
  const beyond = answer.warnings.some(warning => warning.code === 'page-beyond-end')
  const place: ThreadsPlace = {
    screen: 'threads',
    base: state.base,
    boardId: want.query.boardId,
    name: answer.board.name,
    page: want.query.page,
  }
  return {
    state: {
      ...askMemory(state),
      name: answer.board.name,
      siteName: answer.site.name,
      load,
      kept: new Map(state.kept).set(queryKey(want.query), answer),
      list: isSamePage ? state.list : listStart,
    },
    task: { kind: 'visit', place, siteName: answer.site.name, title: answer.board.name },
    ...(kept !== null
      ? { note: kept }
      : beyond
        ? { note: env.translate('app.warning.page-beyond-end') }
        : want.fresh > 0 && isSamePage
          ? { note: env.translate('app.refreshed') }
          : {}),
  }
}

/** The thread one comes from stays the chosen one, also after J and K. */
const onReturned = (state: ThreadsState, from: Place, env: Env): ThreadsStep => {
  if (from.screen === 'login') return afterLogin(state, env)
  if (from.screen !== 'thread') return { state }
  const index = itemsOf(state, env).findIndex(item => item.kind === 'thread' && item.thread.id === from.threadId)
  return { state: index < 0 ? state : choose(state, index, env) }
}

export const updateThreads = (state: ThreadsState, action: Action, env: Env): ThreadsStep => {
  if (state.menu && action.kind === 'left') return { state: { ...state, menu: null } }
  const finding = state.load.problem || state.menu ? null : updateFind(state.find, action)
  if (finding) return lookFor(state, finding.find, finding.look, env)
  switch (action.kind) {
    case 'arrived':
      if (action.arrival.kind === 'recallThreads') return { state: onRecalled(state, action.arrival, queryKey) }
      return action.arrival.kind === 'threads'
        ? onArrived(state, action.arrival.want, action.arrival.answer, env)
        : { state }
    case 'failed':
    case 'cancelled': {
      const { load, ...rest } = stepStopped(state.load, action, 'problem.title.threads', true, env)
      return { state: { ...state, load }, ...rest }
    }
    case 'returned':
      return onReturned(askMemory(state), action.from, env)
    case 'wrote':
      return onWrote(state, action.event, env)
    case 'written':
    case 'accountChanged':
      return { state: onChanged(state, action) }
    case 'key':
      return onKey(state, action, env)
    default:
      return { state }
  }
}
