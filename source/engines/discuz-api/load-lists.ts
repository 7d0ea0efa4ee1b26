/** The index and the listings. */
import type { Ask, ThreadsQuery } from '../../forum/engine.ts'
import { PalouError } from '../../forum/errors.ts'
import type { BoardsAnswer, ThreadsAnswer } from '../../forum/model.ts'
import { threadsParameters } from '../discuz/threads-url.ts'
import { factsOf, loadModule, moduleUrl } from './load-module.ts'
import type { Session } from './open-session.ts'
import { isIndex, namesOf, parseBoards } from './parse-boards.ts'
import { parseThreads, wantsPassword } from './parse-threads.ts'
import { offsetFrom } from './read-when.ts'
import { fieldsOf, isSet, rowsOf } from './shape.ts'

export const loadBoards = async (session: Session, ask: Ask): Promise<BoardsAnswer> => {
  const url = moduleUrl(session.base, 'forumindex', 4)
  const { envelope, answer } = await loadModule(session, url, ask, ({ variables }) => isIndex(variables))
  const categories = parseBoards(envelope.variables, session.base)
  for (const [id, name] of namesOf(categories)) session.boardNames.set(id, name)
  return { ...answer, page: null, categories, warnings: [] }
}

const listingUrl = (base: string, query: ThreadsQuery): string =>
  moduleUrl(base, 'forumdisplay', 4, { fid: encodeURIComponent(query.boardId) }) + threadsParameters(query)

export const loadThreads = async (session: Session, query: ThreadsQuery, ask: Ask): Promise<ThreadsAnswer> => {
  if (/^https?:/.test(query.boardId)) throw new PalouError('api-unavailable', { url: query.boardId })
  const url = listingUrl(session.base, query)
  const { envelope, answer, facts } = await loadModule(session, url, ask, ({ variables }) => 'forum' in variables)
  const { variables } = envelope
  const forum = fieldsOf(variables.forum)
  if (isSet(forum.redirect)) throw new PalouError('page-not-recognised', { url, detail: 'the board leads elsewhere' })
  if (wantsPassword(variables)) throw new PalouError('password-needed', { url })
  session.learntOffset ??= offsetFrom(rowsOf(variables.forum_threadlist).map(row => [row.dblastpost, row.lastpost]))
  const listing = parseThreads(variables, factsOf(session, facts.now))
  if (!listing) throw new PalouError('api-unavailable', { url, detail: 'no listing' })
  session.boardNames.set(listing.board.id, listing.board.name)
  for (const { id, name } of listing.types) session.typeNames.set(id, name)
  const isShort = listing.page.number < query.page
  return {
    ...answer,
    ...listing,
    warnings: isShort
      ? [{ code: 'page-beyond-end', message: `page ${query.page} was asked, page ${listing.page.number} came` }]
      : [],
  }
}
