/** Writing from a listing: a new thread, the board among the favourites. A guest is led to the login and back. */
import type { ThreadsQuery } from '../../../forum/engine.ts'
import type { ThreadsAnswer } from '../../../forum/model.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { accountAt, type Env } from '../../env.ts'
import { type Loadable, refresh } from '../../loadable.ts'
import type { Action, Step } from '../../screen.ts'
import { outcomeText } from '../../sending.ts'
import type { WriteEvent } from '../../writing.ts'

export type ListingWrite = 'newThread' | 'favorite'

/** What writing needs of the listing. */
type Listing = {
  readonly base: string
  readonly name: string | null
  readonly load: Loadable<ThreadsQuery, ThreadsAnswer>
  readonly kept: ReadonlyMap<string, ThreadsAnswer>
  readonly afterLogin: ListingWrite | null
}

const act = <S extends Listing>(state: S, key: ListingWrite, env: Env): Step<S> => {
  const { base, name } = state
  const { boardId } = state.load.wanted
  if (key === 'favorite') {
    const intent = { kind: 'favorite', target: 'board', id: boardId, note: '' } as const
    return { state, task: { kind: 'submit', base, intent, label: name, draftId: null, mayAsk: false } }
  }
  return {
    state,
    go: {
      kind: 'push',
      place: {
        screen: 'composer',
        base,
        intent: { kind: 'newThread', boardId, title: '', typeId: null, body: '', readAccess: null, poll: null },
        label: name,
        heading: env.translate('compose.newThread', { board: name ?? '' }),
        quote: null,
        authors: [],
        draftId: null,
        inEditor: false,
      },
    },
  }
}

export const writeByKey = <S extends Listing>(state: S, key: ListingWrite, env: Env): Step<S> => {
  if (accountAt(env, state.base) !== null) return act({ ...state, afterLogin: null }, key, env)
  return {
    state: { ...state, afterLogin: key },
    go: { kind: 'push', place: { screen: 'login', base: state.base, user: null } },
    note: env.translate('login.first'),
  }
}

export const afterLogin = <S extends Listing>(state: S, env: Env): Step<S> => {
  const key = state.afterLogin
  const rest = { ...state, afterLogin: null }
  return key !== null && accountAt(env, state.base) !== null ? act(rest, key, env) : { state: rest }
}

/** A new thread, or another reader: the listing is not what it was. */
export const onChanged = <S extends Listing>(
  state: S,
  action: Extract<Action, { kind: 'written' | 'accountChanged' }>,
): S => {
  const { base } = action.kind === 'written' ? action.write : action
  const isMatter = action.kind === 'accountChanged' || action.write.intent.kind === 'newThread'
  return base === state.base && isMatter ? { ...state, kept: new Map(), load: refresh(state.load) } : state
}

export const onWrote = <S extends Listing>(state: S, event: WriteEvent, env: Env): Step<S> => {
  if (event.kind === 'failed') {
    const { message, said } = describeError(event.error, env.translate)
    return { state, note: { text: said ?? message, tone: 'error' } }
  }
  if (event.kind !== 'sent') return { state }
  const { text, isError } = outcomeText(event.sent, env)
  const isKept = event.sent.kind === 'stored'
  return {
    state,
    note: { text: isKept ? env.translate('react.favorite') : text, tone: isError ? 'error' : 'plain' },
  }
}
