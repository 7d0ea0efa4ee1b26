/** Where one was (gH), and words found in all that is kept (gs): lists out of the memory, not out of a site. */
import { parseAddress } from '../../../forum/parse-address.ts'
import type { Env } from '../../env.ts'
import { createField, type Field } from '../../field.ts'
import { type ListState, listStart, moveInList } from '../../list.ts'
import { type Place, placeOf, type Target } from '../../place.ts'
import type { KeptRecall } from '../../recall.ts'
import type { Action, Step } from '../../screen.ts'
import { keptRows } from './rows.ts'

export type KeptPlace = Extract<Place, { readonly screen: 'kept' }>

export type KeptState = {
  /** null: where one was. */
  readonly words: string | null
  readonly field: Field | null
  readonly fresh: number
  readonly shown: { readonly fresh: number; readonly words: string | null; readonly answer: KeptRecall } | null
  readonly list: ListState
}

type KeptStep = Step<KeptState>

export const openKept = ({ words }: KeptPlace): KeptState => ({
  words,
  field: words === '' ? createField() : null,
  fresh: 1,
  shown: null,
  list: listStart,
})

export const isMissing = ({ words, fresh, shown }: KeptState): boolean =>
  words !== '' && (shown === null || shown.fresh !== fresh || shown.words !== words)

/** What a row leads to; null where it leads nowhere. */
const placeAt = ({ shown, list }: KeptState): Place | null => {
  const entry = shown?.answer.history[list.chosen]
  if (entry) {
    const address = parseAddress(entry.url)
    const place = address && placeOf(address)
    return place?.screen === 'thread' ? { ...place, title: entry.title, target: { kind: 'resume' } } : place
  }
  const hit = shown?.answer.found.hits[list.chosen]
  if (!hit) return null
  const target: Target = hit.postId === null ? { kind: 'resume' } : { kind: 'post', postId: hit.postId }
  return { screen: 'thread', base: hit.base, threadId: hit.threadId, title: hit.title, target, among: [] }
}

const onKey = (state: KeptState, action: Extract<Action, { kind: 'key' }>, env: Env): KeptStep => {
  const moved = moveInList(keptRows(state, env), state.list, env.body, action.action, action.count)
  if (moved) return { state: { ...state, list: moved } }
  switch (action.action) {
    case 'open': {
      const place = placeAt(state)
      return place ? { state, go: { kind: 'push', place } } : { state }
    }
    case 'find':
    case 'foundKept':
      return { state: { ...state, words: state.words ?? '', field: createField(state.words ?? '') } }
    case 'refresh':
      return { state: { ...state, fresh: state.fresh + 1 } }
    default:
      return { state }
  }
}

export const updateKept = (state: KeptState, action: Action, env: Env): KeptStep => {
  switch (action.kind) {
    case 'typed':
      return { state: { ...state, field: action.field } }
    case 'submitted': {
      const words = state.field?.text.trim() ?? ''
      return words === ''
        ? { state, go: { kind: 'abandon' } }
        : { state: { ...state, words, field: null, list: listStart } }
    }
    case 'left':
      return state.shown
        ? { state: { ...state, field: null, words: state.shown.words } }
        : { state, go: { kind: 'back' } }
    case 'arrived': {
      const { arrival } = action
      if (arrival.kind !== 'kept' || arrival.want.words !== state.words) return { state }
      return { state: { ...state, shown: { fresh: arrival.want.fresh, words: state.words, answer: arrival.answer } } }
    }
    case 'returned':
      return { state: state.words === null ? { ...state, fresh: state.fresh + 1 } : state }
    case 'key':
      return onKey(state, action, env)
    default:
      return { state }
  }
}
