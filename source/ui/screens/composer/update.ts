/** What each key and each answer does to the words being written. */
import type { PalouError } from '../../../forum/errors.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { formatExactTime } from '../../../i18n/format-time.ts'
import { editorWords, isBlank } from '../../editor/editor.ts'
import type { Env } from '../../env.ts'
import type { ActionName } from '../../keymap/bindings.ts'
import { updateMenu } from '../../menu.ts'
import type { Action, Step } from '../../screen.ts'
import { isOnItsWay, stepAsked } from '../../sending.ts'
import type { Arrival, Want } from '../../want.ts'
import type { FormFacts, OpenedDraft, WriteEvent } from '../../writing.ts'
import { codesMenu, pick, typesMenu } from './menus.ts'
import { onEvent, onReturned, onWoke, submit } from './sendoff.ts'
import { type ComposerState, keepTask, withCurrent, withDraft } from './state.ts'
import { editByCommand, pasteInComposer, replaceWords, typeInComposer } from './typing.ts'

type ComposerStep = Step<ComposerState>

const hasNewWords = (before: ComposerState, after: ComposerState): boolean =>
  before.editor.text !== after.editor.text || before.title?.text !== after.title?.text || before.typeId !== after.typeId

/** New words go to the disk; a refusal of the old ones is past. */
const written = (before: ComposerState, after: ComposerState): ComposerStep => {
  if (!hasNewWords(before, after)) return { state: after }
  const next = { ...after, hasUnkept: true, message: null }
  const task = keepTask(next)
  return { state: next, ...(task ? { task } : {}) }
}

const leave = (state: ComposerState, env: Env): ComposerStep => {
  if (state.isArmed) return { state: { ...state, isArmed: false }, note: env.translate('compose.disarmed') }
  if (isOnItsWay(state.sending)) return { state, note: env.translate('compose.busy') }
  const hasWords = !isBlank(state.editor) || Boolean(state.title?.text.trim())
  const isKept = hasWords && (state.keptAt !== null || state.hasUnkept)
  return {
    state,
    go: { kind: 'back' },
    ...(state.draft ? { task: { kind: 'closeDraft', id: state.draft.id } as const } : {}),
    ...(isKept ? { note: env.translate('compose.kept') } : {}),
  }
}

const dropDraft = (state: ComposerState, env: Env): ComposerStep => ({
  state,
  go: { kind: 'back' },
  note: env.translate('compose.dropped'),
  ...(state.draft ? { task: { kind: 'dropDraft', id: state.draft.id } as const } : {}),
})

const chooseType = (state: ComposerState, env: Env): ComposerStep => {
  const menu = typesMenu(state, env)
  return menu ? { state: { ...state, menu } } : { state, note: env.translate('compose.noTypes') }
}

const onKey = (state: ComposerState, action: ActionName, env: Env): ComposerStep => {
  switch (action) {
    case 'send':
      return submit(state, env)
    case 'preview':
      return { state: { ...state, isPreview: !state.isPreview } }
    case 'codes':
      return { state: { ...state, menu: codesMenu(env) } }
    case 'chooseType':
      return chooseType(state, env)
    case 'smiley':
      return { state, note: env.translate('compose.noSmilies') }
    case 'externalEditor':
      return { state, task: { kind: 'editor', text: editorWords(state.editor) } }
    case 'dropDraft':
      return dropDraft(state, env)
    default:
      return written(state, editByCommand(state, action) ?? state)
  }
}

const inMenu = (state: ComposerState, action: Action, env: Env): ComposerStep => {
  if (action.kind === 'left') return { state: { ...state, menu: null } }
  if (action.kind !== 'key' || !state.menu) return { state }
  const { menu, taken } = updateMenu(state.menu, action.action, action.count, env)
  return taken ? written(state, pick(state, taken.value)) : { state: { ...state, menu } }
}

const onDraft = (state: ComposerState, draft: OpenedDraft, env: Env): ComposerStep => {
  const next = withDraft(state, draft)
  const time = draft.keptAt && formatExactTime(draft.keptAt, env.settings.zone)
  const note = time && state.place.draftId === null ? { note: env.translate('compose.resumed', { time }) } : {}
  if (!state.inEditor || next.editor === state.editor) {
    const begun = state.inEditor ? { task: { kind: 'editor', text: editorWords(next.editor) } as const } : {}
    return { state: { ...next, inEditor: false }, ...note, ...begun }
  }
  return { state: { ...next, inEditor: false }, ...note, task: { kind: 'editor', text: editorWords(next.editor) } }
}

const onForm = (state: ComposerState, form: FormFacts): ComposerStep => ({
  state: withCurrent({ ...state, form, waitUntil: form.waitUntil ?? state.waitUntil }),
})

const onArrived = (state: ComposerState, arrival: Arrival, env: Env): ComposerStep => {
  if (arrival.kind === 'draft') return onDraft(state, arrival.answer, env)
  return arrival.kind === 'form' ? onForm(state, arrival.answer) : { state }
}

/** A session that has ended is noticed here, before a long reply is begun. */
const onFailed = (state: ComposerState, want: Want, error: PalouError, env: Env): ComposerStep => {
  const { message, said } = describeError(error, env.translate)
  const why = said ?? message
  if (want.kind === 'draft') {
    const text = error.code === 'other-failure' ? env.translate('drafts.open') : why
    return { state, go: { kind: 'back' }, note: { text, tone: 'error' } }
  }
  const next = { ...state, formTry: null }
  if (error.code === 'login-needed')
    return {
      state: { ...next, message: { text: env.translate('compose.loginNeeded'), isError: false } },
      go: { kind: 'push', place: { screen: 'login', base: state.place.base, user: null } },
    }
  // Nothing can be edited that could not be read.
  if (!state.isFilled) return { state: next, go: { kind: 'back' }, note: { text: why, tone: 'error' } }
  return { state: { ...next, message: { text: env.translate('compose.formFailed', { why }), isError: true } } }
}

const onWrote = (state: ComposerState, event: WriteEvent, env: Env): ComposerStep => {
  switch (event.kind) {
    case 'draftKept':
      return { state: { ...state, keptAt: event.at, hasUnkept: false } }
    case 'draftFailed': {
      const why = event.error.detail ?? describeError(event.error, env.translate).message
      return { state: { ...state, message: { text: env.translate('compose.draftFailed', { why }), isError: true } } }
    }
    case 'edited':
      return written(state, replaceWords(state, event.text))
    default:
      return onEvent(state, event, env) ?? { state }
  }
}

/** While it is on its way the words stay as they were sent; an edit waits for the words of the site. */
const isReadOnly = (state: ComposerState): boolean => state.sending.stage !== null || !state.isFilled

export const updateComposer = (state: ComposerState, action: Action, env: Env): ComposerStep => {
  const asked = stepAsked(state.sending, action, state.place.base, env)
  if (asked) return { state: { ...state, sending: asked.sending }, ...(asked.task ? { task: asked.task } : {}) }
  if (state.menu && (action.kind === 'key' || action.kind === 'left')) return inMenu(state, action, env)
  switch (action.kind) {
    case 'text':
      return isReadOnly(state) ? { state } : written(state, typeInComposer(state, action.key, env))
    case 'pasted':
      return isReadOnly(state) ? { state } : written(state, pasteInComposer(state, action.text))
    case 'key':
      return isReadOnly(state) && action.action !== 'preview' && action.action !== 'send'
        ? { state }
        : onKey(state, action.action, env)
    case 'left':
      return leave(state, env)
    case 'arrived':
      return onArrived(state, action.arrival, env)
    case 'failed':
      return onFailed(state, action.want, action.error, env)
    case 'wrote':
      return onWrote(state, action.event, env)
    case 'returned':
      return onReturned(state, env)
    case 'woke':
      return onWoke(state, env)
    default:
      return { state }
  }
}
