/** The sample forum's memory: what came with it, and what was written since it opened. Nothing is kept when it closes. */
import { randomBytes } from 'node:crypto'
import { allThreads } from './content.ts'
import { firstFavourites, firstMessages, firstNotices, guestUid } from './content-account.ts'
import { categories } from './content-boards.ts'
import { members } from './content-members.ts'
import type { Rules } from './rules.ts'
import type { Board, Category, Favourite, Member, Message, Notice, Post, Thread } from './world.ts'

export type Session = {
  readonly saltkey: string
  uid: number
  /** The login cookie's value; without it the session is a guest's (facts §1.6). */
  auth: string
  /** Boards whose password this visitor gave. */
  readonly openBoards: Set<number>
  /** Captcha codes by idhash. */
  readonly captchas: Map<string, string>
}

export type State = {
  readonly start: number
  rules: Rules
  readonly categories: readonly Category[]
  readonly members: readonly Member[]
  readonly threads: Map<number, Thread>
  /** Posts written since the start, by thread, in order. */
  readonly added: Map<number, Post[]>
  /** What became of posts that were there from the start: edits, deletions, counts. */
  readonly changed: Map<number, Partial<Post>>
  readonly sessions: Map<string, Session>
  /** `uid:pid`, `uid:tid` … of what may be done once only. */
  readonly once: Set<string>
  readonly votes: Map<string, readonly number[]>
  readonly notices: Map<number, Notice[]>
  readonly messages: Message[]
  readonly favourites: Map<number, Favourite[]>
  readonly reports: { readonly by: number; readonly pid: number; readonly text: string }[]
  readonly lastPostAt: Map<number, number>
  readonly postTimes: Map<number, number[]>
  readonly failedLogins: { count: number; until: number }
  readonly searches: Map<number, { readonly words: string; readonly tids: readonly number[] }>
  readonly searchedAt: Map<string, number>
  /** Threads that get a floor every so often, while somebody asked for it. */
  readonly growing: Map<number, ReturnType<typeof setInterval>>
  counter: number
}

export const createState = (start: number, rules: Rules): State => ({
  start,
  rules,
  categories,
  members,
  threads: new Map(allThreads(start).map(thread => [thread.tid, thread])),
  added: new Map(),
  changed: new Map(),
  sessions: new Map(),
  once: new Set(),
  votes: new Map(),
  notices: new Map([[guestUid, firstNotices(start)]]),
  messages: firstMessages(start),
  favourites: new Map([[guestUid, firstFavourites(start)]]),
  reports: [],
  lastPostAt: new Map(),
  postTimes: new Map(),
  failedLogins: { count: 0, until: 0 },
  searches: new Map(),
  searchedAt: new Map(),
  growing: new Map(),
  counter: 0,
})

export const nextId = (state: State): number => {
  state.counter += 1
  return state.counter
}

export const openSession = (state: State, saltkey: string | undefined): Session => {
  const known = saltkey ? state.sessions.get(saltkey) : undefined
  if (known) return known
  const key = saltkey && /^\w{8}$/.test(saltkey) ? saltkey : randomBytes(4).toString('hex')
  const session: Session = { saltkey: key, uid: 0, auth: '', openBoards: new Set(), captchas: new Map() }
  state.sessions.set(key, session)
  return session
}

export const boards = (state: State): readonly Board[] => state.categories.flatMap(c => c.boards)
export const findBoard = (state: State, fid: number): Board | null => boards(state).find(b => b.fid === fid) ?? null
export const findMember = (state: State, uid: number): Member | null => state.members.find(m => m.uid === uid) ?? null
export const categoryOf = (state: State, fid: number): Category | null =>
  state.categories.find(c => c.boards.some(b => b.fid === fid)) ?? null
