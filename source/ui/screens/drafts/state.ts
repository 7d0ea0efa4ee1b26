/** Everything unsent on this machine: drafts to go on with, writes that wait or whose answer was lost. */
import type { PalouError } from '../../../forum/errors.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import type { Env } from '../../env.ts'
import { type ListState, listStart, moveInList } from '../../list.ts'
import type { Place } from '../../place.ts'
import type { Action, Step } from '../../screen.ts'
import { notSending, onSendEvent, outcomeText, type Sending, stepAsked } from '../../sending.ts'
import type { KeptDraft, Unsent, WaitingWrite, WriteEvent } from '../../writing.ts'
import { unsentRows } from './rows.ts'

export type DraftsPlace = Extract<Place, { readonly screen: 'drafts' }>

export type DraftsState = {
  readonly unsent: Unsent | null
  readonly fresh: number
  /** Which listing is shown; another number is wanted. */
  readonly shown: number | null
  readonly list: ListState
  readonly sending: Sending
}

export const openDrafts = (): DraftsState => ({
  unsent: null,
  fresh: 0,
  shown: null,
  list: listStart,
  sending: notSending,
})

type Chosen =
  | { readonly kind: 'draft'; readonly draft: KeptDraft }
  | { readonly kind: 'entry'; readonly entry: WaitingWrite }

export const chosenOf = ({ unsent, list }: DraftsState): Chosen | null => {
  const drafts = unsent?.drafts ?? []
  const draft = drafts[list.chosen]
  if (draft) return { kind: 'draft', draft }
  const entry = unsent?.outbox[list.chosen - drafts.length]
  return entry ? { kind: 'entry', entry } : null
}

/** Listed anew; until then the old list stays. */
const listAgain = (state: DraftsState): DraftsState => ({ ...state, fresh: state.fresh + 1 })

const headingOf = ({ intent, label }: KeptDraft, env: Env): string =>
  `${env.translate(`action.${intent.kind}`)} ${label ?? ''}`.trim()

const open = (state: DraftsState, chosen: Chosen, env: Env): Step<DraftsState> => {
  if (chosen.kind === 'entry')
    return {
      state: { ...state, sending: { stage: 'preparing', asked: null } },
      task: { kind: 'resend', entryId: chosen.entry.id },
    }
  const { draft } = chosen
  if (draft.isOpenElsewhere) return { state, note: { text: env.translate('drafts.open'), tone: 'error' } }
  return {
    state,
    go: {
      kind: 'push',
      place: {
        screen: 'composer',
        base: draft.base,
        intent: draft.intent,
        label: draft.label,
        heading: headingOf(draft, env),
        quote: null,
        authors: [],
        draftId: draft.id,
        inEditor: false,
      },
    },
  }
}

const drop = (state: DraftsState, chosen: Chosen, env: Env): Step<DraftsState> => {
  if (chosen.kind === 'entry')
    return {
      state: listAgain(state),
      task: { kind: 'dropEntry', entryId: chosen.entry.id },
      note: env.translate('outbox.dropped'),
    }
  if (chosen.draft.isOpenElsewhere) return { state, note: { text: env.translate('drafts.open'), tone: 'error' } }
  return {
    state: listAgain(state),
    task: { kind: 'dropDraft', id: chosen.draft.id },
    note: env.translate('compose.dropped'),
  }
}

const look = (state: DraftsState, chosen: Chosen, env: Env): Step<DraftsState> =>
  chosen.kind === 'draft'
    ? { state, note: env.translate('drafts.notLook') }
    : {
        state: { ...state, sending: { stage: 'looking', asked: null } },
        task: { kind: 'look', entryId: chosen.entry.id },
      }

const onKey = (state: DraftsState, action: Extract<Action, { kind: 'key' }>, env: Env): Step<DraftsState> => {
  const rows = unsentRows(state, env)
  const list = moveInList(rows, state.list, env.body, action.action, action.count)
  if (list) return { state: { ...state, list } }
  const chosen = chosenOf(state)
  if (!chosen || state.sending.stage !== null) return { state }
  switch (action.action) {
    case 'open':
      return open(state, chosen, env)
    case 'dropChosen':
      return drop(state, chosen, env)
    case 'lookAgain':
      return look(state, chosen, env)
    default:
      return { state }
  }
}

const onFailed = (state: DraftsState, error: PalouError, env: Env): Step<DraftsState> => {
  const { message, said } = describeError(error, env.translate)
  return { state: listAgain({ ...state, sending: notSending }), note: { text: said ?? message, tone: 'error' } }
}

/** The folder can't be read: said, not tried again and again. */
const unlisted = (state: DraftsState, error: PalouError, env: Env): Step<DraftsState> => ({
  state: { ...state, unsent: state.unsent ?? { drafts: [], outbox: [] }, shown: state.fresh },
  note: { text: describeError(error, env.translate).message, tone: 'error' },
})

const onEvent = (state: DraftsState, event: WriteEvent, env: Env): Step<DraftsState> => {
  const sending = onSendEvent(state.sending, event, env)
  if (sending?.asked?.kind === 'login') {
    const base = chosenOf(state)?.kind === 'entry' ? (chosenOf(state) as { entry: WaitingWrite }).entry.base : null
    return base === null
      ? { state: { ...state, sending } }
      : { state: { ...state, sending }, go: { kind: 'push', place: { screen: 'login', base, user: null } } }
  }
  if (sending) return { state: { ...state, sending } }
  if (event.kind === 'failed') return onFailed(state, event.error, env)
  if (event.kind !== 'sent') return { state }
  const { text, isError } = outcomeText(event.sent, env)
  return {
    state: listAgain({ ...state, sending: notSending }),
    note: { text, tone: isError ? 'error' : 'plain' },
  }
}

const onReturned = (state: DraftsState): Step<DraftsState> =>
  state.sending.asked?.kind === 'login'
    ? {
        state: { ...state, sending: { ...state.sending, asked: null } },
        task: { kind: 'answer', answer: { kind: 'yes' } },
      }
    : { state: listAgain(state) }

export const updateDrafts = (state: DraftsState, action: Action, env: Env): Step<DraftsState> => {
  const asked = stepAsked(state.sending, action, '', env)
  if (asked) return { state: { ...state, sending: asked.sending }, ...(asked.task ? { task: asked.task } : {}) }
  switch (action.kind) {
    case 'arrived': {
      if (action.arrival.kind !== 'unsent') return { state }
      const unsent = action.arrival.answer
      const shown = action.arrival.want.fresh
      const most = Math.max(0, unsent.drafts.length + unsent.outbox.length - 1)
      return { state: { ...state, unsent, shown, list: { ...state.list, chosen: Math.min(state.list.chosen, most) } } }
    }
    case 'failed':
      return unlisted(state, action.error, env)
    case 'wrote':
      return onEvent(state, action.event, env)
    case 'returned':
      return onReturned(state)
    case 'key':
      return onKey(state, action, env)
    default:
      return { state }
  }
}
