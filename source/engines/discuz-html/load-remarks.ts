/** Who rated a floor, all its comments, a board's rules, the owner's announcements (facts §4.9, §4.10, §2.1, §3.1). */

import { parseHtml } from '../../content/dom.ts'
import type { Ask } from '../../forum/engine.ts'
import { isPalouError } from '../../forum/errors.ts'
import type { BoardId } from '../../forum/model.ts'
import { boardUrl } from '../../forum/print-address.ts'
import type { AnnouncementsAnswer, CommentsAnswer, FloorRef, RatingsAnswer, Remarks } from '../../forum/remarks.ts'
import { foldTraditional } from '../discuz/fold-traditional.ts'
import { loadFragment } from './load-fragment.ts'
import { type LoadedPage, loadPage, type Session } from './load-page.ts'
import { parseAnnouncements } from './parse-announcements.ts'
import { parseComments } from './parse-floor-remarks.ts'
import { pageOf, parsePager } from './parse-pager.ts'
import { parseRatingLog } from './parse-ratings.ts'
import { parseThreads } from './parse-threads.ts'
import { indexNodes } from './select.ts'

const miscUrl = (base: string, action: string, { threadId, postId }: FloorRef): string =>
  `${base}forum.php?mod=misc&action=${action}&tid=${threadId}&pid=${postId}`

/** A list that is empty is a message page here: what it says of the site is then asked of the index. */
const emptyWhere = async (
  session: Session,
  words: RegExp,
  ask: Ask,
  load: () => Promise<LoadedPage>,
): Promise<{ readonly page: LoadedPage; readonly isEmpty: boolean }> => {
  try {
    return { page: await load(), isEmpty: false }
  } catch (error) {
    if (!isPalouError(error) || !words.test(foldTraditional(error.detail ?? ''))) throw error
    return { page: await loadPage(session, `${session.base}forum.php`, ask), isEmpty: true }
  }
}

const ratings = async (session: Session, floor: FloorRef, ask: Ask): Promise<RatingsAnswer> => {
  const url = miscUrl(session.base, 'viewratings', floor)
  const { page, isEmpty } = await emptyWhere(session, /没有评分/, ask, () => loadPage(session, url, ask))
  const found = isEmpty ? { ratings: [], totals: [] } : parseRatingLog(page.html, { ...page.facts, askedPage: 1 })
  return { ...page.answer, page: null, floor, ...found }
}

const comments = async (session: Session, floor: FloorRef, page: number, ask: Ask): Promise<CommentsAnswer> => {
  const url = `${miscUrl(session.base, 'commentmore', floor)}&page=${page}&inajax=1`
  const { html, facts, answer } = await loadFragment(session, url, ask)
  const nodes = parseHtml(html)
  const found = parseComments(
    indexNodes(nodes, () => false),
    facts,
  )
  const shown = pageOf(parsePager(nodes), page)
  return {
    ...answer,
    page: shown.page,
    floor,
    comments: found,
    warnings: [...answer.warnings, ...shown.warnings],
  }
}

const announcements = async (session: Session, ask: Ask): Promise<AnnouncementsAnswer> => {
  const load = () => loadPage(session, `${session.base}forum.php?mod=announcement`, ask)
  const { page, isEmpty } = await emptyWhere(session, /公告.{0,6}(?:不存在|没有)|没有.{0,6}公告/, ask, load)
  const found = isEmpty ? [] : parseAnnouncements(page.html, { ...page.facts, askedPage: 1 })
  return { ...page.answer, page: null, announcements: found }
}

const rules = async (session: Session, boardId: BoardId, ask: Ask) => {
  const { html, facts, answer } = await loadPage(session, boardUrl(session.base, boardId), ask)
  const { board, rules: text } = parseThreads(html, { ...facts, askedPage: 1 })
  return { ...answer, page: null, board: { id: board.id, name: board.name, url: board.url }, text }
}

export const createRemarks = (session: Session): Remarks => ({
  loadRatings: (floor, ask = {}) => ratings(session, floor, ask),
  loadComments: (floor, page, ask = {}) => comments(session, floor, page, ask),
  loadAnnouncements: (ask = {}) => announcements(session, ask),
  loadRules: (boardId, ask = {}) => rules(session, boardId, ask),
})
