/** `palou post <post>`: one floor, by its own address or by its number in a thread. */
import type { PostQuery } from '../forum/engine.ts'
import { PalouError } from '../forum/errors.ts'
import type { PostAnswer, ThreadAnswer } from '../forum/model.ts'
import type { Pages, Run, Services } from './contract.ts'
import { findPlace, notThis } from './find-place.ts'
import type { Options } from './options.ts'

const findQuery = (services: Services, text: string, options: Options): { base: string; query: PostQuery } => {
  const address = findPlace(services, text, options.site, options.floor === null ? 'post' : 'thread')
  const { base } = address
  if (options.floor !== null) {
    if (address.kind !== 'thread' && address.kind !== 'post') throw notThis(services, address, text)
    if (address.threadId === null) throw new PalouError('usage', { detail: `--floor: ${text}` })
    return { base, query: { kind: 'floor', threadId: address.threadId, floor: options.floor } }
  }
  if (address.kind === 'post' || address.kind === 'floor') return { base, query: address }
  if (address.kind === 'thread') throw new PalouError('usage', { detail: services.translate('cli.floorNeeded') })
  throw notThis(services, address, text)
}

const pick = (answer: ThreadAnswer & { readonly postId: string }): PostAnswer => {
  const { posts, postId, page: _, ...rest } = answer
  const post = posts.find(one => one.id === postId)
  if (!post) throw new PalouError('post-not-found', { url: answer.thread.url })
  return { ...rest, page: null, post }
}

export const run: Run = async (services, { arguments: [text = ''], options }) => {
  const { base, query } = findQuery(services, text, options)
  const reader = await services.openReader()
  async function* pages(): Pages {
    const answer = pick(await reader.loadPostPage(base, query, { signal: services.signal }))
    const { thread, post } = answer
    yield {
      answer,
      fields: { thread, post },
      items: [post],
      next: null,
      lines: async canvas => (await import('./lines-thread.ts')).postLines(answer, canvas, services.translate),
    }
  }
  return {
    kind: 'reading',
    document: 'post',
    pages: pages(),
  }
}
