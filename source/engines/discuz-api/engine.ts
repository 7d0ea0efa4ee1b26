/** The engine that reads a Discuz! X forum through its mobile API (facts §6). It needs the plugin 掌上论坛 to be on, as it is on many sites. */
import type { Engine } from '../../forum/engine.ts'
import { engineName, openSession, type SessionOptions } from './open-session.ts'

export const createDiscuzApi = (options: SessionOptions): Engine => {
  const session = openSession(options)
  const lists = () => import('./load-lists.ts')
  const thread = () => import('./load-thread.ts')
  return {
    name: engineName,
    loadBoards: async (ask = {}) => (await lists()).loadBoards(session, ask),
    loadThreads: async (query, ask = {}) => (await lists()).loadThreads(session, query, ask),
    loadThread: async (query, ask = {}) => (await thread()).loadThread(session, query, ask),
    loadPostPage: async (query, ask = {}) => (await thread()).loadPostPage(session, query, ask),
    loadLastPage: async (threadId, ask = {}) => (await thread()).loadLastPage(session, threadId, ask),
  }
}
