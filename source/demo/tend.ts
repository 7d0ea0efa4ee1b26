/** What happens in the sample forum while one looks on: floors come, are edited and deleted, on command or on a timer. */
import { changePost, countFloors, findPost } from './floors.ts'
import { findMember, type State } from './state.ts'
import { type Post, plainPost } from './world.ts'

export type NewFloor = { readonly tid: number; readonly by?: number; readonly body?: string }

const sayings = [
  '刚看到，支持一下。',
  '请问后来怎么样了？',
  '我家这边也是这样。',
  '谢谢楼上的消息。',
  '今天路过又看了一眼，还在修。',
]

/** null: there is no such thread. */
export const addFloor = (state: State, { tid, by = 6, body }: NewFloor, now: number): Post | null => {
  const thread = state.threads.get(tid)
  if (!thread) return null
  const position = countFloors(state, thread) + 1
  const region = findMember(state, by)?.region ?? null
  const words = body ?? sayings[position % sayings.length]!
  const post = plainPost({ tid, position, by, at: now, body: words, region })
  state.added.set(tid, [...(state.added.get(tid) ?? []), post])
  return post
}

export const editFloor = (state: State, pid: number, body: string, now: number): boolean => {
  const found = findPost(state, pid)
  if (found) changePost(state, pid, { body, edited: { by: found.post.by, at: now } })
  return found !== null
}

export const removeFloor = (state: State, pid: number): boolean => {
  const found = findPost(state, pid)
  if (found) changePost(state, pid, { state: 'deleted' })
  return found !== null
}

export type Growth = { readonly tid: number; readonly seconds: number }

/** `seconds` 0 ends it. */
export const setGrowth = (state: State, { tid, seconds }: Growth, now: () => number): void => {
  clearInterval(state.growing.get(tid))
  state.growing.delete(tid)
  if (!(seconds > 0)) return
  const timer = setInterval(() => addFloor(state, { tid }, now()), seconds * 1000)
  timer.unref()
  state.growing.set(tid, timer)
}

export const endGrowth = (state: State): void => {
  for (const timer of state.growing.values()) clearInterval(timer)
  state.growing.clear()
}
