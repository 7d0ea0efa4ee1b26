/** Who answers whom: quotes and links to floors make chains across pages. Pure; works on whatever floors are at hand. */
import type { Block, Inline } from '../content/block.ts'
import type { Post, PostId } from './model.ts'

const runsOf = (blocks: readonly Block[]): readonly Inline[] =>
  blocks.flatMap(block => {
    if (block.kind === 'paragraph') return block.runs
    if (block.kind === 'list') return block.items.flatMap(runsOf)
    if (block.kind === 'notice') return runsOf(block.blocks)
    return []
  })

/** Floors of the same forum that a post's links name (facts §1.9: `goto=findpost&pid=`, `#pid`). */
const linkedPosts = (post: Post): readonly PostId[] =>
  runsOf(post.content).flatMap(run => {
    const id = run.kind === 'link' ? run.url.match(/goto=findpost\b[^#]*?[?&]pid=(\d+)|#pid(\d+)$/) : null
    return id ? [(id[1] ?? id[2]) as PostId] : []
  })

const quotedPosts = (blocks: readonly Block[]): readonly PostId[] =>
  blocks.flatMap(block => (block.kind === 'quote' && block.postId !== null ? [block.postId as PostId] : []))

/** The floors that a post answers: what it quotes first, then what it links to; itself never. */
export const answeredBy = (post: Post): readonly PostId[] => {
  const quoted = post.quote?.postId ? [post.quote.postId] : []
  return [...new Set([...quoted, ...quotedPosts(post.content), ...linkedPosts(post)])].filter(id => id !== post.id)
}

/** A quote without an id still names its author and words: the last earlier floor that has both. */
const findQuoted = (post: Post, before: readonly Post[]): PostId | null => {
  const { quote } = post
  if (!quote || quote.postId !== null || quote.author === null || quote.text === '') return null
  const start = quote.text
    .replace(/\s+/g, '')
    .replace(/(?:…|\.{3})$/, '')
    .slice(0, 30)
  const found = before.findLast(
    one => one.author.name === quote.author && one.text.replace(/\s+/g, '').startsWith(start),
  )
  return found?.id ?? null
}

export type Links = {
  /** What each floor answers; only floors that answer any. */
  readonly up: ReadonlyMap<PostId, readonly PostId[]>
  /** What answers each floor, in order. */
  readonly down: ReadonlyMap<PostId, readonly PostId[]>
}

export const linkPosts = (posts: readonly Post[]): Links => {
  const up = new Map<PostId, readonly PostId[]>()
  const down = new Map<PostId, PostId[]>()
  posts.forEach((post, index) => {
    const named = answeredBy(post)
    const guessed = named.length === 0 ? findQuoted(post, posts.slice(Math.max(0, index - 200), index)) : null
    const all = guessed === null ? named : [guessed]
    if (all.length === 0) return
    up.set(post.id, all)
    for (const id of all) down.set(id, [...(down.get(id) ?? []), post.id])
  })
  return { up, down }
}

export type Turn = {
  readonly post: Post
  /** Steps from the first floor of the exchange. */
  readonly depth: number
}

/**
 * The exchange that a floor is part of: the chain up from it, and all that answers it or what answers it. Other branches above it are
 * left out: they are other exchanges. In the order one would read it.
 */
export const conversationOf = (posts: readonly Post[], id: PostId): readonly Turn[] => {
  const known = new Map(posts.map(post => [post.id, post]))
  const links = linkPosts(posts)
  const turns: Turn[] = []
  const told = new Set<PostId>()
  const chain: PostId[] = []
  for (let at: PostId | undefined = id; at !== undefined && !chain.includes(at); ) {
    chain.unshift(at)
    at = links.up.get(at)?.find(one => known.has(one))
  }
  const tell = (one: PostId, depth: number): void => {
    const post = known.get(one)
    if (!post || told.has(one)) return
    told.add(one)
    turns.push({ post, depth })
  }
  for (const [depth, one] of chain.entries()) tell(one, depth)
  const waiting = [{ id, depth: chain.length - 1 }]
  while (waiting.length > 0) {
    const next = waiting.shift()!
    for (const answer of links.down.get(next.id) ?? []) {
      if (told.has(answer)) continue
      tell(answer, next.depth + 1)
      waiting.push({ id: answer, depth: next.depth + 1 })
    }
  }
  return [...turns].sort((a, b) => orderOf(a.post) - orderOf(b.post))
}

const orderOf = (post: Post): number => post.floor ?? Number(post.id)
