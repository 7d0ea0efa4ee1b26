/** `palou user <user>`: a profile, and with --threads or --replies what the member wrote. `me` is oneself. */
import { printListAddress } from '../forum/list-address.ts'
import type { ListedThread, Lists, User, UserQuery, UserReply } from '../forum/lists.ts'
import type { Answer } from '../forum/model.ts'
import type { Input, Pages, Result, Run, Services } from './contract.ts'
import { chooseBase } from './find-place.ts'
import { readList, readListArgument } from './read-list.ts'
import { findUser } from './write-target.ts'

type Asked = {
  readonly base: string
  readonly query: UserQuery
  readonly part: 'threads' | 'replies' | null
  readonly page: number
  readonly startAt: string | null
}

const partOf = ({ options: { lists } }: Input): Asked['part'] =>
  lists.threads ? 'threads' : lists.replies ? 'replies' : null

const findAsked = (services: Services, input: Input): Asked => {
  const [text = ''] = input.arguments
  const found = readListArgument(services, input)
  if (found?.address.kind === 'userThreads' || found?.address.kind === 'userReplies') {
    const { base, userId, kind, page } = found.address
    const part = kind === 'userThreads' ? 'threads' : 'replies'
    return { base, query: { userId, name: null }, part, page, startAt: found.startAt }
  }
  const start = { part: partOf(input), page: 1, startAt: null }
  if (text === 'me')
    return { base: chooseBase(services, input.options.site), query: { userId: null, name: null }, ...start }
  const { base, user } = findUser(services, text, input.options)
  const query = 'id' in user ? { userId: user.id, name: null } : { userId: null, name: user.name }
  return { base, query, ...start }
}

const profile = (services: Services, lists: Lists, query: UserQuery): Result => {
  async function* pages(): Pages {
    const answer = await lists.loadUser(query, { signal: services.signal })
    const { user } = answer
    yield {
      answer,
      fields: { user, threads: null, replies: null },
      items: [user],
      next: null,
      lines: async canvas => (await import('./lines-user.ts')).userLines(user, canvas, services.translate),
    }
  }
  return { kind: 'reading', document: 'user', pages: pages() }
}

/** The member's page stands once in the document, whatever pages of his list follow. */
type Part<Name extends string, One> = Answer & { readonly user: User } & Readonly<Record<Name, readonly One[]>>

const threadsOf = (
  services: Services,
  input: Input,
  lists: Lists,
  user: User,
  { base, page, startAt }: Asked,
): Result =>
  readList<Part<'threads', ListedThread>, ListedThread>(services, input, {
    document: 'user',
    list: { name: 'threads', item: 'result' },
    from: page,
    startAt,
    load: async (number, ask) => ({ ...(await lists.loadUserThreads(user.id, number, ask)), user, replies: null }),
    itemsOf: answer => answer.threads,
    addressOf: number => printListAddress({ kind: 'userThreads', base, userId: user.id, page: number }),
    lines: async (answer, items, isFirst, canvas, translate) =>
      (await import('./lines-lists.ts')).userThreadsLines({ ...answer, threads: items }, isFirst, canvas, translate),
  })

const repliesOf = (
  services: Services,
  input: Input,
  lists: Lists,
  user: User,
  { base, page, startAt }: Asked,
): Result =>
  readList<Part<'replies', UserReply>, UserReply>(services, input, {
    document: 'user',
    list: { name: 'replies', item: 'reply' },
    from: page,
    startAt,
    load: async (number, ask) => ({ ...(await lists.loadUserReplies(user.id, number, ask)), user, threads: null }),
    itemsOf: answer => answer.replies,
    addressOf: number => printListAddress({ kind: 'userReplies', base, userId: user.id, page: number }),
    lines: async (answer, items, isFirst, canvas, translate) =>
      (await import('./lines-lists.ts')).userRepliesLines({ ...answer, replies: items }, isFirst, canvas, translate),
  })

export const run: Run = async (services, input) => {
  const asked = findAsked(services, input)
  const lists = (await services.openReader()).lists(asked.base)
  if (asked.part === null) return profile(services, lists, asked.query)
  const { user } = await lists.loadUser(asked.query, { signal: services.signal })
  return asked.part === 'threads'
    ? threadsOf(services, input, lists, user, asked)
    : repliesOf(services, input, lists, user, asked)
}
