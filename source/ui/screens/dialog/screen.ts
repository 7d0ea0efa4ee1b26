import type { Screen } from '../../screen.ts'
import { scopeOfAsked } from '../../sending.ts'
import { type DialogPlace, type DialogState, needsForm, openDialog, updateDialog } from './state.ts'
import { DialogView, drawDialog } from './view.tsx'

export const dialogScreen: Screen<DialogState, DialogPlace> = {
  open: openDialog,
  update: updateDialog,
  wants: state => {
    const intent = needsForm(state)
    return intent ? [{ kind: 'form', base: state.place.base, intent, fresh: 0 }] : []
  },
  scope: state => scopeOfAsked(state.sending) ?? 'form',
  isTyping: state => scopeOfAsked(state.sending) !== 'menu',
  cursor: (state, env) => drawDialog(state, env).cursor,
  disabled: (state, action) => (action === 'renew' && state.sending.asked?.kind !== 'challenge' ? 'why.noFloor' : null),
  title: ({ place }, env) => ({
    where: [env.translate(`dialog.${place.ask.kind}`, { label: place.label })],
    right: '',
  }),
  place: ({ place }) => place,
  View: DialogView,
}
