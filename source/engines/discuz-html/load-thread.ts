/** Threads by page, by floor and by their end. Where a floor stands, the site's own redirector says (facts §1.9). */
import type { Ask, PostQuery, ThreadQuery } from '../../forum/engine.ts'
import { PalouError } from '../../forum/errors.ts'
import type { PostId, ThreadAnswer, ThreadId, Warning } from '../../forum/model.ts'
import { printAddress } from '../../forum/print-address.ts'
import { firstOf } from './first-of.ts'
import { loadPage, type Session } from './load-page.ts'
import { archiverUrl, printForm } from './own-forms.ts'
import { parseThread } from './parse-thread.ts'

/** `askedPage` null where a redirector chooses the page. */
const loadAt = async (session: Session, url: string, askedPage: number | null, ask: Ask): Promise<ThreadAnswer> => {
  const page = await loadPage(session, url, ask)
  const found = parseThread(page.html, { ...page.facts, askedPage })
  if (!found) throw new PalouError('page-not-recognised', { url: page.url, detail: page.marks.title ?? 'no floors' })
  return { ...page.answer, ...found, warnings: [...page.answer.warnings, ...found.warnings] }
}

/** The two poor forms of a thread know no ids: nothing can be done to their floors, and the reader is told so. */
const plainWarning: Warning = {
  code: 'partial',
  message: 'read from a plain form of the thread: its floors have words, authors and times only',
}

const loadPlain = async (session: Session, url: string, page: number, ask: Ask): Promise<ThreadAnswer> => {
  const { parsePlainThread } = await import('./parse-plain-thread.ts')
  const loaded = await loadPage(session, url, ask)
  const found = parsePlainThread(loaded.html, { ...loaded.facts, askedPage: page })
  if (!found) throw new PalouError('page-not-recognised', { url: loaded.url })
  return { ...loaded.answer, ...found, warnings: [...loaded.answer.warnings, ...found.warnings, plainWarning] }
}

/**
 * In the dynamic form; where that is refused or unreadable, in the site's own form, then from its archive, then as it would be printed
 * (facts §7.3: the first hundred floors on one page).
 */
export const loadThread = (session: Session, query: ThreadQuery, ask: Ask): Promise<ThreadAnswer> => {
  const { threadId, page, view } = query
  const isWhole = view.authorId === null && view.order === 'default'
  const url = printAddress({ kind: 'thread', base: session.base, ...query })
  return firstOf([
    () => loadAt(session, url, page, ask),
    () => {
      const form = isWhole ? session.forms.thread : null
      return form ? loadAt(session, printForm(form, session.base, threadId, page), page, ask) : null
    },
    () => {
      const isKept = isWhole && session.hasArchive
      return isKept ? loadPlain(session, archiverUrl(session.base, `?tid-${threadId}.html`, page), page, ask) : null
    },
    () => (isWhole && page === 1 ? loadPlain(session, `${url}&action=printable`, 1, ask) : null),
  ])
}

export const loadLastPage = (session: Session, threadId: ThreadId, ask: Ask): Promise<ThreadAnswer> =>
  loadAt(session, printAddress({ kind: 'lastPost', base: session.base, threadId }), null, ask)

const wanted = (query: PostQuery, answer: ThreadAnswer): PostId | null => {
  const post = answer.posts.find(found =>
    query.kind === 'post' ? found.id === query.postId : found.floor === query.floor,
  )
  return post?.id ?? null
}

/** An unknown floor lands on page 1 as if nothing were wrong (facts §1.9), so the page is searched for it. */
export const loadPostPage = async (
  session: Session,
  query: PostQuery,
  ask: Ask,
): Promise<ThreadAnswer & { readonly postId: PostId }> => {
  const url = printAddress({ base: session.base, ...query })
  const answer = await loadAt(session, url, null, ask)
  const postId = wanted(query, answer)
  if (!postId) throw new PalouError('post-not-found', { url })
  return { ...answer, postId }
}
