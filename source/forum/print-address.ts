/** Address to URL in the dynamic form, which every site answers whatever its rewrite rules (facts §1.9). */
import type { Address, ThreadView } from './address.ts'

const printView = (view: ThreadView): string =>
  (view.authorId ? `&authorid=${view.authorId}` : '') +
  (view.order === 'default' ? '' : `&ordertype=${view.order === 'reverse' ? 1 : 2}`)

const printPage = (page: number): string => (page > 1 ? `&page=${page}` : '')

/** A user with an id is printed by the id alone; a name goes out as UTF-8 (a GBK site needs its own bytes: facts §0.12). */
const printUser = (address: Extract<Address, { kind: 'user' }>): string =>
  address.userId
    ? `home.php?mod=space&uid=${address.userId}`
    : `home.php?mod=space&username=${encodeURIComponent((address.name ?? '').toWellFormed())}`

const printPath = (address: Address): string => {
  switch (address.kind) {
    case 'index':
      return 'forum.php'
    case 'category':
      return `forum.php?gid=${address.categoryId}`
    case 'board':
      return `forum.php?mod=forumdisplay&fid=${address.boardId}${printPage(address.page)}`
    case 'thread':
      return `forum.php?mod=viewthread&tid=${address.threadId}${printPage(address.page)}${printView(address.view)}`
    case 'post':
      return `forum.php?mod=redirect&goto=findpost${address.threadId ? `&ptid=${address.threadId}` : ''}&pid=${address.postId}`
    case 'floor':
      return `forum.php?mod=redirect&goto=findpost&ptid=${address.threadId}&postno=${address.floor}`
    case 'lastPost':
      return `forum.php?mod=redirect&goto=lastpost&tid=${address.threadId}`
    case 'user':
      return printUser(address)
  }
}

export const printAddress = (address: Address): string => address.base + printPath(address)

const wholeThread: ThreadView = { authorId: null, order: 'default' }

/** The URLs that models carry, from ids alone. */
export const threadUrl = (base: string, threadId: string): string =>
  printAddress({ kind: 'thread', base, threadId: threadId as never, page: 1, view: wholeThread })
export const boardUrl = (base: string, boardId: string): string =>
  printAddress({ kind: 'board', base, boardId: boardId as never, page: 1 })
export const postUrl = (base: string, postId: string, threadId: string | null): string =>
  printAddress({ kind: 'post', base, postId: postId as never, threadId: threadId as never })
export const lastPostUrl = (base: string, threadId: string): string =>
  printAddress({ kind: 'lastPost', base, threadId: threadId as never })
