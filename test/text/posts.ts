/** Made-up floors. */
import type { Author, Comment, Post } from '../../source/forum/model.ts'
import type { PostOptions } from '../../source/text/post-lines.ts'
import { options, paragraph } from './blocks.ts'

export const author = (name: string, badges: readonly string[] = []): Author => ({
  id: null,
  name,
  kind: 'member',
  group: null,
  badges,
})

const plain: Post = {
  id: '4711' as Post['id'],
  url: 'https://forum.example/4711',
  floor: 2,
  floorLabel: '沙发',
  author: author('老周说车'),
  isOriginalPoster: false,
  postedAt: '2022-01-26T11:18:00+08:00',
  postedAtText: '2022-1-26 11:18',
  editedAt: null,
  region: '广西南宁',
  device: '手机',
  state: 'visible',
  content: [paragraph('挺好')],
  text: '挺好',
  quote: null,
  images: [],
  attachments: [],
  gates: [],
  reactions: [],
  ratings: { participants: 0, totals: [] },
  comments: [],
  signature: null,
}

export const post = (change: Partial<Post> = {}): Post => ({ ...plain, ...change })

export const comment = (name: string, text: string): Comment => ({
  author: author(name),
  text,
  postedAt: null,
  postedAtText: '昨天 21:29',
})

export const postOptions = (width: number): PostOptions => ({
  ...options(width),
  formatTime: iso => iso.slice(0, 16).replace('T', ' '),
  signatures: 'left out',
})

/** A floor whose height depends on its number and on the width. */
export const floor = (number: number): Post =>
  post({
    floor: number,
    floorLabel: null,
    content: [paragraph('春眠不觉晓，处处闻啼鸟。'.repeat((number % 7) + 1)), paragraph(`　　第${number}楼的第二段`)],
  })
