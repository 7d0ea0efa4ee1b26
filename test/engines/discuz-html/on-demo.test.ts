/** The engine on the sample forum over loopback, in every charset a forum may have. */
import { afterAll, describe, expect, it } from 'vitest'
import { startDemo } from '../../../source/demo/server.ts'
import { createDiscuzHtml } from '../../../source/engines/discuz-html/engine.ts'
import { createDiscuzLists } from '../../../source/engines/discuz-html/lists.ts'
import { guideViews, type SearchQuery } from '../../../source/forum/lists.ts'
import type { BoardId } from '../../../source/forum/model.ts'
import { createHttpClient } from '../../../source/http/client.ts'

const query = (words: string): SearchQuery => ({
  words,
  fullText: false,
  author: null,
  boardId: null,
  seconds: null,
  before: false,
  sort: 'lastPost',
  page: 1,
  searchId: null,
})

const words = {
  'utf-8': { member: '小伟', sought: '远岸' },
  gbk: { member: '小伟', sought: '远岸' },
  big5: { member: '小偉', sought: '遠岸' },
} as const

describe.each(['utf-8', 'gbk', 'big5'] as const)('the sample forum in %s', charset => {
  const demo = startDemo({ charset })
  const client = createHttpClient({ version: '0', startedHere: () => true })
  const parts = demo.then(({ url }) => ({ client, base: url }))
  afterAll(async () => {
    await client.close()
    await (await demo).close()
  })

  it('gives its boards, and a listing for each that is open', async () => {
    const engine = createDiscuzHtml(await parts)
    const { site, categories, warnings } = await engine.loadBoards()
    expect(site.charset).toBe(charset)
    expect(warnings).toEqual([])
    const boards = categories.flatMap(category => category.boards).filter(board => board.access === 'open')
    expect(boards.length).toBeGreaterThan(5)
    for (const { id, name } of boards.slice(0, 4)) {
      const listing = await engine.loadThreads({ boardId: id, page: 1, sort: null, filter: 'all', typeId: null })
      expect(listing.board).toMatchObject({ id, name })
      expect(listing.threads.length).toBeGreaterThan(0)
      expect(listing.warnings).toEqual([])
    }
    await expect(
      engine.loadThreads({ boardId: '999' as BoardId, page: 1, sort: null, filter: 'all', typeId: null }),
    ).rejects.toEqual(expect.objectContaining({ code: 'board-not-found' }))
  })

  it('gives all guides', async () => {
    const lists = createDiscuzLists(await parts)
    for (const view of guideViews) {
      const { threads } = await lists.loadGuide(view, 1)
      expect(threads.length).toBeGreaterThan(0)
      for (const thread of threads) expect(thread.board?.name).toBeTruthy()
    }
  })

  it('finds threads by words and a member by name, both in its own bytes', async () => {
    const lists = createDiscuzLists(await parts)
    const found = await lists.search(query(words[charset].sought))
    expect(found.total).toBe(found.results.length)
    expect(found.results[0]?.title).toContain(words[charset].sought)
    const { user } = await lists.loadUser({ userId: null, name: words[charset].member })
    expect(user.name).toBe(words[charset].member)
    const { threads } = await lists.loadUserThreads(user.id, 1)
    expect(threads[0]?.author).toMatchObject({ id: user.id, name: user.name })
    const { replies } = await lists.loadUserReplies(user.id, 1)
    expect(replies[0]?.text).not.toBe('')
  })
})
