/** Schemas of the documents about what is kept. */
import type {
  CacheDocument,
  ContentsDocument,
  ExportDocument,
  FiltersDocument,
  HistoryDocument,
  ImportDocument,
  LocalSearchDocument,
  UnreadDocument,
} from './kept-documents.ts'
import { count, flag, list, literal, nullable, object, oneOf, type Shape, text, time, url, words } from './schema.ts'

const keptSite = object({ name: nullable(text), url })

const unread: Shape<UnreadDocument> = object({
  schema: literal('palou.unread/1'),
  threads: list(
    object({
      site: keptSite,
      id: words,
      url,
      title: text,
      board: nullable(text),
      unread: count,
      new: count,
      floors: count,
      firstUnread: nullable(count),
      followed: flag,
      repliedIn: flag,
      lastPostAt: nullable(time),
      visitedAt: nullable(time),
    }),
  ),
  unread: count,
  new: count,
  warnings: list(object({ code: words, message: text })),
})
const history: Shape<HistoryDocument> = object({
  schema: literal('palou.history/1'),
  entries: list(
    object({
      site: keptSite,
      kind: oneOf('board', 'thread', 'index'),
      url,
      title: text,
      visitedAt: time,
      visits: count,
    }),
  ),
})
const localSearch: Shape<LocalSearchDocument> = object({
  schema: literal('palou.local-search/1'),
  words: text,
  results: list(
    object({
      site: keptSite,
      board: nullable(text),
      thread: object({ id: words, title: text }),
      postId: nullable(words),
      floor: nullable(count),
      url,
      author: text,
      postedAt: nullable(time),
      goneAt: nullable(time),
      excerpt: text,
      matches: list(object({ from: count, to: count })),
    }),
  ),
  more: flag,
})
const cache: Shape<CacheDocument> = object({
  schema: literal('palou.cache/1'),
  path: words,
  bytes: count,
  sites: list(
    object({
      name: nullable(text),
      url,
      threads: count,
      posts: count,
      revisions: count,
      pages: count,
      oldestAt: nullable(time),
      newestAt: nullable(time),
    }),
  ),
})
const imported: Shape<ImportDocument> = object({
  schema: literal('palou.import/1'),
  posts: count,
  threads: count,
  skipped: count,
})
const filters: Shape<FiltersDocument> = object({
  schema: literal('palou.filters/1'),
  filters: list(
    object({
      kind: oneOf('user', 'word', 'pattern', 'board'),
      pattern: words,
      site: nullable(url),
      reason: nullable(text),
      expiresAt: nullable(time),
    }),
  ),
})
const exported: Shape<ExportDocument> = object({
  schema: literal('palou.export/1'),
  path: nullable(words),
  format: words,
  posts: count,
  pages: count,
  complete: flag,
})

const postRefFields = { id: words, floor: nullable(count), url, author: text } as const
const postRef = object(postRefFields)
const postTally = object({ ...postRefFields, count, excerpt: text })
const contents: Shape<ContentsDocument> = object({
  schema: literal('palou.contents/1'),
  thread: object({ id: words, url, title: text }),
  posts: count,
  authors: list(object({ id: nullable(words), name: text, posts: count, characters: count })),
  quoted: list(postTally),
  supported: list(postTally),
  images: list(object({ url: text, name: nullable(text), post: postRef })),
  links: list(object({ url: text, text, post: postRef })),
})

export const keptShapes = {
  contents,
  unread,
  history,
  'local-search': localSearch,
  cache,
  import: imported,
  filters,
  export: exported,
} as const
