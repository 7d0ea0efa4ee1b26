/** What is in a thread, told from its floors alone: who wrote how much, what was answered and supported most, pictures, links. Pure. */
import type { Block } from '../content/block.ts'
import { linkPosts } from './conversation.ts'
import type { Post } from './model.ts'

export type AuthorCount = {
  readonly id: string | null
  readonly name: string
  readonly posts: number
  readonly characters: number
}
export type PostCount = { readonly post: Post; readonly count: number }
export type FoundLink = { readonly url: string; readonly text: string; readonly post: Post }
export type FoundImage = { readonly url: string; readonly name: string | null; readonly post: Post }

export type ThreadContents = {
  readonly posts: number
  /** Who wrote most first. */
  readonly authors: readonly AuthorCount[]
  readonly quoted: readonly PostCount[]
  readonly supported: readonly PostCount[]
  readonly images: readonly FoundImage[]
  readonly links: readonly FoundLink[]
}

const countAuthors = (posts: readonly Post[]): readonly AuthorCount[] => {
  const counts = new Map<string, AuthorCount>()
  for (const { author, text } of posts) {
    const key = author.id ?? `${author.kind} ${author.name}`
    const known = counts.get(key)
    const { posts: n = 0, characters = 0 } = known ?? {}
    counts.set(key, { id: author.id, name: author.name, posts: n + 1, characters: characters + text.length })
  }
  return [...counts.values()].sort((a, b) => b.posts - a.posts || b.characters - a.characters)
}

const linksIn = (blocks: readonly Block[]): readonly { readonly url: string; readonly text: string }[] =>
  blocks.flatMap(block => {
    switch (block.kind) {
      case 'paragraph':
        return block.runs.flatMap(run => (run.kind === 'link' ? [{ url: run.url, text: run.text }] : []))
      case 'list':
        return block.items.flatMap(linksIn)
      case 'table':
        return block.rows.flatMap(row => row.flatMap(cell => linksIn(cell.blocks)))
      case 'notice':
        return linksIn(block.blocks)
      case 'media':
        return block.url === null ? [] : [{ url: block.url, text: block.text }]
      default:
        return []
    }
  })

const most = (counts: readonly PostCount[]): readonly PostCount[] =>
  counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)

export const contentsOf = (posts: readonly Post[]): ThreadContents => {
  const { down } = linkPosts(posts)
  return {
    posts: posts.length,
    authors: countAuthors(posts),
    quoted: most(posts.map(post => ({ post, count: down.get(post.id)?.length ?? 0 }))),
    supported: most(
      posts.map(post => ({ post, count: post.reactions.find(({ kind }) => kind === 'support')?.count ?? 0 })),
    ),
    images: posts.flatMap(post => post.images.map(({ url, name }) => ({ url, name, post }))),
    links: posts.flatMap(post => linksIn(post.content).map(link => ({ ...link, post }))),
  }
}
