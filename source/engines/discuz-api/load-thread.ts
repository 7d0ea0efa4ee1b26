/** Threads by page, by floor and by their end. */
import type { Ask, PostQuery, ThreadQuery } from '../../forum/engine.ts'
import { PalouError } from '../../forum/errors.ts'
import type { PostId, ThreadAnswer, ThreadId } from '../../forum/model.ts'
import { parseAddress } from '../../forum/parse-address.ts'
import { printAddress } from '../../forum/print-address.ts'
import { chunkOf, cutPage } from './cut-page.ts'
import { loadBoards } from './load-lists.ts'
import { factsOf, fetchOptions, type Loaded, loadModule, moduleUrl } from './load-module.ts'
import type { Session } from './open-session.ts'
import { type ApiThread, parseThread, wantsMore, withMore } from './parse-thread.ts'
import { offsetFrom } from './read-when.ts'
import { countIn, fieldsOf, idIn, rowsOf, textIn } from './shape.ts'

const isThread = ({ envelope }: Pick<Loaded, 'envelope'>): boolean =>
  'postlist' in envelope.variables && 'thread' in envelope.variables

const wholeThread = { authorId: null, order: 'default' } as const

/** `size` null: as the site cuts its pages. `checkpost` costs nothing and tells whether one may reply. */
const threadUrlOf = (base: string, query: ThreadQuery, version: 1 | 4, size: number | null): string =>
  moduleUrl(base, 'viewthread', version, {
    tid: query.threadId,
    page: query.page,
    ppp: size,
    authorid: query.view.authorId,
    ordertype: query.view.order === 'default' ? null : query.view.order === 'reverse' ? 1 : 2,
    submodule: 'checkpost',
  })

const loadVersion = (session: Session, query: ThreadQuery, version: 1 | 4, size: number | null, ask: Ask) =>
  loadModule(session, threadUrlOf(session.base, query, version, size), ask, envelope => isThread({ envelope }))

/** A thread's answer names its board by number only: the index is asked for names, once. */
const learnBoard = async (session: Session, fid: string | null, ask: Ask): Promise<void> => {
  if (fid === null || session.boardNames.has(fid) || session.indexAsked) return
  session.indexAsked = true
  await loadBoards(session, ask).catch((error: unknown) => {
    if (ask.signal?.aborted) throw error
  })
}

type Read = ThreadAnswer & { readonly extent: number | null }

const read = async (session: Session, query: ThreadQuery, size: number | null, ask: Ask): Promise<Read> => {
  const loaded = await loadVersion(session, query, 1, size, ask)
  const byAuthor = query.view.authorId !== null
  let { variables } = loaded.envelope
  if (wantsMore(variables, byAuthor)) {
    // What version 4 adds is not worth failing for.
    const more = await loadVersion(session, query, 4, size, ask).catch((error: unknown) => {
      if (ask.signal?.aborted) throw error
      return null
    })
    if (more) variables = withMore(variables, more.envelope.variables)
  }
  session.learntOffset ??= offsetFrom(rowsOf(variables.postlist).map(row => [row.dbdateline, row.dateline]))
  await learnBoard(session, idIn(variables.fid) ?? idIn(fieldsOf(variables.thread).fid), ask)
  const found: ApiThread | null = parseThread(variables, {
    ...factsOf(session, loaded.facts.now),
    pageUrl: printAddress({ kind: 'thread', base: session.base, ...query }),
    version: loaded.envelope.version ?? 1,
    askedPage: query.page,
    byAuthor,
    boardNames: session.boardNames,
    typeNames: session.typeNames,
    isGuest: loaded.envelope.isGuest,
  })
  if (!found) throw new PalouError('api-unavailable', { url: loaded.url, detail: 'no thread' })
  if (size === null) session.pageSize = countIn(variables.ppp) || null
  return { ...loaded.answer, ...found }
}

const plain = ({ extent: _, ...answer }: Read): ThreadAnswer => answer

const keyOf = ({ threadId, view }: ThreadQuery, chunk: number, size: number): string =>
  `${threadId} ${view.authorId ?? ''} ${view.order} ${chunk} ${size}`

/** Some sites cap a page: theirs are read one by one, as they are. */
const refuseLarge = async (session: Session, query: ThreadQuery, ask: Ask): Promise<ThreadAnswer> => {
  session.isLargeRefused = true
  return plain(await read(session, query, null, ask))
}

const loadCut = async (session: Session, query: ThreadQuery, size: number, ask: Ask): Promise<ThreadAnswer> => {
  const chunk = chunkOf(query.page, size)
  const key = keyOf(query, chunk.number, chunk.size)
  if (session.chunk?.key !== key || ask.refresh) {
    const { extent, ...answer } = await read(session, { ...query, page: chunk.number }, chunk.size, ask)
    if (answer.page?.size !== chunk.size) return refuseLarge(session, query, ask)
    session.chunk = { key, answer, extent }
  }
  const { answer, extent } = session.chunk
  return cutPage(answer, { page: query.page, size, extent, byAuthor: query.view.authorId !== null })
}

/** Bulk reading takes large pages, of which the site's own are cut; a person's page is asked as it is. */
export const loadThread = async (session: Session, query: ThreadQuery, ask: Ask): Promise<ThreadAnswer> =>
  ask.priority === 'bulk' && session.pageSize !== null && !session.isLargeRefused
    ? loadCut(session, query, session.pageSize, ask)
    : plain(await read(session, query, null, ask))

/** Past the end the last page is shown (facts §0.8). */
const pastTheEnd = 99_999

export const loadLastPage = async (session: Session, threadId: ThreadId, ask: Ask): Promise<ThreadAnswer> => {
  const { warnings, ...answer } = plain(
    await read(session, { threadId, page: pastTheEnd, view: wholeThread }, null, ask),
  )
  return { ...answer, warnings: warnings.filter(({ code }) => code !== 'page-beyond-end') }
}

type Spot = { readonly threadId: ThreadId; readonly page: number }

/** The site's redirector names the page in its Location; nothing is followed, so a guarded page costs nothing. */
const byRedirect = async (session: Session, query: PostQuery, ask: Ask): Promise<Spot | null> => {
  const url = printAddress({ base: session.base, ...query })
  const { location } = await session.client.get(url, { ...fetchOptions(ask), follow: false })
  // Without its fragment it is a page's address and not a floor's.
  const address = location === null ? null : parseAddress(location.replace(/#.*$/, ''))
  return address?.kind === 'thread' ? { threadId: address.threadId, page: address.page } : null
}

/** Version 4 tells where in its thread one post stands. */
const byPosition = async (session: Session, query: PostQuery, ask: Ask): Promise<Spot | null> => {
  if (query.kind === 'floor' || query.threadId === null) return null
  const { threadId, postId } = query
  const url = moduleUrl(session.base, 'viewthread', 4, { tid: threadId, viewpid: postId })
  const { envelope } = await loadModule(session, url, ask, found => isThread({ envelope: found }))
  const row = rowsOf(envelope.variables.postlist).find(({ pid }) => textIn(pid) === postId)
  const [position, size] = [countIn(row?.position), countIn(envelope.variables.ppp)]
  return position && size ? { threadId, page: Math.ceil(position / size) } : null
}

const findSpot = async (session: Session, query: PostQuery, ask: Ask): Promise<Spot | null> => {
  if (query.kind === 'floor') {
    if (session.pageSize === null)
      await read(session, { threadId: query.threadId, page: 1, view: wholeThread }, null, ask)
    return { threadId: query.threadId, page: Math.ceil(query.floor / (session.pageSize ?? 10)) }
  }
  return (await byPosition(session, query, ask)) ?? (await byRedirect(session, query, ask))
}

export const loadPostPage = async (
  session: Session,
  query: PostQuery,
  ask: Ask,
): Promise<ThreadAnswer & { readonly postId: PostId }> => {
  const spot = await findSpot(session, query, ask)
  const url = printAddress({ base: session.base, ...query })
  if (!spot) throw new PalouError('post-not-found', { url })
  const answer = plain(await read(session, { ...spot, view: wholeThread }, null, ask))
  const post = answer.posts.find(found =>
    query.kind === 'post' ? found.id === query.postId : found.floor === query.floor,
  )
  if (!post) throw new PalouError('post-not-found', { url })
  return { ...answer, postId: post.id }
}
