import type { SearchPlace } from '../../lists-places.ts'
import type { Screen } from '../../screen.ts'
import { openSearch, placeOfSearch, type SearchState, updateSearch } from './state.ts'
import { SearchView, searchField } from './view.tsx'

export const searchScreen: Screen<SearchState, SearchPlace> = {
  open: openSearch,
  update: updateSearch,
  wants: () => [],
  scope: () => 'list',
  field: searchField,
  title: (_state, env) => ({ where: [env.translate('search.heading')], right: '' }),
  place: placeOfSearch,
  View: SearchView,
}
