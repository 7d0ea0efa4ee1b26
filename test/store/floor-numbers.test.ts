import { describe, expect, it } from 'vitest'
import type { Post, PostId, ThreadAnswer, ThreadId } from '../../source/forum/model.ts'
import { createFloorNumbers } from '../../source/store/floor-numbers.ts'
import { createMadeReader } from '../helpers/made-thread.ts'

const base = 'https://bbs.example/'
const { reader } = createMadeReader({ pages: 2 })
const page = (number: number): Promise<ThreadAnswer> =>
  reader.loadThread(base, { threadId: '5' as ThreadId, page: number, view: { authorId: null, order: 'default' } })

/** As the site shows one author: floors without numbers. */
const unnumbered = (answer: ThreadAnswer, ids: readonly PostId[]): ThreadAnswer => ({
  ...answer,
  posts: ids.map((id): Post => ({ ...answer.posts[0]!, id, floor: null })),
  warnings: [{ code: 'floor-unknown', message: `no floor number known: post ${ids.join(', ')}` }],
})

describe('only one author', () => {
  it('has the thread’s own numbers where its pages were read', async () => {
    const numbers = createFloorNumbers()
    const second = await page(2)
    numbers.learn(base, await page(1))
    numbers.learn(base, second)
    const wanted = [second.posts[2]!, second.posts[0]!]
    const filled = numbers.fill(
      base,
      unnumbered(
        second,
        wanted.map(post => post.id),
      ),
    )
    expect(filled.posts.map(post => post.floor)).toEqual(wanted.map(post => post.floor))
    expect(filled.warnings).toEqual([])
  })

  it('says of the others, and only of them, that their number is unknown', async () => {
    const numbers = createFloorNumbers()
    const first = await page(1)
    numbers.learn(base, first)
    const stranger = '999999' as PostId
    const filled = numbers.fill(base, unnumbered(first, [first.posts[1]!.id, stranger]))
    expect(filled.posts.map(post => post.floor)).toEqual([first.posts[1]!.floor, null])
    expect(filled.warnings).toEqual([{ code: 'floor-unknown', message: 'no floor number known: post 999999' }])
  })

  it('is left as it is where another site or nothing was read', async () => {
    const numbers = createFloorNumbers()
    const first = await page(1)
    numbers.learn('https://other.example/', first)
    const view = unnumbered(first, [first.posts[1]!.id])
    expect(numbers.fill(base, view)).toBe(view)
  })
})
