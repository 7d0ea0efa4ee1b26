/**
 * Page after page without a hole or a repeat: what an earlier page already gave is left out, the last page ends it, a limit cuts it
 * and says where to go on. A page that came without its end ends the reading there: a hole is never passed over. One page is asked for at
 * a time; pages after the first wait their turn as bulk work does.
 */
import type { Ask } from '../forum/engine.ts'
import { PalouError } from '../forum/errors.ts'
import type { Answer } from '../forum/model.ts'
import type { Item, Pages, ReadPage } from './contract.ts'
import type { Options, PageRange } from './options.ts'

export type Paging<Page extends Answer, One extends object> = {
  readonly range: PageRange
  readonly limit: number | null
  /** On the first page, what stands before this item is left out. */
  readonly startAt: string | null
  readonly signal: AbortSignal
  readonly load: (number: number, ask: Ask) => Promise<Page>
  readonly itemsOf: (page: Page) => readonly One[]
  /** Leaves out what was not asked for (--since). */
  readonly wants?: (item: One) => boolean
  /** True for a page after which nothing is wanted any more. */
  readonly isDone?: (page: Page) => boolean
  readonly toReadPage: (page: Page, items: readonly One[], isFirst: boolean) => Omit<ReadPage, 'next'>
  /** An argument that goes on from the start of a page, or at an item inside one. */
  readonly addressOf: (page: number, item: One | null) => string
}

/** Without a choice of pages the page of the address is read; a limit or --since alone goes on from there as far as it needs. */
export const rangeOf = ({ pages, limit, since }: Options, from: number): PageRange => {
  const toEnd = Number.POSITIVE_INFINITY
  if (pages === null) return { from, to: limit !== null || since !== null ? toEnd : from }
  return pages.to === toEnd && pages.from === 1 ? { from, to: toEnd } : pages
}

type Cut<One> = { readonly taken: readonly One[]; readonly rest: One | null }

const cut = <One>(items: readonly One[], room: number): Cut<One> =>
  items.length > room ? { taken: items.slice(0, room), rest: items[room]! } : { taken: items, rest: null }

/** What tells an item from others of its list: its id, or all it says. */
const keyOf = (item: object): string => ('id' in item ? String(item.id) : JSON.stringify(item))

const startingAt = <One extends object>(items: readonly One[], id: string | null): readonly One[] => {
  const at = id === null ? -1 : items.findIndex(item => keyOf(item) === id)
  return at < 0 ? items : items.slice(at)
}

const isPastEnd = ({ page }: Answer, number: number): boolean => page !== null && page.number < number

/** Where the page does not tell how many there are, an empty one is the last. */
const isLast = ({ page }: Answer, items: readonly Item[]): boolean =>
  page === null || (page.count === null ? items.length === 0 : page.number >= page.count)

/** The page came without its end: what should have followed is not known to be absent. */
const isCutOff = ({ warnings }: Answer): boolean => warnings.some(({ code }) => code === 'truncated')

/** A page that ends before its end is asked for once more, past any kept copy. */
const loadWhole = async <Page extends Answer, One extends object>(
  paging: Paging<Page, One>,
  number: number,
  ask: Ask,
) => {
  const page = await paging.load(number, ask)
  return isCutOff(page) ? paging.load(number, { ...ask, priority: 'bulk', refresh: true }) : page
}

/** Of a page cut off on the way to others the last item waits for the next try: it may have lost its own end. */
const heldBack = <One>({ taken, rest }: Cut<One>, goesOn: boolean): Cut<One> => {
  if (rest !== null || taken.length === 0) return { taken, rest }
  return goesOn ? { taken: taken.slice(0, -1), rest: taken.at(-1)! } : { taken, rest: null }
}

export async function* readPages<Page extends Answer, One extends object>(paging: Paging<Page, One>): Pages {
  const { range, signal } = paging
  const seen = new Set<string>()
  let room = paging.limit ?? Number.POSITIVE_INFINITY
  for (let number = range.from; ; number += 1) {
    const isFirst = number === range.from
    const page = await loadWhole(paging, number, { signal, priority: isFirst ? 'reader' : 'bulk' })
    const isBroken = isCutOff(page)
    if (!isFirst && isPastEnd(page, number)) return
    const items = startingAt(paging.itemsOf(page), isFirst ? paging.startAt : null)
    const fresh = items.filter(item => !seen.has(keyOf(item)) && (paging.wants?.(item) ?? true))
    for (const item of items) seen.add(keyOf(item))
    const asked = cut(fresh, room)
    const isLimited = asked.rest !== null
    const { taken, rest } = isBroken ? heldBack(asked, number < range.to) : asked
    room -= taken.length
    const shown = page.page?.number ?? number
    const isEnd = isLast(page, items) || (paging.isDone?.(page) ?? false)
    const goOn = isBroken ? paging.addressOf(shown, null) : isEnd ? null : paging.addressOf(shown + 1, null)
    const next = rest ? paging.addressOf(shown, rest) : goOn
    yield { ...paging.toReadPage(page, taken, isFirst), next }
    if (isBroken && !isLimited) throw new PalouError('connection-lost')
    if (next === null || rest || number >= range.to || room === 0) return
    number = Math.max(number, shown)
  }
}
