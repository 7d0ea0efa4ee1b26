/** A line to type what the site is to search for. */
import type { Env } from '../../env.ts'
import { createField, type Field } from '../../field.ts'
import type { SearchPlace } from '../../lists-places.ts'
import type { Action, Step } from '../../screen.ts'

export type SearchState = SearchPlace & { readonly field: Field }

export const openSearch = (place: SearchPlace): SearchState => ({ ...place, field: createField() })

export const placeOfSearch = ({ screen, base, board }: SearchState): SearchPlace => ({ screen, base, board })

/** `words @author` asks for one member's threads. */
const readWords = (typed: string): { readonly words: string; readonly author: string | null } => {
  const found = typed.trim().match(/^(.*?)\s*(?:^|\s)[@＠](\S+)$/)
  return found ? { words: found[1]!.trim(), author: found[2]! } : { words: typed.trim(), author: null }
}

const submit = (state: SearchState, env: Env): Step<SearchState> => {
  const { words, author } = readWords(state.field.text)
  if (words === '' && author === null) return { state, note: env.translate('search.first') }
  const list = {
    kind: 'search',
    words,
    author,
    fullText: false,
    boardId: state.board?.id ?? null,
    sort: 'lastPost',
  } as const
  return { state, go: { kind: 'replace', place: { screen: 'list', base: state.base, list, page: 1 } } }
}

export const updateSearch = (state: SearchState, action: Action, env: Env): Step<SearchState> => {
  switch (action.kind) {
    case 'typed':
      return { state: { ...state, field: action.field } }
    case 'submitted':
      return submit(state, env)
    case 'left':
      return { state, go: { kind: 'back' } }
    default:
      return { state }
  }
}
