/** `palou filters`: what is folded away: `add user|word|pattern|board <pattern>`, `remove …`, `import <file|->` of what `--json` printed. */
import { readFileSync } from 'node:fs'
import { cleanField } from '../content/sanitize.ts'
import { PalouError } from '../forum/errors.ts'
import { type Filter, type FilterKind, filterKinds, isPattern } from '../forum/filter-posts.ts'
import type { FiltersDocument } from '../forum/kept-documents.ts'
import type { Memory } from '../store/memory.ts'
import type { Input, Result, Run, Services } from './contract.ts'
import { baseOfSite } from './find-place.ts'
import { iso, requireMemory } from './kept.ts'
import { columns, row, showTime, spread } from './lines-shared.ts'

const day = 86_400_000

const toDocument = (filters: readonly Filter[]): FiltersDocument => ({
  schema: 'palou.filters/1',
  filters: filters.map(({ kind, pattern, base, reason, expiresAt }) => ({
    kind,
    pattern,
    site: base,
    reason,
    expiresAt: iso(expiresAt),
  })),
})

const isKind = (text: unknown): text is FilterKind => filterKinds.some(kind => kind === text)

const readFilter = (services: Services, { arguments: [, kind, pattern], options }: Input): Filter => {
  if (!isKind(kind)) throw usage(services, String(kind ?? ''), filterKinds.join(', '))
  if (!pattern)
    throw new PalouError('usage', { detail: services.translate('cli.missingArgument', { text: '<pattern>' }) })
  if (kind === 'pattern' && !isPattern(pattern)) throw new PalouError('usage', { detail: `pattern: ${pattern}` })
  return {
    kind,
    pattern,
    base: options.site === null ? null : baseOfSite(services.sites, options.site),
    reason: options.kept.reason,
    expiresAt: options.kept.expires === null ? null : services.now() + options.kept.expires * day,
  }
}

const usage = ({ translate }: Services, text: string, names: string): PalouError =>
  new PalouError('usage', { detail: translate('cli.actionUnknown', { text, names }) })

/** What `--json` printed, or a plain list: a word a line. */
const parseFilters = (text: string): readonly Filter[] => {
  const plain = (): readonly Filter[] =>
    text
      .split('\n')
      .map(line => cleanField(line))
      .filter(line => line !== '' && !line.startsWith('#'))
      .map(pattern => ({ kind: 'word', pattern, base: null, reason: null, expiresAt: null }))
  if (!text.trimStart().startsWith('{')) return plain()
  const { filters } = JSON.parse(text) as { readonly filters?: unknown }
  if (!Array.isArray(filters)) return []
  return (filters as readonly Readonly<Record<string, unknown>>[]).flatMap(one => {
    if (!isKind(one.kind) || typeof one.pattern !== 'string' || one.pattern === '') return []
    const expiresAt = typeof one.expiresAt === 'string' ? Date.parse(one.expiresAt) : Number.NaN
    const base = typeof one.site === 'string' ? one.site : null
    const reason = typeof one.reason === 'string' ? cleanField(one.reason) : null
    return [
      {
        kind: one.kind,
        pattern: cleanField(one.pattern),
        base,
        reason,
        expiresAt: Number.isNaN(expiresAt) ? null : expiresAt,
      },
    ]
  })
}

const readInput = (path: string): string => {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8')
  } catch (error) {
    throw new PalouError('usage', { detail: cleanField((error as Error).message) })
  }
}

const importFilters = (services: Services, memory: Memory, path: string | undefined): void => {
  if (!path) throw new PalouError('usage', { detail: services.translate('cli.missingArgument', { text: '<file>' }) })
  try {
    for (const filter of parseFilters(readInput(path))) memory.addFilter(filter)
  } catch (error) {
    if (error instanceof SyntaxError) throw new PalouError('usage', { detail: cleanField(`${path}: ${error.message}`) })
    throw error
  }
}

const show = (filters: readonly Filter[], { translate }: Services): Result => {
  const document = toDocument(filters)
  return {
    kind: 'document',
    document,
    lines: canvas =>
      filters.length === 0
        ? [row(spread([[translate('filters.none'), 'dim']]), [], canvas)]
        : columns(
            document.filters.map(one => [
              [translate(`filters.${one.kind}`), 'dim'],
              [one.pattern, 'title'],
              [one.site ?? '', 'link'],
              [one.expiresAt === null ? '' : showTime(one.expiresAt, null, 'exact', canvas, translate), 'dim'],
              [one.reason ?? '', 'text'],
            ]),
            canvas,
          ),
  }
}

export const run: Run = async (services, input) => {
  const memory = await requireMemory(services)
  const [action = 'list', file] = input.arguments
  if (action === 'add') memory.addFilter(readFilter(services, input))
  else if (action === 'remove') memory.removeFilter(readFilter(services, input))
  else if (action === 'import') importFilters(services, memory, file)
  else if (action !== 'list') throw usage(services, action, 'list, add, remove, import')
  await memory.flush()
  return show(memory.filters(), services)
}
