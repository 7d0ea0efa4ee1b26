/** Lists across boards, read off a Discuz! X forum's own web pages. */
import type { Lists } from '../../forum/lists.ts'
import type { DiscuzHtmlOptions } from './engine.ts'
import { createOwnLists } from './load-own-lists.ts'
import { loadPage, openSession } from './load-page.ts'
import { createRemarks } from './load-remarks.ts'
import { loadSearch } from './load-search.ts'
import { loadUser, loadUserReplies, loadUserThreads } from './load-user.ts'
import { parseGuide } from './parse-guide.ts'

const guideUrl = (base: string, view: string, page: number): string =>
  `${base}forum.php?mod=guide&view=${view}${page > 1 ? `&page=${page}` : ''}`

export const createDiscuzLists = (options: DiscuzHtmlOptions): Lists => {
  const session = openSession(options)
  return {
    ...createOwnLists(session),
    ...createRemarks(session),
    loadGuide: async (view, page, ask = {}) => {
      const { html, facts, answer } = await loadPage(session, guideUrl(session.base, view, page), ask)
      const found = parseGuide(html, { ...facts, askedPage: page })
      return { ...answer, ...found, view, warnings: [...answer.warnings, ...found.warnings] }
    },
    search: (query, ask = {}) => loadSearch(session, query, ask),
    loadUser: (query, ask = {}) => loadUser(session, query, ask),
    loadUserThreads: (userId, page, ask = {}) => loadUserThreads(session, userId, page, ask),
    loadUserReplies: (userId, page, ask = {}) => loadUserReplies(session, userId, page, ask),
  }
}
