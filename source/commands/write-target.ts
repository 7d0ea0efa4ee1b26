/** Which floor, thread, board or member a write is about. */
import { PalouError } from '../forum/errors.ts'
import type { BoardId, PostId, ThreadId, UserId } from '../forum/model.ts'
import type { Services } from './contract.ts'
import { chooseBase, findPlace, notThis } from './find-place.ts'
import type { Options } from './options.ts'

export type PostTarget = { readonly base: string; readonly threadId: ThreadId; readonly postId: PostId }

const loadPost = async (
  services: Services,
  base: string,
  query: Parameters<Awaited<ReturnType<Services['openReader']>>['loadPostPage']>[1],
): Promise<PostTarget> => {
  const answer = await (await services.openReader()).loadPostPage(base, query, { signal: services.signal })
  return { base, threadId: answer.thread.id, postId: answer.postId }
}

/** The site is asked only where the address does not name both thread and floor. */
export const findPost = async (services: Services, text: string, options: Options): Promise<PostTarget> => {
  const { floor } = options
  const address = findPlace(services, text, options.site, floor === null ? 'post' : 'thread')
  const { base } = address
  if (floor !== null && 'threadId' in address && address.threadId !== null)
    return loadPost(services, base, { kind: 'floor', threadId: address.threadId, floor })
  if (address.kind === 'post' && address.threadId !== null)
    return { base, threadId: address.threadId, postId: address.postId }
  if (address.kind === 'post' || address.kind === 'floor') return loadPost(services, base, address)
  if (address.kind === 'thread') throw new PalouError('usage', { detail: services.translate('write.floorNeeded') })
  throw notThis(services, address, text)
}

export type ReplyTarget = { readonly base: string; readonly threadId: ThreadId; readonly quotePostId: PostId | null }

/** A thread is answered, a floor is quoted. A bare number is a thread's. */
export const findReplyTarget = async (services: Services, text: string, options: Options): Promise<ReplyTarget> => {
  const address = findPlace(services, text, options.site, 'thread')
  const { base } = address
  const isWhole = options.floor === null && (address.kind === 'thread' || address.kind === 'lastPost')
  if (isWhole) return { base, threadId: address.threadId, quotePostId: null }
  const post = await findPost(services, text, options)
  return { base, threadId: post.threadId, quotePostId: post.postId }
}

export const findThread = (services: Services, text: string, options: Options) => {
  const address = findPlace(services, text, options.site, 'thread')
  if ('threadId' in address && address.threadId !== null) return { base: address.base, threadId: address.threadId }
  throw notThis(services, address, text)
}

export const findBoard = (services: Services, text: string, options: Options): { base: string; boardId: BoardId } => {
  const address = findPlace(services, text, options.site, 'board')
  if (address.kind === 'board') return { base: address.base, boardId: address.boardId }
  throw notThis(services, address, text)
}

export type UserTarget = { readonly base: string; readonly user: { readonly id: UserId } | { readonly name: string } }

/** A profile's address, a number, or a name as it is. */
export const findUser = (services: Services, text: string, options: Options): UserTarget => {
  if (/^[1-9]\d*$/.test(text)) return { base: chooseBase(services, options.site), user: { id: text as UserId } }
  if (/^https?:\/\//.test(text) || /^[^\s:]+:u\//.test(text)) {
    const address = findPlace(services, text, options.site, null)
    if (address.kind === 'user' && address.userId) return { base: address.base, user: { id: address.userId } }
    if (address.kind === 'user' && address.name) return { base: address.base, user: { name: address.name } }
    throw notThis(services, address, text)
  }
  return { base: chooseBase(services, options.site), user: { name: text } }
}
