/** Words to read from top to bottom: a talk, announcements, a board's rules, what was said about a floor, one's credits. */
import type { Env } from '../../env.ts'
import { type Find, includesFolded, lookAround, noFind, updateFind } from '../../find.ts'
import { urlOfList } from '../../lists-address.ts'
import type { TextPlace } from '../../lists-places.ts'
import { stepStopped } from '../../load-step.ts'
import { arrive, ask, createLoadable, isMissing, type Loadable, refresh } from '../../loadable.ts'
import type { Problem } from '../../problem.ts'
import { stepProblem } from '../../problem-step.ts'
import type { Action, Step } from '../../screen.ts'
import type { TextAnswer, TextWant } from '../../want-lists.ts'
import { textLines } from './lines.ts'

type Query = Pick<TextPlace, 'page'>

export type TextState = {
  readonly base: string
  readonly text: TextPlace['text']
  readonly title: string | null
  readonly siteName: string | null
  readonly load: Loadable<Query, TextAnswer>
  /** The first line shown. */
  readonly top: number
  readonly find: Find
}

type TextStep = Step<TextState>
type KeyAction = Extract<Action, { kind: 'key' }>

export const openText = (place: TextPlace): TextState => ({
  base: place.base,
  text: place.text,
  title: place.title,
  siteName: null,
  load: createLoadable({ page: place.page }),
  top: 0,
  find: noFind,
})

export const textWants = ({ base, text, load }: TextState): readonly TextWant[] =>
  isMissing(load) ? [{ kind: 'text', base, text, page: load.wanted.page, fresh: load.fresh }] : []

/** The page that is shown; null before the first came where the site chooses it. */
const pageOf = ({ load }: TextState): number | null => load.shown?.answer.page?.number ?? load.wanted.page

export const placeOfText = (state: TextState): TextPlace => ({
  screen: 'text',
  base: state.base,
  text: state.text,
  title: state.title,
  page: pageOf(state),
})

const linesOf = ({ load }: TextState, env: Env) => (load.shown ? textLines(load.shown.answer, env) : [])

const scrollTo = (state: TextState, top: number, env: Env): TextState => ({
  ...state,
  top: Math.max(0, Math.min(top, linesOf(state, env).length - env.body)),
})

const moveBy = (action: KeyAction, state: TextState, env: Env): number | null => {
  const lines = action.count ?? 1
  const half = Math.ceil(env.body / 2)
  switch (action.action) {
    case 'down':
      return state.top + lines
    case 'up':
      return state.top - lines
    case 'halfDown':
      return state.top + half
    case 'halfUp':
      return state.top - half
    case 'pageDown':
      return state.top + env.body
    case 'pageUp':
      return state.top - env.body
    case 'top':
      return 0
    case 'bottom':
      return Number.MAX_SAFE_INTEGER
    default:
      return null
  }
}

const turnPage = (state: TextState, by: number, env: Env): TextStep => {
  const page = (pageOf(state) ?? 1) + by
  const last = state.load.shown?.answer.page?.count ?? null
  if (page < 1) return { state, note: env.translate('app.atTop') }
  if (last === null ? state.load.shown?.answer.page === null : page > last)
    return { state, note: env.translate('app.atBottom') }
  return { state: { ...state, load: ask(state.load, { page }) } }
}

const lookFor = (state: TextState, find: Find, look: 1 | -1 | null, env: Env): TextStep => {
  const next = { ...state, find }
  if (look === null) return { state: next }
  if (find.query === '') return { state: next, note: env.translate('find.first') }
  const lines = linesOf(state, env)
  const found = lookAround(state.top, lines.length, look, index =>
    includesFolded(lines[index]!.spans.map(span => span.text).join(''), find.query),
  )
  if (found === null) return { state: next, note: env.translate('find.none', { text: find.query }) }
  return { state: scrollTo(next, found, env) }
}

const onProblemKey = (state: TextState, problem: Problem, action: KeyAction, env: Env): TextStep => {
  const place = { base: state.base, url: urlOfList(placeOfText(state)) }
  const { isRetry, problem: next, ...rest } = stepProblem(problem, action, place, env)
  return { state: { ...state, load: isRetry ? refresh(state.load) : { ...state.load, problem: next } }, ...rest }
}

const onKey = (state: TextState, action: KeyAction, env: Env): TextStep => {
  if (state.load.problem) return onProblemKey(state, state.load.problem, action, env)
  const top = moveBy(action, state, env)
  if (top !== null) return { state: scrollTo(state, top, env) }
  const url = urlOfList(placeOfText(state))
  switch (action.action) {
    case 'nextPage':
      return turnPage(state, action.count ?? 1, env)
    case 'previousPage':
      return turnPage(state, -(action.count ?? 1), env)
    case 'refresh':
      return { state: { ...state, load: refresh(state.load) } }
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

/** A talk is read from its end, all else from its beginning. */
const onArrived = (state: TextState, want: TextWant, answer: TextAnswer, env: Env): TextStep => {
  const load = arrive(state.load, { page: want.page }, want.fresh, answer)
  if (load === state.load) return { state }
  const next = { ...state, siteName: answer.site.name, title: answer.title ?? state.title, load }
  return { state: scrollTo(next, state.text.kind === 'conversation' ? Number.MAX_SAFE_INTEGER : 0, env) }
}

export const updateText = (state: TextState, action: Action, env: Env): TextStep => {
  const finding = state.load.problem ? null : updateFind(state.find, action)
  if (finding) return lookFor(state, finding.find, finding.look, env)
  switch (action.kind) {
    case 'arrived':
      return action.arrival.kind === 'text'
        ? onArrived(state, action.arrival.want, action.arrival.answer, env)
        : { state }
    case 'failed':
    case 'cancelled': {
      const { load, ...rest } = stepStopped(state.load, action, 'problem.title.list', true, env)
      return { state: { ...state, load }, ...rest }
    }
    case 'resized':
      return { state: scrollTo(state, state.top, env) }
    case 'key':
      return onKey(state, action, env)
    default:
      return { state }
  }
}
