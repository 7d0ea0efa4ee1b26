/** The engine that reads a Discuz! X forum's own web pages. */
import type { Engine } from '../../forum/engine.ts'
import type { HttpClient } from '../../http/contract.ts'
import { loadBoards } from './load-boards.ts'
import { engineName, type Session } from './load-page.ts'
import { loadLastPage, loadPostPage, loadThread } from './load-thread.ts'
import { loadThreads } from './load-threads.ts'

export type DiscuzHtmlOptions = {
  readonly client: HttpClient
  /** The forum's root with a trailing slash, as the person gave it. */
  readonly base: string
  /** Minutes east of Greenwich in which the site prints its times; unset, the pages are asked, then China's time is taken. */
  readonly offsetMinutes?: number | undefined
}

export const createDiscuzHtml = ({ client, base, offsetMinutes }: DiscuzHtmlOptions): Engine => {
  const session: Session = { client, base, offsetMinutes: offsetMinutes ?? null }
  return {
    name: engineName,
    loadBoards: (ask = {}) => loadBoards(session, ask),
    loadThreads: (query, ask = {}) => loadThreads(session, query, ask),
    loadThread: (query, ask = {}) => loadThread(session, query, ask),
    loadPostPage: (query, ask = {}) => loadPostPage(session, query, ask),
    loadLastPage: (threadId, ask = {}) => loadLastPage(session, threadId, ask),
  }
}
