/** The engine that reads a Discuz! X forum's own web pages. What reads one kind of page is loaded when that kind is asked for. */
import type { Engine } from '../../forum/engine.ts'
import { engineName, openSession, type SessionOptions } from './load-page.ts'

export type DiscuzHtmlOptions = SessionOptions

export const createDiscuzHtml = (options: DiscuzHtmlOptions): Engine => {
  const session = openSession(options)
  const boards = () => import('./load-boards.ts')
  const listing = () => import('./load-threads.ts')
  const thread = () => import('./load-thread.ts')
  return {
    name: engineName,
    loadBoards: async (ask = {}) => (await boards()).loadBoards(session, ask),
    loadThreads: async (query, ask = {}) => (await listing()).loadThreads(session, query, ask),
    loadThread: async (query, ask = {}) => (await thread()).loadThread(session, query, ask),
    loadPostPage: async (query, ask = {}) => (await thread()).loadPostPage(session, query, ask),
    loadLastPage: async (threadId, ask = {}) => (await thread()).loadLastPage(session, threadId, ask),
  }
}
