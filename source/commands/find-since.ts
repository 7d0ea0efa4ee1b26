/** `--since`: the page where what is new begins, found by halves so that a long thread costs a few pages, not all of them. */
import type { Post, ThreadAnswer } from '../forum/model.ts'
import type { Since } from './options.ts'

/** After a floor, or from a time on (a site's times are of minutes: the same minute may hold what was not seen). */
export const isSince = (post: Post, since: Since): boolean => {
  if ('floor' in since) return post.floor === null || post.floor > since.floor
  return post.postedAt === null || Date.parse(post.postedAt) >= since.time
}

/** A floor out of its place (推荐) says nothing of where a page begins. */
const beginsBefore = (page: ThreadAnswer, since: Since): boolean => {
  const first = page.posts.find(post => post.floor !== null && post.postedAt !== null)
  return first !== undefined && !isSince(first, since)
}

/** The last page that begins before the point: what is new begins on it or right after it. */
export const findPageSince = async (since: Since, load: (page: number) => Promise<ThreadAnswer>): Promise<number> => {
  const first = await load(1)
  let low = 1
  let high = first.page?.count ?? 1
  // A floor's page can be guessed, and the next one tells whether that was it; a time is most often near the end.
  const guessed = 'floor' in since && first.page?.size ? Math.ceil(since.floor / first.page.size) : high
  const guesses = [guessed, guessed + 1]
  while (low < high) {
    const guess = guesses.find(page => page > low && page <= high) ?? Math.ceil((low + high) / 2)
    if (beginsBefore(await load(guess), since)) low = guess
    else high = guess - 1
  }
  return low
}
