import { describe, expect, it } from 'vitest'
import { PalouError } from '../../source/forum/errors.ts'
import type { Post, PostId, ThreadId } from '../../source/forum/model.ts'
import { visibleLines } from '../../source/text/viewport.ts'
import { buildingOf } from '../../source/ui/screens/thread/building.ts'
import type { ThreadState } from '../../source/ui/screens/thread/state.ts'
import { type Drive, drive, threadPlace } from './drive.ts'
import { base } from './fake-reader.ts'
import { frameOf } from './frame.tsx'

const floorOf = (reader: Drive): number | null | undefined => {
  const state = reader.state<ThreadState>()
  return state.posts[state.viewport.chosen]?.floor
}
const topFloor = (reader: Drive): number | null | undefined => {
  const state = reader.state<ThreadState>()
  return state.posts[state.viewport.top.item]?.floor
}
const openThread = (changes = {}, options = {}) => drive({ places: [threadPlace(changes)], ...options })

describe('a thread', () => {
  it('goes on past the last floor of a page without a key for it', async () => {
    const reader = await openThread()
    for (let page = 0; page < 12; page += 1) await reader.press('space')
    expect(floorOf(reader)).toBeGreaterThan(20)
    const { posts } = reader.state<ThreadState>()
    expect(posts.map(post => post.floor)).toEqual(posts.map((_, index) => index + 1))
  })

  it('asks for the next page as its last floors come near, and for no more', async () => {
    const reader = await openThread()
    expect(reader.forum.asked).toEqual(['thread 7 page 1'])
    await reader.press('space')
    expect(reader.forum.asked).toEqual(['thread 7 page 1', 'thread 7 page 2'])
  })

  it('steps from floor to floor', async () => {
    const reader = await openThread()
    await reader.press('}', '}')
    expect(floorOf(reader)).toBe(3)
    await reader.press('{')
    expect(floorOf(reader)).toBe(2)
    await reader.press('5', '}')
    expect(floorOf(reader)).toBe(7)
  })

  it('jumps to a floor by its number, and back', async () => {
    const reader = await openThread()
    await reader.press('7', '3', 'G')
    expect(floorOf(reader)).toBe(73)
    expect(reader.forum.asked).toContain('thread 7 page 8')
    await reader.press('^o')
    expect(floorOf(reader)).toBe(1)
    await reader.press('tab')
    expect(floorOf(reader)).toBe(73)
  })

  it('asks for no page twice on the way back and forth', async () => {
    const reader = await openThread()
    await reader.press('7', '3', 'G')
    await reader.press('g', 'g')
    await reader.press('^o')
    expect(floorOf(reader)).toBe(73)
    expect(new Set(reader.forum.asked).size).toBe(reader.forum.asked.length)
  })

  it('says so when the number is beyond the end, and stays at the last floor', async () => {
    const reader = await openThread()
    await reader.press('9', '9', 'G')
    expect(floorOf(reader)).toBe(95)
    expect(reader.program().note?.text).toBe('没有 99 楼。')
  })

  it('goes to the end and to the beginning', async () => {
    const reader = await openThread()
    await reader.press('G')
    expect(floorOf(reader)).toBe(95)
    expect(reader.forum.asked).toContain('last of 7')
    await reader.press('g', 'g')
    expect(floorOf(reader)).toBe(1)
  })

  it('turns pages, joining those that lie together', async () => {
    const reader = await openThread()
    await reader.press(']')
    expect(floorOf(reader)).toBe(11)
    await reader.press('3', ']')
    expect(floorOf(reader)).toBe(41)
    await reader.press('[')
    expect(floorOf(reader)).toBe(31)
    expect(reader.state<ThreadState>().run).toEqual({ first: 4, last: 5 })
  })

  it('opens in the middle and grows upward when one reads upward, without moving', async () => {
    const reader = await openThread({ target: { kind: 'post', postId: '100045' as PostId } })
    expect([floorOf(reader), topFloor(reader)]).toEqual([45, 45])
    for (let i = 0; i < 40; i += 1) await reader.press('k')
    const { run, posts } = reader.state<ThreadState>()
    expect(run?.first).toBeLessThan(5)
    expect(posts.map(post => post.floor)).toEqual(posts.map((_, index) => (posts[0]!.floor ?? 0) + index))
    expect(topFloor(reader)).toBeLessThan(41)
  })

  it('stays on its floor when pages come in above it', async () => {
    const reader = await openThread({ target: { kind: 'page', page: 5 } })
    reader.forum.hold = true
    await reader.press('k')
    const before = topFloor(reader)
    reader.forum.release()
    await reader.settle()
    expect(reader.state<ThreadState>().run?.first).toBe(4)
    expect(topFloor(reader)).toBe(before)
  })

  it('keeps the floor under the eye when the window changes', async () => {
    const reader = await openThread()
    await reader.press('4', '2', 'G')
    await reader.press('j', 'j')
    const before = [floorOf(reader), topFloor(reader)]
    for (const [columns, rows] of [
      [40, 20],
      [120, 24],
      [80, 24],
    ] as const) {
      reader.resize(columns, rows)
      expect([floorOf(reader), topFloor(reader)]).toEqual(before)
    }
    reader.resize(20, 5)
    expect(floorOf(reader)).toBe(before[0])
  })

  it('shows only one author, and everybody again without asking', async () => {
    const reader = await openThread()
    await reader.press('}', 'a', 'a')
    expect(reader.forum.asked.at(-1)).toMatch(/^thread 7 page \d+ by 3$/)
    const asked = reader.forum.asked.length
    await reader.press('a', 'x')
    expect(floorOf(reader)).toBe(2)
    expect(reader.forum.asked.length).toBe(asked)
  })

  it('refreshes the page under the eye and stays there', async () => {
    const reader = await openThread()
    await reader.press('2', '5', 'G')
    await reader.press('R')
    expect(reader.forum.asked.at(-1)).toBe('thread 7 page 3')
    expect(floorOf(reader)).toBe(25)
    expect(reader.program().note?.text).toBe('刚从站点读来。')
  })

  it('answers keys while a page is being loaded, and drops what was given up', async () => {
    const reader = await openThread()
    reader.forum.hold = true
    await reader.press('9', '0', 'G')
    await reader.press('}')
    expect(floorOf(reader)).toBe(2)
    await reader.press('esc')
    expect(reader.program().note?.text).toBe('停下了。按 R 再读。')
    reader.forum.release()
    await reader.settle()
    expect(floorOf(reader)).toBe(2)
  })

  it('says nothing of a page that fails before anyone waits for it, and tells and tries again at its place', async () => {
    const reader = await openThread()
    reader.forum.failWith = new PalouError('timeout')
    await reader.press('space')
    await reader.press('k', 'j', 'k')
    expect(reader.forum.asked.length).toBe(2)
    expect(reader.program().note).toBeNull()
    await reader.press('space', 'space')
    expect(reader.program().note?.text).toBe('读不到下一页：站点没有及时应答')
    reader.forum.failWith = null
    await reader.press('j')
    expect(reader.state<ThreadState>().run?.last).toBeGreaterThan(1)
  })

  it('that can’t be opened says why and opens on trying again', async () => {
    const reader = await drive({ places: [threadPlace()], hold: true })
    reader.forum.failWith = new PalouError('timeout')
    reader.forum.release()
    await reader.settle()
    expect(reader.state<ThreadState>().problem?.error.code).toBe('timeout')
    reader.forum.failWith = null
    reader.forum.hold = false
    await reader.press('enter')
    expect(floorOf(reader)).toBe(1)
  })

  it('finds words in what was read, and goes round', async () => {
    const reader = await openThread()
    await reader.press('/', '沙', '发', 'enter')
    expect(floorOf(reader)).toBe(2)
    await reader.press('n')
    expect(floorOf(reader)).toBe(2)
    await reader.press('/', '没', '有', '的', 'enter')
    expect(reader.program().note?.text).toBe('读到的地方没有“没有的”。')
  })

  it('goes to the quoted floor, even one that was not read', async () => {
    const change = (post: { floor: number | null }) =>
      post.floor === 3 ? { ...post, quote: { postId: '100077' as PostId, author: null, text: '' } } : post
    const reader = await openThread({}, { forum: { floors: 95, listingPages: 1, change } })
    await reader.press('P')
    expect(reader.program().note?.text).toBe('这一楼没有引用别楼。')
    await reader.press('}', '}', 'P')
    expect(floorOf(reader)).toBe(77)
    await reader.press('^o')
    expect(floorOf(reader)).toBe(3)
  })

  it('goes to its neighbours in the listing', async () => {
    const among = ['6', '7', '8'].map(id => ({ id: id as ThreadId, title: id }))
    const reader = await openThread({ among })
    await reader.press('J')
    expect(reader.forum.asked.at(-1)).toBe('thread 8 page 1')
    await reader.press('J')
    expect(reader.program().note?.text).toBe('站点没给那边的主题。')
    await reader.press('2', 'K')
    expect(reader.forum.asked.at(-1)).toBe('thread 6 page 1')
  })

  it('copies its floor’s link and text', async () => {
    const reader = await openThread()
    await reader.press('}', 'y', 'Y')
    expect(reader.tasks.filter(task => task.kind === 'copy').map(task => task.text)).toEqual([
      `${base}forum.php?mod=redirect&goto=findpost&ptid=7&pid=100002`,
      reader.state<ThreadState>().posts[1]!.text,
    ])
  })

  it('follows links inside the forum, and gives others to the browser', async () => {
    const link = (url: string) => ({ kind: 'link', text: `见这里 ${url.length}`, url, style: null }) as const
    const content = [
      {
        kind: 'paragraph',
        align: 'left',
        runs: [link('https://other.example/a'), link(`${base}forum.php?mod=viewthread&tid=9`)],
      },
    ] as const
    const change = (post: { floor: number | null }) => (post.floor === 1 ? { ...post, content } : post)
    const reader = await openThread({}, { forum: { floors: 95, listingPages: 1, change } })
    await reader.press('t', 'a')
    expect(reader.tasks.at(-1)).toEqual({ kind: 'browser', url: 'https://other.example/a' })
    await reader.press('t', 's')
    expect(reader.forum.asked.at(-1)).toBe('thread 9 page 1')
    await reader.press('t', 'esc', 'j')
    expect(reader.state<ThreadState>().hints).toBeNull()
  })

  it('of one short page needs nothing else', async () => {
    const reader = await openThread({}, { forum: { floors: 3, listingPages: 1 } })
    await reader.press('G', '}', 'space', ']')
    expect(reader.forum.asked).toEqual(['thread 7 page 1'])
    expect(floorOf(reader)).toBe(3)
  })
})

describe('the choice', () => {
  it('goes on to the next floor when only the foot of one is left in sight', async () => {
    const reader = await openThread()
    await reader.press('space')
    const { viewport, posts } = reader.state<ThreadState>()
    expect(viewport.chosen).toBeGreaterThanOrEqual(viewport.top.item)
    for (let i = 0; i < 30; i += 1) {
      await reader.press('j')
      const state = reader.state<ThreadState>()
      const building = buildingOf(state, reader.program().env)
      const seen = visibleLines(building, state.viewport, 22).filter(line => line.item === state.viewport.chosen)
      expect(seen.length).toBeGreaterThanOrEqual(3)
    }
    expect(posts.length).toBeGreaterThan(10)
  })

  it('is not asked for while nothing is there', async () => {
    const reader = await openThread({}, { hold: true })
    await reader.press('j', 'k', 'space', 'b', '}', '{', 'd', 'u', 'x', 'y', 'Y', 't', '=', 'P', 'n', '^o')
    expect(floorOf(reader)).toBeUndefined()
  })

  it('uncovers what is covered, and says so where nothing is', async () => {
    const spoiler = {
      kind: 'notice',
      notice: 'spoiler',
      text: '',
      blocks: [{ kind: 'paragraph', align: 'left', runs: [{ kind: 'text', text: '谜底是布谷', style: null }] }],
    } as const
    const change = (post: Post): Post => (post.floor === 2 ? { ...post, content: [...post.content, spoiler] } : post)
    const reader = await openThread({}, { forum: { floors: 12, listingPages: 1, change } })
    await reader.press('x')
    expect(reader.program().note?.text).toBe('这一楼没有藏起来的内容。')
    await reader.press('}')
    expect(frameOf(reader.runner).join('')).not.toContain('谜底是布谷')
    await reader.press('x')
    expect(frameOf(reader.runner).join('')).toContain('谜底是布谷')
    await reader.press('x')
    expect(frameOf(reader.runner).join('')).not.toContain('谜底是布谷')
  })
})
