/** What a write changes in what one reads: counts in place, pages read anew, the new floor chosen. */

import type { Post, PostId, Reaction } from '../../../forum/model.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import type { Env } from '../../env.ts'
import type { Step } from '../../screen.ts'
import { outcomeText } from '../../sending.ts'
import type { StoredWrite, WriteEvent } from '../../writing.ts'
import { showRun } from './pages.ts'
import { chosenPage, chosenPost, type ThreadState } from './state.ts'

const mapPosts = (state: ThreadState, change: (post: Post) => Post): ThreadState => ({
  ...state,
  pages: new Map([...state.pages].map(([page, posts]) => [page, posts.map(change)])),
  posts: state.posts.map(change),
})

const countUp = (state: ThreadState, isIt: (post: Post) => boolean, kind: Reaction['kind'], by: number): ThreadState =>
  mapPosts(state, post =>
    isIt(post)
      ? {
          ...post,
          reactions: post.reactions.map(one =>
            one.kind === kind ? { ...one, count: Math.max(0, one.count + by) } : one,
          ),
        }
      : post,
  )

const renewPage = (state: ThreadState, postId: PostId | null): ThreadState => {
  const page = (postId && state.pageOfPost.get(postId)) ?? chosenPage(state)
  return { ...state, fresh: state.fresh + 1, refusedPage: null, renewing: page }
}

/** Its place is known only at the site: the page with the new floor is asked for, and the floor chosen. */
const showNew = (state: ThreadState, postId: PostId | null): ThreadState => ({
  ...state,
  fresh: state.fresh + 1,
  refusedPage: null,
  // What was to be read anew is forgotten instead: it would lead back there.
  pages: state.renewing === null ? state.pages : new Map(),
  renewing: null,
  goal: postId ? { kind: 'post', postId } : { kind: 'last' },
})

export const onWritten = (state: ThreadState, { base, intent, sent }: StoredWrite): ThreadState => {
  if (base !== state.base || !('threadId' in intent) || intent.threadId !== state.threadId) return state
  switch (intent.kind) {
    case 'reply':
      return sent.pending ? state : showNew(state, sent.postId)
    case 'react':
      return countUp(state, ({ id }) => id === intent.postId, intent.reaction, sent.change ?? 1)
    case 'recommend': {
      const kind = intent.direction === 'add' ? 'support' : 'oppose'
      return countUp(state, ({ floor }) => floor === 1, kind, sent.change === null ? 1 : Math.abs(sent.change))
    }
    case 'edit':
    case 'delete':
    case 'comment':
    case 'rate':
      return renewPage(state, intent.postId)
    case 'vote':
      return { ...state, fresh: state.fresh + 1, refusedPage: null, renewing: 1 }
    default:
      return state
  }
}

/** Someone else reads now: what is on the screen is asked for anew, all other pages are forgotten. */
export const onAccountChanged = (state: ThreadState, base: string): ThreadState => {
  if (base !== state.base) return state
  const page = chosenPage(state)
  const posts = state.pages.get(page)
  if (!posts) return { ...state, fresh: state.fresh + 1, problem: null, goal: state.goal ?? { kind: 'page', page: 1 } }
  return {
    ...showRun({ ...state, pages: new Map([[page, posts]]), whole: null }, page),
    fresh: state.fresh + 1,
    renewing: page,
  }
}

const doneText = (state: ThreadState, intent: StoredWrite['intent'], env: Env): string | null => {
  const { translate } = env
  switch (intent.kind) {
    case 'react':
    case 'recommend': {
      const kind = intent.kind === 'react' ? intent.reaction : intent.direction === 'add' ? 'support' : 'oppose'
      const label = chosenPost(state)?.reactions.find(one => one.kind === kind)?.label ?? translate(`key.${kind}`)
      return translate('react.done', { label, change: '+1' })
    }
    case 'favorite':
      return translate('react.favorite')
    default:
      return null
  }
}

/** What came of a small write that asked nothing. */
export const onWrote = (state: ThreadState, event: WriteEvent, env: Env): Step<ThreadState> => {
  if (event.kind === 'failed') {
    const { message, said } = describeError(event.error, env.translate)
    return { state, note: { text: said ?? message, tone: 'error' } }
  }
  if (event.kind === 'loginNeeded')
    return { state, go: { kind: 'push', place: { screen: 'login', base: state.base, user: event.user } } }
  if (event.kind !== 'sent') return { state }
  const { sent, intent } = event
  if (sent.kind === 'given-up' && state.threadId)
    return {
      state,
      go: {
        kind: 'push',
        place: {
          screen: 'dialog',
          base: state.base,
          ask: { kind: 'send', intent },
          threadId: state.threadId,
          postId: null,
          label: env.translate(`action.${intent.kind}`),
        },
      },
    }
  const { text, isError } = outcomeText(sent, env)
  const done = sent.kind === 'stored' && !sent.pending ? doneText(state, intent, env) : null
  return { state, note: { text: done ?? text, tone: isError ? 'error' : 'plain' } }
}
