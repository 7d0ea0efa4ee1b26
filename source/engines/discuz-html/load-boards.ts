import type { Ask } from '../../forum/engine.ts'
import { isPalouError } from '../../forum/errors.ts'
import type { BoardsAnswer } from '../../forum/model.ts'
import { printAddress } from '../../forum/print-address.ts'
import { firstOf } from './first-of.ts'
import { type LoadedPage, loadPage, type Session } from './load-page.ts'
import { archiverUrl } from './own-forms.ts'
import { type IndexPage, parseIndex } from './parse-index.ts'

/** `forumlist=1`: a touch template shows a feed first unless it is asked for the list (facts §2.5); others ignore it. */
const indexUrl = (base: string): string => printAddress({ kind: 'index', base })

/**
 * A base guessed from an unknown path may be a folder of the forum, not its root: then the page that lies there, or the host's root,
 * names the folder. Only the folder is believed, and only with the same host name.
 */
const findBase = async (session: Session, ask: Ask): Promise<boolean> => {
  const { base } = session
  const { origin, hostname } = new URL(base)
  for (const url of new Set([base, `${origin}/`])) {
    const page = await loadPage(session, url, ask).catch(() => null)
    const claimed = page?.marks.siteUrl && URL.canParse(page.marks.siteUrl) ? new URL(page.marks.siteUrl) : null
    const found = claimed?.hostname === hostname ? origin + claimed.pathname : null
    if (found && found !== base) {
      session.base = found
      return true
    }
  }
  return false
}

const loadIndex = async (session: Session, ask: Ask): Promise<LoadedPage> => {
  try {
    return await loadPage(session, indexUrl(session.base), ask)
  } catch (error) {
    const isElsewhere = isPalouError(error) && (error.code === 'page-not-found' || error.code === 'page-not-recognised')
    if (!isElsewhere || !(await findBase(session, ask))) throw error
    return loadPage(session, indexUrl(session.base), ask)
  }
}

const answerOf = ({ answer }: LoadedPage, { categories, warnings }: IndexPage): BoardsAnswer => ({
  ...answer,
  page: null,
  categories,
  warnings: [...answer.warnings, ...warnings],
})

const loadArchived = async (session: Session, ask: Ask): Promise<BoardsAnswer> => {
  const { parseArchiverIndex } = await import('./parse-archiver.ts')
  const page = await loadPage(session, archiverUrl(session.base, '', 1), ask)
  return answerOf(page, parseArchiverIndex(page.html, { ...page.facts, askedPage: 1 }))
}

/** From the index; where that is unreadable, from the site's archive. */
export const loadBoards = (session: Session, ask: Ask): Promise<BoardsAnswer> =>
  firstOf([
    async () => {
      const page = await loadIndex(session, ask)
      return answerOf(page, parseIndex(page.html, { ...page.facts, askedPage: 1 }))
    },
    () => (session.hasArchive ? loadArchived(session, ask) : null),
  ])
