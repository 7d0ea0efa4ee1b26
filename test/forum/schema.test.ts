import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../source/content/block.ts'
import type { Author, Post, PostId, ThreadId, ThreadSummary } from '../../source/forum/model.ts'
import {
  count,
  define,
  list,
  literal,
  nullable,
  object,
  oneOf,
  type Shape,
  text,
  toJsonSchema,
  union,
} from '../../source/forum/schema.ts'
import { schemaKinds, schemaOf } from '../../source/forum/schema-documents.ts'

type Pair = { readonly name: string; readonly size: number | null }

/** These lines are judged by the compiler: each must be an error, or `npm test` fails at its types step. */
const good: Shape<Pair> = object({ name: text, size: nullable(count) })
// @ts-expect-error a missing field
const missing: Shape<Pair> = object({ name: text })
// @ts-expect-error a field too many
const extra: Shape<Pair> = object({ name: text, size: nullable(count), more: text })
// @ts-expect-error another type
const other: Shape<Pair> = object({ name: text, size: count })
// @ts-expect-error a choice that is missing
const choice: Shape<'a' | 'b'> = oneOf('a')
// @ts-expect-error a branch that is missing
const branch: Shape<{ readonly kind: 'a' } | { readonly kind: 'b' }> = union(object({ kind: literal('a') }))

const author: Author = { id: null, name: '半坡', kind: 'guest', group: null, badges: [] }
const blocks: readonly Block[] = [
  { kind: 'paragraph', align: 'left', runs: [{ kind: 'text', text: '挺好', style: null }] },
  { kind: 'quote', postId: null, author: null, time: null, blocks: [{ kind: 'rule' }] },
  { kind: 'table', rows: [[{ header: false, span: 1, blocks: [{ kind: 'code', lines: ['a'] }] }]] },
]
const post: Post = {
  id: '7' as PostId,
  url: 'https://bbs.example/forum.php?mod=redirect&goto=findpost&ptid=1&pid=7',
  floor: 2,
  floorLabel: '沙发',
  author,
  isOriginalPoster: false,
  postedAt: '2022-01-26T11:18:00+08:00',
  postedAtText: '2022-1-26 11:18',
  editedAt: null,
  region: '广西南宁',
  device: null,
  state: 'visible',
  content: blocks,
  text: '挺好',
  quote: null,
  images: [],
  attachments: [],
  gates: [{ kind: 'login', message: '您需要登录才可以下载或查看' }],
  reactions: [{ kind: 'support', label: '牛逼', count: 3 }],
  ratings: { participants: 0, totals: [] },
  comments: [],
  signature: null,
}
const summary: ThreadSummary = {
  id: '1' as ThreadId,
  url: 'https://bbs.example/forum.php?mod=viewthread&tid=1',
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
  hasImage: true,
  hasAttachment: false,
  author,
  createdAt: null,
  createdAtText: '前天',
  replies: null,
  views: null,
  lastPost: null,
  pages: null,
  highlighted: false,
  unread: false,
}

const validates = (kind: string, value: unknown): boolean => new Ajv2020().compile(schemaOf(kind)!)(value) === true

describe('the schema language', () => {
  it('writes objects that allow nothing else', () => {
    expect(toJsonSchema(good, { id: 'urn:x', title: 'x' })).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:x',
      title: 'x',
      type: 'object',
      properties: { name: { type: 'string' }, size: { anyOf: [{ type: 'integer', minimum: 0 }, { type: 'null' }] } },
      required: ['name', 'size'],
      additionalProperties: false,
    })
    expect([missing, extra, other, choice, branch]).toHaveLength(5)
  })
  it('names what holds itself once, in $defs', () => {
    type Tree = { readonly name: string; readonly children: readonly Tree[] }
    const tree: Shape<Tree> = define('Tree', (): Shape<Tree> => object({ name: text, children: list(tree) }))
    const schema = toJsonSchema(list(tree), { id: 'urn:x', title: 'x' })
    expect(schema).toMatchObject({ items: { $ref: '#/$defs/Tree' } })
    expect(Object.keys(schema.$defs as object)).toEqual(['Tree'])
  })
})

describe('the schemas', () => {
  it.each(schemaKinds)('%s is a schema that a strict validator takes', kind => {
    expect(() =>
      new Ajv2020({ strict: true, strictTypes: true, strictRequired: true }).compile(schemaOf(kind)!),
    ).not.toThrow()
  })
  it('knows the kinds that are promised, and no other', () => {
    expect(schemaKinds).toEqual(expect.arrayContaining(['boards', 'threads', 'thread', 'post', 'end', 'error']))
    expect(schemaOf('nothing')).toBeNull()
    expect(schemaOf('toString')).toBeNull()
  })
  it('a floor is a line of its kind, and no line with a field too many, too few or wrong', () => {
    const line = { schema: 'palou.post/1', ...post }
    expect(validates('post', line)).toBe(true)
    expect(validates('post', { ...line, more: 1 })).toBe(false)
    expect(validates('post', { ...line, floor: 0 })).toBe(false)
    expect(validates('post', { ...line, postedAt: 'yesterday' })).toBe(false)
    expect(validates('post', { ...line, content: [{ kind: 'paragraph', align: 'left' }] })).toBe(false)
    const { signature: _, ...short } = line
    expect(validates('post', short)).toBe(false)
  })
  it('a thread is a line of a listing and a document', () => {
    expect(validates('thread', { schema: 'palou.thread/1', ...summary })).toBe(true)
    expect(validates('thread', { schema: 'palou.thread/1', ...summary, sticky: 5 })).toBe(false)
    const site = {
      name: '远岸',
      url: 'https://bbs.example/',
      software: 'Discuz! X3.5',
      charset: 'utf-8',
      engine: 'discuz-html',
      account: null,
    }
    const rest = {
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
    const document = {
      schema: 'palou.thread/1',
      site,
      fetchedAt: '2026-11-24T03:09:00Z',
      source: 'network',
      page: { number: 1, count: 16, size: 10 },
      thread: { ...summary, ...rest },
      posts: [post],
      warnings: [],
    }
    expect(validates('thread', document)).toBe(true)
    expect(validates('thread', { ...document, posts: [{ ...post, id: 7 }] })).toBe(false)
  })
})
