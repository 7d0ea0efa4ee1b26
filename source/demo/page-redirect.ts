/** `mod=redirect`: findpost, lastpost, postno, next and previous thread (facts §1.9). */
import { type Answer, redirectAnswer } from './answer.ts'
import { countFloors, findPost, pageOfFloor } from './floors.ts'
import { neighbour } from './listing.ts'
import { failAnswer, noThread } from './page-message.ts'
import { numberOf, type Visit } from './visit.ts'
import { pidOf, tidOfPid } from './world.ts'

const toFloor = (visit: Visit, tid: number, position: number): Answer => {
  const thread = visit.state.threads.get(tid)
  if (!thread) return noThread(visit)
  const page = pageOfFloor(visit.state, thread, position)
  return redirectAnswer(`forum.php?mod=viewthread&tid=${tid}&page=${page}#pid${pidOf(tid, position)}`, 301)
}

export const redirectPage = (visit: Visit): Answer => {
  const go = visit.get('goto')
  const tid = numberOf(visit, 'ptid') || numberOf(visit, 'tid')
  const pid = numberOf(visit, 'pid')
  if (visit.get('postno')) {
    const thread = visit.state.threads.get(tid)
    if (!thread) return noThread(visit)
    return toFloor(visit, tid, Math.min(Math.max(1, numberOf(visit, 'postno')), countFloors(visit.state, thread)))
  }
  if (go === 'findpost' || (pid && !go)) {
    const found = findPost(visit.state, pid)
    if (found) return toFloor(visit, found.thread.tid, found.post.position)
    const known = visit.state.threads.get(tid || tidOfPid(pid))
    return known ? redirectAnswer(`forum.php?mod=viewthread&tid=${known.tid}&page=1#pid${pid}`, 301) : noThread(visit)
  }
  const thread = visit.state.threads.get(tid)
  if (!thread) return noThread(visit)
  if (go === 'lastpost') {
    const page = thread.reversed ? 1 : pageOfFloor(visit.state, thread, countFloors(visit.state, thread))
    return redirectAnswer(`forum.php?mod=viewthread&tid=${tid}&page=${page}#lastpost`)
  }
  const newer = go === 'nextnewset'
  const next = neighbour(visit, thread, newer)
  if (next) return redirectAnswer(`forum.php?mod=viewthread&tid=${next.tid}`)
  return failAnswer(visit, newer ? '没有比当前更新的主题' : '没有比当前更早的主题')
}
