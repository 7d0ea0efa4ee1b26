import type { Env } from '../../env.ts'
import type { Screen } from '../../screen.ts'
import { scopeOfAsked } from '../../sending.ts'
import type { Want } from '../../want.ts'
import { hasTypes } from './layout.ts'
import { type ComposerPlace, type ComposerState, intentNow, labelOf, openComposer, waitLeft } from './state.ts'
import { updateComposer } from './update.ts'
import { ComposerView, drawComposer } from './view.tsx'

const wants = ({ place, draft, form, formTry }: ComposerState): readonly Want[] => {
  const { base, intent, label, draftId } = place
  return [
    ...(draft ? [] : [{ kind: 'draft', base, fresh: 0, intent, label, draftId } as const]),
    ...(form || formTry === null ? [] : [{ kind: 'form', base, fresh: formTry, intent } as const]),
  ]
}

const clock = (ms: number, env: Env): string => {
  const east = env.settings.zone?.(ms) ?? -new Date(ms).getTimezoneOffset()
  return new Date(ms + east * 60_000).toISOString().slice(11, 19)
}

const draftNow = ({ keptAt, hasUnkept }: ComposerState, env: Env): string =>
  keptAt === null || hasUnkept ? '' : env.translate('compose.draftAt', { time: clock(keptAt, env) })

/** The next full second of the countdown. */
const wakeAt = (state: ComposerState, env: Env): number | null => {
  const left = waitLeft(state, env)
  if (state.waitUntil === null) return null
  return left === 0 ? env.now : env.now + (left % 1000 || 1000)
}

export const composerScreen: Screen<ComposerState, ComposerPlace> = {
  open: openComposer,
  update: updateComposer,
  wants,
  scope: state => scopeOfAsked(state.sending) ?? (state.menu ? 'menu' : 'composer'),
  isTyping: state => scopeOfAsked(state.sending) !== 'menu' && state.menu === null,
  cursor: (state, env) => drawComposer(state, env).cursor,
  wakeAt,
  disabled: (state, action) => (action === 'chooseType' && !hasTypes(state) ? 'compose.noTypes' : null),
  title: (state, env) => ({ where: [state.place.heading], right: draftNow(state, env) }),
  place: state => ({ ...state.place, intent: intentNow(state), label: labelOf(state) }),
  View: ComposerView,
}
