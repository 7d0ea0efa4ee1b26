/** `site:t/123`, `site:f/7`, `site:p/456`, and `site:t/123/5` for a page; the caller knows which base `site` stands for. */
import type { Address } from './address.ts'
import type { BoardId, PostId, ThreadId } from './model.ts'

export type Shorthand = {
  readonly site: string
  readonly kind: 'thread' | 'board' | 'post'
  readonly id: string
  readonly page: number
}

const kinds = { t: 'thread', f: 'board', p: 'post' } as const

export const parseShorthand = (text: string): Shorthand | null => {
  const match = text.trim().match(/^([^\s:/?#]+):(?:([tp])\/([1-9]\d{0,17})|(f)\/(\w{1,40}))(?:\/([1-9]\d{0,5}))?$/)
  if (!match?.[1]) return null
  const letter = (match[2] ?? match[4]) as keyof typeof kinds
  return { site: match[1], kind: kinds[letter], id: match[3] ?? match[5] ?? '', page: Number(match[6] ?? 1) }
}

export const expandShorthand = ({ kind, id, page }: Shorthand, base: string): Address => {
  if (kind === 'thread')
    return { kind, base, threadId: id as ThreadId, page, view: { authorId: null, order: 'default' } }
  if (kind === 'board') return { kind, base, boardId: id as BoardId, page }
  return { kind, base, postId: id as PostId, threadId: null }
}
