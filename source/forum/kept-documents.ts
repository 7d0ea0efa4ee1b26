/** The documents about what is kept: unread threads, history, local search, the store itself. Their schemas are in schema-kept. */
import type { Named } from './documents.ts'

export type KeptSite = { readonly name: string | null; readonly url: string }

export type UnreadDocument = Named<'unread'> & {
  readonly threads: readonly {
    readonly site: KeptSite
    readonly id: string
    /** Opens at the first floor that was not read. */
    readonly url: string
    readonly title: string
    readonly board: string | null
    readonly unread: number
    /** Of these, what came since the last visit. */
    readonly new: number
    readonly floors: number
    readonly firstUnread: number | null
    readonly followed: boolean
    /** You wrote in it. */
    readonly repliedIn: boolean
    readonly lastPostAt: string | null
    readonly visitedAt: string | null
  }[]
  readonly unread: number
  readonly new: number
  /** With --check: what could not be asked. */
  readonly warnings: readonly { readonly code: string; readonly message: string }[]
}

export type HistoryDocument = Named<'history'> & {
  readonly entries: readonly {
    readonly site: KeptSite
    readonly kind: 'board' | 'thread' | 'index'
    readonly url: string
    readonly title: string
    readonly visitedAt: string
    readonly visits: number
  }[]
}

export type LocalSearchDocument = Named<'local-search'> & {
  readonly words: string
  readonly results: readonly {
    readonly site: KeptSite
    readonly board: string | null
    readonly thread: { readonly id: string; readonly title: string }
    /** null: the words stand in the title. */
    readonly postId: string | null
    readonly floor: number | null
    readonly url: string
    readonly author: string
    readonly postedAt: string | null
    /** Since when the site no longer shows it. */
    readonly goneAt: string | null
    readonly excerpt: string
    /** Where the words stand in the excerpt, in UTF-16 units. */
    readonly matches: readonly { readonly from: number; readonly to: number }[]
  }[]
  /** There may be more: only the newest of very many were looked at. */
  readonly more: boolean
}

export type CacheDocument = Named<'cache'> & {
  readonly path: string
  readonly bytes: number
  readonly sites: readonly (KeptSite & {
    readonly threads: number
    readonly posts: number
    readonly revisions: number
    readonly pages: number
    readonly oldestAt: string | null
    readonly newestAt: string | null
  })[]
}

export type ImportDocument = Named<'import'> & {
  readonly posts: number
  readonly threads: number
  /** Lines that were no posts, and are passed over. */
  readonly skipped: number
}

export type FiltersDocument = Named<'filters'> & {
  readonly filters: readonly {
    readonly kind: 'user' | 'word' | 'pattern' | 'board'
    readonly pattern: string
    /** null: everywhere. */
    readonly site: string | null
    readonly reason: string | null
    readonly expiresAt: string | null
  }[]
}

export type ExportDocument = Named<'export'> & {
  readonly path: string | null
  readonly format: string
  readonly posts: number
  readonly pages: number
  /** false when it was cut short: the same command goes on. */
  readonly complete: boolean
}

type PostRef = { readonly id: string; readonly floor: number | null; readonly url: string; readonly author: string }
type PostTally = PostRef & { readonly count: number; readonly excerpt: string }

export type ContentsDocument = Named<'contents'> & {
  readonly thread: { readonly id: string; readonly url: string; readonly title: string }
  readonly posts: number
  readonly authors: readonly {
    readonly id: string | null
    readonly name: string
    readonly posts: number
    readonly characters: number
  }[]
  readonly quoted: readonly PostTally[]
  readonly supported: readonly PostTally[]
  readonly images: readonly { readonly url: string; readonly name: string | null; readonly post: PostRef }[]
  readonly links: readonly { readonly url: string; readonly text: string; readonly post: PostRef }[]
}
