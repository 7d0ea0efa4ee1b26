/** A forum made of nothing, for tests of the reader's face: as many boards, threads and floors as asked for, at once or when told. */
import type { Block } from '../../source/content/block.ts'
import { PalouError } from '../../source/forum/errors.ts'
import type {
  Answer,
  Author,
  Board,
  BoardId,
  BoardsAnswer,
  Post,
  PostId,
  Thread,
  ThreadAnswer,
  ThreadId,
  ThreadSummary,
  ThreadsAnswer,
  UserId,
} from '../../source/forum/model.ts'
import type { Reader } from '../../source/reader.ts'
import { createFakeLists } from './fake-lists.ts'

export const base = 'https://bbs.example/'
export const pageSize = 10

const answer = (page: number | null, count: number | null, size: number | null): Answer => ({
  site: { name: '远岸论坛', url: base, software: 'Discuz! X3.5', charset: 'utf-8', engine: 'fake', account: null },
  fetchedAt: '2026-11-24T12:00:00+08:00',
  source: 'network',
  page: page === null ? null : { number: page, count, size },
  warnings: [],
})

const names = ['远岸晚报', '老周说车', '一树梨花', '半坡', '小满', '慢慢走', '石匠']
export const author = (index: number): Author => ({
  id: String(index + 1) as UserId,
  name: names[index % names.length]!,
  kind: 'member',
  group: null,
  badges: index === 0 ? ['未绑定微信'] : [],
})

const words = '柳溪乡把护林办法落到每一道山梁，网格员、护林员和住户一起出力，连着四个月没有一起火情。'

export const paragraph = (text: string): Block => ({
  kind: 'paragraph',
  align: 'left',
  runs: [{ kind: 'text', text, style: null }],
})

const labels: Readonly<Record<number, string>> = { 1: '楼主', 2: '沙发', 3: '板凳', 4: '地板' }

export const post = (floor: number, changes: Partial<Post> = {}): Post => {
  const text = floor === 1 ? `　　本报讯 ${words.repeat(4)}` : `${floor} ${words.slice(0, 6 + ((floor * 7) % 36))}`
  return {
    id: String(100_000 + floor) as PostId,
    url: `${base}forum.php?mod=redirect&goto=findpost&ptid=7&pid=${100_000 + floor}`,
    floor,
    floorLabel: labels[floor] ?? `${floor}#`,
    author: author(floor === 1 ? 0 : floor % 7),
    isOriginalPoster: floor === 1 || floor % 7 === 0,
    postedAt: `2022-01-26T${String(10 + (floor % 12)).padStart(2, '0')}:46:40+08:00`,
    postedAtText: null,
    editedAt: null,
    region: '广西南宁',
    device: floor % 2 === 0 ? '手机' : null,
    state: 'visible',
    content: [paragraph(text)],
    text,
    quote: null,
    images: [],
    attachments: [],
    gates: [],
    reactions: [
      { kind: 'support', label: '牛逼', count: floor % 4 },
      { kind: 'oppose', label: '垃圾', count: 0 },
    ],
    ratings: { participants: 0, totals: [] },
    comments: [],
    signature: null,
    ...changes,
  }
}

export const board = (index: number, changes: Partial<Board> = {}): Board => ({
  id: String(index + 1) as BoardId,
  name: ['本地新闻', '百姓热线', '远岸车友', '二手市场', '内部讨论'][index % 5]! + (index < 5 ? '' : index),
  url: `${base}forum.php?mod=forumdisplay&fid=${index + 1}`,
  description: '说说身边的事',
  todayPosts: index % 2 === 0 ? 12 + index : null,
  threads: 8214 + index,
  posts: 91_000,
  moderators: [],
  lastPost: {
    title: '柳溪乡：“2+4+N”办法管好一片青山',
    url: null,
    author: author(0),
    postedAt: '2026-11-24T11:48:00+08:00',
    postedAtText: null,
  },
  hasNew: index % 2 === 0,
  access: 'open',
  children: [],
  ...changes,
})

export const summary = (index: number, changes: Partial<ThreadSummary> = {}): ThreadSummary => ({
  id: String(index + 1) as ThreadId,
  url: `${base}forum.php?mod=viewthread&tid=${index + 1}`,
  title: `第 ${index + 1} 个主题：西门桥该不该在早高峰限行，大家怎么看`,
  type: index % 3 === 0 ? { id: '1', name: '民生' } : null,
  kind: index === 3 ? 'poll' : 'normal',
  sticky: index === 0 ? 1 : 0,
  digest: 0,
  hot: index === 2,
  closed: false,
  moved: false,
  readAccess: null,
  price: null,
  hasImage: index % 4 === 1,
  hasAttachment: false,
  author: author(index),
  createdAt: '2026-01-26T10:46:00+08:00',
  createdAtText: null,
  replies: index * 13,
  views: 5321,
  lastPost: {
    title: null,
    url: null,
    author: author(index + 1),
    postedAt: '2026-11-24T11:20:00+08:00',
    postedAtText: null,
  },
  pages: null,
  highlighted: false,
  unread: index === 2,
  ...changes,
})

const thread = (id: ThreadId, floors: number): Thread => ({
  ...summary(Number(id) - 1),
  title: '柳溪乡：“2+4+N”办法管好一片青山',
  replies: floors - 1,
  author: author(0),
  board: { id: '1' as BoardId, name: '本地新闻', url: `${base}forum.php?mod=forumdisplay&fid=1` },
  previous: null,
  next: null,
  tags: [],
  poll: null,
  reward: null,
  activity: null,
  debate: null,
  replyGate: null,
})

export type FakeForum = {
  readonly floors: number
  readonly listingPages: number
  readonly change?: (post: Post) => Post
}

/** One line for each question, in order. */
export type FakeReader = Reader & {
  readonly asked: string[]
  hold: boolean
  release(): void
  failWith: PalouError | null
}

export const createFakeReader = (forum: FakeForum = { floors: 95, listingPages: 3 }): FakeReader => {
  const waiting: (() => void)[] = []
  const pages = Math.max(1, Math.ceil(forum.floors / pageSize))
  const threadPage = (id: ThreadId, wanted: number): ThreadAnswer => {
    const page = Math.min(wanted, pages)
    const from = (page - 1) * pageSize + 1
    const count = Math.max(0, Math.min(pageSize, forum.floors - from + 1))
    const posts = Array.from({ length: count }, (_, i) => forum.change?.(post(from + i)) ?? post(from + i))
    return { ...answer(page, pages, pageSize), thread: thread(id, forum.floors), posts }
  }
  const tell = async <T>(question: string, signal: AbortSignal | undefined, give: () => T): Promise<T> => {
    reader.asked.push(question)
    if (reader.hold)
      await new Promise<void>((resolve, reject) => {
        waiting.push(resolve)
        signal?.addEventListener('abort', () => reject(signal.reason))
      })
    if (reader.failWith) throw reader.failWith
    return give()
  }
  const reader: FakeReader = {
    asked: [],
    hold: false,
    failWith: null,
    release: () => {
      for (const resolve of waiting.splice(0)) resolve()
    },
    loadBoards: (_base, ask) =>
      tell(
        'boards',
        ask?.signal,
        (): BoardsAnswer => ({
          ...answer(null, null, null),
          categories: [
            { id: '1', name: '要闻', boards: [board(0), board(1, { children: [board(20, { name: '曝光台' })] })] },
            { id: '2', name: '生活', boards: [board(2), board(3), board(4, { access: 'private', lastPost: null })] },
          ],
        }),
      ),
    loadThreads: (_base, query, ask) =>
      tell(
        `threads ${query.boardId} page ${query.page} ${query.sort ?? ''} ${query.filter}`,
        ask?.signal,
        (): ThreadsAnswer => ({
          ...answer(query.page, forum.listingPages, 20),
          board: board(0),
          types: [
            { id: '1', name: '民生', count: 320 },
            { id: '2', name: '交通', count: 118 },
          ],
          threads: Array.from({ length: 20 }, (_, i) => summary((query.page - 1) * 20 + i)),
        }),
      ),
    loadThread: (_base, query, ask) =>
      tell(
        `thread ${query.threadId} page ${query.page}${query.view.authorId ? ` by ${query.view.authorId}` : ''}`,
        ask?.signal,
        () => threadPage(query.threadId, query.page),
      ),
    loadPostPage: (_base, query, ask) =>
      tell(query.kind === 'post' ? `post ${query.postId}` : `floor ${query.floor}`, ask?.signal, () => {
        const floor = query.kind === 'post' ? Number(query.postId) - 100_000 : Math.min(query.floor, forum.floors)
        if (floor < 1 || floor > forum.floors) throw new PalouError('post-not-found')
        return {
          ...threadPage(query.threadId ?? ('7' as ThreadId), Math.ceil(floor / pageSize)),
          postId: String(100_000 + floor) as PostId,
        }
      }),
    loadLastPage: (_base, threadId, ask) => tell(`last of ${threadId}`, ask?.signal, () => threadPage(threadId, pages)),
    lists: () => createFakeLists(tell),
    close: async () => {},
  }
  return reader
}
