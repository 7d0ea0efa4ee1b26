/** `palou thread <thread> --conversation <post>`: one exchange out of a thread, up along the quotes and down to what answers. */

import { answeredBy, conversationOf } from '../forum/conversation.ts'
import type { Ask, PostQuery } from '../forum/engine.ts'
import { PalouError } from '../forum/errors.ts'
import type { Post, PostId, ThreadAnswer, ThreadId } from '../forum/model.ts'
import { parseAddress } from '../forum/parse-address.ts'
import type { Reader } from '../reader.ts'
import type { Run, Services } from './contract.ts'
import { findPlace, notThis } from './find-place.ts'
import type { Options } from './options.ts'

/** Floors asked for on the way up, and pages on the way down: an exchange is mostly near. `--all` goes on to the end. */
const mostSteps = 50
const pagesDown = 3

const wholeView = { authorId: null, order: 'default' } as const

/** A floor's address, its id, or its number as `12#`. */
const findQuery = (text: string, threadId: ThreadId): PostQuery => {
  const floor = text.match(/^#(\d{1,9})$|^(\d{1,9})#$/)
  if (floor) return { kind: 'floor', threadId, floor: Number(floor[1] ?? floor[2]) }
  const address = /^\d+$/.test(text) ? null : parseAddress(text)
  const postId = address?.kind === 'post' ? address.postId : (text as PostId)
  if (address?.kind === 'floor') return { kind: 'floor', threadId, floor: address.floor }
  if (/^\w{1,24}$/.test(postId)) return { kind: 'post', postId, threadId }
  throw new PalouError('usage', { detail: `--conversation: ${text}` })
}

type Floors = Map<PostId, Post>
const add = (floors: Floors, posts: readonly Post[]): void => {
  for (const post of posts) floors.set(post.id, post)
}

/** Floors that the exchange quotes and that are not at hand. */
const climb = async (
  reader: Reader,
  base: string,
  threadId: ThreadId,
  from: PostId,
  floors: Floors,
  ask: Ask,
): Promise<void> => {
  let at: Post | undefined = floors.get(from)
  const seen = new Set<PostId>()
  for (let step = 0; at && step < mostSteps && !seen.has(at.id); step += 1) {
    seen.add(at.id)
    const next: PostId | undefined = answeredBy(at)[0]
    if (next === undefined) return
    if (!floors.has(next)) {
      try {
        add(floors, (await reader.loadPostPage(base, { kind: 'post', postId: next, threadId }, ask)).posts)
      } catch (error) {
        if (error instanceof PalouError && error.code === 'interrupted') throw error
        return
      }
    }
    at = floors.get(next)
  }
}

const descend = async (
  reader: Reader,
  base: string,
  first: ThreadAnswer,
  all: boolean,
  floors: Floors,
  ask: Ask,
): Promise<void> => {
  const from = first.page?.number ?? 1
  const end = first.page?.count ?? from
  const to = all ? end : Math.min(end, from + pagesDown)
  for (let page = from + 1; page <= to; page += 1) {
    try {
      add(floors, (await reader.loadThread(base, { threadId: first.thread.id, page, view: wholeView }, ask)).posts)
    } catch (error) {
      // Offline, what is not kept is not there; what is read so far is an exchange, too.
      if (error instanceof PalouError && error.code === 'offline') continue
      throw error
    }
  }
}

const gather = async (services: Services, text: string, options: Options) => {
  const place = findPlace(services, text.replace(/#pid\d+$/, ''), options.site, 'thread')
  if (place.kind !== 'thread') throw notThis(services, place, text)
  const { base, threadId } = place
  const reader = await services.openReader()
  const ask: Ask = { signal: services.signal }
  const answer = await reader.loadPostPage(base, findQuery(options.kept.conversation ?? '', threadId), ask)
  const floors: Floors = new Map()
  const memory = await services.openMemory()
  add(floors, memory?.threadFloors(base, threadId).map(({ post }) => post) ?? [])
  add(floors, answer.posts)
  const bulk: Ask = { ...ask, priority: 'bulk' }
  await climb(reader, base, threadId, answer.postId, floors, bulk)
  await descend(reader, base, answer, options.pages?.to === Number.POSITIVE_INFINITY, floors, bulk)
  return { answer, posts: conversationOf([...floors.values()], answer.postId).map(({ post }) => post) }
}

export const run: Run = async (services, { arguments: [text = ''], options }) => {
  async function* pages() {
    const { answer, posts } = await gather(services, text, options)
    yield {
      answer: { ...answer, page: null },
      fields: { thread: answer.thread, posts },
      items: posts,
      next: null,
      lines: async (canvas: Parameters<typeof import('./lines-thread.ts')['threadLines']>[2]) =>
        (await import('./lines-thread.ts')).threadLines(
          { ...answer, page: null, posts },
          true,
          canvas,
          services.translate,
        ),
    }
  }
  return { kind: 'reading', document: 'thread', pages: pages() }
}
