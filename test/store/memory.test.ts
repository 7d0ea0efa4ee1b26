import { statSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Post, PostId, ThreadId, ThreadsAnswer } from '../../source/forum/model.ts'
import { databasePath } from '../../source/store/database.ts'
import type { Memory } from '../../source/store/memory.ts'
import { base, createFolder, floors, keepPage, makePage, openOrFail, threadId } from '../helpers/kept-thread.ts'
import { madePost, madeSite, madeThread } from '../helpers/made-thread.ts'

let clock = Date.parse('2026-11-24T03:10:00Z')
const now = () => clock
const { folder, remove } = createFolder()
let memory: Memory

beforeEach(() => {
  memory = openOrFail(null, now)
})
afterEach(async () => {
  await memory.close()
  remove()
})

const pageKey = 'thread 5 1  default'
const saying = (floor: number, text: string, more: Partial<Post> = {}): Post => ({
  ...madePost(floor),
  text,
  content: [{ kind: 'paragraph', align: 'left', runs: [{ kind: 'text', text, style: null }] }],
  ...more,
})
const beside = () => memory.beside(base, threadId)
const search = (words: string, more = {}) =>
  memory.search({
    words,
    base: null,
    author: null,
    boardId: null,
    threadId: null,
    since: null,
    until: null,
    limit: 20,
    ...more,
  })

describe('a kept page', () => {
  it('is answered as it was, post for post', async () => {
    const page = makePage({ posts: floors(1, 5) })
    await keepPage(memory, page)
    expect(memory.findAnswer(base, pageKey)?.answer).toEqual(page)
  })
  it('lies in a file of its owner alone', async () => {
    const other = openOrFail(folder, now)
    await keepPage(other, makePage({ posts: floors(1, 2) }))
    expect(statSync(databasePath(folder)).mode & 0o777).toBe(0o600)
    await other.close()
  })
  it('holds no token, hash or session of its links', async () => {
    const token = Buffer.from('77|abcdef|1700000000|9|5').toString('base64')
    const image = {
      id: '77',
      url: `${base}forum.php?mod=attachment&aid=${encodeURIComponent(token)}&nothumb=yes`,
      name: null,
      width: null,
      height: null,
      inline: true,
    }
    const text = `看 ${base}forum.php?mod=attachment&aid=${token} 里`
    await keepPage(
      memory,
      makePage({
        posts: [saying(1, text, { images: [image], url: `${base}forum.php?mod=x&formhash=0a1b2c3d&sid=Zz9` })],
      }),
    )
    const kept = JSON.stringify(memory.findAnswer(base, pageKey)?.answer)
    expect(kept).toContain('aid=77')
    expect(kept).not.toMatch(new RegExp(`${token.slice(0, 12)}|0a1b2c3d|Zz9`))
    expect(search(token.slice(0, 12)).hits).toEqual([])
  })
})

describe('floors', () => {
  it('keep every earlier wording', async () => {
    await keepPage(memory, makePage({ posts: [saying(1, '起初这么说')] }))
    clock += 60_000
    await keepPage(memory, makePage({ posts: [saying(1, '后来改了口')] }))
    await keepPage(memory, makePage({ posts: [saying(1, '再改一次')] }))
    expect(beside().edited.get('1001' as PostId)).toBe(2)
    expect(memory.revisions(base, threadId, '1001' as PostId).map(({ post }) => post.text)).toEqual([
      '后来改了口',
      '起初这么说',
    ])
  })
  it('take new counts, badges and signatures for no new wording', async () => {
    await keepPage(memory, makePage({ posts: [saying(1, '一样')] }))
    await keepPage(
      memory,
      makePage({
        posts: [saying(1, '一样', { signature: '新签名', reactions: [{ kind: 'support', label: '顶', count: 3 }] })],
      }),
    )
    expect(beside().edited.size).toBe(0)
    expect(memory.findAnswer<ReturnType<typeof makePage>>(base, pageKey)?.answer.posts[0]?.signature).toBe('新签名')
  })
  it('keep what a visitor with more rights saw', async () => {
    const gate = { kind: 'login', message: '登录可见' } as const
    await keepPage(memory, makePage({ posts: [saying(1, '全部的话')] }))
    await keepPage(memory, makePage({ posts: [saying(1, '', { gates: [gate] })] }))
    expect(memory.threadFloors(base, threadId)[0]?.post.text).toBe('全部的话')
    expect(beside().edited.size).toBe(0)
  })
  it('are gone when their page no longer holds them, with their words, and back when it does', async () => {
    await keepPage(memory, makePage({ posts: floors(1, 5) }))
    await keepPage(memory, makePage({ posts: floors(1, 5).filter(({ floor }) => floor !== 3) }))
    expect(beside().gone.map(({ post }) => [post.floor, post.text])).toEqual([[3, '第 3 层的话']])
    await keepPage(memory, makePage({ posts: floors(1, 5) }))
    expect(beside().gone).toEqual([])
  })
  it('are gone between two pages as well, and after the end', async () => {
    await keepPage(memory, makePage({ number: 1, count: 2, posts: floors(1, 10) }))
    await keepPage(memory, makePage({ number: 2, count: 2, posts: floors(11, 14) }))
    await keepPage(memory, makePage({ number: 1, count: 2, posts: floors(1, 9) }))
    await keepPage(memory, makePage({ number: 2, count: 2, posts: floors(11, 13) }))
    expect(beside().gone.map(({ post }) => post.floor)).toEqual([10, 14])
  })
  it('are gone where the site leaves a stone in their place, which is no floor to be read', async () => {
    await keepPage(memory, makePage({ posts: floors(1, 4), replies: 3 }))
    const stone: Post = { ...saying(2, ''), id: '2' as PostId, state: 'deleted', content: [] }
    const page = makePage({ posts: [madePost(1), stone, madePost(3), madePost(4)], replies: 2 })
    await keepPage(memory, page)
    memory.visitThread(base, threadId, 1, 4)
    await memory.flush()
    expect(beside().gone.map(({ post }) => post.text)).toEqual(['第 2 层的话'])
    expect(memory.threadState(base, threadId)).toMatchObject({ last: 4, unread: 3 })
    expect(memory.findAnswer(base, pageKey)?.answer).toEqual(page)
  })
  it('are not gone because a page was cut, showed one author, or counts pages otherwise', async () => {
    await keepPage(memory, makePage({ posts: floors(1, 8) }))
    const cut = { ...makePage({ posts: floors(1, 4) }), warnings: [{ code: 'truncated', message: '' } as const] }
    await keepPage(memory, cut)
    memory.keepThreadPage({
      base,
      key: 'thread 5 1 7 default',
      answer: makePage({ posts: [madePost(2)] }),
      showsAll: false,
    })
    await memory.flush()
    await keepPage(memory, makePage({ number: 1, count: 2, size: 5, posts: floors(1, 5) }))
    expect(beside().gone).toEqual([])
  })
})

describe('marks', () => {
  const state = () => memory.threadState(base, threadId)
  it('count unread floors from what the last listing said, without a request', async () => {
    await keepPage(memory, makePage({ posts: floors(1, 10), replies: 9 }))
    memory.visitThread(base, threadId, 1, 10)
    memory.markRead(base, threadId, floors(1, 10))
    memory.keepListing(base, 'threads 36', listing(13))
    await memory.flush()
    expect(state()).toMatchObject({ last: 14, unread: 4, fresh: 4, firstUnread: 11 })
  })
  it('stay right where floors were deleted: the count of replies is less than the numbers', async () => {
    await keepPage(
      memory,
      makePage({ posts: floors(1, 10).filter(({ floor }) => floor !== 4 && floor !== 5), replies: 7 }),
    )
    memory.visitThread(base, threadId, 1, 10)
    memory.markRead(base, threadId, [1, 2, 3, 6, 7, 8, 9, 10].map(madePost))
    await memory.flush()
    expect(state()).toMatchObject({ last: 10, unread: 0 })
    memory.keepListing(base, 'threads 36', listing(9))
    await memory.flush()
    expect(state()).toMatchObject({ last: 12, unread: 2, firstUnread: 11 })
  })
  it('see a newer last reply even where a deletion hides it in the count', async () => {
    await keepPage(memory, makePage({ posts: floors(1, 5), replies: 4 }))
    memory.visitThread(base, threadId, 1, 5)
    memory.markRead(base, threadId, floors(1, 5))
    memory.keepListing(base, 'threads 36', listing(4, '2026-02-01T00:00:00+00:00'))
    await memory.flush()
    expect(state()?.unread).toBe(1)
  })
  it('made in a view of one author settle when the whole page tells the numbers', async () => {
    const seen = { ...madePost(7), floor: null }
    memory.markRead(base, threadId, [seen])
    await memory.flush()
    await keepPage(memory, makePage({ posts: floors(1, 8), replies: 7 }))
    expect(state()?.marks?.read).toEqual([[7, 7]])
  })
  it('of two readers on one file are joined', async () => {
    const one = openOrFail(folder, now)
    const other = openOrFail(folder, now)
    one.markRead(base, threadId, floors(1, 3))
    other.markRead(base, threadId, floors(5, 6))
    await Promise.all([one.flush(), other.flush()])
    expect(one.threadState(base, threadId)?.marks?.read).toEqual([
      [1, 3],
      [5, 6],
    ])
    await one.close()
    await other.close()
  })
  it('of everything can be taken back', async () => {
    await keepPage(memory, makePage({ posts: floors(1, 9), replies: 8 }))
    memory.visitThread(base, threadId, 1, 9)
    memory.markRead(base, threadId, floors(1, 2))
    const { undo } = memory.markAllRead(base, [{ id: threadId, last: 9 }])
    await memory.flush()
    expect(state()?.unread).toBe(0)
    undo()
    await memory.flush()
    expect(state()?.unread).toBe(7)
  })
  it('of a muted thread count nothing', async () => {
    await keepPage(memory, makePage({ posts: floors(1, 9), replies: 8 }))
    memory.visitThread(base, threadId, 1, 9)
    await memory.flush()
    expect(memory.unread(null)).toHaveLength(1)
    memory.flag(base, threadId, 'muted', true)
    await memory.flush()
    expect(memory.unread(null)).toEqual([])
  })
})

const listing = (replies: number, postedAt: string | null = null): ThreadsAnswer => ({
  site: madeSite,
  fetchedAt: '2026-11-24T03:09:00Z',
  source: 'network',
  page: { number: 1, count: 1, size: 20 },
  warnings: [],
  board: {
    id: '36',
    name: '本地新闻',
    url: `${base}forum.php?mod=forumdisplay&fid=36`,
  } as unknown as ThreadsAnswer['board'],
  types: [],
  threads: [
    { ...madeThread, replies, lastPost: { title: null, url: null, author: null, postedAt, postedAtText: null } },
  ],
})

describe('search', () => {
  beforeEach(async () => {
    await keepPage(
      memory,
      makePage({
        posts: [
          saying(1, '柳溪乡的護林員每天上山，带着 WiFi 记录仪。'),
          saying(2, '山上有雾'),
          saying(3, 'Discuz! X3.5 升级了', { author: { ...madePost(3).author, name: '半坡' } }),
        ],
      }),
    )
  })
  it.each([
    ['one character', '雾', [2]],
    ['two characters', '上山', [1]],
    ['three, in the other writing', '护林员', [1]],
    ['letters whatever their case', 'wifi', [1]],
    ['the beginning of a word', 'disc', [3]],
    ['words far apart', '柳溪 记录', [1]],
    ['letters and characters together', 'x3.5 升级', [3]],
  ])('finds %s', (_, words, found) =>
    expect(search(words).hits.flatMap(({ floor, postId }) => (postId ? [floor] : []))).toEqual(found),
  )
  it('takes nothing for a hit that only holds the pairs apart', () => {
    expect(search('山每').hits).toEqual([])
  })
  it('shows the words in their sentence', () => {
    const [hit] = search('護林').hits
    expect(hit?.spans.map(([from, to]) => hit.excerpt.slice(from, to))).toEqual(['護林'])
  })
  it('finds titles, by an author, in a thread, since a time', () => {
    expect(search('茶园').hits[0]).toMatchObject({ postId: null, title: '初雪后的茶园' })
    expect(search('山', { author: '半坡' }).hits.length).toBeGreaterThan(0)
    expect(search('山', { author: '别人' }).hits).toEqual([])
    expect(search('山', { base, threadId: '6' as ThreadId }).hits).toEqual([])
    expect(search('雾', { since: Date.parse('2030-01-01') }).hits).toEqual([])
  })
  it('still finds what a floor said before it was blocked', async () => {
    await keepPage(memory, makePage({ posts: [saying(2, '', { state: 'blocked', content: [] })] }))
    expect(search('山上有雾').hits.map(({ floor, excerpt }) => [floor, excerpt])).toEqual([[2, '山上有雾']])
  })
})

describe('clearing', () => {
  it('drops a site but what one follows, or all of it', async () => {
    await keepPage(memory, makePage({ posts: floors(1, 3) }))
    memory.flag(base, threadId, 'followed', true)
    memory.clear(base, false)
    await memory.flush()
    expect(memory.summary().sites[0]?.floors).toBe(3)
    memory.clear(base, true)
    await memory.flush()
    expect(memory.summary().sites).toEqual([])
    expect(search('第').hits).toEqual([])
  })
})
