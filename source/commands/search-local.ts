/** `palou search --local <words>`: everything kept on this machine, all sites, whatever the network does. */
import { PalouError } from '../forum/errors.ts'
import type { LocalSearchDocument } from '../forum/kept-documents.ts'
import type { BoardId } from '../forum/model.ts'
import { postUrl, threadUrl } from '../forum/print-address.ts'
import type { KeptHit } from '../store/search-kept.ts'
import type { Line, Span } from '../text/line.ts'
import { spanOf } from '../text/spans.ts'
import type { Canvas, Run, Services } from './contract.ts'
import { baseOfSite, findPlace } from './find-place.ts'
import { iso, requireMemory } from './kept.ts'
import { row, showTime, spread, wrapped } from './lines-shared.ts'
import type { Options } from './options.ts'

type Result = LocalSearchDocument['results'][number]

const toResult = (hit: KeptHit): Result => ({
  site: { name: hit.site, url: hit.base },
  board: hit.board,
  thread: { id: hit.threadId, title: hit.title },
  postId: hit.postId,
  floor: hit.floor,
  url: hit.postId === null ? threadUrl(hit.base, hit.threadId) : postUrl(hit.base, hit.postId, hit.threadId),
  author: hit.author,
  postedAt: hit.postedAt,
  goneAt: iso(hit.goneAt),
  excerpt: hit.excerpt,
  matches: hit.spans.map(([from, to]) => ({ from, to })),
})

/** The excerpt with its matches in another role. */
export const markExcerpt = (
  excerpt: string,
  matches: readonly { readonly from: number; readonly to: number }[],
): readonly Span[] => {
  const spans: Span[] = []
  let at = 0
  for (const { from, to } of matches) {
    if (from < at) continue
    if (from > at) spans.push(spanOf(excerpt.slice(at, from), 'text'))
    spans.push(spanOf(excerpt.slice(from, to), 'accent'))
    at = to
  }
  return [...spans, spanOf(excerpt.slice(at), 'text')]
}

const resultLines = (result: Result, canvas: Canvas, { translate }: Services): readonly Line[] => [
  row(
    spread([
      [result.thread.title, 'title'],
      [result.floor === null ? null : `${result.floor}#`, 'label'],
    ]),
    spread([[showTime(result.postedAt, null, 'exact', canvas, translate), 'dim']]),
    canvas,
  ),
  ...wrapped(markExcerpt(result.excerpt, result.matches), canvas, 2),
  row(
    spread([
      [`  ${[result.author, result.site.name, result.board].filter(Boolean).join(' · ')}`, 'dim'],
      [result.goneAt === null ? null : translate('kept.gone'), 'notice'],
    ]),
    [],
    canvas,
  ),
  row(spread([[`  ${result.url}`, 'dim']]), [], canvas),
]

const placeOf = (
  services: Services,
  { site, lists }: Options,
): { readonly base: string | null; readonly boardId: BoardId | null } => {
  if (lists.board === null) return { base: site === null ? null : baseOfSite(services.sites, site), boardId: null }
  const address = findPlace(services, lists.board, site, 'board')
  if (address.kind !== 'board') throw new PalouError('usage', { detail: `--board: ${lists.board}` })
  return { base: address.base, boardId: address.boardId }
}

export const run: Run = async (services, { arguments: words, options }) => {
  const typed = words.join(' ').trim()
  if (typed === '' && options.author === null)
    throw new PalouError('usage', { detail: services.translate('cli.missingArgument', { text: '<words>' }) })
  const memory = await requireMemory(services)
  const since = options.since && 'time' in options.since ? options.since.time : null
  const { hits, isCut } = memory.search({
    words: typed,
    ...placeOf(services, options),
    author: options.author,
    threadId: null,
    since,
    until: options.kept.until,
    limit: options.limit ?? 30,
  })
  const document: LocalSearchDocument = {
    schema: 'palou.local-search/1',
    words: typed,
    results: hits.map(toResult),
    more: isCut,
  }
  const { translate } = services
  return {
    kind: 'document',
    document,
    lines: canvas => [
      ...document.results.flatMap(result => resultLines(result, canvas, services)),
      ...(document.results.length === 0 ? [row(spread([[translate('search.noneKept'), 'dim']]), [], canvas)] : []),
      ...(isCut ? [row(spread([[translate('search.moreKept'), 'dim']]), [], canvas)] : []),
    ],
  }
}
