/** The account's own lists (facts §5.8–5.10), each a page of the member's space. Guests are sent to the login page, which the judge names. */
import type { Ask } from '../../forum/engine.ts'
import { PalouError } from '../../forum/errors.ts'
import type {
  ConversationAnswer,
  ConversationQuery,
  FavoriteKind,
  NoticeView,
  OwnLists,
} from '../../forum/own-lists.ts'
import { type LoadedPage, loadPage, type Session } from './load-page.ts'
import { parseConversation, parseSiteMessage } from './parse-conversation.ts'
import { parseCredits } from './parse-credits.ts'
import { parseFavorites } from './parse-favorites.ts'
import { parseMessages } from './parse-messages.ts'
import { parseNotices } from './parse-notices.ts'

const printPage = (page: number): string => (page > 1 ? `&page=${page}` : '')

/** A site that shows a guest some other page than a refusal is no list of ours. */
const loadOwn = async (session: Session, path: string, ask: Ask): Promise<LoadedPage> => {
  const page = await loadPage(session, session.base + path, ask)
  if (page.marks.userId === null) throw new PalouError('login-needed', { url: page.url })
  return page
}

type Paged = { readonly warnings: LoadedPage['answer']['warnings'] }

const together = <Found extends Paged>({ answer }: LoadedPage, found: Found) => ({
  ...answer,
  ...found,
  warnings: [...answer.warnings, ...found.warnings],
})

const notices = async (session: Session, view: NoticeView, page: number, ask: Ask) => {
  const path = `home.php?mod=space&do=notice${view === 'all' ? '' : `&view=${view}`}${printPage(page)}`
  const loaded = await loadOwn(session, path, ask)
  return { ...together(loaded, parseNotices(loaded.html, { ...loaded.facts, askedPage: page })), view }
}

const messages = async (session: Session, page: number, ask: Ask) => {
  const loaded = await loadOwn(session, `home.php?mod=space&do=pm&filter=privatepm${printPage(page)}`, ask)
  return together(loaded, parseMessages(loaded.html, { ...loaded.facts, askedPage: page }))
}

/** Talks of several are asked for as a record: their own view shows the last days only. */
const conversationPath = ({ with: whom, page }: ConversationQuery): string => {
  const talk = 'userId' in whom ? `touid=${whom.userId}` : 'talkId' in whom ? `plid=${whom.talkId}&type=1` : ''
  return `home.php?mod=space&do=pm&subop=view&${talk}${page === null ? '' : `&page=${page}`}`
}

/** What the owner sent to many: one message, no talk. */
const siteMessage = async (session: Session, id: string, ask: Ask): Promise<ConversationAnswer> => {
  const loaded = await loadOwn(session, `home.php?mod=space&do=pm&subop=viewg&pmid=${id}`, ask)
  const message = parseSiteMessage(loaded.html, id, { ...loaded.facts, askedPage: 1, me: null })
  if (!message) throw new PalouError('page-not-found', { url: loaded.url })
  return { ...loaded.answer, page: null, partner: message.author, total: 1, messages: [message] }
}

const conversation = async (session: Session, query: ConversationQuery, ask: Ask): Promise<ConversationAnswer> => {
  if ('siteMessageId' in query.with) return siteMessage(session, query.with.siteMessageId, ask)
  const loaded = await loadOwn(session, conversationPath(query), ask)
  const facts = { ...loaded.facts, askedPage: query.page, me: loaded.answer.site.account }
  return together(loaded, parseConversation(loaded.html, facts))
}

const favoriteTypes: Readonly<Record<FavoriteKind, string>> = { all: 'all', thread: 'thread', board: 'forum' }

const favorites = async (session: Session, kind: FavoriteKind, page: number, ask: Ask) => {
  const path = `home.php?mod=space&do=favorite&view=me&type=${favoriteTypes[kind]}${printPage(page)}`
  const loaded = await loadOwn(session, path, ask)
  return together(loaded, parseFavorites(loaded.html, { ...loaded.facts, askedPage: page }))
}

const credits = async (session: Session, ask: Ask) => {
  const { html, facts, answer } = await loadOwn(session, 'home.php?mod=spacecp&ac=credit', ask)
  return { ...answer, page: null, ...parseCredits(html, { ...facts, askedPage: 1 }) }
}

export const createOwnLists = (session: Session): OwnLists => ({
  loadNotices: (view, page, ask = {}) => notices(session, view, page, ask),
  loadMessages: (page, ask = {}) => messages(session, page, ask),
  loadConversation: (query, ask = {}) => conversation(session, query, ask),
  loadFavorites: (kind, page, ask = {}) => favorites(session, kind, page, ask),
  loadCredits: (ask = {}) => credits(session, ask),
})
