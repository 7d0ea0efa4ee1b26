/** What arrives takes its place in the building; what is under the eye stays there. */
import type { Post, PostId, Thread, ThreadAnswer } from '../../../forum/model.ts'
import { goTo, goToEnd } from '../../../text/viewport.ts'
import type { Env } from '../../env.ts'
import type { Target } from '../../place.ts'
import type { Step } from '../../screen.ts'
import type { Arrival } from '../../want.ts'
import { keptNote } from '../../words.ts'
import { buildingOf } from './building.ts'
import { withGone } from './recall.ts'
import { chosenPost, type Run, type ThreadState } from './state.ts'

type ThreadArrival = Extract<Arrival, { readonly kind: 'thread' }>

const pageOfAnswer = ({ want, answer }: ThreadArrival): number =>
  answer.page?.number ?? (want.kind === 'thread' ? want.query.page : 1)

const rangeOf = ({ first, last }: Run): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i)

/** Widened over all pages that lie next to it and were read before. */
const widen = (run: Run, pages: ThreadState['pages']): Run => {
  let { first, last } = run
  while (pages.has(first - 1)) first -= 1
  while (pages.has(last + 1)) last += 1
  return { first, last }
}

type Floors = Pick<ThreadState, 'posts' | 'pageOfPost'>

/** A floor that moved to another page between two answers is shown where it was read last. */
const joinPages = (run: Run, { pages, recall, view }: ThreadState): Floors => {
  const pageOfPost = new Map<PostId, number>()
  for (const page of rangeOf(run)) for (const post of pages.get(page) ?? []) pageOfPost.set(post.id, page)
  const there = rangeOf(run).flatMap(page => (pages.get(page) ?? []).filter(post => pageOfPost.get(post.id) === page))
  if (view.authorId !== null || view.order === 'reverse') return { posts: there, pageOfPost }
  const posts = withGone(there, recall.gone)
  posts.forEach((post, index) => {
    if (!pageOfPost.has(post.id)) pageOfPost.set(post.id, pageOfPost.get(posts[index - 1]?.id as PostId) ?? run.first)
  })
  return { posts, pageOfPost }
}

/** The run around `page`, the eye on the same floor as before wherever that floor is still there. */
export const showRun = (state: ThreadState, page: number): ThreadState => {
  const run = widen({ first: page, last: page }, state.pages)
  const floors = joinPages(run, state)
  const indexOf = (post: Post | undefined): number =>
    post ? floors.posts.findIndex(other => other.id === post.id) : -1
  const top = indexOf(state.posts[state.viewport.top.item])
  const chosen = indexOf(chosenPost(state) ?? undefined)
  const viewport = {
    top: { item: Math.max(0, top), line: top < 0 ? 0 : state.viewport.top.line },
    chosen: Math.max(0, chosen),
  }
  return { ...state, run, ...floors, viewport }
}

const indexOfPost = (state: ThreadState, postId: PostId): number => state.posts.findIndex(post => post.id === postId)

/** The floor of that number, else the nearest before it (holes are where floors were deleted). */
export const indexOfFloor = (posts: readonly Post[], floor: number): number => {
  let best = -1
  posts.forEach((post, index) => {
    if (post.floor !== null && post.floor <= floor && (best < 0 || post.floor >= (posts[best]!.floor ?? 0)))
      best = index
  })
  return best
}

const indexOfTarget = (state: ThreadState, target: Target, postId: PostId | null): number => {
  switch (target.kind) {
    case 'post':
      return indexOfPost(state, target.postId)
    case 'floor':
      return postId === null ? indexOfFloor(state.posts, target.floor) : indexOfPost(state, postId)
    case 'page':
      return state.posts.findIndex(post => state.pageOfPost.get(post.id) === target.page)
    case 'last':
      return state.posts.length - 1
    case 'resume':
      return 0
  }
}

/** Stands on the goal, now that its page is part of the building. */
export const reachGoal = (state: ThreadState, goal: Target, postId: PostId | null, env: Env): ThreadState => {
  const building = buildingOf(state, env)
  const index = indexOfTarget(state, goal, postId)
  const viewport = goal.kind === 'last' ? goToEnd(building, env.body) : goTo(building, Math.max(0, index), env.body)
  return { ...state, viewport, goal: null, match: null }
}

/** Where the page does not tell, or tells that the one asked for is beyond the end. */
const countPages = (state: ThreadState, { page, warnings, posts }: ThreadAnswer): number | null => {
  if (!page) return 1
  if (warnings.some(warning => warning.code === 'page-beyond-end')) return page.number
  const isRepeated =
    posts.length > 0 && posts.every(post => (state.pageOfPost.get(post.id) ?? page.number) < page.number)
  return page.count ?? (isRepeated || posts.length === 0 ? Math.max(1, page.number - 1) : state.pageCount)
}

/** Only the first page tells the count of replies and shows a poll and its like: later pages leave what is known of them. */
const mergeThread = (known: Thread | null, fresh: Thread, page: number): Thread => {
  if (!known || page === 1) return fresh
  return {
    ...fresh,
    replies: fresh.replies ?? known.replies,
    poll: fresh.poll ?? known.poll,
    reward: fresh.reward ?? known.reward,
    activity: fresh.activity ?? known.activity,
    debate: fresh.debate ?? known.debate,
    tags: fresh.tags.length > 0 ? fresh.tags : known.tags,
    author: fresh.author.id === null ? known.author : fresh.author,
  }
}

const withAnswer = (state: ThreadState, answer: ThreadAnswer, page: number): ThreadState => ({
  ...state,
  threadId: answer.thread.id,
  title: answer.thread.title,
  siteName: answer.site.name,
  thread: mergeThread(state.thread, answer.thread, page),
  pages: new Map(state.pages).set(page, answer.posts),
  pageCount: countPages(state, answer),
  pageSize: answer.page?.size ?? state.pageSize,
  problem: null,
  recall: { ...state.recall, asked: state.recall.asked + 1 },
  keptAt: answer.warnings.some(({ code }) => code === 'from-cache') ? answer.fetchedAt : null,
  refusedPage: state.refusedPage === page ? null : state.refusedPage,
})

const hasPage = (state: ThreadState, page: number): boolean =>
  state.run !== null && page >= state.run.first - 1 && page <= state.run.last + 1

/** A page guessed by arithmetic may miss the floor where floors were deleted: then the site itself is asked. */
const missesFloor = (goal: Target, state: ThreadState, arrival: ThreadArrival): boolean =>
  goal.kind === 'floor' &&
  arrival.postId === null &&
  !(state.pages.get(pageOfAnswer(arrival)) ?? []).some(post => post.floor === goal.floor)

const noteFor = (state: ThreadState, arrival: ThreadArrival, env: Env): string | undefined => {
  const kept = state.keptAt === null ? keptNote(arrival.answer, env) : null
  if (kept !== null) return kept
  const code = arrival.answer.warnings.find(warning =>
    ['page-beyond-end', 'truncated', 'partial', 'charset-mismatch'].includes(warning.code),
  )?.code
  if (code) return env.translate(`app.warning.${code}` as 'app.warning.partial')
  const goal = state.goal
  if (goal?.kind === 'floor' && arrival.postId !== null) {
    const found = arrival.answer.posts.find(post => post.id === arrival.postId)
    if (found && found.floor !== goal.floor) return env.translate('thread.noFloor', { n: goal.floor })
  }
  return arrival.want.fresh > 0 ? env.translate('app.refreshed') : undefined
}

const isFirstAnswer = (state: ThreadState): boolean => state.thread === null

export const onArrived = (state: ThreadState, arrival: ThreadArrival, env: Env): Step<ThreadState> => {
  const page = pageOfAnswer(arrival)
  const known = withAnswer(state, arrival.answer, page)
  const isRenewed = state.renewing === page && state.goal === null
  const isNeighbour = state.goal === null && hasPage(state, page)
  const { goal } = state
  if (goal && missesFloor(goal, known, arrival)) return { state: known }
  const shown =
    goal || isNeighbour || isRenewed
      ? showRun({ ...known, wantsEarlier: goal ? known.wantsEarlier : false }, page)
      : known
  const next = goal ? reachGoal(shown, goal, arrival.postId, env) : shown
  const note = noteFor(state, arrival, env)
  const title = arrival.answer.thread.title
  const place = {
    screen: 'thread',
    base: state.base,
    threadId: arrival.answer.thread.id,
    title,
    target: { kind: 'page', page },
    among: [],
  } as const
  return {
    state: { ...next, renewing: isRenewed ? null : next.renewing },
    ...(note === undefined ? {} : { note }),
    ...(isFirstAnswer(state)
      ? { task: { kind: 'visit', place, siteName: arrival.answer.site.name, title } as const }
      : {}),
  }
}
