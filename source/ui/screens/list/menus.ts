/** What a list can be turned into: another guide, other notices, a search in another order. */
import { guideViews } from '../../../forum/lists.ts'
import { favoriteKinds, noticeViews } from '../../../forum/own-lists.ts'
import type { Env } from '../../env.ts'
import type { ListRequest } from '../../lists-places.ts'
import { createMenu, type Menu } from '../../menu.ts'

const of = <Request extends ListRequest>(
  title: string,
  choices: readonly (readonly [string, Request])[],
  isNow: (request: Request) => boolean,
): Menu<ListRequest> =>
  createMenu<ListRequest>(
    title,
    choices.map(([label, value]) => ({ label, value, isNow: isNow(value) })),
  )

/** null: there is nothing to choose. */
export const filterMenu = (list: ListRequest, env: Env): Menu<ListRequest> | null => {
  const { translate } = env
  switch (list.kind) {
    case 'guide':
      return of(
        translate('guide.title'),
        guideViews.map(view => [translate(`guide.${view}`), { kind: 'guide', view }] as const),
        ({ view }) => view === list.view,
      )
    case 'notices':
      return of(
        translate('notices.title'),
        noticeViews.map(view => [translate(`notices.view.${view}`), { kind: 'notices', view }] as const),
        ({ view }) => view === list.view,
      )
    case 'favorites':
      return of(
        translate('favorites.title'),
        favoriteKinds.map(only => [translate(`favorites.only.${only}`), { kind: 'favorites', only }] as const),
        ({ only }) => only === list.only,
      )
    case 'user':
      return of(
        translate('user.title'),
        (['threads', 'replies'] as const).map(part => [translate(`user.${part}`), { ...list, part }] as const),
        ({ part }) => part === list.part,
      )
    case 'search':
      return of(
        translate('search.where'),
        [
          [translate('search.titles'), { ...list, fullText: false }],
          [translate('search.fullText'), { ...list, fullText: true }],
          ...(list.boardId === null ? [] : ([[translate('search.everywhere'), { ...list, boardId: null }]] as const)),
        ],
        ({ fullText, boardId }) => fullText === list.fullText && boardId === list.boardId,
      )
    case 'messages':
      return null
  }
}

const orders = ['lastPost', 'newest', 'replies', 'views'] as const

export const sortMenu = (list: ListRequest, env: Env): Menu<ListRequest> | null =>
  list.kind !== 'search'
    ? null
    : of(
        env.translate('threads.chooseSort'),
        orders.map(sort => [env.translate(`threads.sort.${sort}`), { ...list, sort }] as const),
        ({ sort }) => sort === list.sort,
      )
