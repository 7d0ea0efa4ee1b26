/** The engine that reads a Discuz! X forum's own web pages. */
import type { Engine } from '../../forum/engine.ts'
import { loadBoards } from './load-boards.ts'
import { engineName, openSession, type SessionOptions } from './load-page.ts'
import { loadLastPage, loadPostPage, loadThread } from './load-thread.ts'
import { loadThreads } from './load-threads.ts'

export type DiscuzHtmlOptions = SessionOptions

export const createDiscuzHtml = (options: DiscuzHtmlOptions): Engine => {
  const session = openSession(options)
  return {
    name: engineName,
    loadBoards: (ask = {}) => loadBoards(session, ask),
    loadThreads: (query, ask = {}) => loadThreads(session, query, ask),
    loadThread: (query, ask = {}) => loadThread(session, query, ask),
    loadPostPage: (query, ask = {}) => loadPostPage(session, query, ask),
    loadLastPage: (threadId, ask = {}) => loadLastPage(session, threadId, ask),
  }
}
