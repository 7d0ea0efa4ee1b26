/** What stands beside a floor and is a screen of its own: its author, its ratings and comments. */
import type { Env } from '../../env.ts'
import type { Step } from '../../screen.ts'
import { nameOfFloor } from './floor-name.ts'
import { chosenPost, type ThreadState } from './state.ts'

type ThreadStep = Step<ThreadState>

export const toMember = (state: ThreadState, env: Env): ThreadStep => {
  const author = chosenPost(state)?.author
  if (!author || (author.id === null && author.kind !== 'member') || author.name === '')
    return { state, note: env.translate('lists.noMember') }
  const list = { kind: 'user', userId: author.id, name: author.name, part: 'threads' } as const
  return { state, go: { kind: 'push', place: { screen: 'list', base: state.base, list, page: 1 } } }
}

export const toRemarks = (state: ThreadState, env: Env): ThreadStep => {
  const post = chosenPost(state)
  const { base, threadId } = state
  if (!post || !threadId) return { state }
  if (post.ratings.participants === 0 && post.comments.length === 0)
    return { state, note: env.translate('lists.noRemarks') }
  const text = { kind: 'remarks', floor: { threadId, postId: post.id } } as const
  const title = nameOfFloor(state, env)
  return { state, go: { kind: 'push', place: { screen: 'text', base, text, title, page: null } } }
}
