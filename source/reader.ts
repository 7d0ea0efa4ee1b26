/**
 * What both faces (commands and the terminal reader) ask for: pages by forum base, kept for as long as they are fresh.
 * The reader is handed engines and imports none.
 */
import type { Ask, Engine, PostQuery, ThreadQuery, ThreadsQuery } from './forum/engine.ts'
import type { BoardsAnswer, PostId, ThreadAnswer, ThreadId, ThreadsAnswer } from './forum/model.ts'

/** `base` is a forum's root URL with trailing slash, as in `Address`. All throw PalouError (or AbortError when aborted). */
export type Reader = {
  loadBoards(base: string, ask?: Ask): Promise<BoardsAnswer>
  loadThreads(base: string, query: ThreadsQuery, ask?: Ask): Promise<ThreadsAnswer>
  loadThread(base: string, query: ThreadQuery, ask?: Ask): Promise<ThreadAnswer>
  loadPostPage(base: string, query: PostQuery, ask?: Ask): Promise<ThreadAnswer & { readonly postId: PostId }>
  loadLastPage(base: string, threadId: ThreadId, ask?: Ask): Promise<ThreadAnswer>
  close(): Promise<void>
}

export type OpenEngine = (base: string) => Engine
