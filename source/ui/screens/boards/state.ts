/** A forum's index: its categories and boards. */

import type { Board, BoardsAnswer } from '../../../forum/model.ts'
import { printAddress } from '../../../forum/print-address.ts'
import { formatFullTime } from '../../../i18n/format-time.ts'
import type { Env } from '../../env.ts'
import { type Find, includesFolded, lookAround, noFind, updateFind } from '../../find.ts'
import { chooseItem, type ListState, listStart, moveInList } from '../../list.ts'
import { stepStopped } from '../../load-step.ts'
import { arrive, createLoadable, isMissing, type Loadable, refresh } from '../../loadable.ts'
import type { Place } from '../../place.ts'
import type { Problem } from '../../problem.ts'
import { stepProblem } from '../../problem-step.ts'
import type { Action, Step } from '../../screen.ts'
import type { BoardsWant } from '../../want.ts'
import { keptNote } from '../../words.ts'
import { boardItems, boardRows } from './rows.ts'

export type BoardsPlace = Extract<Place, { readonly screen: 'boards' }>

export type BoardsState = {
  readonly base: string
  readonly name: string | null
  readonly load: Loadable<null, BoardsAnswer>
  readonly list: ListState
  readonly find: Find
}

type BoardsStep = Step<BoardsState>
type KeyAction = Extract<Action, { kind: 'key' }>

export const openBoards = (place: BoardsPlace): BoardsState => ({
  base: place.base,
  name: place.name,
  load: createLoadable(null),
  list: listStart,
  find: noFind,
})

export const boardsWants = ({ base, load }: BoardsState): readonly BoardsWant[] =>
  isMissing(load) ? [{ kind: 'boards', base, fresh: load.fresh }] : []

export const indexUrl = (base: string): string => printAddress({ kind: 'index', base })

const chosenBoard = ({ load, list }: BoardsState): Board | null =>
  load.shown ? (boardItems(load.shown.answer)[list.chosen] ?? null) : null

const openBoard = (state: BoardsState, board: Board): BoardsStep => {
  if (board.access === 'link') return { state, task: { kind: 'browser', url: board.url } }
  return {
    state,
    go: { kind: 'push', place: { screen: 'threads', base: state.base, boardId: board.id, name: board.name, page: 1 } },
  }
}

const lookFor = (state: BoardsState, find: Find, look: 1 | -1 | null, env: Env): BoardsStep => {
  const next = { ...state, find }
  if (look === null || !state.load.shown) return { state: next }
  if (find.query === '') return { state: next, note: env.translate('find.first') }
  const items = boardItems(state.load.shown.answer)
  const found = lookAround(state.list.chosen, items.length, look, index => {
    const board = items[index]!
    return [board.name, board.description, board.lastPost?.title].some(text => text && includesFolded(text, find.query))
  })
  if (found === null) return { state: next, note: env.translate('find.none', { text: find.query }) }
  return { state: { ...next, list: chooseItem(boardRows(state.load.shown.answer, env), state.list, found, env.body) } }
}

const lookForNew = (state: BoardsState, direction: 1 | -1, env: Env): BoardsStep => {
  const answer = state.load.shown?.answer
  if (!answer) return { state }
  const items = boardItems(answer)
  const found = lookAround(state.list.chosen, items.length, direction, index => items[index]!.hasNew)
  if (found === null) return { state, note: env.translate('boards.noNew') }
  return { state: { ...state, list: chooseItem(boardRows(answer, env), state.list, found, env.body) } }
}

const onProblemKey = (state: BoardsState, problem: Problem, action: KeyAction, env: Env): BoardsStep => {
  const {
    isRetry,
    problem: next,
    ...rest
  } = stepProblem(problem, action, { base: state.base, url: indexUrl(state.base) }, env)
  return { state: { ...state, load: isRetry ? refresh(state.load) : { ...state.load, problem: next } }, ...rest }
}

const onKey = (state: BoardsState, action: KeyAction, env: Env): BoardsStep => {
  if (state.load.problem) return onProblemKey(state, state.load.problem, action, env)
  const answer = state.load.shown?.answer
  const moved = answer && moveInList(boardRows(answer, env), state.list, env.body, action.action, action.count)
  if (moved) return { state: { ...state, list: moved } }
  const board = chosenBoard(state)
  switch (action.action) {
    case 'open':
      return board ? openBoard(state, board) : { state }
    case 'refresh':
      return { state: { ...state, load: refresh(state.load) } }
    case 'nextUnread':
      return lookForNew(state, 1, env)
    case 'previousUnread':
      return lookForNew(state, -1, env)
    case 'browser':
      return { state, task: { kind: 'browser', url: board?.url ?? indexUrl(state.base) } }
    case 'copyLink': {
      const url = board?.url ?? indexUrl(state.base)
      return { state, task: { kind: 'copy', text: url, note: env.translate('app.copied', { what: url }) } }
    }
    case 'exactTime': {
      const time = board?.lastPost?.postedAt
      return {
        state,
        note: time ? `${board.name} ${formatFullTime(time, env.settings.zone)}` : env.translate('thread.noTime'),
      }
    }
    case 'home':
      return { state, go: { kind: 'return', place: { screen: 'sites' } } }
    default:
      return { state }
  }
}

export const updateBoards = (state: BoardsState, action: Action, env: Env): BoardsStep => {
  const finding = state.load.problem ? null : updateFind(state.find, action)
  if (finding) return lookFor(state, finding.find, finding.look, env)
  switch (action.kind) {
    case 'arrived': {
      if (action.arrival.kind !== 'boards') return { state }
      const { want, answer } = action.arrival
      const load = arrive(state.load, null, want.fresh, answer)
      const name = answer.site.name
      const kept = keptNote(answer, env)
      return {
        state: { ...state, name, load },
        task: { kind: 'visit', place: { screen: 'boards', base: state.base, name }, siteName: name, title: null },
        ...(kept !== null ? { note: kept } : want.fresh > 0 ? { note: env.translate('app.refreshed') } : {}),
      }
    }
    case 'failed':
    case 'cancelled': {
      const { load, ...rest } = stepStopped(state.load, action, 'problem.title.boards', false, env)
      return { state: { ...state, load }, ...rest }
    }
    case 'accountChanged':
      return { state: action.base === state.base ? { ...state, load: refresh(state.load) } : state }
    case 'key':
      return onKey(state, action, env)
    default:
      return { state }
  }
}
