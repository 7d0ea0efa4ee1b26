/** `palou history [site]`: where one has been, the last first. */
import type { HistoryDocument } from '../forum/kept-documents.ts'
import type { Run } from './contract.ts'
import { baseOfSite } from './find-place.ts'
import { iso, requireMemory } from './kept.ts'
import { row, showTime, spread } from './lines-shared.ts'

export const run: Run = async (services, { arguments: [site], options }) => {
  const memory = await requireMemory(services)
  const { translate } = services
  const name = site ?? options.site
  const base = name === null ? null : baseOfSite(services.sites, name)
  const document: HistoryDocument = {
    schema: 'palou.history/1',
    entries: memory.history(base, options.limit ?? 100).map(entry => ({
      site: { name: entry.site, url: entry.base },
      kind: entry.kind,
      url: entry.url,
      title: entry.title,
      visitedAt: iso(entry.at) ?? '',
      visits: entry.visits,
    })),
  }
  return {
    kind: 'document',
    document,
    lines: canvas =>
      document.entries.length === 0
        ? [row(spread([[translate('history.none'), 'dim']]), [], canvas)]
        : document.entries.flatMap(({ title, url, visitedAt, site: { name: of } }) => [
            row(
              spread([[title, 'title']]),
              spread([[showTime(visitedAt, null, 'relative', canvas, translate), 'dim']]),
              canvas,
            ),
            row(spread([[`  ${[of, url].filter(Boolean).join('  ')}`, 'dim']]), [], canvas),
          ]),
  }
}
