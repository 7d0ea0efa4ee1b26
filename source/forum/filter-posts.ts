/** What one does not want to read is folded, with its reason, and never silently gone. Pure. */
import type { Post, ThreadSummary } from './model.ts'

export const filterKinds = ['user', 'word', 'pattern', 'board'] as const
export type FilterKind = (typeof filterKinds)[number]

export type Filter = {
  readonly kind: FilterKind
  /** A user's name or id, a word, a regular expression, a board's id. */
  readonly pattern: string
  /** The site's root; null: everywhere. */
  readonly base: string | null
  readonly reason: string | null
  /** Milliseconds; null: for good. */
  readonly expiresAt: number | null
}

/** Longer texts are not searched by patterns: a careless one would hold up the reader. */
const longestForPattern = 20_000

export const isPattern = (pattern: string): boolean => {
  try {
    new RegExp(pattern, 'iu')
    return true
  } catch {
    return false
  }
}

type Text = {
  readonly user: { readonly id: string | null; readonly name: string }
  readonly text: string
  readonly board: string | null
}
type Test = (seen: Text) => boolean

const testOf = ({ kind, pattern }: Filter): Test => {
  const wanted = pattern.toLowerCase()
  switch (kind) {
    case 'user':
      return ({ user }) => user.id === pattern || user.name.toLowerCase() === wanted
    case 'word':
      return ({ text }) => text.toLowerCase().includes(wanted)
    case 'pattern': {
      if (!isPattern(pattern)) return () => false
      const regex = new RegExp(pattern, 'iu')
      return ({ text }) => regex.test(text.slice(0, longestForPattern))
    }
    case 'board':
      return ({ board }) => board === pattern
  }
}

export type PostFilter = {
  /** Why a floor is folded; null: it is not. */
  readonly post: (post: Post) => Filter | null
  readonly thread: (thread: ThreadSummary) => Filter | null
  /** A board's id. */
  readonly board: (id: string) => Filter | null
}

/** For one site. Filters that have run out are left out by whoever gives them. */
export const createFilter = (filters: readonly Filter[], base: string): PostFilter => {
  const tests = filters.filter(one => one.base === null || one.base === base).map(one => [one, testOf(one)] as const)
  const find = (seen: Text): Filter | null => tests.find(([, test]) => test(seen))?.[0] ?? null
  return {
    post: ({ author, text }) => find({ user: author, text, board: null }),
    thread: ({ author, title }) => find({ user: author, text: title, board: null }),
    board: id => find({ user: { id: null, name: '' }, text: '', board: id }),
  }
}
