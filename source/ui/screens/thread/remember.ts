/** Standing where one stopped, and knowing what was read: what the thread's screen makes of its recall. */
import type { Post } from '../../../forum/model.ts'
import { anchorOf, lineOfAnchor, type PostAnchor } from '../../../text/post-anchor.ts'
import { goTo, scrollBy, visibleLines } from '../../../text/viewport.ts'
import type { Env } from '../../env.ts'
import type { RecallArrival, RecallTask, Remember } from '../../recall.ts'
import type { Step } from '../../screen.ts'
import { buildingOf, layoutOf, leadOf } from './building.ts'
import { move } from './moves.ts'
import { showRun } from './pages.ts'
import { isUnread, joinRecall, nextUnreadFloor, type Recall, withAllRead, withRead, withUnread } from './recall.ts'
import { chosenPage, chosenPost, type ThreadState } from './state.ts'

type ThreadStep = Step<ThreadState>

/** Milliseconds that a floor must stay in sight to be read: scrolling past marks nothing. */
export const sightTime = 1000

type Without<One> = One extends unknown ? Omit<One, 'base' | 'threadId'> : never

const told = (state: ThreadState, what: Without<Remember>): RecallTask => ({
  kind: 'remember',
  told: state.threadId === null ? [] : [{ ...what, base: state.base, threadId: state.threadId } as Remember],
})

const withRecall = (state: ThreadState, recall: Recall): ThreadState => ({ ...state, recall })

/** What `place.anchor` holds. */
type Anchor = { readonly page: number; readonly anchor: PostAnchor }
const readAnchor = (value: unknown): Anchor | null => {
  const anchor = value as Anchor | null
  return typeof anchor?.page === 'number' && typeof anchor.anchor?.part === 'string' ? anchor : null
}

/** Where one stopped becomes where one wants to be; else the first page. */
const resume = (state: ThreadState): ThreadState => {
  if (state.goal?.kind !== 'resume') return state
  const { place } = state.recall
  const page = place ? readAnchor(place.anchor)?.page : undefined
  return { ...state, goal: { kind: 'page', page: page ?? 1 }, recall: { ...state.recall, place: page ? place : null } }
}

/** On the very line, once its page has come. */
export const standWhereStopped = (state: ThreadState, env: Env): ThreadState => {
  const { place } = state.recall
  if (!place || state.posts.length === 0) return state
  const item = state.posts.findIndex(({ id }) => id === place.postId)
  const next = withRecall(state, { ...state.recall, place: null })
  if (item < 0) return { ...next, goal: { kind: 'post', postId: place.postId } }
  const building = buildingOf(next, env)
  const anchor = readAnchor(place.anchor)?.anchor
  const line = anchor
    ? leadOf(next, item, env).length + lineOfAnchor(layoutOf(next, state.posts[item]!, env), anchor)
    : 0
  const there = { top: { item, line }, chosen: item }
  return { ...next, viewport: scrollBy(building, line > 0 ? there : goTo(building, item, env.body), 0, env.body) }
}

/** The line at the top of the window, in words that outlive the window. */
export const placeTask = (state: ThreadState, env: Env): RecallTask | null => {
  const { item, line } = state.viewport.top
  const post = state.posts[item]
  if (!post || !state.threadId || state.view.authorId !== null || state.view.order === 'reverse') return null
  const above = leadOf(state, item, env).length
  const anchor = anchorOf(layoutOf(state, post, env), Math.max(0, line - above))
  const page = state.pageOfPost.get(post.id) ?? chosenPage(state)
  return told(state, { what: 'place', place: { postId: post.id, anchor: { page, anchor } } })
}

/** Floors of which enough is in sight: all, or half of the window. */
const inSight = (state: ThreadState, env: Env): readonly Post[] => {
  const building = buildingOf(state, env)
  const counts = new Map<number, number>()
  for (const { item } of visibleLines(building, state.viewport, env.body)) counts.set(item, (counts.get(item) ?? 0) + 1)
  return [...counts].flatMap(([item, n]) => {
    const height = building.linesAt(item).length - 1
    const post = state.posts[item]
    return post && n >= Math.min(height, Math.floor(env.body / 2)) ? [post] : []
  })
}

/** After each step: what is in sight now, and since when. */
export const watchSight = (state: ThreadState, env: Env): ThreadState => {
  if (env.settings.markRead !== 'sight' || state.recall.before === null || state.posts.length === 0) return state
  const posts = inSight(state, env).filter(post => isUnread(state.recall, post) && !state.recall.held.has(post.id))
  const key = posts.map(({ id }) => id).join(' ')
  if (key === (state.recall.sight?.key ?? '')) return state
  return withRecall(state, { ...state.recall, sight: posts.length === 0 ? null : { key, posts, since: env.now } })
}

export const wakeForSight = ({ recall: { sight } }: ThreadState): number | null =>
  sight === null ? null : sight.since + sightTime

const readPosts = (state: ThreadState, posts: readonly Post[]): ThreadStep =>
  posts.length === 0
    ? { state }
    : {
        state: withRecall(state, withRead(state.recall, posts)),
        task: told(state, { what: 'read', posts: posts.map(({ id, floor }) => ({ id, floor })) }),
      }

export const onWoke = (state: ThreadState, env: Env): ThreadStep => {
  const { sight } = state.recall
  return sight && env.now >= sight.since + sightTime - 20 ? readPosts(state, sight.posts) : { state }
}

/** The memory has answered: marks, gone floors and earlier words take their places; the eye stays where it is. */
export const onRecalled = (
  state: ThreadState,
  { want, answer }: Extract<RecallArrival, { kind: 'recallThread' }>,
  env: Env,
): ThreadStep => {
  if (want.threadId !== state.threadId) return { state }
  const isFirstOfPages = want.fresh > 0 && state.recall.known < 1
  const joined = resume(withRecall(state, joinRecall(state.recall, want.fresh, answer, state.base)))
  const shown = joined.run ? showRun(joined, joined.run.first) : joined
  const last = Math.max(shown.recall.last, ...shown.posts.map(({ floor }) => floor ?? 0))
  const first = Math.min(...shown.posts.flatMap(({ floor }) => (floor === null ? [] : [floor])))
  const next = withRecall(shown, { ...shown.recall, last })
  if (env.settings.markRead === 'open' && want.fresh > 0) {
    const read = readPosts(
      next,
      next.posts.filter(post => isUnread(next.recall, post)),
    )
    if (read.task) return read
  }
  if (!isFirstOfPages || !Number.isFinite(first)) return { state: next }
  return { state: next, task: told(next, { what: 'visit', first, last }) }
}

const toggleRead = (state: ThreadState, env: Env): ThreadStep => {
  const post = chosenPost(state)
  if (!post) return { state }
  if (isUnread(state.recall, post)) return { ...readPosts(state, [post]), note: env.translate('thread.markedRead') }
  return {
    state: withRecall(state, withUnread(state.recall, post)),
    task: told(state, { what: 'unread', posts: [{ id: post.id, floor: post.floor }] }),
    note: env.translate('thread.markedUnread'),
  }
}

const readAll = (state: ThreadState, env: Env): ThreadStep => {
  if (!state.threadId) return { state }
  const threads = [{ id: state.threadId, last: state.recall.last }]
  return {
    state: withRecall(state, withAllRead(state.recall)),
    task: { kind: 'remember', told: [{ what: 'allRead', base: state.base, threads }] },
    note: env.translate('thread.allRead'),
  }
}

/** The memory is asked anew, so that the marks come back. */
const undoAll = (state: ThreadState, env: Env): ThreadStep => ({
  state: withRecall(state, { ...state.recall, asked: state.recall.asked + 1 }),
  task: { kind: 'undoAllRead' },
  note: env.translate('thread.undone'),
})

const toUnread = (state: ThreadState, by: 1 | -1, env: Env): ThreadStep => {
  // Most terminals send the same for Tab and ^I: after a jump back it leads forward again.
  if (by > 0 && state.jumps.forward.length > 0) return move(state, 'jumpForward', null, env) ?? { state }
  const floor = nextUnreadFloor(state.recall, chosenPost(state)?.floor ?? 0, by)
  if (floor !== null) return move(state, 'bottom', floor, env) ?? { state }
  const index = state.among.findIndex(({ id }) => id === state.threadId)
  const others = by > 0 ? state.among.slice(index + 1) : state.among.slice(0, Math.max(0, index)).reverse()
  const next = others.find(({ id }) => state.recall.unreadAmong.includes(id))
  if (!next) return { state, note: env.translate('thread.noUnread') }
  const { base, among } = state
  const place = {
    screen: 'thread',
    base,
    threadId: next.id,
    title: next.title,
    target: { kind: 'resume' },
    among,
  } as const
  return { state, go: { kind: 'replace', place } }
}

const toggleFlag = (state: ThreadState, flag: 'followed' | 'muted', env: Env): ThreadStep => {
  const name = flag === 'followed' ? 'isFollowed' : 'isMuted'
  const isSet = !state.recall[name]
  const words = {
    followed: ['thread.unfollowed', 'thread.followed'],
    muted: ['thread.unmuted', 'thread.muted'],
  } as const
  return {
    state: withRecall(state, { ...state.recall, [name]: isSet }),
    task: told(state, { what: 'flag', flag, isSet }),
    note: env.translate(words[flag][isSet ? 1 : 0]),
  }
}

/** What the chosen floor said before, below what it says; again takes it away. */
const toggleEarlier = (state: ThreadState, env: Env): ThreadStep => {
  const post = chosenPost(state)
  if (!post || !state.recall.revisions.has(post.id)) return { state, note: env.translate('thread.noEarlier') }
  const opened = new Set(state.recall.opened)
  if (!opened.delete(post.id)) opened.add(post.id)
  const next = withRecall(state, { ...state.recall, opened })
  return { state: { ...next, viewport: scrollBy(buildingOf(next, env), state.viewport, 0, env.body) } }
}

/** null: no key of these. */
export const rememberByKey = (state: ThreadState, action: string, env: Env): ThreadStep | null => {
  switch (action) {
    case 'nextUnread':
      return toUnread(state, 1, env)
    case 'previousUnread':
      return toUnread(state, -1, env)
    case 'toggleRead':
      return toggleRead(state, env)
    case 'readAll':
      return readAll(state, env)
    case 'undoReadAll':
      return undoAll(state, env)
    case 'followThread':
      return toggleFlag(state, 'followed', env)
    case 'muteThread':
      return toggleFlag(state, 'muted', env)
    case 'earlier':
      return toggleEarlier(state, env)
    default:
      return null
  }
}
