/**
 * Every document palou prints, by kind: `palou schema <kind>` prints these, and the tests validate what is printed against them.
 * A kind that is both a document and a line of `--ndjson` (thread, post) allows either.
 */
import type {
  ConfigDocument,
  DemoDocument,
  DoctorDocument,
  EndLine,
  ErrorLine,
  ExitCodesDocument,
  KeysDocument,
  Named,
  SitesDocument,
  UrlDocument,
} from './documents.ts'
import type { BoardsAnswer, PostAnswer, ThreadAnswer, ThreadsAnswer } from './model.ts'
import {
  anything,
  count,
  flag,
  type JsonSchema,
  list,
  literal,
  nullable,
  object,
  oneOf,
  type Shape,
  text,
  time,
  toJsonSchema,
  union,
  url,
  words,
} from './schema.ts'
import { keptShapes } from './schema-kept.ts'
import { listLineShapes, listShapes } from './schema-lists.ts'
import {
  board,
  boardFields,
  category,
  pageInfo,
  post,
  postFields,
  site,
  summaryFields,
  thread,
  threadSummary,
  threadType,
  warning,
} from './schema-model.ts'
import { writingShapes } from './schema-writing.ts'

const answer = { site, fetchedAt: time, source: oneOf('network', 'cache'), page: nullable(pageInfo) } as const
const warnings = list(warning)

const boards: Shape<Named<'boards'> & BoardsAnswer> = object({
  schema: literal('palou.boards/1'),
  ...answer,
  categories: list(category),
  warnings,
})
const threads: Shape<Named<'threads'> & ThreadsAnswer> = object({
  schema: literal('palou.threads/1'),
  ...answer,
  board,
  types: list(threadType),
  threads: list(threadSummary),
  warnings,
})
const threadDocument: Shape<Named<'thread'> & ThreadAnswer> = object({
  schema: literal('palou.thread/1'),
  ...answer,
  thread,
  posts: list(post),
  warnings,
})
const postDocument: Shape<Named<'post'> & PostAnswer> = object({
  schema: literal('palou.post/1'),
  ...answer,
  thread,
  post,
  warnings,
})

/** What stands on one line of `--ndjson`. */
export const lineShapes = {
  board: object({ schema: literal('palou.board/1'), ...boardFields }),
  thread: object({ schema: literal('palou.thread/1'), ...summaryFields }),
  post: object({ schema: literal('palou.post/1'), ...postFields }),
  ...listLineShapes,
} as const

const end: Shape<EndLine> = object({
  schema: literal('palou.end/1'),
  items: count,
  pages: count,
  complete: flag,
  next: nullable(words),
})
const error: Shape<ErrorLine> = object({
  schema: literal('palou.error/1'),
  code: words,
  message: words,
  hint: nullable(words),
  url: nullable(text),
})
const sites: Shape<SitesDocument> = object({
  schema: literal('palou.sites/1'),
  sites: list(object({ name: words, url, title: nullable(text), lastVisitedAt: nullable(time), aliases: list(words) })),
})
const config: Shape<ConfigDocument> = object({
  schema: literal('palou.config/1'),
  path: words,
  settings: list(
    object({
      name: words,
      value: anything,
      default: anything,
      origin: oneOf('default', 'file', 'environment'),
      takes: words,
      meaning: words,
    }),
  ),
})
const keys: Shape<KeysDocument> = object({
  schema: literal('palou.keys/1'),
  bindings: list(object({ scopes: list(words), action: words, keys: list(words), meaning: words })),
})
const urlDocument: Shape<UrlDocument> = object({ schema: literal('palou.url/1'), kind: words, base: url, url })
const doctor: Shape<DoctorDocument> = object({
  schema: literal('palou.doctor/1'),
  url,
  checkedAt: time,
  checks: list(
    object({
      name: words,
      status: oneOf('ok', 'warning', 'failed', 'unknown'),
      value: nullable(text),
      message: words,
      hint: nullable(words),
    }),
  ),
  profile: words,
})
const demo: Shape<DemoDocument> = object({ schema: literal('palou.demo/1'), url })
const exitCodes: Shape<ExitCodesDocument> = object({
  schema: literal('palou.exit-codes/1'),
  exitCodes: list(
    object({
      exitCode: count,
      meaning: words,
      codes: list(object({ code: words, message: words, hint: nullable(words) })),
    }),
  ),
})

/** The documents themselves; `--fields` looks its names up here. */
export const documentShapes = {
  boards,
  threads,
  thread: threadDocument,
  post: postDocument,
  sites,
  config,
  keys,
  url: urlDocument,
  demo,
  doctor,
  'exit-codes': exitCodes,
  ...listShapes,
  ...writingShapes,
  ...keptShapes,
} as const

const schemas = {
  ...lineShapes,
  ...documentShapes,
  thread: union(threadDocument, lineShapes.thread),
  post: union(postDocument, lineShapes.post),
  user: union(listShapes.user, lineShapes.user),
  conversation: union(listShapes.conversation, lineShapes.conversation),
  rules: union(listShapes.rules, lineShapes.rules),
  end,
  error,
} as const

export type SchemaKind = keyof typeof schemas
export const schemaKinds = Object.keys(schemas) as readonly SchemaKind[]

/** The JSON Schema of one kind; null for a kind that palou does not print. */
export const schemaOf = (kind: string): JsonSchema | null => {
  if (!Object.hasOwn(schemas, kind)) return null
  return toJsonSchema(schemas[kind as SchemaKind], {
    id: `urn:palou:schema:${kind}:1`,
    title: `palou.${kind}/1`,
  })
}
