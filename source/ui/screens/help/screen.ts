import type { Screen } from '../../screen.ts'
import { type HelpPlace, type HelpState, openHelp, updateHelp } from './state.ts'
import { HelpView } from './view.tsx'

export const helpScreen: Screen<HelpState, HelpPlace> = {
  open: openHelp,
  update: updateHelp,
  wants: () => [],
  scope: () => 'help',
  field: (state, env) =>
    state.find.field ? { field: state.find.field, prompt: ` ${env.translate('find.prompt')}`, row: null } : null,
  title: (_state, env) => ({ where: ['palou', env.translate('help.title')], right: '' }),
  place: state => ({ screen: 'help', about: state.about }),
  View: HelpView,
}
