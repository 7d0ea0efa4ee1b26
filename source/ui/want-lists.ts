/** What screens of lists and words are missing, and how it is fetched: many answers of the site in few shapes to draw. */
import type { Block } from '../content/block.ts'
import type { Ask } from '../forum/engine.ts'
import { isPalouError } from '../forum/errors.ts'
import type { ListedThread, Lists, User, UserReply } from '../forum/lists.ts'
import type { Answer, Author, IsoTime } from '../forum/model.ts'
import type { Conversation, Favorite, Notice } from '../forum/own-lists.ts'
import type { ListRequest, TextRequest } from './lists-places.ts'

type Fresh = { readonly base: string; readonly fresh: number }
export type ListWant = Fresh & {
  readonly kind: 'list'
  readonly list: ListRequest
  readonly page: number
  readonly searchId: string | null
}
export type TextWant = Fresh & { readonly kind: 'text'; readonly text: TextRequest; readonly page: number | null }
export type ListsWant = ListWant | TextWant

export type ListItem =
  | { readonly kind: 'thread'; readonly thread: ListedThread }
  | { readonly kind: 'reply'; readonly reply: UserReply }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'talk'; readonly talk: Conversation }
  | { readonly kind: 'favorite'; readonly favorite: Favorite }

export type ListAnswer = Answer & {
  readonly items: readonly ListItem[]
  /** Whose list it is, where it is a member's. */
  readonly user: User | null
  /** Hits of a search, or what is new. */
  readonly count: number | null
  readonly searchId: string | null
}

/** One message, announcement, comment: who and when, and the words. */
export type TextPart = {
  readonly head: string
  readonly author: Author | null
  readonly isMine: boolean
  readonly at: IsoTime | null
  readonly atText: string | null
  readonly content: readonly Block[]
}
export type TextAnswer = Answer & {
  /** What the page calls itself: the partner, the board; null where the screen knows. */
  readonly title: string | null
  readonly total: number | null
  readonly parts: readonly TextPart[]
}

export type ListsArrival =
  | { readonly kind: 'list'; readonly want: ListWant; readonly answer: ListAnswer }
  | { readonly kind: 'text'; readonly want: TextWant; readonly answer: TextAnswer }

const threads = (found: readonly ListedThread[]): readonly ListItem[] =>
  found.map(thread => ({ kind: 'thread', thread }))

const none = { user: null, count: null, searchId: null } as const

/** A profile may be open where the list of what the member wrote is not (`allowviewuserthread`, facts §5.10). */
const loadMember = async (lists: Lists, want: ListWant, ask: Ask): Promise<ListAnswer> => {
  if (want.list.kind !== 'user') throw new Error('no member')
  const { userId, name, part } = want.list
  const profile = await lists.loadUser({ userId, name }, ask)
  const { user } = profile
  try {
    if (part === 'threads') {
      const answer = await lists.loadUserThreads(user.id, want.page, ask)
      return { ...answer, ...none, user, items: threads(answer.threads) }
    }
    const answer = await lists.loadUserReplies(user.id, want.page, ask)
    return { ...answer, ...none, user, items: answer.replies.map(reply => ({ kind: 'reply', reply })) }
  } catch (error) {
    if (!isPalouError(error) || error.code !== 'not-allowed') throw error
    return { ...profile, ...none, user, items: [] }
  }
}

const loadList = async (lists: Lists, want: ListWant, ask: Ask): Promise<ListAnswer> => {
  const { list, page } = want
  switch (list.kind) {
    case 'guide': {
      const answer = await lists.loadGuide(list.view, page, ask)
      return { ...answer, ...none, items: threads(answer.threads) }
    }
    case 'search': {
      const { kind: _, ...query } = list
      const answer = await lists.search({ ...query, seconds: null, before: false, page, searchId: want.searchId }, ask)
      return { ...answer, ...none, count: answer.total, searchId: answer.searchId, items: threads(answer.results) }
    }
    case 'user':
      return loadMember(lists, want, ask)
    case 'notices': {
      const answer = await lists.loadNotices(list.view, page, ask)
      const items = answer.notices.map(notice => ({ kind: 'notice', notice }) as const)
      return { ...answer, ...none, count: answer.newCount, items }
    }
    case 'messages': {
      const answer = await lists.loadMessages(page, ask)
      const items = answer.conversations.map(talk => ({ kind: 'talk', talk }) as const)
      return { ...answer, ...none, count: answer.newCount, items }
    }
    case 'favorites': {
      const answer = await lists.loadFavorites(list.only, page, ask)
      return { ...answer, ...none, items: answer.favorites.map(favorite => ({ kind: 'favorite', favorite })) }
    }
  }
}

/** Plain words as blocks: lines stay lines. */
export const blocksOf = (text: string): readonly Block[] =>
  text === '' ? [] : [{ kind: 'paragraph', align: 'left', runs: [{ kind: 'text', text, style: null }] }]

const part = (words: string | readonly Block[], facts: Partial<TextPart>): TextPart => ({
  head: '',
  author: null,
  isMine: false,
  at: null,
  atText: null,
  content: typeof words === 'string' ? blocksOf(words) : words,
  ...facts,
})

/** Both are asked for: a floor that was rated need not have comments. The ratings stand first, on the first page. */
const loadRemarks = async (lists: Lists, want: TextWant, ask: Ask): Promise<TextAnswer> => {
  if (want.text.kind !== 'remarks') throw new Error('no floor')
  const { floor } = want.text
  const page = want.page ?? 1
  const comments = await lists.loadComments(floor, page, ask)
  const ratings = page === 1 ? (await lists.loadRatings(floor, ask)).ratings : []
  return {
    ...comments,
    title: null,
    total: null,
    parts: [
      ...ratings.map(({ author, name, value, reason, ratedAt, ratedAtText }) =>
        part(reason ?? '', { head: `${name} ${value}`, author, at: ratedAt, atText: ratedAtText }),
      ),
      ...comments.comments.map(({ author, text, postedAt, postedAtText }) =>
        part(text, { author, at: postedAt, atText: postedAtText }),
      ),
    ],
  }
}

const loadText = async (lists: Lists, want: TextWant, ask: Ask): Promise<TextAnswer> => {
  const { text, page } = want
  switch (text.kind) {
    case 'conversation': {
      const answer = await lists.loadConversation({ with: text.with, page }, ask)
      const parts = answer.messages.map(({ content, author, isMine, postedAt, postedAtText }) =>
        part(content, { author, isMine, at: postedAt, atText: postedAtText }),
      )
      return { ...answer, title: answer.partner?.name ?? null, parts }
    }
    case 'remarks':
      return loadRemarks(lists, want, ask)
    case 'announcements': {
      const answer = await lists.loadAnnouncements(ask)
      // A day without an hour stays as the site writes it.
      const parts = answer.announcements.map(({ content, title, author, startsAtText }) =>
        part(content, { head: title, author, atText: startsAtText }),
      )
      return { ...answer, title: null, total: null, parts }
    }
    case 'rules': {
      const answer = await lists.loadRules(text.boardId, ask)
      return { ...answer, title: answer.board.name, total: null, parts: answer.text ? [part(answer.text, {})] : [] }
    }
    case 'credits': {
      const answer = await lists.loadCredits(ask)
      const all = answer.credits.map(({ name, value }) => `${name} ${value}`).join('  ')
      const changes = answer.changes.map(({ what, changes: moved, detail, postedAt, postedAtText }) =>
        part(`${what}  ${detail}`, {
          head: moved.map(({ name, value }) => `${name} ${value}`).join('  '),
          at: postedAt,
          atText: postedAtText,
        }),
      )
      return { ...answer, title: null, total: null, parts: [part('', { head: all }), ...changes] }
    }
  }
}

export const fetchListsWant = async (lists: Lists, want: ListsWant, ask: Ask): Promise<ListsArrival> =>
  want.kind === 'list'
    ? { kind: 'list', want, answer: await loadList(lists, want, ask) }
    : { kind: 'text', want, answer: await loadText(lists, want, ask) }
