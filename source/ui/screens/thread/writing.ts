/** Keys that write: where each leads, and why it does nothing. A guest is led to the login and back to what was begun. */
import type { Post, ThreadId } from '../../../forum/model.ts'
import type { Intent } from '../../../forum/write.ts'
import type { MessageKey } from '../../../i18n/messages.ts'
import type { DraftIntent } from '../../../store/drafts.ts'
import { accountAt, type Env } from '../../env.ts'
import type { ActionName } from '../../keymap/bindings.ts'
import type { DialogAsk, Place } from '../../place.ts'
import type { Step, Task } from '../../screen.ts'
import { threadTime } from '../../words.ts'
import { nameOfFloor } from './floor-name.ts'
import { chosenPost, type ThreadState } from './state.ts'

const writes = [
  'reply',
  'replyThread',
  'replyInEditor',
  'newThread',
  'edit',
  'deletePost',
  'comment',
  'support',
  'oppose',
  'rate',
  'vote',
  'favorite',
  'report',
] as const
export type WriteKey = (typeof writes)[number]

export const isWriteKey = (action: ActionName): action is WriteKey => (writes as readonly string[]).includes(action)

/** The reasons that hold for whoever is logged in; a guest is offered the login first. */
const replyReason = ({ thread }: ThreadState): MessageKey | null => {
  const gate = thread?.replyGate
  if (thread?.closed) return 'why.closed'
  return gate && gate.kind !== 'login' ? 'why.noReply' : null
}

const reactReason = (post: Post, kind: 'support' | 'oppose'): MessageKey | null =>
  post.reactions.some(reaction => reaction.kind === kind) ? null : 'why.noReactions'

const isOthers = (state: ThreadState, post: Post, env: Env): boolean => {
  const account = accountAt(env, state.base)
  return account !== null && post.author.id !== null && post.author.id !== account.id
}

/** Why a writing key does nothing on this floor; null when it does. */
export const writeReason = (state: ThreadState, key: WriteKey, env: Env): MessageKey | null => {
  const post = chosenPost(state)
  const isGuest = accountAt(env, state.base) === null
  if (!state.threadId || !state.thread) return 'why.loading'
  if (key === 'newThread') return state.thread.board ? null : 'why.noBoard'
  if (key === 'favorite') return null
  if (!post) return 'why.noFloor'
  switch (key) {
    case 'reply':
    case 'replyThread':
    case 'replyInEditor':
      return replyReason(state)
    case 'support':
    case 'oppose':
      return isGuest ? null : reactReason(post, key)
    case 'edit':
    case 'deletePost':
      return isOthers(state, post, env) ? 'why.notOwn' : null
    case 'vote':
      if (!state.thread.poll) return 'why.noPoll'
      return isGuest || state.thread.poll.canVote ? null : 'why.cannotVote'
    default:
      return null
  }
}

/** Names of those who wrote in the pages read, the nearest floors first. */
const authorsOf = (state: ThreadState, env: Env): readonly string[] => {
  const own = accountAt(env, state.base)?.name
  const { chosen } = state.viewport
  const near = state.posts.map((post, index) => ({ post, far: Math.abs(index - chosen) }))
  const names = near.sort((a, b) => a.far - b.far).map(({ post }) => post.author)
  return [...new Set(names.flatMap(({ kind, name }) => (kind === 'member' && name !== own ? [name] : [])))]
}

const compose = (
  state: ThreadState,
  intent: DraftIntent,
  heading: string,
  quoted: Post | null,
  env: Env,
  changes: Partial<Extract<Place, { screen: 'composer' }>> = {},
): Step<ThreadState> => ({
  state,
  go: {
    kind: 'push',
    place: {
      screen: 'composer',
      base: state.base,
      intent,
      label: state.title,
      heading,
      quote: quoted && {
        author: quoted.author.name,
        time: threadTime(quoted.postedAt, quoted.postedAtText, env),
        text: quoted.text,
      },
      authors: authorsOf(state, env),
      draftId: null,
      inEditor: false,
      ...changes,
    },
  },
})

const ask = (state: ThreadState, question: DialogAsk, post: Post | null, env: Env): Step<ThreadState> => {
  const floor = post && `${nameOfFloor(state, env)} ${post.author.name}`.trim()
  return {
    state,
    go: {
      kind: 'push',
      place: {
        screen: 'dialog',
        base: state.base,
        ask: question,
        threadId: state.threadId!,
        postId: post?.id ?? null,
        label: floor ?? state.title ?? '',
      },
    },
  }
}

const submitTask = (state: ThreadState, intent: Intent): Task => ({
  kind: 'submit',
  base: state.base,
  intent,
  label: state.title,
  draftId: null,
  mayAsk: false,
})

/** The opening floor's buttons recommend the thread. */
const reactIntent = (threadId: ThreadId, post: Post, reaction: 'support' | 'oppose'): Intent =>
  post.floor === 1
    ? { kind: 'recommend', threadId, direction: reaction === 'support' ? 'add' : 'subtract' }
    : { kind: 'react', threadId, postId: post.id, reaction }

const onFloor = (state: ThreadState, key: WriteKey, threadId: ThreadId, post: Post, env: Env): Step<ThreadState> => {
  const { translate } = env
  const name = { floor: nameOfFloor(state, env), name: post.author.name }
  const base = { threadId, postId: post.id }
  switch (key) {
    case 'reply':
    case 'replyInEditor': {
      const intent = { kind: 'reply', threadId, quotePostId: post.id, body: '' } as const
      return compose(state, intent, translate('compose.reply', name), post, env, { inEditor: key === 'replyInEditor' })
    }
    case 'comment':
      return compose(state, { kind: 'comment', ...base, body: '' }, translate('compose.comment', name), post, env)
    case 'edit':
      return compose(
        state,
        { kind: 'edit', ...base, title: null, body: '' },
        translate('compose.edit', name),
        null,
        env,
      )
    case 'deletePost':
      return ask(state, { kind: 'delete' }, post, env)
    case 'rate':
    case 'report':
      return ask(state, { kind: key }, post, env)
    case 'support':
    case 'oppose':
      return { state, task: submitTask(state, reactIntent(threadId, post, key)) }
    default:
      return { state }
  }
}

const act = (state: ThreadState, key: WriteKey, env: Env): Step<ThreadState> => {
  const { threadId, thread } = state
  const post = chosenPost(state)
  if (!threadId || !thread) return { state }
  switch (key) {
    case 'newThread': {
      const { board } = thread
      if (!board) return { state }
      const intent = {
        kind: 'newThread',
        boardId: board.id,
        title: '',
        typeId: null,
        body: '',
        readAccess: null,
        poll: null,
      } as const
      const heading = env.translate('compose.newThread', { board: board.name })
      return compose(state, intent, heading, null, env, { label: board.name, authors: [] })
    }
    case 'replyThread': {
      const intent = { kind: 'reply', threadId, quotePostId: null, body: '' } as const
      return compose(state, intent, env.translate('compose.replyThread', { title: state.title ?? '' }), null, env)
    }
    case 'favorite':
      return { state, task: submitTask(state, { kind: 'favorite', target: 'thread', id: threadId, note: '' }) }
    case 'vote':
      return thread.poll ? ask(state, { kind: 'vote', poll: thread.poll }, null, env) : { state }
    default:
      return post ? onFloor(state, key, threadId, post, env) : { state }
  }
}

export const writeByKey = (state: ThreadState, key: WriteKey, env: Env): Step<ThreadState> => {
  if (accountAt(env, state.base) !== null) return act({ ...state, afterLogin: null }, key, env)
  return {
    state: { ...state, afterLogin: key },
    go: { kind: 'push', place: { screen: 'login', base: state.base, user: null } },
    note: env.translate('login.first'),
  }
}

/** Back from the login: what was begun goes on, or is forgotten. */
export const afterLogin = (state: ThreadState, from: Place, env: Env): Step<ThreadState> => {
  const key = state.afterLogin
  if (from.screen !== 'login' || key === null || !isWriteKey(key)) return { state }
  const rest = { ...state, afterLogin: null }
  if (accountAt(env, state.base) === null) return { state: rest }
  const reason = writeReason(rest, key, env)
  return reason ? { state: rest, note: env.translate(reason) } : act(rest, key, env)
}
