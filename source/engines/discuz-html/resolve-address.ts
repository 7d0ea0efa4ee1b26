/**
 * What an address means that no pattern tells: the page itself is looked at (owner's own paths for boards and threads, bound domains,
 * facts §1.9). Gives the address in our terms, or the one that came in where the page is no thread and no board.
 */
import type { Address } from '../../forum/address.ts'
import type { Ask } from '../../forum/engine.ts'
import type { BoardId } from '../../forum/model.ts'
import type { HttpClient } from '../../http/contract.ts'
import { loadPage, openSession } from './load-page.ts'
import { boardNumberIn } from './parse-board-head.ts'
import type { PageMarks } from './parse-page.ts'

/** The folder that the page names as its own, on the host that answered. */
const baseOf = (marks: PageMarks, url: string, guessed: string): string => {
  const claimed = marks.siteUrl ? URL.parse(marks.siteUrl) : null
  const answered = new URL(url)
  return claimed?.hostname === answered.hostname ? answered.origin + claimed.pathname : guessed
}

/** Throws what the page refuses with. */
export const resolveAddress = async (
  client: HttpClient,
  url: string,
  guessed: Address,
  ask: Ask = {},
): Promise<Address> => {
  if (guessed.kind !== 'index') return guessed
  const page = await loadPage(openSession({ client, base: guessed.base }), url, ask)
  const base = baseOf(page.marks, page.url, guessed.base)
  if (page.marks.threadId)
    return { kind: 'thread', base, threadId: page.marks.threadId, page: 1, view: { authorId: null, order: 'default' } }
  const boardId = page.marks.kind === 'forumdisplay' ? boardNumberIn(page.html) : null
  return boardId ? { kind: 'board', base, boardId: boardId as BoardId, page: 1 } : { kind: 'index', base }
}
