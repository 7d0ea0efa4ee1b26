/** The site's own pages cut out of a large one, so that one request serves many (`ppp` up to 500: facts §0.15). */
import type { Post, ThreadAnswer, Warning } from '../../forum/model.ts'

export const largestPage = 500

/** Which large page holds a page, and how many posts it has; large pages begin where one of the site's begins. */
export const chunkOf = (page: number, size: number): { readonly number: number; readonly size: number } => {
  const pages = Math.max(1, Math.floor(largestPage / size))
  return { number: Math.ceil(page / pages), size: pages * size }
}

/** Pages go by the floor's number, holes included; hot replies without a number stand on the first page only. */
const byFloor = (posts: readonly Post[], page: number, size: number): readonly Post[] =>
  posts.filter(({ floor }) => (floor === null ? page === 1 : Math.ceil(floor / size) === page))

const byPlace = (posts: readonly Post[], page: number, size: number, chunk: { number: number; size: number }) => {
  const start = (page - 1) * size - (chunk.number - 1) * chunk.size
  return posts.slice(start, start + size)
}

const isForward = (posts: readonly Post[]): boolean => {
  const floors = posts.flatMap(post => post.floor ?? [])
  return floors.length > 0 && floors.every((floor, index) => index === 0 || floor > floors[index - 1]!)
}

export type Cut = {
  readonly page: number
  readonly size: number
  readonly extent: number | null
  readonly byAuthor: boolean
}

export const cutPage = (large: ThreadAnswer, { page, size, extent, byAuthor }: Cut): ThreadAnswer => {
  const chunk = chunkOf(page, size)
  const count = extent && Math.ceil(extent / size)
  const number = count === null ? page : Math.min(page, Math.max(count, 1))
  const posts =
    isForward(large.posts) && !byAuthor ? byFloor(large.posts, number, size) : byPlace(large.posts, number, size, chunk)
  const beyond: readonly Warning[] =
    number < page ? [{ code: 'page-beyond-end', message: `page ${page} was asked, page ${number} came` }] : []
  const isEnd = byAuthor && large.posts.length < chunk.size && posts.at(-1) === large.posts.at(-1)
  return {
    ...large,
    thread: { ...large.thread, pages: count },
    posts,
    page: { number, count: count ?? (isEnd ? number : null), size },
    warnings: [...large.warnings.filter(({ code }) => code !== 'page-beyond-end'), ...beyond],
  }
}
