/** Where in the forum a thread's screen stands: as a place to come back to, and as an address. */
import { postUrl, threadUrl } from '../../../forum/print-address.ts'
import type { Place } from '../../place.ts'
import { chosenPost, type ThreadState } from './state.ts'

export const urlOf = (state: ThreadState): string => {
  const post = chosenPost(state)
  if (post) return postUrl(state.base, post.id, state.threadId)
  return state.threadId ? threadUrl(state.base, state.threadId) : state.base
}

export const placeOfThread = (state: ThreadState): Extract<Place, { screen: 'thread' }> => {
  const post = chosenPost(state)
  const { base, threadId, title } = state
  return {
    screen: 'thread',
    base,
    threadId,
    title,
    target: post ? { kind: 'post', postId: post.id } : (state.goal ?? { kind: 'page', page: 1 }),
    among: [],
  }
}
