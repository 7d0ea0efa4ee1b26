import type { Screen } from '../../screen.ts'
import { isMissing, type KeptPlace, type KeptState, openKept, updateKept } from './state.ts'
import { KeptView } from './view.tsx'

export const keptScreen: Screen<KeptState, KeptPlace> = {
  open: openKept,
  update: updateKept,
  wants: state => (isMissing(state) ? [{ kind: 'kept', words: state.words, fresh: state.fresh }] : []),
  scope: () => 'list',
  field: (state, env) =>
    state.field ? { field: state.field, prompt: ` ${env.translate('found.prompt')}`, row: null } : null,
  title: ({ words, shown }, env) => ({
    where:
      words === null ? [env.translate('history.title')] : [env.translate('found.title'), ...(words ? [words] : [])],
    right: words && shown ? env.translate('found.count', { n: shown.answer.found.hits.length }) : '',
  }),
  place: ({ words }) => ({ screen: 'kept', words }),
  View: KeptView,
}
