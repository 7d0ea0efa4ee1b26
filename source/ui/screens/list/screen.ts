import type { Env } from '../../env.ts'
import type { ListPlace } from '../../lists-places.ts'
import type { Screen } from '../../screen.ts'
import { dotted } from '../../words.ts'
import { type ListScreenState, listWants, openList, placeOfState, queryOf, updateList } from './state.ts'
import { ListView } from './view.tsx'

/** The list's own name, and what it was turned to. */
const namesOf = (state: ListScreenState, env: Env): readonly string[] => {
  const { translate } = env
  const { list } = queryOf(state)
  switch (list.kind) {
    case 'guide':
      return [translate('guide.title'), translate(`guide.${list.view}`)]
    case 'search':
      return [translate(list.fullText ? 'search.inText' : 'search.title', { words: list.words })]
    case 'user': {
      const name = state.load.shown?.answer.user?.name ?? list.name ?? ''
      return [name, translate(`user.${list.part}`)]
    }
    case 'notices':
      return [translate('notices.title'), ...(list.view === 'all' ? [] : [translate(`notices.view.${list.view}`)])]
    case 'messages':
      return [translate('messages.title')]
    case 'favorites':
      return [translate('favorites.title'), ...(list.only === 'all' ? [] : [translate(`favorites.only.${list.only}`)])]
  }
}

const countText = (state: ListScreenState, env: Env): string | null => {
  const count = state.load.shown?.answer.count ?? null
  const isSearch = queryOf(state).list.kind === 'search'
  if (count === null || (count === 0 && !isSearch)) return null
  return env.translate(isSearch ? 'search.total' : 'lists.newCount', { n: count })
}

const pageText = (state: ListScreenState, env: Env): string | null => {
  const page = state.load.shown?.answer.page
  if (!page || page.count === 1) return null
  return page.count === null
    ? env.translate('app.pageOnly', { number: page.number })
    : env.translate('app.page', { number: page.number, count: page.count })
}

export const listScreen: Screen<ListScreenState, ListPlace> = {
  open: openList,
  update: updateList,
  wants: listWants,
  scope: state => (state.menu ? 'menu' : state.load.problem ? 'problem' : 'list'),
  field: (state, env) =>
    state.find.field ? { field: state.find.field, prompt: ` ${env.translate('find.prompt')}`, row: null } : null,
  title: (state, env) => ({
    where: [...(state.siteName ? [state.siteName] : []), ...namesOf(state, env)],
    right: dotted([countText(state, env), pageText(state, env)], env),
  }),
  place: placeOfState,
  View: ListView,
}
