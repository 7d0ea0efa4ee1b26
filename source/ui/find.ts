/** `/`, `n`, `N` for every screen: the question and its field. What is searched, and how one gets there, is the screen's. */
import { createField, type Field } from './field.ts'
import type { Action } from './screen.ts'

export type Find = { readonly field: Field | null; readonly query: string }
export const noFind: Find = { field: null, query: '' }

export type FindStep = {
  readonly find: Find
  /** 1: look for the next match, -1: for the one before; null: nothing to look for now. */
  readonly look: 1 | -1 | null
}

/** null: not a matter of finding. */
export const updateFind = (find: Find, action: Action): FindStep | null => {
  switch (action.kind) {
    case 'typed':
      return { find: { ...find, field: action.field }, look: null }
    case 'submitted': {
      const query = find.field?.text.trim() || find.query
      return { find: { field: null, query }, look: query === '' ? null : 1 }
    }
    case 'left':
      return { find: { ...find, field: null }, look: null }
    case 'key':
      if (action.action === 'find') return { find: { ...find, field: createField() }, look: null }
      if (action.action === 'findNext') return { find, look: 1 }
      return action.action === 'findPrevious' ? { find, look: -1 } : null
    default:
      return null
  }
}

export const fold = (text: string): string => {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}

export const includesFolded = (text: string, query: string): boolean => fold(text).includes(fold(query))

/** The next index (going round) that `test` accepts, starting beside `from`; null when there is none. */
export const lookAround = (
  from: number,
  count: number,
  direction: 1 | -1,
  test: (index: number) => boolean,
): number | null => {
  for (let step = 1; step <= count; step += 1) {
    const index = (((from + direction * step) % count) + count) % count
    if (test(index)) return index
  }
  return null
}
