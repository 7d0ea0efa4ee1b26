/** Which floors a thread has and which of them a page shows. Floors are made when asked for; nothing here walks 10,000 of them in vain. */
import type { State } from './state.ts'
import { type Post, positionOfPid, type Thread, tidOfPid } from './world.ts'

export const countFloors = (state: State, thread: Thread): number =>
  thread.size + (state.added.get(thread.tid)?.length ?? 0)

const rawFloor = (state: State, thread: Thread, position: number): Post | null => {
  if (position < 1) return null
  if (position <= thread.size) return thread.floor(position)
  return state.added.get(thread.tid)?.[position - thread.size - 1] ?? null
}

export const floorAt = (state: State, thread: Thread, position: number): Post | null => {
  const post = rawFloor(state, thread, position)
  const change = post && state.changed.get(post.pid)
  return change ? { ...post, ...change } : post
}

export const findPost = (state: State, pid: number): { thread: Thread; post: Post } | null => {
  const thread = state.threads.get(tidOfPid(pid))
  const post = thread ? floorAt(state, thread, positionOfPid(pid)) : null
  return thread && post && post.state !== 'deleted' ? { thread, post } : null
}

export const changePost = (state: State, pid: number, change: Partial<Post>): void => {
  state.changed.set(pid, { ...state.changed.get(pid), ...change })
}

/** The newest floor that everybody may see. */
export const lastFloor = (state: State, thread: Thread): Post => {
  for (let position = countFloors(state, thread); position > 1; position -= 1) {
    const post = floorAt(state, thread, position)!
    if (post.state === 'visible') return post
  }
  return floorAt(state, thread, 1)!
}

export type FloorView = { readonly page: number; readonly authorId: number; readonly reverse: boolean }
export type FloorPage = {
  readonly posts: readonly Post[]
  readonly page: number
  readonly pages: number
  readonly total: number
}

const range = (from: number, to: number): number[] =>
  from <= to ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : []

/** Positions in the order of the view. The first post stays on top when reversed (facts §4.14). */
const positions = (state: State, thread: Thread, view: FloorView): readonly number[] => {
  const count = countFloors(state, thread)
  const all = range(1, count)
  if (view.authorId > 0) {
    return all.filter(position => {
      const post = floorAt(state, thread, position)!
      return post.by === view.authorId && post.mask === null && post.state !== 'deleted'
    })
  }
  return view.reverse ? [1, ...range(2, count).reverse()] : all
}

/** A page past the end is the last page (facts §0.8). `sees` says who may see a floor that waits for approval. */
export const pageFloors = (state: State, thread: Thread, view: FloorView, sees: (post: Post) => boolean): FloorPage => {
  const size = state.rules.perPage
  const order = positions(state, thread, view)
  const pages = Math.max(1, Math.ceil(order.length / size))
  const page = Math.min(Math.max(1, view.page), pages)
  const posts = order
    .slice((page - 1) * size, page * size)
    .map(position => floorAt(state, thread, position)!)
    .filter(sees)
  return { posts, page, pages, total: order.length }
}

/** The page of the plain forward or reversed view on which a floor stands. */
export const pageOfFloor = (state: State, thread: Thread, position: number, reverse = thread.reversed): number => {
  const count = countFloors(state, thread)
  const index = reverse && position > 1 ? count - position + 2 : position
  return Math.ceil(index / state.rules.perPage)
}
