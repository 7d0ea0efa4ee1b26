/** `palou thread <thread>`: a thread's floors, from the page, the floor or the time that is asked for. */
import type { Address, ThreadView } from '../forum/address.ts'
import type { Ask } from '../forum/engine.ts'
import { PalouError } from '../forum/errors.ts'
import type { Post, PostId, ThreadAnswer, UserId } from '../forum/model.ts'
import { printAddress } from '../forum/print-address.ts'
import type { Reader } from '../reader.ts'
import type { Run, Services } from './contract.ts'
import { findPlace, notThis } from './find-place.ts'
import { findPageSince, isSince } from './find-since.ts'
import type { Options } from './options.ts'
import { rangeOf, readPages } from './read-pages.ts'

type ThreadAddress = Extract<Address, { kind: 'thread' }>
type Start = { readonly address: ThreadAddress; readonly postId: PostId | null }

const postAnchor = /#pid(\d+)$/
const wholeThread: ThreadView = { authorId: null, order: 'default' }

/** A floor's address names its page: the site is asked where the floor stands. */
const findStart = async (services: Services, reader: Reader, text: string, site: string | null): Promise<Start> => {
  const ask: Ask = { signal: services.signal }
  const anchor = (text.match(postAnchor)?.[1] ?? null) as PostId | null
  const page = findPlace(services, text.replace(postAnchor, ''), site, 'thread')
  // With its page and view, as `next` is printed; a page that no longer holds the floor is read from its start.
  if (page.kind === 'thread') return { address: page, postId: anchor }
  const address = anchor === null ? page : findPlace(services, text, site, 'thread')
  if (address.kind === 'lastPost') {
    const { thread, page: last } = await reader.loadLastPage(address.base, address.threadId, ask)
    return { address: threadAddress(address.base, thread.id, last?.number ?? 1), postId: null }
  }
  if (address.kind !== 'post' && address.kind !== 'floor') throw notThis(services, address, text)
  const found = await reader.loadPostPage(address.base, address, ask)
  return { address: threadAddress(address.base, found.thread.id, found.page?.number ?? 1), postId: found.postId }
}

const threadAddress = (base: string, threadId: ThreadAddress['threadId'], page: number): ThreadAddress => ({
  kind: 'thread',
  base,
  threadId,
  page,
  view: wholeThread,
})

/** `op`, an id, or the name of someone who wrote on the first or last page. */
const findAuthor = async (
  reader: Reader,
  { base, threadId }: ThreadAddress,
  who: string,
  ask: Ask,
): Promise<UserId> => {
  if (/^\d+$/.test(who)) return who as UserId
  const first = await reader.loadThread(base, { threadId, page: 1, view: wholeThread }, ask)
  const isAsked = (post: Post): boolean => (who === 'op' ? post.isOriginalPoster : post.author.name === who)
  const found = first.posts.find(isAsked) ?? (await reader.loadLastPage(base, threadId, ask)).posts.find(isAsked)
  const id = found?.author.id ?? (who === 'op' ? first.thread.author.id : null)
  if (id) return id
  throw new PalouError('user-not-found', { detail: `--author: ${who}`, url: first.thread.url })
}

const findView = async (services: Services, reader: Reader, address: ThreadAddress, options: Options) => {
  const { author, reverse } = options
  const ask: Ask = { signal: services.signal }
  return {
    authorId: author === null ? address.view.authorId : await findAuthor(reader, address, author, ask),
    order: reverse ? 'reverse' : address.view.order,
  } as const satisfies ThreadView
}

/** `last`: what comes after the highest floor that is kept. */
const resolveSince = async (services: Services, { base, threadId }: ThreadAddress, { since }: Options) => {
  if (since === null || !('last' in since)) return since
  const memory = await services.openMemory()
  const floors = memory?.threadFloors(base, threadId) ?? []
  return { floor: Math.max(0, ...floors.map(({ post }) => post.floor ?? 0)) }
}

const readThread: Run = async (services, { arguments: [text = ''], options }) => {
  if (options.since && options.reverse) throw new PalouError('usage', { detail: '--since: --reverse' })
  const reader = await services.openReader()
  const start = await findStart(services, reader, text, options.site)
  const { base, threadId } = start.address
  const view = await findView(services, reader, start.address, options)
  const load = (page: number, ask: Ask) => reader.loadThread(base, { threadId, page, view }, ask)
  const since = await resolveSince(services, start.address, options)
  const from = since
    ? await findPageSince(since, number => load(number, { signal: services.signal }))
    : start.address.page
  const pages = readPages<ThreadAnswer, Post>({
    range: rangeOf(options, from),
    limit: options.limit,
    startAt: start.postId,
    signal: services.signal,
    load,
    itemsOf: page => page.posts,
    wants: post => since === null || isSince(post, since),
    toReadPage: (answer, items, isFirst) => ({
      answer,
      fields: { thread: answer.thread, posts: items },
      items,
      lines: async canvas =>
        (await import('./lines-thread.ts')).threadLines(
          { ...answer, posts: items },
          isFirst,
          canvas,
          services.translate,
        ),
    }),
    addressOf: (page, item) => printAddress({ ...start.address, page, view }) + (item ? `#pid${item.id}` : ''),
  })
  return { kind: 'reading', document: 'thread', pages }
}

export const run: Run = async (services, input) => {
  if (input.options.kept.conversation !== null) return (await import('./thread-conversation.ts')).run(services, input)
  if (!input.options.kept.contents) return readThread(services, input)
  return (await import('./thread-contents.ts')).runContents(services, input, await readThread(services, input))
}
