/** A made-up forum as a Reader: one board, one thread of as many pages as asked for, and pages that fail on command. */
import type { Author, Post, PostId, Site, Thread, ThreadAnswer, ThreadId } from '../../source/forum/model.ts'
import type { Reader } from '../../source/reader.ts'

export const madeBase = 'https://bbs.example/'
export const madeUrl = `${madeBase}forum.php?mod=viewthread&tid=5`

export const madeSite: Site = {
  name: '远岸',
  url: madeBase,
  software: 'Discuz! X3.5',
  charset: 'utf-8',
  engine: 'made',
  account: null,
}
const author: Author = { id: null, name: '半坡', kind: 'guest', group: null, badges: [] }

export const madeThread: Thread = {
  id: '5' as ThreadId,
  url: madeUrl,
  title: '初雪后的茶园',
  type: null,
  kind: 'normal',
  sticky: 0,
  digest: 0,
  hot: false,
  closed: false,
  moved: false,
  readAccess: null,
  price: null,
  hasImage: false,
  hasAttachment: false,
  author,
  createdAt: null,
  createdAtText: null,
  replies: null,
  views: null,
  lastPost: null,
  pages: null,
  highlighted: false,
  unread: false,
  board: null,
  previous: null,
  next: null,
  tags: [],
  poll: null,
  reward: null,
  activity: null,
  debate: null,
  replyGate: null,
}

export const madePost = (floor: number): Post => ({
  id: String(1000 + floor) as PostId,
  url: `${madeBase}forum.php?mod=redirect&goto=findpost&ptid=5&pid=${1000 + floor}`,
  floor,
  floorLabel: `${floor}#`,
  author,
  isOriginalPoster: false,
  postedAt: new Date(Date.UTC(2026, 0, 1, 0, floor)).toISOString().replace('.000Z', '+00:00'),
  postedAtText: null,
  editedAt: null,
  region: null,
  device: null,
  state: 'visible',
  content: [{ kind: 'paragraph', align: 'left', runs: [{ kind: 'text', text: `第 ${floor} 层的话`, style: null }] }],
  text: `第 ${floor} 层的话`,
  quote: null,
  images: [],
  attachments: [],
  gates: [],
  reactions: [],
  ratings: { participants: 0, totals: [] },
  comments: [],
  signature: null,
})

export type MadeThread = {
  readonly pages: number
  readonly size?: number
  /** What a page gives besides or instead of itself. */
  readonly onPage?: (number: number) => void | Promise<void>
  /** How many floors of a page came before it was cut off, at the n-th time of asking; null for the whole page. */
  readonly cutTo?: (number: number, time: number) => number | null
  /** Floors that moved up meanwhile: page n begins this many floors earlier. */
  readonly shift?: (number: number) => number
}

export const createMadeReader = ({ pages, size = 3, onPage, cutTo, shift }: MadeThread) => {
  const asked: { readonly page: number; readonly priority: string | undefined }[] = []
  const cutOff = (number: number): number | null =>
    cutTo?.(number, asked.filter(({ page }) => page === number).length) ?? null
  const answer = (number: number): ThreadAnswer => {
    const came = cutOff(number)
    const first = (number - 1) * size + 1 - (shift?.(number) ?? 0)
    return {
      site: madeSite,
      fetchedAt: '2026-11-24T03:09:00Z',
      source: 'network',
      page: { number, count: pages, size },
      thread: madeThread,
      posts: Array.from({ length: came ?? size }, (_, index) => madePost(first + index)),
      warnings: came === null ? [] : [{ code: 'truncated', message: '' }],
    }
  }
  const none = async (): Promise<never> => {
    throw new Error('not made')
  }
  const reader: Reader = {
    loadBoards: none,
    loadThreads: none,
    loadThread: async (_, query, ask) => {
      asked.push({ page: query.page, priority: ask?.priority })
      await onPage?.(query.page)
      ask?.signal?.throwIfAborted()
      return answer(Math.min(query.page, pages))
    },
    loadPostPage: none,
    loadLastPage: async () => answer(pages),
    lists: () => {
      throw new Error('not made')
    },
    close: async () => undefined,
  }
  return { reader, asked }
}
