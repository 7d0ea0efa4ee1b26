/** All keys that work on the screen below, read off the binding table. */
import type { Env } from '../../env.ts'
import { type Find, fold, lookAround, noFind, updateFind } from '../../find.ts'
import type { Place } from '../../place.ts'
import type { Action, Step } from '../../screen.ts'
import { helpLines } from './lines.ts'

export type HelpPlace = Extract<Place, { readonly screen: 'help' }>
export type HelpState = { readonly about: HelpPlace['about']; readonly top: number; readonly find: Find }

export const openHelp = (place: HelpPlace): HelpState => ({ about: place.about, top: 0, find: noFind })

const clampTop = (top: number, state: HelpState, env: Env): number =>
  Math.max(0, Math.min(top, helpLines(state.about, env).length - env.body))

const moveTo = (state: HelpState, action: Extract<Action, { kind: 'key' }>, env: Env): number | null => {
  const lines = action.count ?? 1
  switch (action.action) {
    case 'down':
      return state.top + lines
    case 'up':
      return state.top - lines
    case 'halfDown':
      return state.top + Math.ceil(env.body / 2)
    case 'halfUp':
      return state.top - Math.ceil(env.body / 2)
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

const lookFor = (state: HelpState, find: Find, look: 1 | -1 | null, env: Env): Step<HelpState> => {
  const next = { ...state, find }
  if (look === null || find.query === '') return { state: next }
  const lines = helpLines(state.about, env)
  const found = lookAround(state.top, lines.length, look, index =>
    fold(lines[index]!.spans.map(span => span.text).join('')).includes(fold(find.query)),
  )
  if (found === null) return { state: next, note: env.translate('find.none', { text: find.query }) }
  return { state: { ...next, top: clampTop(found, state, env) } }
}

export const updateHelp = (state: HelpState, action: Action, env: Env): Step<HelpState> => {
  const finding = updateFind(state.find, action)
  if (finding) return lookFor(state, finding.find, finding.look, env)
  const top = action.kind === 'key' ? moveTo(state, action, env) : null
  return { state: top === null ? state : { ...state, top: clampTop(top, state, env) } }
}
