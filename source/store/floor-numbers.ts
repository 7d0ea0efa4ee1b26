/**
 * The numbers of floors as the whole thread gives them. A view of one author is numbered by the site from 1 (field report 14), so its
 * floors come without numbers; those of them that were met in the whole thread get theirs back.
 */
import type { PostId, ThreadAnswer, Warning } from '../forum/model.ts'

export type FloorNumbers = {
  /** A page of the whole thread. */
  learn(base: string, answer: ThreadAnswer): void
  /** The same answer where nothing is known. */
  fill(base: string, answer: ThreadAnswer): ThreadAnswer
}

/** Threads whose numbers are remembered; the one read longest ago goes first. */
const most = 32

/** Says of fewer floors that their number is unknown, or nothing any more. */
const lessUnknown = (warnings: readonly Warning[], found: ReadonlySet<PostId>): readonly Warning[] =>
  warnings.flatMap(warning => {
    if (warning.code !== 'floor-unknown') return [warning]
    const [words = '', ids = ''] = warning.message.split(': post ')
    const left = ids.split(', ').filter(id => !found.has(id as PostId))
    return left.length > 0 ? [{ ...warning, message: `${words}: post ${left.join(', ')}` }] : []
  })

export const createFloorNumbers = (): FloorNumbers => {
  const known = new Map<string, Map<PostId, number>>()
  return {
    learn: (base, { thread, posts }) => {
      const key = `${base} ${thread.id}`
      const numbers = known.get(key) ?? new Map<PostId, number>()
      for (const { id, floor } of posts) if (floor !== null) numbers.set(id, floor)
      known.delete(key)
      known.set(key, numbers)
      for (const oldest of known.keys()) {
        if (known.size <= most) break
        known.delete(oldest)
      }
    },
    fill: (base, answer) => {
      const numbers = known.get(`${base} ${answer.thread.id}`)
      const found = new Set(
        answer.posts.filter(post => post.floor === null && numbers?.has(post.id)).map(({ id }) => id),
      )
      if (!numbers || found.size === 0) return answer
      const posts = answer.posts.map(post => (found.has(post.id) ? { ...post, floor: numbers.get(post.id)! } : post))
      return { ...answer, posts, warnings: lessUnknown(answer.warnings, found) }
    },
  }
}
