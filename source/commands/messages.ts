/** `palou messages [user]`: one's talks, or one talk, the newest page first asked for and the oldest message first shown. */
import { printListAddress } from '../forum/list-address.ts'
import type {
  Conversation,
  ConversationAnswer,
  ConversationQuery,
  Message,
  MessagesAnswer,
} from '../forum/own-lists.ts'
import type { Input, Result, Run, Services } from './contract.ts'
import { chooseBase } from './find-place.ts'
import { readList, readListArgument } from './read-list.ts'
import { findUser } from './write-target.ts'

type With = ConversationQuery['with']

const readTalks = async (services: Services, input: Input, base: string, from: number, startAt: string | null) => {
  const lists = (await services.openReader()).lists(base)
  return readList<MessagesAnswer, Conversation>(services, input, {
    document: 'messages',
    from,
    startAt,
    load: (page, ask) => lists.loadMessages(page, ask),
    itemsOf: answer => answer.conversations,
    addressOf: page => printListAddress({ kind: 'messages', base, page }),
    lines: async (answer, items, isFirst, canvas, translate) =>
      (await import('./lines-own.ts')).messagesLines({ ...answer, conversations: items }, isFirst, canvas, translate),
  })
}

/** Which page is the newest is the site's to say; a page that was asked for is that page. */
const readTalk = async (services: Services, input: Input, base: string, whom: With, page: number | null) => {
  const lists = (await services.openReader()).lists(base)
  const isNewest = input.options.pages === null && page === null
  const newest = isNewest ? await lists.loadConversation({ with: whom, page: null }, { signal: services.signal }) : null
  const from = newest?.page?.number ?? page ?? 1
  return readList<ConversationAnswer, Message>(services, input, {
    document: 'conversation',
    from,
    startAt: null,
    load: async (number, ask) =>
      newest && number === from ? newest : lists.loadConversation({ with: whom, page: number }, ask),
    itemsOf: answer => answer.messages,
    addressOf: number => printListAddress({ kind: 'conversation', base, with: whom, page: number }),
    lines: async (answer, items, isFirst, canvas, translate) =>
      (await import('./lines-own.ts')).conversationLines({ ...answer, messages: items }, isFirst, canvas, translate),
  })
}

export const run: Run = async (services, input): Promise<Result> => {
  const [text] = input.arguments
  const found = readListArgument(services, input)
  if (found?.address.kind === 'messages')
    return readTalks(services, input, found.address.base, found.address.page, found.startAt)
  if (found?.address.kind === 'conversation') {
    const { base, with: whom, page } = found.address
    return readTalk(services, input, base, whom, page)
  }
  if (text === undefined) return readTalks(services, input, chooseBase(services, input.options.site), 1, null)
  const { base, user } = findUser(services, text, input.options)
  const userId =
    'id' in user
      ? user.id
      : (await (await services.openReader()).lists(base).loadUser({ userId: null, name: user.name })).user.id
  return readTalk(services, input, base, { userId }, null)
}
