/** Keys that lead from anywhere in a forum to its lists. */
import type { ActionName } from './keymap/bindings.ts'
import type { ListsPlace } from './lists-places.ts'
import type { Place } from './place.ts'

/** null: no such key, or one is at no forum. */
export const listFor = (action: ActionName, from: Place): ListsPlace | null => {
  if (!('base' in from)) return null
  const { base } = from
  const list = (request: Extract<ListsPlace, { screen: 'list' }>['list']): ListsPlace => ({
    screen: 'list',
    base,
    list: request,
    page: 1,
  })
  switch (action) {
    case 'guide':
      return list({ kind: 'guide', view: 'new' })
    case 'notices':
      return list({ kind: 'notices', view: 'all' })
    case 'messages':
      return list({ kind: 'messages' })
    case 'favorites':
      return list({ kind: 'favorites', only: 'all' })
    case 'announcements':
      return { screen: 'text', base, text: { kind: 'announcements' }, title: null, page: null }
    case 'credits':
      return { screen: 'text', base, text: { kind: 'credits' }, title: null, page: null }
    case 'rules':
      return from.screen === 'threads'
        ? { screen: 'text', base, text: { kind: 'rules', boardId: from.boardId }, title: from.name, page: null }
        : null
    case 'siteSearch':
      return {
        screen: 'search',
        base,
        board: from.screen === 'threads' ? { id: from.boardId, name: from.name ?? from.boardId } : null,
      }
    default:
      return null
  }
}
