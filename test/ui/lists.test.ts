import { describe, expect, it } from 'vitest'
import { PalouError } from '../../source/forum/errors.ts'
import { textWidth } from '../../source/text/width.ts'
import type { Place } from '../../source/ui/place.ts'
import { placesNow } from '../../source/ui/program.ts'
import { type Drive, type DriveOptions, drive, threadPlace } from './drive.ts'
import { base } from './fake-reader.ts'
import { frameOf } from './frame.tsx'

const top = (reader: Drive): Place => placesNow(reader.program()).at(-1)!
const last = (reader: Drive): string | undefined => reader.forum.asked.at(-1)
const rowsOf = (reader: Drive): readonly string[] => frameOf(reader.runner)

const typed = async (reader: Drive, text: string): Promise<void> => {
  for (const letter of text) await reader.press(letter)
}

describe('keys that lead to lists from anywhere in a forum', () => {
  it.each([
    ['gn', 'notices all 1'],
    ['gm', 'messages 1'],
    ['gf', 'favorites all 1'],
    ['gv', 'guide new 1'],
    ['ga', 'announcements'],
    ['g$', 'credits'],
  ])('%s asks for: %s', async (keys, question) => {
    for (const places of [undefined, [threadPlace()]] as const) {
      const reader = await drive(places ? { places } : {})
      await reader.press(...keys)
      expect(last(reader)).toBe(question)
    }
  })

  it('lead back to a list that is open already, not to a second one of it', async () => {
    const reader = await drive()
    await reader.press('g', 'n')
    await reader.press('g', 'm')
    await reader.press('g', 'n')
    expect(placesNow(reader.program()).map(place => place.screen)).toEqual(['boards', 'list'])
    expect(reader.forum.asked.filter(question => question.startsWith('notices'))).toHaveLength(1)
  })
})

describe('notices', () => {
  const open = async (): Promise<Drive> => {
    const reader = await drive()
    await reader.press('g', 'n')
    return reader
  }

  it('are asked for on command only', async () => {
    const reader = await drive()
    await reader.press('enter')
    expect(reader.forum.asked.some(question => question.startsWith('notices'))).toBe(false)
  })

  it('mark what is new, quote, and say that the site has marked it read', async () => {
    const rows = rowsOf(await open())
    expect(rows[0]).toMatch(/^ 远岸论坛 › 提醒 +1 条新的$/)
    expect(rows[3]).toMatch(/^ ● 老?.*回复了您的帖子/)
    expect(rows[4]).toMatch(/很给力!/)
    expect(rows.at(-1)).toContain('已读')
  })

  it('lead to the very floor', async () => {
    const reader = await open()
    await reader.press('enter')
    expect(reader.forum.asked).toContain('post 100044')
  })

  it('are gone through by what is new', async () => {
    const reader = await open()
    await reader.press('tab')
    expect(reader.state<{ list: { chosen: number } }>().list.chosen).toBe(1)
  })

  it('turn to one kind of them', async () => {
    const reader = await open()
    await reader.press('&', 'j', 'enter')
    expect(last(reader)).toBe('notices mypost 1')
  })
})

describe('searching the site', () => {
  it('types words with the real cursor’s field, and shows what was found', async () => {
    const reader = await drive()
    await reader.press('S')
    await typed(reader, '西门桥')
    await reader.press('enter')
    expect(last(reader)).toBe('search 西门桥 lastPost 1 new')
    expect(rowsOf(reader)[0]).toMatch(/^ 远岸论坛 › 搜索：西门桥 +找到 14 个 · 第 1\/2 页$/)
    await reader.press('q')
    expect(top(reader).screen).toBe('boards')
  })

  it('goes on in the same results: the next page and another order cost no search', async () => {
    const reader = await drive()
    await reader.press('S')
    await typed(reader, '桥')
    await reader.press('enter')
    await reader.press(']')
    expect(last(reader)).toBe('search 桥 lastPost 2 31')
    await reader.press('s', 'j', 'enter')
    expect(last(reader)).toBe('search 桥 newest 1 31')
  })

  it('asks for one member’s threads with @name, and within the board one is in', async () => {
    const reader = await drive()
    await reader.press('enter')
    await reader.press('S')
    await typed(reader, '桥 @石匠')
    await reader.press('enter')
    expect(top(reader)).toMatchObject({ list: { words: '桥', author: '石匠', boardId: '1' } })
  })

  it('says how long a site wants one to wait', async () => {
    const reader = await drive({ hold: true })
    reader.forum.release()
    await reader.settle()
    await reader.press('S')
    await typed(reader, '桥')
    await reader.press('enter')
    reader.forum.failWith = new PalouError('rate-limited', {
      url: base,
      detail: '抱歉，您在 10 秒内只能进行一次搜索',
      seconds: 10,
    })
    reader.forum.release()
    await reader.settle()
    expect(rowsOf(reader).join('\n')).toContain('10 秒内只能进行一次搜索')
  })

  it('does not search for nothing, and leaves by escape', async () => {
    const reader = await drive()
    await reader.press('S', 'enter')
    expect(top(reader).screen).toBe('search')
    await reader.press('esc')
    expect(top(reader).screen).toBe('boards')
    expect(reader.forum.asked.filter(question => question.startsWith('search'))).toEqual([])
  })
})

describe('members', () => {
  it('are one key away from a floor', async () => {
    const reader = await drive({ places: [threadPlace()] })
    await reader.press('g', 'u')
    expect(reader.forum.asked.slice(-2)).toEqual(['user 1', 'threads of 4'])
    expect(rowsOf(reader).slice(0, 3).join('\n')).toMatch(/老周说车 › 主题[\s\S]*高级会员 · 在线/)
  })

  it('show their replies, which lead to the floor', async () => {
    const reader = await drive({ places: [threadPlace()] })
    await reader.press('g', 'u')
    await reader.press('&', 'j', 'enter')
    expect(last(reader)).toBe('replies of 4')
    await reader.press('enter')
    expect(reader.forum.asked).toContain('post 100044')
  })
})

describe('messages', () => {
  it('open at the newest page, at its end, and turn to older ones', async () => {
    const reader = await drive()
    await reader.press('g', 'm')
    await reader.press('enter')
    expect(last(reader)).toBe('talk {"userId":"5"} newest')
    expect(rowsOf(reader).join('\n')).toContain('第 39 条')
    await reader.press('[')
    expect(last(reader)).toBe('talk {"userId":"5"} 2')
    await reader.press('[')
    expect(last(reader)).toBe('talk {"userId":"5"} 1')
  })
})

describe('favourites', () => {
  it.each([
    [0, 'thread'],
    [1, 'threads'],
  ])('number %i leads to a screen: %s', async (index, screen) => {
    const reader = await drive()
    await reader.press('g', 'f')
    for (let n = 0; n < index; n += 1) await reader.press('j')
    await reader.press('enter')
    expect(top(reader).screen).toBe(screen)
  })

  it('that palou has no screen for are the browser’s', async () => {
    const reader = await drive()
    await reader.press('g', 'f')
    await reader.press('G', 'enter')
    expect(reader.tasks.at(-1)).toEqual({ kind: 'browser', url: `${base}home.php?mod=space&do=album&id=9` })
  })
})

describe('what stands beside a floor or board', () => {
  it('ratings and comments of a floor that has some, the later comments a page further', async () => {
    const forum = {
      floors: 5,
      listingPages: 1,
      change: post => ({ ...post, ratings: { participants: 1, totals: [] } }),
    } satisfies DriveOptions['forum']
    const reader = await drive({ places: [threadPlace()], forum })
    await reader.press('g', 'p')
    const rows = rowsOf(reader).join('\n')
    expect(rows).toMatch(/金钱 \+5 {2}老周说车/)
    expect(rows).toContain('第 1 页的点评')
    await reader.press(']')
    expect(last(reader)).toBe('comments of 100001 2')
  })

  it('is not asked for where there is none', async () => {
    const reader = await drive({ places: [threadPlace()] })
    const before = reader.forum.asked.length
    await reader.press('g', 'p')
    expect(reader.forum.asked).toHaveLength(before)
  })

  it('a board’s rules', async () => {
    const reader = await drive()
    await reader.press('enter')
    await reader.press('g', 'r')
    expect(last(reader)).toBe('rules 1')
    expect(rowsOf(reader).join('\n')).toContain('一、好好说话。')
  })
})

const scenes: Readonly<Record<string, readonly string[]>> = {
  guide: ['g', 'v'],
  notices: ['g', 'n'],
  messages: ['g', 'm'],
  talk: ['g', 'm', 'enter'],
  favourites: ['g', 'f'],
  announcements: ['g', 'a'],
  credits: ['g', '$'],
  'the line to search': ['S', '桥'],
  results: ['S', '桥', 'enter'],
  'a menu': ['g', 'v', '&'],
}

describe.each(Object.entries(scenes))('the frame of: %s', (_name, keys) => {
  it.each([
    [80, 24],
    [40, 20],
    [20, 5],
    [1, 1],
  ])('fits %i×%i, no row wider and none more', async (columns, rows) => {
    const reader = await drive({ columns, rows })
    for (const key of keys) await reader.press(key)
    const frame = rowsOf(reader)
    expect(frame.length).toBeLessThanOrEqual(rows)
    for (const row of frame) expect(textWidth(row)).toBeLessThanOrEqual(columns)
  })

  it('never cuts a title at 40 cells', async () => {
    const reader = await drive({ columns: 40, rows: 20 })
    await reader.press('g', 'a')
    const words = rowsOf(reader).slice(1, -1).join('').replace(/\s/g, '')
    expect(words).toContain('夜间维护，读写都不停，只是慢一点，有事请到站务里说')
  })
})
