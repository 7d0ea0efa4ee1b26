/** The shapes of lists, remarks and the account's own lists as JSON Schema. */
import type { Named } from './documents.ts'
import type { BoardName, GuideAnswer, ListedThread, SearchAnswer, User, UserReply } from './lists.ts'
import type { Answer, BoardId, PostId, ThreadId, UserId } from './model.ts'
import type {
  Conversation,
  ConversationAnswer,
  CreditChange,
  CreditsAnswer,
  Favorite,
  FavoritesAnswer,
  Message,
  MessagesAnswer,
  Notice,
  NoticesAnswer,
} from './own-lists.ts'
import type {
  Announcement,
  AnnouncementsAnswer,
  CommentsAnswer,
  Rating,
  RatingsAnswer,
  RulesAnswer,
} from './remarks.ts'
import {
  amount,
  count,
  flag,
  id,
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
import { block } from './schema-content.ts'
import { author, commentFields, pageInfo, site, summaryFields, warning } from './schema-model.ts'

const answer = { site, fetchedAt: time, source: oneOf('network', 'cache'), page: nullable(pageInfo) } as const
const warnings = list(warning)
const posted = { postedAt: nullable(time), postedAtText: nullable(text) } as const

const boardName: Shape<BoardName> = object({ id: id<BoardId>(), name: text, url })
const threadName = object({ id: id<ThreadId>(), title: text, url })
const floor = object({ threadId: id<ThreadId>(), postId: id<PostId>() })
const totals = list(object({ name: text, value: text }))

const resultFields = { ...summaryFields, board: nullable(boardName), excerpt: nullable(text) } as const
const result: Shape<ListedThread> = object(resultFields)

const replyFields = {
  postId: nullable(id<PostId>()),
  url,
  text,
  thread: threadName,
  board: nullable(boardName),
} as const
const reply: Shape<UserReply> = object(replyFields)

const userFields = {
  id: id<UserId>(),
  name: words,
  url,
  avatar: nullable(url),
  group: nullable(text),
  title: nullable(text),
  online: nullable(flag),
  threads: nullable(count),
  replies: nullable(count),
  friends: nullable(count),
  registeredAt: nullable(time),
  lastVisitAt: nullable(time),
  lastPostAt: nullable(time),
  credits: list(object({ name: text, value: amount })),
  facts: list(object({ name: text, value: text })),
  signature: nullable(text),
} as const
const user: Shape<User> = object(userFields)

const noticeFields = {
  id: words,
  kind: nullable(words),
  isNew: flag,
  author: nullable(author),
  text,
  quote: nullable(text),
  url: nullable(url),
  thread: nullable(threadName),
  postId: nullable(id<PostId>()),
  alike: nullable(count),
  ...posted,
} as const
const notice: Shape<Notice> = object(noticeFields)

const conversationFields = {
  id: words,
  kind: oneOf('private', 'group', 'site'),
  url,
  partner: nullable(author),
  subject: nullable(text),
  isNew: flag,
  isMine: nullable(flag),
  text,
  messages: nullable(count),
  ...posted,
} as const
const conversation: Shape<Conversation> = object(conversationFields)

const messageFields = { id: words, author, isMine: flag, content: list(block), text, ...posted } as const
const message: Shape<Message> = object(messageFields)

const favoriteFields = {
  id: words,
  kind: oneOf('thread', 'board', 'other'),
  targetId: nullable(text),
  title: text,
  url,
  note: nullable(text),
  addedAt: nullable(time),
  addedAtText: nullable(text),
} as const
const favorite: Shape<Favorite> = object(favoriteFields)

const changeFields = { what: text, changes: totals, detail: text, ...posted } as const
const change: Shape<CreditChange> = object(changeFields)

const announcementFields = {
  id: words,
  url,
  title: text,
  author: nullable(author),
  startsAt: nullable(time),
  startsAtText: nullable(text),
  content: list(block),
  text,
} as const
const announcement: Shape<Announcement> = object(announcementFields)

const ratingFields = {
  author,
  name: text,
  value: words,
  reason: nullable(text),
  ratedAt: nullable(time),
  ratedAtText: nullable(text),
} as const
const rating: Shape<Rating> = object(ratingFields)

/** A member with what he wrote, where that was asked for. */
export type UserDocument = Named<'user'> &
  Answer & {
    readonly user: User
    readonly threads: readonly ListedThread[] | null
    readonly replies: readonly UserReply[] | null
  }

const guideDocument: Shape<Named<'guide'> & GuideAnswer> = object({
  schema: literal('palou.guide/1'),
  ...answer,
  view: oneOf('hot', 'digest', 'new', 'newthread', 'sofa'),
  threads: list(result),
  warnings,
})
const searchDocument: Shape<Named<'search'> & SearchAnswer> = object({
  schema: literal('palou.search/1'),
  ...answer,
  words: text,
  total: nullable(count),
  searchId: nullable(words),
  results: list(result),
  warnings,
})
const userDocument: Shape<UserDocument> = object({
  schema: literal('palou.user/1'),
  ...answer,
  user,
  threads: nullable(list(result)),
  replies: nullable(list(reply)),
  warnings,
})
const noticesDocument: Shape<Named<'notices'> & NoticesAnswer> = object({
  schema: literal('palou.notices/1'),
  ...answer,
  view: oneOf('all', 'mypost', 'interactive', 'system', 'manage', 'app'),
  newCount: nullable(count),
  notices: list(notice),
  warnings,
})
const messagesDocument: Shape<Named<'messages'> & MessagesAnswer> = object({
  schema: literal('palou.messages/1'),
  ...answer,
  newCount: nullable(count),
  conversations: list(conversation),
  warnings,
})
const conversationDocument: Shape<Named<'conversation'> & ConversationAnswer> = object({
  schema: literal('palou.conversation/1'),
  ...answer,
  partner: nullable(author),
  total: nullable(count),
  messages: list(message),
  warnings,
})
const favoritesDocument: Shape<Named<'favorites'> & FavoritesAnswer> = object({
  schema: literal('palou.favorites/1'),
  ...answer,
  favorites: list(favorite),
  warnings,
})
const creditsDocument: Shape<Named<'credits'> & CreditsAnswer> = object({
  schema: literal('palou.credits/1'),
  ...answer,
  credits: list(object({ name: text, value: amount })),
  changes: list(change),
  warnings,
})
const announcementsDocument: Shape<Named<'announcements'> & AnnouncementsAnswer> = object({
  schema: literal('palou.announcements/1'),
  ...answer,
  announcements: list(announcement),
  warnings,
})
const rulesDocument: Shape<Named<'rules'> & RulesAnswer> = object({
  schema: literal('palou.rules/1'),
  ...answer,
  board: boardName,
  text: nullable(text),
  warnings,
})
const ratingsDocument: Shape<Named<'ratings'> & RatingsAnswer> = object({
  schema: literal('palou.ratings/1'),
  ...answer,
  floor,
  totals,
  ratings: list(rating),
  warnings,
})
const commentsDocument: Shape<Named<'comments'> & CommentsAnswer> = object({
  schema: literal('palou.comments/1'),
  ...answer,
  floor,
  comments: list(object(commentFields)),
  warnings,
})

export const listShapes = {
  guide: guideDocument,
  search: searchDocument,
  user: userDocument,
  notices: noticesDocument,
  messages: messagesDocument,
  conversation: conversationDocument,
  favorites: favoritesDocument,
  credits: creditsDocument,
  announcements: announcementsDocument,
  rules: rulesDocument,
  ratings: ratingsDocument,
  comments: commentsDocument,
} as const

/** What stands on one line of `--ndjson`. */
export const listLineShapes = {
  result: object({ schema: literal('palou.result/1'), ...resultFields }),
  reply: object({ schema: literal('palou.reply/1'), ...replyFields }),
  user: object({ schema: literal('palou.user/1'), ...userFields }),
  notice: object({ schema: literal('palou.notice/1'), ...noticeFields }),
  conversation: object({ schema: literal('palou.conversation/1'), ...conversationFields }),
  message: object({ schema: literal('palou.message/1'), ...messageFields }),
  favorite: object({ schema: literal('palou.favorite/1'), ...favoriteFields }),
  change: object({ schema: literal('palou.change/1'), ...changeFields }),
  announcement: object({ schema: literal('palou.announcement/1'), ...announcementFields }),
  rules: object({ schema: literal('palou.rules/1'), board: boardName, text: nullable(text) }),
  rating: object({ schema: literal('palou.rating/1'), ...ratingFields }),
  comment: object({ schema: literal('palou.comment/1'), ...commentFields }),
} as const
