/** `palou search <words>`: the site's own search. Its limits come back as errors that say how long to wait. */
import { PalouError } from '../forum/errors.ts'
import { printListAddress } from '../forum/list-address.ts'
import type { ListedThread, SearchAnswer, SearchQuery } from '../forum/lists.ts'
import type { Input, Run, Services } from './contract.ts'
import { chooseBase } from './find-place.ts'
import { readList, readListArgument } from './read-list.ts'
import { findBoard } from './write-target.ts'

type Search = { readonly base: string; readonly query: SearchQuery; readonly startAt: string | null }

const sortOf = (services: Services, { options: { sort } }: Input): SearchQuery['sort'] => {
  if (sort === 'heat') throw new PalouError('usage', { detail: services.translate('lists.noHeat') })
  return sort ?? 'lastPost'
}

/** Discuz counts in seconds back from now. */
const secondsOf = (services: Services, { options: { since } }: Input): number | null => {
  if (since === null) return null
  if (!('time' in since) || since.time >= services.now()) throw new PalouError('usage', { detail: '--since <time>' })
  return Math.ceil((services.now() - since.time) / 1000)
}

const newSearch = (services: Services, input: Input): Search => {
  const { options } = input
  const boardId = options.lists.board === null ? null : findBoard(services, options.lists.board, options)
  const query = {
    words: input.arguments.join(' '),
    fullText: options.lists.fullText,
    author: options.author,
    boardId: boardId?.boardId ?? null,
    seconds: secondsOf(services, input),
    before: false,
    sort: sortOf(services, input),
    page: 1,
    searchId: null,
  }
  return { base: boardId?.base ?? chooseBase(services, options.site), query, startAt: null }
}

/** The URL of results goes on in them, as long as the site keeps them. */
const findSearch = (services: Services, input: Input): Search => {
  const found = readListArgument(services, input)
  if (found?.address.kind !== 'search') return newSearch(services, input)
  const { base, words, sort, page, searchId } = found.address
  const rest = { fullText: false, author: null, boardId: null, seconds: null, before: false }
  return { base, query: { words, sort, page, searchId, ...rest }, startAt: found.startAt }
}

export const run: Run = async (services, input) => {
  if (input.options.kept.local) return (await import('./search-local.ts')).run(services, input)
  const { base, query, startAt } = findSearch(services, input)
  const lists = (await services.openReader()).lists(base)
  let { searchId } = query
  return readList<SearchAnswer, ListedThread>(services, input, {
    document: 'search',
    from: query.page,
    startAt,
    load: async (page, ask) => {
      const answer = await lists.search({ ...query, page, searchId }, ask)
      searchId = answer.searchId
      return answer
    },
    itemsOf: answer => answer.results,
    addressOf: page =>
      printListAddress({ kind: 'search', base, searchId: searchId ?? '0', sort: query.sort, words: query.words, page }),
    lines: async (answer, items, isFirst, canvas, translate) =>
      (await import('./lines-lists.ts')).searchLines({ ...answer, results: items }, isFirst, canvas, translate),
  })
}
