/** `palou import <dump…>`: what `--json` and `--ndjson` printed, back into the store; `-` or nothing is stdin. */
import { readFileSync } from 'node:fs'
import { cleanField } from '../content/sanitize.ts'
import { PalouError } from '../forum/errors.ts'
import type { ImportDocument } from '../forum/kept-documents.ts'
import { dumpLines, type Imported, importDump } from '../store/import-dump.ts'
import type { Run } from './contract.ts'
import { baseOfSite } from './find-place.ts'
import { requireMemory } from './kept.ts'
import { row, spread } from './lines-shared.ts'

const readDump = (path: string): string => {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8')
  } catch (error) {
    throw new PalouError('usage', { detail: cleanField((error as Error).message) })
  }
}

const sum = (a: Imported, b: Imported): Imported => ({
  posts: a.posts + b.posts,
  threads: a.threads + b.threads,
  skipped: a.skipped + b.skipped,
})

export const run: Run = async (services, { arguments: paths, options }) => {
  const memory = await requireMemory(services)
  const base = options.site === null ? null : baseOfSite(services.sites, options.site)
  let all: Imported = { posts: 0, threads: 0, skipped: 0 }
  for (const path of paths.length === 0 ? ['-'] : paths) {
    all = sum(all, importDump(memory, dumpLines(readDump(path)), base, services.now()))
    await memory.flush()
  }
  const document: ImportDocument = { schema: 'palou.import/1', ...all }
  return {
    kind: 'document',
    document,
    lines: canvas => [row(spread([[services.translate('import.done', all), 'text']]), [], canvas)],
    after: async () => {
      if (all.posts + all.threads > 0 || all.skipped === 0) return 0
      throw new PalouError('page-not-recognised', { detail: services.translate('import.nothing') })
    },
  }
}
