/** Documents of accounts and writing. */
import type {
  AccountFacts,
  AccountsDocument,
  DraftFacts,
  DraftsDocument,
  LogoutDocument,
  OutboxDocument,
  RequestDocument,
  WhoamiDocument,
  WrittenDocument,
} from './documents.ts'
import {
  amount,
  count,
  flag,
  list,
  literal,
  nullable,
  object,
  oneOf,
  type Shape,
  text,
  time,
  url,
  words,
} from './schema.ts'

const account: Shape<AccountFacts> = object({ id: words, name: text })

const whoami: Shape<WhoamiDocument> = object({
  schema: literal('palou.whoami/1'),
  url,
  account: nullable(account),
  group: nullable(text),
  credits: nullable(text),
  newNotices: nullable(count),
  newMessages: nullable(flag),
})
const accounts: Shape<AccountsDocument> = object({
  schema: literal('palou.accounts/1'),
  accounts: list(object({ id: words, name: text, url, inUse: flag, live: flag, usedAt: time })),
})
const logout: Shape<LogoutDocument> = object({ schema: literal('palou.logout/1'), url, account, told: flag })

const written: Shape<WrittenDocument> = object({
  schema: literal('palou.written/1'),
  url: nullable(url),
  site: url,
  account,
  action: words,
  outcome: oneOf('stored', 'pending', 'refused', 'not-stored', 'unknown', 'waiting', 'given-up', 'busy'),
  reason: nullable(words),
  message: nullable(text),
  id: nullable(words),
  threadId: nullable(words),
  change: nullable(amount),
  found: flag,
  seconds: nullable(count),
  lookAt: nullable(url),
  draft: nullable(words),
  outbox: nullable(words),
})
const request: Shape<RequestDocument> = object({
  schema: literal('palou.request/1'),
  action: words,
  method: oneOf('GET', 'POST'),
  url,
  charset: words,
  fields: list(object({ name: words, value: nullable(text) })),
  bytes: nullable(count),
  minBytes: nullable(count),
  maxBytes: nullable(count),
  challenges: list(words),
  lacking: list(words),
})
const draft: Shape<DraftFacts> = object({
  id: words,
  site: url,
  action: words,
  label: nullable(text),
  title: nullable(text),
  body: text,
  threadId: nullable(words),
  postId: nullable(words),
  boardId: nullable(words),
  updatedAt: time,
})
const drafts: Shape<DraftsDocument> = object({ schema: literal('palou.drafts/1'), drafts: list(draft) })
const outbox: Shape<OutboxDocument> = object({
  schema: literal('palou.outbox/1'),
  entries: list(
    object({
      id: words,
      site: url,
      account,
      action: words,
      label: nullable(text),
      state: oneOf('queued', 'sending', 'unknown', 'stored'),
      message: nullable(text),
      lookAt: nullable(url),
      draft: nullable(words),
      createdAt: time,
      startedAt: nullable(time),
    }),
  ),
})

export const writingShapes = { whoami, accounts, logout, written, request, drafts, outbox } as const
