import type { Screen } from '../../screen.ts'
import { openSites, type SitesPlace, type SitesState, updateSites } from './state.ts'
import { addressField, SitesView } from './view.tsx'

export const sitesScreen: Screen<SitesState, SitesPlace> = {
  open: openSites,
  update: updateSites,
  wants: () => [],
  scope: () => 'sites',
  field: (state, env) => {
    if (state.field) return addressField(state.field, env)
    return state.find.field ? { field: state.find.field, prompt: ` ${env.translate('find.prompt')}`, row: null } : null
  },
  title: (_state, env) => ({ where: ['palou', env.translate('sites.title')], right: '' }),
  place: () => ({ screen: 'sites' }),
  View: SitesView,
}
