/** Which threads a listing shows, in which order (facts §3.4). */
import { threadsOf } from './figures.ts'
import { countFloors, lastFloor } from './floors.ts'
import { categoryOf } from './state.ts'
import { numberOf, type Visit } from './visit.ts'
import type { Board, Thread } from './world.ts'

export type Listed = {
  readonly sticky: readonly Thread[]
  readonly threads: readonly Thread[]
  readonly page: number
  readonly pages: number
}

export const specialOf = (thread: Thread): 'poll' | 'trade' | 'reward' | 'activity' | 'debate' | null => {
  if (thread.poll) return 'poll'
  if (thread.trade) return 'trade'
  if (thread.reward) return 'reward'
  if (thread.activity) return 'activity'
  return thread.debate ? 'debate' : null
}

/** Global ones on every board, those of a category within it, a board's own on the board. */
const stuckOn = (visit: Visit, board: Board): readonly Thread[] => {
  const category = categoryOf(visit.state, board.fid)
  const near = new Set(category?.boards.map(b => b.fid))
  return [...visit.state.threads.values()]
    .filter(t => t.sticky === 3 || (t.sticky === 2 && near.has(t.fid)) || (t.sticky === 1 && t.fid === board.fid))
    .sort((a, b) => b.sticky - a.sticky)
}

const matches = (visit: Visit, thread: Thread): boolean => {
  const filter = visit.get('filter')
  if (visit.get('typeid')) return thread.typeId === numberOf(visit, 'typeid')
  if (filter === 'digest') return thread.digest > 0
  if (filter === 'hot') return thread.heat > 0
  if (filter === 'specialtype') {
    const solved = numberOf(visit, 'rewardtype')
    const rewardOk = !solved || !thread.reward || (solved === 2) === (thread.reward.best !== null)
    return specialOf(thread) === visit.get('specialtype') && rewardOk
  }
  const seconds = filter === 'dateline' ? numberOf(visit, 'dateline') : 0
  return seconds === 0 || thread.at >= visit.now - seconds * 1000
}

const rank = (visit: Visit): ((thread: Thread) => number) => {
  const order = visit.get('orderby')
  if (order === 'dateline') return t => t.at
  if (order === 'replies') return t => countFloors(visit.state, t)
  if (order === 'views') return t => t.views
  if (order === 'heats') return t => t.heat
  return t => lastFloor(visit.state, t).at
}

/** A page past the end shows the first one under the title of the asked one (facts §0.8). */
export const listThreads = (visit: Visit, board: Board, asked: number): Listed => {
  const own = threadsOf(visit, board.fid).filter(t => t.sticky === 0 && matches(visit, t) && isSeen(visit, t))
  const by = rank(visit)
  const ranked = own.map(thread => ({ thread, key: by(thread) })).sort((a, b) => b.key - a.key)
  const size = visit.state.rules.threadsPerPage
  const pages = Math.max(1, Math.ceil(ranked.length / size))
  const page = asked > pages ? 1 : asked
  const filtered = visit.get('filter') !== '' && visit.get('filter') !== 'author' && visit.get('filter') !== 'lastpost'
  return {
    sticky: page === 1 && !filtered ? stuckOn(visit, board) : [],
    threads: ranked.slice((page - 1) * size, page * size).map(r => r.thread),
    page,
    pages,
  }
}

/** A thread that waits for approval is its author's and the staff's. */
export const isSeen = (visit: Visit, thread: Thread): boolean =>
  !thread.hidden || thread.by === visit.member?.uid || (visit.member?.adminId ?? 0) > 0

/** The threads around one, by last reply within its board (facts §1.9). */
export const neighbour = (visit: Visit, thread: Thread, newer: boolean): Thread | null => {
  const at = lastFloor(visit.state, thread).at
  const others = threadsOf(visit, thread.fid)
    .filter(t => t.tid !== thread.tid && t.movedTo === null && isSeen(visit, t))
    .map(t => ({ t, at: lastFloor(visit.state, t).at }))
    .filter(o => (newer ? o.at > at : o.at < at))
    .sort((a, b) => (newer ? a.at - b.at : b.at - a.at))
  return others[0]?.t ?? null
}
