/** Posts out of made-up words: the frequency of words falls as in real language (Zipf), lengths as on forums (many short, few long). */
import type { Post, PostId, ThreadAnswer, ThreadId, UserId } from '../../source/forum/model.ts'

export const postsPerPage = 10

type Random = () => number

/** The same numbers every time (mulberry32). */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** By rank, 1 is the most common. */
const zipf = (random: Random, most: number, exponent = 1): number => {
  const u = random()
  if (exponent === 1) return Math.min(most, Math.floor(most ** u))
  return Math.min(most, Math.floor((u * (most ** (1 - exponent) - 1) + 1) ** (1 / (1 - exponent))))
}

export type Words = {
  readonly random: Random
  readonly sentence: (length: number) => string
  readonly author: () => string
  readonly queries: (
    count: number,
  ) => readonly { readonly kind: string; readonly text: string; readonly author: string | null }[]
}

const latin = [
  'discuz',
  'linux',
  'wifi',
  'iphone',
  'usb',
  'app',
  'gps',
  'pdf',
  'excel',
  'cpu',
  'ssd',
  'nas',
  'vpn',
  'qq',
  'led',
]

export const createWords = (seed: number): Words => {
  const random = createRandom(seed)
  // Characters by rank as in real text: about 3,500 in use.
  const letter = (rank: number): string => String.fromCodePoint(0x4e00 + ((rank * 2654435761) % 20_000))
  const vocabulary = Array.from({ length: 60_000 }, (_, rank) => {
    const length = rank < 200 ? 1 : rank < 40_000 ? 2 : random() < 0.7 ? 3 : 4
    return Array.from({ length }, () => letter(zipf(random, 3500))).join('')
  })
  const word = (): string =>
    random() < 0.04
      ? ` ${latin[Math.floor(random() * latin.length)]} `
      : vocabulary[zipf(random, vocabulary.length) - 1]!
  const sentence = (length: number): string => {
    let text = ''
    while (text.length < length) text += word() + (random() < 0.15 ? (random() < 0.5 ? '，' : '。') : '')
    return text
  }
  const author = (): string => `用户${zipf(random, 20_000)}`
  const some = (from: number, to: number): string => vocabulary[from + Math.floor(random() * (to - from))]!
  const kinds: readonly (readonly [string, () => string, boolean])[] = [
    ['one character', () => letter(zipf(random, 2000)), false],
    ['common pair', () => some(200, 400), false],
    ['pair', () => some(400, 20_000), false],
    ['rare pair', () => some(20_000, 40_000), false],
    ['three or four', () => some(40_000, 60_000), false],
    ['two words', () => `${some(200, 2000)} ${some(200, 2000)}`, false],
    ['mixed', () => `${latin[Math.floor(random() * latin.length)]} ${some(200, 2000)}`, false],
    ['by an author', () => some(0, 300), true],
    ['absent', () => `${some(40_000, 60_000)}${some(40_000, 60_000)}`, false],
  ]
  const queries = (count: number) =>
    Array.from({ length: count }, (_, n) => {
      const [kind, make, hasAuthor] = kinds[n % kinds.length]!
      return { kind, text: make(), author: hasAuthor ? `用户${1 + Math.floor(random() * 50)}` : null }
    })
  return { random, sentence, author, queries }
}

const author = (name: string) =>
  ({ id: name.slice(2) as UserId, name, kind: 'member', group: null, badges: [] }) as const

const makePost = (words: Words, id: number, floor: number): Post => {
  const length = Math.min(3000, Math.floor(8 + 40 * -Math.log(1 - words.random()) * (words.random() < 0.08 ? 6 : 1)))
  const text = words.sentence(length)
  return {
    id: String(id) as PostId,
    url: `https://bbs.example/forum.php?mod=redirect&goto=findpost&pid=${id}`,
    floor,
    floorLabel: `${floor}#`,
    author: author(words.author()),
    isOriginalPoster: floor === 1,
    postedAt: new Date(1_500_000_000_000 + id * 200_000).toISOString(),
    postedAtText: null,
    editedAt: null,
    region: null,
    device: null,
    state: 'visible',
    content: [{ kind: 'paragraph', align: 'left', runs: [{ kind: 'text', text, style: null }] }],
    text,
    quote: null,
    images: [],
    attachments: [],
    gates: [],
    reactions: [],
    ratings: { participants: 0, totals: [] },
    comments: [],
    signature: null,
  }
}

/** Threads of five pages, one page after another. */
export const makePage = (words: Words, page: number) => {
  const threadId = String(1 + Math.floor(page / 5)) as ThreadId
  const number = 1 + (page % 5)
  const posts = Array.from({ length: postsPerPage }, (_, n) =>
    makePost(words, page * postsPerPage + n + 1, (number - 1) * postsPerPage + n + 1),
  )
  const opener = author('用户1')
  const answer = {
    site: {
      name: '远岸论坛',
      url: 'https://bbs.example/',
      software: 'Discuz! X3.5',
      charset: 'utf-8',
      engine: 'discuz-html',
      account: null,
    },
    fetchedAt: '2026-11-24T00:00:00Z',
    source: 'network',
    page: { number, count: 5, size: postsPerPage },
    warnings: [],
    thread: {
      id: threadId,
      url: `https://bbs.example/forum.php?mod=viewthread&tid=${threadId}`,
      title: `主题 ${threadId} ${posts[0]!.text.slice(0, 20)}`,
      author: opener,
      replies: 49,
      lastPost: null,
      board: { id: '36', name: '本地新闻', url: 'https://bbs.example/forum.php?mod=forumdisplay&fid=36' },
    },
    posts,
  } as unknown as ThreadAnswer
  return { base: 'https://bbs.example/', key: `thread ${threadId} ${number}`, answer, showsAll: true }
}
