/** The lists of a forum made of nothing: a few of each kind, their questions told as the fake reader tells its own. */
import type { ListedThread, Lists, User } from '../../source/forum/lists.ts'
import type { Answer, PostId, ThreadId, UserId } from '../../source/forum/model.ts'
import type { Message } from '../../source/forum/own-lists.ts'
import { author, base, paragraph, summary } from './fake-reader.ts'

type Tell = <T>(question: string, signal: AbortSignal | undefined, give: () => T) => Promise<T>

const answer = (number: number, count: number): Answer => ({
  site: { name: '远岸论坛', url: base, software: 'Discuz! X3.5', charset: 'utf-8', engine: 'fake', account: null },
  fetchedAt: '2026-11-24T12:00:00+08:00',
  source: 'network',
  page: { number, count, size: 10 },
  warnings: [],
})

const time = { postedAt: '2026-11-24T11:20:00+08:00', postedAtText: null } as const
const boardName = { id: '1' as never, name: '本地新闻', url: `${base}forum.php?mod=forumdisplay&fid=1` }
const threadName = { id: '7' as ThreadId, title: '西门桥夜间施工', url: `${base}forum.php?mod=viewthread&tid=7` }

const listed = (index: number): ListedThread => ({ ...summary(index), board: boardName, excerpt: null })
const listedOn = (page: number): readonly ListedThread[] =>
  Array.from({ length: 10 }, (_, i) => listed((page - 1) * 10 + i))

export const user: User = {
  id: '4' as UserId,
  name: '老周说车',
  url: `${base}home.php?mod=space&uid=4`,
  avatar: null,
  group: '高级会员',
  title: null,
  online: true,
  threads: 12,
  replies: 340,
  friends: null,
  registeredAt: '2019-01-01T09:00:00+08:00',
  lastVisitAt: null,
  lastPostAt: null,
  credits: [{ name: '积分', value: 1189 }],
  facts: [],
  signature: null,
}

const message = (id: number): Message => ({
  id: String(id),
  author: author(id % 2),
  isMine: id % 2 === 0,
  content: [paragraph(`第 ${id} 条：周末去爬山吗？`)],
  text: `第 ${id} 条：周末去爬山吗？`,
  ...time,
})

export const createFakeLists = (tell: Tell): Lists => ({
  loadGuide: (view, page, ask) =>
    tell(`guide ${view} ${page}`, ask?.signal, () => ({ ...answer(page, 3), view, threads: listedOn(page) })),
  search: (query, ask) =>
    tell(`search ${query.words} ${query.sort} ${query.page} ${query.searchId ?? 'new'}`, ask?.signal, () => ({
      ...answer(query.page, 2),
      words: query.words,
      total: 14,
      searchId: '31',
      results: listedOn(query.page).map(thread => ({ ...thread, excerpt: '桥头的豆浆摊已经排起了队。' })),
    })),
  loadUser: (query, ask) =>
    tell(`user ${query.userId ?? query.name ?? 'me'}`, ask?.signal, () => ({ ...answer(1, 1), page: null, user })),
  loadUserThreads: (id, page, ask) =>
    tell(`threads of ${id}`, ask?.signal, () => ({ ...answer(page, 1), threads: listedOn(page) })),
  loadUserReplies: (id, page, ask) =>
    tell(`replies of ${id}`, ask?.signal, () => ({
      ...answer(page, 1),
      replies: [{ postId: '100044' as PostId, url: base, text: '确实是这样', thread: threadName, board: boardName }],
    })),
  loadNotices: (view, page, ask) =>
    tell(`notices ${view} ${page}`, ask?.signal, () => ({
      ...answer(page, 1),
      view,
      newCount: 1,
      news: { notices: 1, messages: true },
      notices: [1, 2, 3].map(n => ({
        id: String(n),
        kind: 'post',
        isNew: n === 2,
        author: author(n),
        text: `${author(n).name} 回复了您的帖子 西门桥夜间施工`,
        quote: n === 2 ? '很给力!' : null,
        url: `${base}forum.php?mod=redirect&goto=findpost&ptid=7&pid=100044`,
        thread: threadName,
        postId: '100044' as PostId,
        alike: null,
        ...time,
      })),
    })),
  loadMessages: (page, ask) =>
    tell(`messages ${page}`, ask?.signal, () => ({
      ...answer(page, 1),
      newCount: 0,
      conversations: [
        {
          id: '1',
          kind: 'private',
          url: `${base}home.php?mod=space&do=pm&subop=view&touid=5`,
          partner: author(4),
          subject: null,
          isNew: false,
          isMine: true,
          text: '好的',
          messages: 23,
          ...time,
        },
      ],
    })),
  loadConversation: (query, ask) =>
    tell(`talk ${JSON.stringify(query.with)} ${query.page ?? 'newest'}`, ask?.signal, () => ({
      ...answer(query.page ?? 3, 3),
      partner: author(4),
      total: 23,
      messages: Array.from({ length: 10 }, (_, i) => message((query.page ?? 3) * 10 + i)),
    })),
  loadFavorites: (kind, page, ask) =>
    tell(`favorites ${kind} ${page}`, ask?.signal, () => ({
      ...answer(page, 1),
      favorites: [
        {
          id: '1',
          kind: 'thread',
          targetId: '7',
          title: '西门桥夜间施工',
          url: base,
          note: '等结果',
          addedAt: null,
          addedAtText: '昨天',
        },
        {
          id: '2',
          kind: 'board',
          targetId: '3',
          title: '远岸车友',
          url: base,
          note: null,
          addedAt: null,
          addedAtText: null,
        },
        {
          id: '3',
          kind: 'other',
          targetId: '9',
          title: '相册',
          url: `${base}home.php?mod=space&do=album&id=9`,
          note: null,
          addedAt: null,
          addedAtText: null,
        },
      ],
    })),
  loadCredits: ask =>
    tell('credits', ask?.signal, () => ({
      ...answer(1, 1),
      page: null,
      credits: [{ name: '金钱', value: 514 }],
      changes: [],
    })),
  loadRatings: (floor, ask) =>
    tell(`ratings of ${floor.postId}`, ask?.signal, () => ({
      ...answer(1, 1),
      page: null,
      floor,
      totals: [],
      ratings: [{ author: author(1), name: '金钱', value: '+5', reason: '很给力!', ratedAt: null, ratedAtText: null }],
    })),
  loadComments: (floor, page, ask) =>
    tell(`comments of ${floor.postId} ${page}`, ask?.signal, () => ({
      ...answer(page, 2),
      floor,
      comments: [{ author: author(2), text: `第 ${page} 页的点评`, ...time }],
    })),
  loadAnnouncements: ask =>
    tell('announcements', ask?.signal, () => ({
      ...answer(1, 1),
      page: null,
      announcements: [
        {
          id: '1',
          url: base,
          title: '夜间维护，读写都不停，只是慢一点，有事请到站务里说',
          author: author(1),
          startsAt: '2026-11-21T00:00:00+08:00',
          startsAtText: '2026-11-21',
          content: [paragraph('本周五换一块硬盘。')],
          text: '本周五换一块硬盘。',
        },
      ],
    })),
  loadRules: (boardId, ask) =>
    tell(`rules ${boardId}`, ask?.signal, () => ({
      ...answer(1, 1),
      page: null,
      board: boardName,
      text: '一、好好说话。',
    })),
})
