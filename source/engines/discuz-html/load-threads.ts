import type { Ask, ThreadsQuery } from '../../forum/engine.ts'
import { PalouError } from '../../forum/errors.ts'
import type { BoardId, Category, ThreadsAnswer } from '../../forum/model.ts'
import { parseAddress } from '../../forum/parse-address.ts'
import { printAddress } from '../../forum/print-address.ts'
import { threadsUrl } from '../discuz/threads-url.ts'
import { firstOf } from './first-of.ts'
import { fetchOptions, frozen, judge, type LoadedPage, loadPage, readPage, type Session } from './load-page.ts'
import { archiverUrl, printForm } from './own-forms.ts'
import { bareBoard } from './parse-boards.ts'
import { parseIndex } from './parse-index.ts'
import { parseThreads, type ThreadsPage } from './parse-threads.ts'

const isUrl = (boardId: string): boolean => /^https?:\/\//.test(boardId)

/** The fid of a category leads to the category: its boards are what there is to see. */
const categoryAnswer = (page: LoadedPage, id: string, boardId: BoardId): ThreadsAnswer => {
  const { categories, warnings } = parseIndex(page.html, { ...page.facts, askedPage: 1 })
  const own = categories.find(category => category.id === id) ?? (categories[0] as Category)
  return {
    ...page.answer,
    board: { ...bareBoard(boardId, own.name, page.facts.base), children: own.boards },
    types: [],
    threads: [],
    page: { number: 1, count: 1, size: null },
    warnings: [...page.answer.warnings, ...warnings],
  }
}

type Landing = { readonly page: LoadedPage; readonly categoryId: string | null }

/** Boards redirect for many reasons: a category, a login, another address of the same board, a link elsewhere (facts §1.8, §3.6). */
const land = async (session: Session, url: string, ask: Ask): Promise<Landing> => {
  const first = await session.client.get(url, { ...fetchOptions(ask), follow: false })
  if (!first.location) {
    judge(first)
    return { page: readPage(session, first), categoryId: null }
  }
  const target = parseAddress(first.location)
  const categoryId = target?.kind === 'category' ? target.categoryId : null
  if (categoryId) {
    const page = await loadPage(session, printAddress({ kind: 'category', base: session.base, categoryId }), ask)
    return { page, categoryId }
  }
  const isLogin = /member\.php\?mod=logging/.test(first.location)
  const isMove = new URL(first.location).pathname === new URL(url).pathname
  if (frozen.test(first.location)) throw new PalouError('account-frozen', { url: first.location })
  if (isLogin) throw new PalouError('login-needed', { url: first.location })
  if (target?.kind !== 'board' && !isMove)
    throw new PalouError('page-not-recognised', { url: first.location, detail: `the board leads to ${first.location}` })
  return { page: await loadPage(session, url, ask), categoryId: null }
}

const answerOf = (page: LoadedPage, { rules: _, ...listing }: ThreadsPage): ThreadsAnswer => ({
  ...page.answer,
  ...listing,
  warnings: [...page.answer.warnings, ...listing.warnings],
})

const listingAnswer = (page: LoadedPage, askedPage: number): ThreadsAnswer =>
  answerOf(page, parseThreads(page.html, { ...page.facts, askedPage }))

const isPlain = (query: ThreadsQuery): boolean =>
  query.page === 1 && query.sort === null && query.filter === 'all' && query.typeId === null

/** A board on its own domain is known by its address until its page tells the number (facts §1.9). */
const loadOwnAddress = async (session: Session, query: ThreadsQuery, ask: Ask): Promise<ThreadsAnswer> => {
  const answer = listingAnswer(await loadPage(session, query.boardId, ask), 1)
  if (isPlain(query)) return answer
  if (answer.board.id === '0') throw new PalouError('board-not-found', { url: query.boardId })
  return loadThreads(session, { ...query, boardId: answer.board.id }, ask)
}

const loadByNumber = async (session: Session, query: ThreadsQuery, ask: Ask): Promise<ThreadsAnswer> => {
  const { page, categoryId } = await land(session, threadsUrl(session.base, query), ask)
  return categoryId ? categoryAnswer(page, categoryId, query.boardId) : listingAnswer(page, query.page)
}

const loadArchived = async (session: Session, { boardId, page }: ThreadsQuery, ask: Ask): Promise<ThreadsAnswer> => {
  const { parseArchiverThreads } = await import('./parse-archiver.ts')
  const loaded = await loadPage(session, archiverUrl(session.base, `?fid-${boardId}.html`, page), ask)
  const found = parseArchiverThreads(loaded.html, boardId, { ...loaded.facts, askedPage: page })
  return answerOf(loaded, found)
}

/** In the dynamic form; where that is refused or unreadable, in the site's own form, then from its archive. */
export const loadThreads = async (session: Session, query: ThreadsQuery, ask: Ask): Promise<ThreadsAnswer> => {
  if (isUrl(query.boardId)) return loadOwnAddress(session, query, ask)
  const isWhole = isPlain({ ...query, page: 1 })
  return firstOf([
    () => loadByNumber(session, query, ask),
    async () => {
      const form = isWhole ? session.forms.board : null
      const url = form && printForm(form, session.base, query.boardId, query.page)
      return url ? listingAnswer(await loadPage(session, url, ask), query.page) : null
    },
    () => (isWhole && session.hasArchive ? loadArchived(session, query, ask) : null),
  ])
}
