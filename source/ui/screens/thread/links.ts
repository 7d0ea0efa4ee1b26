/** Links of the floors in sight: letters to type, and where they lead. */
import { parseListAddress } from '../../../forum/list-address.ts'
import { parseAddress } from '../../../forum/parse-address.ts'
import { visibleLines } from '../../../text/viewport.ts'
import type { Env } from '../../env.ts'
import { placeOfList } from '../../lists-address.ts'
import { isSamePlace, placeOf } from '../../place.ts'
import type { Step } from '../../screen.ts'
import { buildingOf } from './building.ts'
import { createHints, typeHint } from './hints.ts'
import { toPost } from './moves.ts'
import { placeOfThread } from './own-place.ts'
import type { ThreadState } from './state.ts'

type ThreadStep = Step<ThreadState>

/** A page that palou has no screen for is read as the index by its address alone: it is the browser's. */
const isRoot = (url: string, base: string): boolean => /^(?:(?:index|forum)\.php)?$/.test(url.slice(base.length))

const followLink = (state: ThreadState, url: string, env: Env): ThreadStep => {
  const left = { ...state, hints: null }
  const address = parseAddress(url, { base: state.base })
  const list = parseListAddress(url, { base: state.base })
  const isOurs = address?.base === state.base && (address.kind !== 'index' || isRoot(url, state.base))
  const place = (list?.base === state.base && placeOfList(list)) || (isOurs ? placeOf(address) : null)
  if (!place) return { state: left, task: { kind: 'browser', url } }
  if (place.screen === 'thread' && place.target.kind === 'post' && isSamePlace(place, placeOfThread(state)))
    return { state: toPost(left, place.target.postId, env) }
  return { state: left, go: { kind: 'push', place } }
}

export const startHints = (state: ThreadState, env: Env): ThreadStep => {
  const hints = createHints(visibleLines(buildingOf(state, env), state.viewport, env.body))
  if (hints.all.length === 0) return { state, note: env.translate('thread.noLinks') }
  return { state: { ...state, hints }, note: env.translate('thread.hintsPrompt') }
}

export const onLetter = (state: ThreadState, key: string, env: Env): ThreadStep => {
  const typed = state.hints && typeHint(state.hints, key)
  if (!typed) return { state: { ...state, hints: null } }
  if ('url' in typed) return followLink(state, typed.url, env)
  return { state: { ...state, hints: typed } }
}
