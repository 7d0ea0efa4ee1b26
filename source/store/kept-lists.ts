/**
 * Lists as both faces ask for them: kept while they are fresh, one request for all who ask the same at the same time. A search is kept
 * longest: asking again would count against the site's limits (facts §5.11).
 */
import type { Ask } from '../forum/engine.ts'
import type { Lists } from '../forum/lists.ts'
import type { Answers } from './answers.ts'

/** Milliseconds. */
export type ListsFresh = { readonly list: number; readonly page: number }

/** What one account reads is never given to the next; these are shared only while they are under way. */
const own: ReadonlySet<keyof Lists> = new Set([
  'loadNotices',
  'loadMessages',
  'loadConversation',
  'loadFavorites',
  'loadCredits',
])

/** `open` is asked for the lists of `base` when the first is wanted: other commands load none of their code. */
export const createKeptLists = (
  open: () => Promise<Lists>,
  base: string,
  answers: Answers,
  fresh: ListsFresh,
): Lists => {
  const keep = <Answer>(
    name: keyof Lists,
    key: readonly unknown[],
    ask: Ask = {},
    load: (lists: Lists, ask: Ask) => Promise<Answer>,
  ) => {
    const whole = `${name} ${base} ${JSON.stringify(key)}`
    const lifetime = own.has(name) ? 0 : name === 'search' ? fresh.page : fresh.list
    return answers.load(
      whole,
      ask,
      async a => load(await open(), a),
      answer => answers.remember(whole, answer, lifetime),
    )
  }
  return {
    loadGuide: (view, page, ask) => keep('loadGuide', [view, page], ask, (lists, a) => lists.loadGuide(view, page, a)),
    search: (query, ask) => keep('search', [query], ask, (lists, a) => lists.search(query, a)),
    loadUser: (query, ask) => keep('loadUser', [query], ask, (lists, a) => lists.loadUser(query, a)),
    loadUserThreads: (id, page, ask) =>
      keep('loadUserThreads', [id, page], ask, (lists, a) => lists.loadUserThreads(id, page, a)),
    loadUserReplies: (id, page, ask) =>
      keep('loadUserReplies', [id, page], ask, (lists, a) => lists.loadUserReplies(id, page, a)),
    loadNotices: (view, page, ask) =>
      keep('loadNotices', [view, page], ask, (lists, a) => lists.loadNotices(view, page, a)),
    loadMessages: (page, ask) => keep('loadMessages', [page], ask, (lists, a) => lists.loadMessages(page, a)),
    loadConversation: (query, ask) =>
      keep('loadConversation', [query], ask, (lists, a) => lists.loadConversation(query, a)),
    loadFavorites: (kind, page, ask) =>
      keep('loadFavorites', [kind, page], ask, (lists, a) => lists.loadFavorites(kind, page, a)),
    loadCredits: ask => keep('loadCredits', [], ask, (lists, a) => lists.loadCredits(a)),
    loadRatings: (floor, ask) => keep('loadRatings', [floor], ask, (lists, a) => lists.loadRatings(floor, a)),
    loadComments: (floor, page, ask) =>
      keep('loadComments', [floor, page], ask, (lists, a) => lists.loadComments(floor, page, a)),
    loadAnnouncements: ask => keep('loadAnnouncements', [], ask, (lists, a) => lists.loadAnnouncements(a)),
    loadRules: (boardId, ask) => keep('loadRules', [boardId], ask, (lists, a) => lists.loadRules(boardId, a)),
  }
}
