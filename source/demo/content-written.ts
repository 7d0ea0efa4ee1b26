/** A thread whose floors are written by hand. */
import { minute } from './dates.ts'
import { type Post, plainPost, plainThread, type Thread } from './world.ts'

type Line = Partial<Post> & Pick<Post, 'by' | 'body'>

/** A thread from its floors; `from` is the first floor's time, the others follow by half an hour. */
export const written = (
  seed: Partial<Thread> & Pick<Thread, 'tid' | 'fid' | 'title'>,
  from: number,
  lines: readonly Line[],
  step = 30 * minute,
): Thread =>
  plainThread({
    by: lines[0]!.by,
    at: from,
    size: lines.length,
    floor: position =>
      plainPost({ tid: seed.tid, position, at: from + (position - 1) * step, ...lines[position - 1]! }),
    ...seed,
  })
