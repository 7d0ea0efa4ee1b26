import { drawAsked } from '../../components/asked-lines.ts'
import type { Screen } from '../../screen.ts'
import { scopeOfAsked, stageText } from '../../sending.ts'
import { chosenOf, type DraftsPlace, type DraftsState, openDrafts, updateDrafts } from './state.ts'
import { DraftsView } from './view.tsx'

export const draftsScreen: Screen<DraftsState, DraftsPlace> = {
  open: openDrafts,
  update: updateDrafts,
  wants: ({ fresh, shown }) => (fresh === shown ? [] : [{ kind: 'unsent', fresh }]),
  scope: state => scopeOfAsked(state.sending) ?? 'drafts',
  isTyping: state => scopeOfAsked(state.sending) === 'form',
  cursor: (state, env) => drawAsked(state.sending, env)?.cursor ?? null,
  disabled: (state, action) => {
    if (!['open', 'dropChosen', 'lookAgain'].includes(action)) return null
    const chosen = chosenOf(state)
    if (!chosen) return 'drafts.nothing'
    return action === 'lookAgain' && chosen.kind === 'draft' ? 'drafts.notLook' : null
  },
  title: (state, env) => ({ where: [env.translate('drafts.title')], right: stageText(state.sending, env) }),
  place: () => ({ screen: 'drafts' }),
  View: DraftsView,
}
