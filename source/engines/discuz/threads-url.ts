/** A query for threads to the site's own parameters (facts §3.4). Parameters combine; `filter` must name one of them for any to count. */
import type { ThreadsFilter, ThreadsQuery, ThreadsSort } from '../../forum/engine.ts'
import { boardUrl } from '../../forum/print-address.ts'

const sorts: Readonly<Record<ThreadsSort, readonly [filter: string, orderby: string]>> = {
  lastPost: ['lastpost', 'lastpost'],
  newest: ['author', 'dateline'],
  replies: ['reply', 'replies'],
  views: ['reply', 'views'],
  heat: ['heat', 'heats'],
}

const special = (kind: string): readonly [string, string] => ['specialtype', `&specialtype=${kind}`]

const filters: Readonly<Record<Exclude<ThreadsFilter, 'all'>, readonly [filter: string, parameters: string]>> = {
  digest: ['digest', '&digest=1'],
  hot: ['hot', ''],
  poll: special('poll'),
  trade: special('trade'),
  reward: special('reward'),
  activity: special('activity'),
  debate: special('debate'),
  today: ['dateline', '&dateline=86400'],
  week: ['dateline', '&dateline=604800'],
  month: ['dateline', '&dateline=2592000'],
}

/** `sort:N` is a kind of information, a plain number a type. */
const typeParameters = (typeId: string): readonly [string, string] => {
  const sortId = typeId.match(/^sort:(\d+)$/)?.[1]
  return sortId ? ['sortid', `&sortid=${sortId}`] : ['typeid', `&typeid=${encodeURIComponent(typeId)}`]
}

/** What is added to a board's address, whichever way the board is asked for. */
export const threadsParameters = (query: ThreadsQuery): string => {
  const type = query.typeId === null ? null : typeParameters(query.typeId)
  const filter = query.filter === 'all' ? null : filters[query.filter]
  const sort = query.sort === null ? null : sorts[query.sort]
  const name = type?.[0] ?? filter?.[0] ?? sort?.[0]
  return (
    (name ? `&filter=${name}` : '') +
    (type?.[1] ?? '') +
    (filter?.[1] ?? '') +
    (sort ? `&orderby=${sort[1]}` : '') +
    (query.page > 1 ? `&page=${query.page}` : '')
  )
}

export const threadsUrl = (base: string, query: ThreadsQuery): string =>
  boardUrl(base, query.boardId) + threadsParameters(query)
