/** Counts and last posts of boards, reckoned from the threads themselves. */
import { startOfDay } from './dates.ts'
import { countFloors, floorAt, lastFloor } from './floors.ts'
import { boards } from './state.ts'
import { mayEnter, type Visit } from './visit.ts'
import type { Board, Post, Thread } from './world.ts'

export type Figures = {
  readonly threads: number
  readonly posts: number
  readonly today: number
  readonly last: { readonly thread: Thread; readonly post: Post } | null
}

export const childrenOf = (visit: Visit, board: Board): readonly Board[] =>
  boards(visit.state).filter(b => b.parent === board.fid)

export const threadsOf = (visit: Visit, fid: number): readonly Thread[] =>
  [...visit.state.threads.values()].filter(t => t.fid === fid)

const postsSince = (visit: Visit, thread: Thread, since: number): number => {
  let n = 0
  for (let position = countFloors(visit.state, thread); position > 0; position -= 1) {
    if (floorAt(visit.state, thread, position)!.at < since) break
    n += 1
  }
  return n
}

/** A parent's counts include its sub-boards (facts §2.5). */
export const boardFigures = (visit: Visit, board: Board): Figures => {
  const own = threadsOf(visit, board.fid).filter(t => t.movedTo === null)
  const inside = childrenOf(visit, board).map(child => boardFigures(visit, child))
  const since = startOfDay(visit.now)
  const open = board.access !== 'private' || mayEnter(visit, board)
  const lasts = [
    ...own.map(thread => ({ thread, post: lastFloor(visit.state, thread) })),
    ...inside.flatMap(f => (f.last ? [f.last] : [])),
  ].sort((a, b) => b.post.at - a.post.at)
  const total = (of: (f: Figures) => number): number => inside.reduce((n, f) => n + of(f), 0)
  return {
    threads: own.length + total(f => f.threads),
    posts: own.reduce((n, t) => n + countFloors(visit.state, t), 0) + total(f => f.posts),
    today: own.reduce((n, t) => n + postsSince(visit, t, since), 0) + total(f => f.today),
    last: open ? (lasts[0] ?? null) : null,
  }
}
