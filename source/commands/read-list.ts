/** A list page by page, as every reading command gives it: `next` is the list's own URL, with the item where a limit cut a page. */
import type { Ask } from '../forum/engine.ts'
import { type ListAddress, parseListAddress } from '../forum/list-address.ts'
import type { Answer } from '../forum/model.ts'
import type { Translate } from '../i18n/messages.ts'
import type { Line } from '../text/line.ts'
import type { Canvas, Input, ItemKind, ReadingKind, Result, Services } from './contract.ts'
import { baseOfSite } from './find-place.ts'
import { rangeOf, readPages } from './read-pages.ts'

const itemAnchor = /#item-([\w-]+)$/

/** A list's URL as `next` prints it. null: something else was typed. */
export const readListArgument = (
  services: Services,
  { arguments: [text = ''], options }: Input,
): { readonly address: ListAddress; readonly startAt: string | null } | null => {
  const startAt = text.match(itemAnchor)?.[1] ?? null
  const base = options.site === null ? {} : { base: baseOfSite(services.sites, options.site) }
  const address = /^https?:\/\//.test(text) ? parseListAddress(text.replace(itemAnchor, ''), base) : null
  return address && { address, startAt }
}

export type ListReading<Page extends Answer, One extends object> = {
  readonly document: ReadingKind
  /** Where the document can hold several lists: the one that is read. */
  readonly list?: { readonly name: string; readonly item: ItemKind }
  readonly from: number
  readonly startAt: string | null
  readonly load: (page: number, ask: Ask) => Promise<Page>
  readonly itemsOf: (page: Page) => readonly One[]
  /** Where to go on; asked after the page was loaded. */
  readonly addressOf: (page: number) => string
  readonly lines: (
    page: Page,
    items: readonly One[],
    isFirst: boolean,
    canvas: Canvas,
    translate: Translate,
  ) => Promise<readonly Line[]>
}

/** The document's own fields: what an answer has besides what every answer has. */
const fieldsOf = (page: Answer): Readonly<Record<string, unknown>> => {
  const { site: _site, fetchedAt: _time, source: _source, page: _page, warnings: _warnings, news: _news, ...own } = page
  return own
}

export const readList = <Page extends Answer, One extends object>(
  services: Services,
  { options }: Input,
  list: ListReading<Page, One>,
): Result => {
  const pages = readPages<Page, One>({
    range: rangeOf(options, list.from),
    limit: options.limit,
    startAt: list.startAt,
    signal: services.signal,
    load: list.load,
    itemsOf: list.itemsOf,
    toReadPage: (answer, items, isFirst) => ({
      answer,
      fields: fieldsOf(answer),
      items,
      lines: canvas => list.lines(answer, items, isFirst, canvas, services.translate),
    }),
    addressOf: (page, item) => list.addressOf(page) + (item && 'id' in item ? `#item-${item.id}` : ''),
  })
  return { kind: 'reading', document: list.document, pages, ...(list.list ? { list: list.list } : {}) }
}
