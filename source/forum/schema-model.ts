/** The shapes of forum/model as JSON Schema. */
import type {
  Account,
  Activity,
  Author,
  Board,
  BoardId,
  Category,
  Comment,
  Debate,
  Gate,
  LastPost,
  PageInfo,
  Poll,
  PollOption,
  Post,
  PostAttachment,
  PostId,
  PostImage,
  Ratings,
  Reaction,
  Reward,
  Site,
  Thread,
  ThreadId,
  ThreadSummary,
  ThreadType,
  UserId,
  Warning,
} from './model.ts'
import {
  amount,
  count,
  define,
  flag,
  id,
  list,
  nullable,
  object,
  oneOf,
  ordinal,
  type Shape,
  text,
  time,
  url,
  words,
} from './schema.ts'
import { attachmentFields, block, imageFields } from './schema-content.ts'

const account: Shape<Account> = object({ id: id<UserId>(), name: words })

export const site: Shape<Site> = define('Site', () =>
  object({ name: text, url, software: words, charset: words, engine: words, account: nullable(account) }),
)

export const author: Shape<Author> = define('Author', () =>
  object({
    id: nullable(id<UserId>()),
    name: text,
    kind: oneOf('member', 'anonymous', 'guest', 'deleted'),
    group: nullable(text),
    badges: list(text),
  }),
)

const lastPost: Shape<LastPost> = define('LastPost', () =>
  object({
    title: nullable(text),
    url: nullable(url),
    author: nullable(author),
    postedAt: nullable(time),
    postedAtText: nullable(text),
  }),
)

export const board: Shape<Board> = define('Board', (): Shape<Board> => object(boardFields))

export const boardFields = {
  id: id<BoardId>(),
  name: text,
  url,
  description: nullable(text),
  todayPosts: nullable(count),
  threads: nullable(count),
  posts: nullable(count),
  moderators: list(author),
  lastPost: nullable(lastPost),
  hasNew: flag,
  access: oneOf('open', 'private', 'password', 'link'),
  children: list(board),
} as const

export const category: Shape<Category> = define('Category', () => object({ id: text, name: text, boards: list(board) }))

export const threadType: Shape<ThreadType> = object({ id: words, name: text, count: nullable(count) })

export const summaryFields = {
  id: id<ThreadId>(),
  url,
  title: text,
  type: nullable(object({ id: nullable(text), name: text })),
  kind: oneOf('normal', 'poll', 'reward', 'activity', 'debate', 'trade'),
  sticky: oneOf(0, 1, 2, 3, 4),
  digest: oneOf(0, 1, 2, 3),
  hot: flag,
  closed: flag,
  moved: flag,
  readAccess: nullable(count),
  price: nullable(amount),
  hasImage: flag,
  hasAttachment: flag,
  author,
  createdAt: nullable(time),
  createdAtText: nullable(text),
  replies: nullable(count),
  views: nullable(count),
  lastPost: nullable(lastPost),
  pages: nullable(ordinal),
  highlighted: flag,
  unread: flag,
} as const

export const threadSummary: Shape<ThreadSummary> = define('ThreadSummary', () => object(summaryFields))

const gate: Shape<Gate> = define('Gate', () =>
  object({ kind: oneOf('login', 'reply', 'credits', 'password', 'paid', 'permission'), message: text }),
)

const reaction: Shape<Reaction> = object({ kind: oneOf('support', 'oppose'), label: text, count })

export const commentFields = { author, text, postedAt: nullable(time), postedAtText: nullable(text) } as const
const comment: Shape<Comment> = object(commentFields)

const ratings: Shape<Ratings> = object({ participants: count, totals: list(object({ name: text, value: text })) })

const image: Shape<PostImage> = object(imageFields)
const attachment: Shape<PostAttachment> = object(attachmentFields)

export const postFields = {
  id: id<PostId>(),
  url,
  floor: nullable(ordinal),
  floorLabel: nullable(words),
  author,
  isOriginalPoster: flag,
  postedAt: nullable(time),
  postedAtText: nullable(text),
  editedAt: nullable(time),
  region: nullable(words),
  device: nullable(words),
  state: oneOf('visible', 'blocked', 'deleted', 'pending', 'empty'),
  content: list(block),
  text,
  quote: nullable(object({ postId: nullable(id<PostId>()), author: nullable(text), text })),
  images: list(image),
  attachments: list(attachment),
  gates: list(gate),
  reactions: list(reaction),
  ratings,
  comments: list(comment),
  signature: nullable(text),
} as const

export const post: Shape<Post> = define('Post', () => object(postFields))

const pollOption: Shape<PollOption> = object({
  id: nullable(text),
  text,
  votes: nullable(count),
  percent: nullable(amount),
  chosen: flag,
})

const poll: Shape<Poll> = define('Poll', () =>
  object({
    multiple: flag,
    maxChoices: nullable(count),
    voters: nullable(count),
    resultsHidden: flag,
    ended: flag,
    endsAtText: nullable(text),
    canVote: flag,
    note: nullable(text),
    options: list(pollOption),
  }),
)

const reward: Shape<Reward> = define('Reward', () =>
  object({
    amount: nullable(text),
    solved: flag,
    bestAnswer: nullable(object({ postId: nullable(id<PostId>()), author, text })),
  }),
)

const activity: Shape<Activity> = define('Activity', () =>
  object({
    facts: list(object({ name: text, value: text })),
    applied: nullable(count),
    remaining: nullable(count),
  }),
)

const side = object({ point: text, votes: nullable(count) })
const debate: Shape<Debate> = define('Debate', () =>
  object({ affirmative: side, negative: side, endsAtText: nullable(text), result: nullable(text) }),
)

export const thread: Shape<Thread> = define('Thread', () =>
  object({
    ...summaryFields,
    board: nullable(object({ id: id<BoardId>(), name: text, url })),
    previous: nullable(url),
    next: nullable(url),
    tags: list(text),
    poll: nullable(poll),
    reward: nullable(reward),
    activity: nullable(activity),
    debate: nullable(debate),
    replyGate: nullable(gate),
  }),
)

export const pageInfo: Shape<PageInfo> = object({ number: ordinal, count: nullable(ordinal), size: nullable(ordinal) })

export const warning: Shape<Warning> = object({
  code: oneOf(
    'partial',
    'truncated',
    'time-unparsed',
    'floor-unknown',
    'page-beyond-end',
    'markup-unknown',
    'floor-damaged',
    'charset-mismatch',
    'base-ignored',
    'from-cache',
  ),
  message: text,
})
