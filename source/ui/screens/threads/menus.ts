/** The orders and filters of a listing. */
import type { ThreadsFilter, ThreadsQuery, ThreadsSort } from '../../../forum/engine.ts'
import type { ThreadType } from '../../../forum/model.ts'
import type { Env } from '../../env.ts'
import { createMenu, type Menu } from '../../menu.ts'

export type Change = Partial<ThreadsQuery>

const sorts: readonly ThreadsSort[] = ['lastPost', 'newest', 'replies', 'views', 'heat']
const filters: readonly ThreadsFilter[] = [
  'all',
  'digest',
  'hot',
  'poll',
  'reward',
  'activity',
  'debate',
  'trade',
  'today',
  'week',
  'month',
]

export const sortMenu = (query: ThreadsQuery, env: Env): Menu<Change> => {
  const now = query.sort ?? 'lastPost'
  return createMenu(
    env.translate('threads.chooseSort'),
    sorts.map(sort => ({
      label: env.translate(`threads.sort.${sort}`),
      value: { sort, page: 1 },
      isNow: sort === now,
    })),
  )
}

/** The board's own types and the filters that Discuz has on every board. */
export const filterMenu = (query: ThreadsQuery, types: readonly ThreadType[], env: Env): Menu<Change> => {
  return createMenu<Change>(env.translate('threads.chooseFilter'), [
    ...filters.map(filter => ({
      label: env.translate(`threads.filter.${filter}`),
      value: { filter, typeId: null, page: 1 },
      isNow: query.typeId === null && query.filter === filter,
    })),
    ...types.map(type => ({
      label: type.count === null ? type.name : `${type.name}  ${type.count}`,
      value: { filter: 'all', typeId: type.id, page: 1 } as const,
      isNow: query.typeId === type.id,
    })),
  ])
}
