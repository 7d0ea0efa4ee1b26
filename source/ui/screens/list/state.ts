/** A list of the site across its boards, of a member, or of one's own account, page by page. Pages once read are kept. */
import type { UserId } from '../../../forum/model.ts'
import type { Env } from '../../env.ts'
import { type Find, includesFolded, lookAround, noFind, updateFind } from '../../find.ts'
import { chooseItem, type ListState, listStart, moveInList } from '../../list.ts'
import { urlOfList } from '../../lists-address.ts'
import type { ListPlace, ListRequest } from '../../lists-places.ts'
import { stepStopped } from '../../load-step.ts'
import { arrive, ask, createLoadable, isMissing, type Loadable, refresh } from '../../loadable.ts'
import { type Menu, updateMenu } from '../../menu.ts'
import type { Place } from '../../place.ts'
import type { Problem } from '../../problem.ts'
import { stepProblem } from '../../problem-step.ts'
import type { Action, Step } from '../../screen.ts'
import type { ListAnswer, ListItem, ListWant } from '../../want-lists.ts'
import { filterMenu, sortMenu } from './menus.ts'
import { memberOf, urlOfItem, wayFrom } from './open.ts'
import { listRows, textOfItem } from './rows.ts'

type Query = Pick<ListPlace, 'list' | 'page'>

export type ListScreenState = {
  readonly base: string
  readonly siteName: string | null
  readonly load: Loadable<Query, ListAnswer>
  readonly kept: ReadonlyMap<string, ListAnswer>
  readonly list: ListState
  readonly find: Find
  readonly menu: Menu<ListRequest> | null
}

type ListStep = Step<ListScreenState>
type KeyAction = Extract<Action, { kind: 'key' }>

const keyOf = (query: Query): string => JSON.stringify(query)

export const openList = (place: ListPlace): ListScreenState => ({
  base: place.base,
  siteName: null,
  load: createLoadable({ list: place.list, page: place.page }),
  kept: new Map(),
  list: listStart,
  find: noFind,
  menu: null,
})

export const queryOf = ({ load }: ListScreenState): Query => load.shown?.query ?? load.wanted
export const placeOfState = (state: ListScreenState): ListPlace => ({
  screen: 'list',
  base: state.base,
  ...queryOf(state),
})

/** A later page of a search is one of the results that the site keeps: it costs no search. */
const searchIdFor = ({ load }: ListScreenState): string | null => {
  const { shown, wanted } = load
  if (shown?.query.list.kind !== 'search' || wanted.list.kind !== 'search') return null
  // The order is the page's, not the search's (facts §5.11).
  const { sort } = wanted.list
  const isSame = JSON.stringify({ ...shown.query.list, sort }) === JSON.stringify(wanted.list)
  return isSame && shown.fresh === load.fresh ? shown.answer.searchId : null
}

export const listWants = (state: ListScreenState): readonly ListWant[] => {
  const { base, load } = state
  if (!isMissing(load)) return []
  return [{ kind: 'list', base, ...load.wanted, searchId: searchIdFor(state), fresh: load.fresh }]
}

const itemsOf = ({ load }: ListScreenState): readonly ListItem[] => load.shown?.answer.items ?? []
export const chosenItem = (state: ListScreenState): ListItem | null => itemsOf(state)[state.list.chosen] ?? null

const urlOf = (state: ListScreenState): string => {
  const item = chosenItem(state)
  return (item && urlOfItem(state.base, item)) ?? urlOfList(placeOfState(state))
}

const turnTo = (state: ListScreenState, change: Partial<Query>): ListScreenState => {
  const query = { ...queryOf(state), ...change }
  const known = state.kept.get(keyOf(query))
  const asked = ask(state.load, query)
  if (!known) return { ...state, load: asked }
  return { ...state, list: listStart, load: { ...asked, shown: { query, fresh: asked.fresh, answer: known } } }
}

const turnPage = (state: ListScreenState, by: number, env: Env): ListStep => {
  const page = queryOf(state).page + by
  const last = state.load.shown?.answer.page?.count ?? null
  if (page < 1) return { state, note: env.translate('app.atTop') }
  if (last !== null && page > last) return { state, note: env.translate('app.atBottom') }
  return { state: turnTo(state, { page }) }
}

const openMenu = (state: ListScreenState, menu: Menu<ListRequest> | null, env: Env): ListStep =>
  menu ? { state: { ...state, menu } } : { state, note: env.translate('lists.noChoice') }

const openChosen = (state: ListScreenState, env: Env): ListStep => {
  const item = chosenItem(state)
  const way = item && wayFrom(state.base, item, itemsOf(state))
  return way ? { state, ...way } : { state, note: env.translate(item ? 'lists.leadsNowhere' : 'lists.empty') }
}

const openMember = (state: ListScreenState, env: Env): ListStep => {
  const item = chosenItem(state)
  const member = item && memberOf(item)
  if (!member?.name) return { state, note: env.translate('lists.noMember') }
  const list = { kind: 'user', userId: member.id as UserId | null, name: member.name, part: 'threads' } as const
  return { state, go: { kind: 'push', place: { screen: 'list', base: state.base, list, page: 1 } } }
}

const onMenuKey = (state: ListScreenState, menu: Menu<ListRequest>, action: KeyAction, env: Env): ListStep => {
  const updated = updateMenu(menu, action.action, action.count, env)
  if (!updated.taken) return { state: { ...state, menu: updated.menu } }
  return { state: { ...turnTo({ ...state, menu: null }, { list: updated.taken.value, page: 1 }), menu: null } }
}

const onProblemKey = (state: ListScreenState, problem: Problem, action: KeyAction, env: Env): ListStep => {
  const place = { base: state.base, url: urlOfList(placeOfState(state)) }
  const { isRetry, problem: next, ...rest } = stepProblem(problem, action, place, env)
  return { state: { ...state, load: isRetry ? refresh(state.load) : { ...state.load, problem: next } }, ...rest }
}

const lookFor = (state: ListScreenState, find: Find, look: 1 | -1 | null, env: Env): ListStep => {
  const next = { ...state, find }
  const answer = state.load.shown?.answer
  if (look === null || !answer) return { state: next }
  if (find.query === '') return { state: next, note: env.translate('find.first') }
  const found = lookAround(state.list.chosen, answer.items.length, look, index =>
    includesFolded(textOfItem(answer.items[index]!, env), find.query),
  )
  if (found === null) return { state: next, note: env.translate('find.none', { text: find.query }) }
  return { state: { ...next, list: chooseItem(listRows(answer, env), state.list, found, env.body) } }
}

const isNew = (item: ListItem): boolean =>
  item.kind === 'notice'
    ? item.notice.isNew
    : item.kind === 'talk'
      ? item.talk.isNew
      : item.kind === 'thread' && item.thread.unread

const lookForNew = (state: ListScreenState, direction: 1 | -1, env: Env): ListStep => {
  const answer = state.load.shown?.answer
  const items = itemsOf(state)
  const found = lookAround(state.list.chosen, items.length, direction, index => isNew(items[index]!))
  if (found === null || !answer) return { state, note: env.translate('boards.noNew') }
  return { state: { ...state, list: chooseItem(listRows(answer, env), state.list, found, env.body) } }
}

const onKey = (state: ListScreenState, action: KeyAction, env: Env): ListStep => {
  if (state.menu) return onMenuKey(state, state.menu, action, env)
  if (state.load.problem) return onProblemKey(state, state.load.problem, action, env)
  const answer = state.load.shown?.answer
  const moved = answer && moveInList(listRows(answer, env), state.list, env.body, action.action, action.count)
  if (moved) return { state: { ...state, list: moved } }
  const { list } = queryOf(state)
  const url = urlOf(state)
  switch (action.action) {
    case 'open':
      return openChosen(state, env)
    case 'nextPage':
      return turnPage(state, action.count ?? 1, env)
    case 'previousPage':
      return turnPage(state, -(action.count ?? 1), env)
    case 'filter':
      return openMenu(state, filterMenu(list, env), env)
    case 'sort':
      return openMenu(state, sortMenu(list, env), env)
    case 'nextUnread':
      return lookForNew(state, 1, env)
    case 'previousUnread':
      return lookForNew(state, -1, env)
    case 'member':
      return openMember(state, env)
    case 'refresh':
      return { state: { ...state, kept: new Map(), load: refresh(state.load) } }
    case 'browser':
      return { state, task: { kind: 'browser', url } }
    case 'copyLink':
      return { state, task: { kind: 'copy', text: url, note: env.translate('app.copied', { what: url }) } }
    case 'home':
      return { state, go: { kind: 'return', place: { screen: 'boards', base: state.base, name: state.siteName } } }
    default:
      return { state }
  }
}

const onArrived = (state: ListScreenState, want: ListWant, answer: ListAnswer, env: Env): ListStep => {
  const query = { list: want.list, page: want.page }
  const load = arrive(state.load, query, want.fresh, answer)
  if (load === state.load) return { state }
  const isSamePage = state.load.shown !== null && keyOf(state.load.shown.query) === keyOf(query)
  const beyond = answer.warnings.some(warning => warning.code === 'page-beyond-end')
  const isRead = want.list.kind === 'notices' && answer.items.some(isNew)
  const note = beyond
    ? env.translate('app.warning.page-beyond-end')
    : isRead
      ? env.translate('lists.nowRead')
      : want.fresh > 0 && isSamePage
        ? env.translate('app.refreshed')
        : null
  return {
    state: {
      ...state,
      siteName: answer.site.name,
      load,
      kept: new Map(state.kept).set(keyOf(query), answer),
      list: isSamePage ? state.list : listStart,
    },
    ...(note === null ? {} : { note }),
  }
}

/** The thread one comes from stays the chosen one, also after J and K. */
const onReturned = (state: ListScreenState, from: Place, env: Env): ListStep => {
  const answer = state.load.shown?.answer
  if (from.screen !== 'thread' || !answer) return { state }
  const index = answer.items.findIndex(item => item.kind === 'thread' && item.thread.id === from.threadId)
  if (index < 0) return { state }
  return { state: { ...state, list: chooseItem(listRows(answer, env), state.list, index, env.body) } }
}

export const updateList = (state: ListScreenState, action: Action, env: Env): ListStep => {
  if (state.menu && action.kind === 'left') return { state: { ...state, menu: null } }
  const finding = state.load.problem || state.menu ? null : updateFind(state.find, action)
  if (finding) return lookFor(state, finding.find, finding.look, env)
  switch (action.kind) {
    case 'arrived':
      return action.arrival.kind === 'list'
        ? onArrived(state, action.arrival.want, action.arrival.answer, env)
        : { state }
    case 'failed':
    case 'cancelled': {
      const { load, ...rest } = stepStopped(state.load, action, 'problem.title.list', true, env)
      return { state: { ...state, load }, ...rest }
    }
    case 'returned':
      return onReturned(state, action.from, env)
    case 'key':
      return onKey(state, action, env)
    default:
      return { state }
  }
}
