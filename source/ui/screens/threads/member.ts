/** Whose thread it is, on a screen of its own. */
import type { Author } from '../../../forum/model.ts'
import type { Env } from '../../env.ts'
import type { Step } from '../../screen.ts'

export const toMember = <State extends { readonly base: string }>(
  state: State,
  author: Author,
  env: Env,
): Step<State> => {
  if (author.name === '' || author.kind !== 'member') return { state, note: env.translate('lists.noMember') }
  const list = { kind: 'user', userId: author.id, name: author.name, part: 'threads' } as const
  return { state, go: { kind: 'push', place: { screen: 'list', base: state.base, list, page: 1 } } }
}
