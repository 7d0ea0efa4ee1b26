/** `palou cache`: what is kept, by site; `palou cache clear [site]` drops it, but what one follows or wrote in; `--all` that too. */
import { PalouError } from '../forum/errors.ts'
import type { CacheDocument } from '../forum/kept-documents.ts'
import { formatCount } from '../i18n/format-count.ts'
import { databasePath } from '../store/database.ts'
import type { Memory } from '../store/memory.ts'
import type { Canvas, Run, Services } from './contract.ts'
import { baseOfSite } from './find-place.ts'
import { iso, requireMemory } from './kept.ts'
import { row, showTime, spread } from './lines-shared.ts'

const toDocument = (memory: Memory, { paths }: Services): CacheDocument => {
  const { bytes, sites } = memory.summary()
  return {
    schema: 'palou.cache/1',
    path: databasePath(paths.data),
    bytes,
    sites: sites.map(({ base, name, floors, oldest, newest, ...counts }) => ({
      name,
      url: base,
      ...counts,
      posts: floors,
      oldestAt: iso(oldest),
      newestAt: iso(newest),
    })),
  }
}

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

const linesOf = (document: CacheDocument, canvas: Canvas, { translate }: Services) => [
  row(spread([[document.path, 'text']]), spread([[sizeText(document.bytes), 'dim']]), canvas),
  ...document.sites.flatMap(site => [
    row(
      spread([
        [site.name ?? site.url, 'title'],
        [site.name === null ? null : site.url, 'dim'],
      ]),
      [],
      canvas,
    ),
    row(
      spread([
        [
          `  ${translate('cache.counts', { threads: formatCount(site.threads, translate), posts: formatCount(site.posts, translate), revisions: site.revisions, pages: site.pages })}`,
          'text',
        ],
      ]),
      spread([[showTime(site.newestAt, null, 'relative', canvas, translate), 'dim']]),
      canvas,
    ),
  ]),
]

const clear = async (services: Services, memory: Memory, name: string | null, all: boolean): Promise<void> => {
  const base = name === null ? null : baseOfSite(services.sites, name)
  memory.clear(base, all)
  memory.write(db => db.exec('PRAGMA incremental_vacuum'))
  await memory.flush()
  services.tell(services.translate('cache.cleared', { site: base ?? services.translate('cache.everything') }))
}

export const run: Run = async (services, { arguments: [action = 'show', site], options }) => {
  const memory = await requireMemory(services)
  const name = site ?? options.site
  if (action === 'clear') await clear(services, memory, name, options.kept.all)
  else if (action !== 'show') {
    const detail = services.translate('cli.actionUnknown', { text: action, names: 'show, clear' })
    throw new PalouError('usage', { detail })
  }
  const document = toDocument(memory, services)
  return { kind: 'document', document, lines: canvas => linesOf(document, canvas, services) }
}
