/** `palou threads <board>`: one board's listing, sorted and filtered by the site itself. */
import type { Address } from '../forum/address.ts'
import type { ThreadsQuery } from '../forum/engine.ts'
import { PalouError } from '../forum/errors.ts'
import type { ThreadSummary, ThreadsAnswer } from '../forum/model.ts'
import { printAddress } from '../forum/print-address.ts'
import type { Reader } from '../reader.ts'
import type { Run, Services } from './contract.ts'
import { findPlace, notThis } from './find-place.ts'
import type { Options } from './options.ts'
import { rangeOf, readPages } from './read-pages.ts'

type BoardAddress = Extract<Address, { kind: 'board' }>

/** Discuz's own anchor of a row; `next` uses it to go on in the middle of a page. */
const rowAnchor = /#(?:normal|stick)thread_(\d+)$/

/** `--type` as the site's id: names are looked up on the first page. */
const findType = async (services: Services, reader: Reader, address: BoardAddress, type: string | null) => {
  if (type === null || /^\d+$/.test(type)) return type
  const { base, boardId } = address
  const query = { boardId, page: 1, sort: null, filter: 'all', typeId: null } as const
  const { types } = await reader.loadThreads(base, query, { signal: services.signal })
  const found = types.find(({ name }) => name === type)
  if (found) return found.id
  throw new PalouError('usage', { detail: `--type: ${type} ∉ ${types.map(({ name }) => name).join(', ') || '∅'}` })
}

/** True for what was answered before the time asked for; unknown times are kept. */
const isOld = (thread: ThreadSummary, { since }: Options): boolean => {
  const last = thread.lastPost?.postedAt ?? thread.createdAt
  return since !== null && 'time' in since && last !== null && Date.parse(last) < since.time
}

/** By last reply, what follows an old thread is older still; sticky ones stand out of the order. */
const endsSince = (options: Options) => (page: ThreadsAnswer) =>
  (options.sort ?? 'lastPost') === 'lastPost' &&
  page.threads.some(thread => thread.sticky === 0 && isOld(thread, options))

export const run: Run = async (services, { arguments: [text = ''], options }) => {
  const anchor = text.match(rowAnchor)?.[1] ?? null
  const address = findPlace(services, text.replace(rowAnchor, ''), options.site, 'board')
  if (address.kind !== 'board') throw notThis(services, address, text)
  if (options.since && !('time' in options.since)) throw new PalouError('usage', { detail: '--since <time>' })
  const reader = await services.openReader()
  const { base, boardId } = address
  const typeId = await findType(services, reader, address, options.type)
  const query = (page: number): ThreadsQuery => ({ boardId, page, sort: options.sort, filter: options.filter, typeId })
  const pages = readPages<ThreadsAnswer, ThreadSummary>({
    range: rangeOf(options, address.page),
    limit: options.limit,
    startAt: anchor,
    signal: services.signal,
    load: (number, ask) => reader.loadThreads(base, query(number), ask),
    itemsOf: page => page.threads,
    wants: thread => !isOld(thread, options),
    isDone: endsSince(options),
    toReadPage: (answer, items, isFirst) => ({
      answer,
      fields: { board: answer.board, types: answer.types, threads: items },
      items,
      lines: async canvas =>
        (await import('./lines-threads.ts')).threadsLines(
          { ...answer, threads: items },
          isFirst,
          canvas,
          services.translate,
        ),
    }),
    addressOf: (page, item) => printAddress({ ...address, page }) + (item ? `#normalthread_${item.id}` : ''),
  })
  return { kind: 'reading', document: 'threads', pages }
}
