/** What a screen's state is missing, as data; and how it is fetched. */
import type { PostQuery, ThreadQuery, ThreadsQuery } from '../forum/engine.ts'
import type { BoardsAnswer, PostId, ThreadAnswer, ThreadId, ThreadsAnswer } from '../forum/model.ts'
import type { Intent } from '../forum/write.ts'
import type { Prepared } from '../picture/prepare.ts'
import type { Reader } from '../reader.ts'
import type { DraftIntent } from '../store/drafts.ts'
import type { RecallArrival, Recaller, RecallWant } from './recall.ts'
import { fetchListsWant, type ListsArrival, type ListsWant } from './want-lists.ts'
import type { PictureArrival, PictureWant } from './want-picture.ts'
import type { FormFacts, LoginFacts, OpenedDraft, Unsent } from './writing.ts'

/** `fresh` 0 takes what is kept; any other number asks the site again, each number once. */
type Fresh = { readonly base: string; readonly fresh: number }

export type BoardsWant = Fresh & { readonly kind: 'boards' }
export type ThreadsWant = Fresh & { readonly kind: 'threads'; readonly query: ThreadsQuery }
/** `isAhead`: nobody waits for it yet; it comes without a word and fails without one. */
export type ThreadWant = Fresh & { readonly kind: 'thread'; readonly query: ThreadQuery; readonly isAhead: boolean }
export type PostWant = Fresh & { readonly kind: 'post'; readonly query: PostQuery }
export type LastPageWant = Fresh & { readonly kind: 'lastPage'; readonly threadId: ThreadId }
/** What the site's own form for a write says: limits, types, rates, what an edit finds there. */
export type FormWant = Fresh & { readonly kind: 'form'; readonly intent: Intent }
/** `draftId` null: the last one of the same place, else a new one. */
export type DraftWant = Fresh & {
  readonly kind: 'draft'
  readonly intent: DraftIntent
  readonly label: string | null
  readonly draftId: string | null
}
export type LoginWant = Fresh & { readonly kind: 'login' }
export type UnsentWant = { readonly kind: 'unsent'; readonly fresh: number }
export type DeskWant = FormWant | DraftWant | LoginWant | UnsentWant
export type SiteWant = BoardsWant | ThreadsWant | ThreadWant | PostWant | LastPageWant | ListsWant
export type Want = SiteWant | DeskWant | RecallWant | PictureWant

/** Where forms, drafts and logins come from. */
export type Desk = {
  loadForm(base: string, intent: Intent, signal: AbortSignal): Promise<FormFacts>
  openDraft(want: DraftWant): Promise<OpenedDraft>
  loadLogin(base: string, signal: AbortSignal): Promise<LoginFacts>
  listUnsent(): Promise<Unsent>
  loadPicture(want: PictureWant, signal: AbortSignal): Promise<Prepared>
}

export type Arrival =
  | ListsArrival
  | RecallArrival
  | PictureArrival
  | { readonly kind: 'form'; readonly want: FormWant; readonly answer: FormFacts }
  | { readonly kind: 'draft'; readonly want: DraftWant; readonly answer: OpenedDraft }
  | { readonly kind: 'login'; readonly want: LoginWant; readonly answer: LoginFacts }
  | { readonly kind: 'unsent'; readonly want: UnsentWant; readonly answer: Unsent }
  | { readonly kind: 'boards'; readonly want: BoardsWant; readonly answer: BoardsAnswer }
  | { readonly kind: 'threads'; readonly want: ThreadsWant; readonly answer: ThreadsAnswer }
  | {
      readonly kind: 'thread'
      readonly want: ThreadWant | LastPageWant
      readonly answer: ThreadAnswer
      readonly postId: null
    }
  | { readonly kind: 'thread'; readonly want: PostWant; readonly answer: ThreadAnswer; readonly postId: PostId }

/** The same page is the same want, whether one has come to wait for it in the meantime or not. */
export const wantKey = (want: Want): string => JSON.stringify({ ...want, isAhead: undefined })

export const isRecall = (want: Want): want is RecallWant =>
  want.kind === 'recallThread' || want.kind === 'recallThreads' || want.kind === 'kept'

/** The memory answers within a moment: nobody is told that it is asked. */
export const isAwaited = (want: Want): boolean => !isRecall(want) && (want.kind !== 'thread' || !want.isAhead)

/** A desk, and what one remembers at it. */
export type RecallingDesk = Desk & Pick<Recaller, 'recall'>

export const fetchWant = async (
  reader: Reader,
  desk: RecallingDesk,
  want: Want,
  signal: AbortSignal,
): Promise<Arrival> => {
  const ask = { signal, priority: 'reader', refresh: want.fresh !== 0 } as const
  switch (want.kind) {
    case 'recallThread':
    case 'recallThreads':
    case 'kept':
      return desk.recall(want)
    case 'form':
      return { kind: 'form', want, answer: await desk.loadForm(want.base, want.intent, signal) }
    case 'draft':
      return { kind: 'draft', want, answer: await desk.openDraft(want) }
    case 'login':
      return { kind: 'login', want, answer: await desk.loadLogin(want.base, signal) }
    case 'unsent':
      return { kind: 'unsent', want, answer: await desk.listUnsent() }
    case 'picture':
      return { kind: 'picture', want, answer: await desk.loadPicture(want, signal) }
    case 'list':
    case 'text':
      return fetchListsWant(reader.lists(want.base), want, ask)
    case 'boards':
      return { kind: 'boards', want, answer: await reader.loadBoards(want.base, ask) }
    case 'threads':
      return { kind: 'threads', want, answer: await reader.loadThreads(want.base, want.query, ask) }
    case 'thread':
      return { kind: 'thread', want, answer: await reader.loadThread(want.base, want.query, ask), postId: null }
    case 'lastPage':
      return { kind: 'thread', want, answer: await reader.loadLastPage(want.base, want.threadId, ask), postId: null }
    case 'post': {
      const answer = await reader.loadPostPage(want.base, want.query, ask)
      return { kind: 'thread', want, answer, postId: answer.postId }
    }
  }
}
