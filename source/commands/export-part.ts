/**
 * What an interrupted export has read so far, beside its file: a line a page, appended when the page is whole. A line that a crash cut
 * is left out; the export goes on from the last whole one, so that there is neither a hole nor a repeat.
 */
import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import type { Post, Thread } from '../forum/model.ts'

export type ExportPage = {
  readonly thread: Thread
  readonly posts: readonly Post[]
  readonly site: string
  /** Where to go on; null after the last. */
  readonly next: string | null
}

export type Part = {
  /** Of an earlier attempt at the same thing. */
  readonly pages: readonly ExportPage[]
  append(page: ExportPage): void
  remove(): void
}

const isPage = (value: unknown): value is ExportPage =>
  typeof value === 'object' && value !== null && 'next' in value && Array.isArray((value as ExportPage).posts)

type Read = { readonly pages: readonly ExportPage[]; readonly bytes: number }

/** The whole lines after the first, which says what was asked for. */
const readPart = (path: string, request: string): Read | null => {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return null
  }
  const lines = text.split('\n').slice(0, -1)
  if (lines[0] !== request) return null
  const pages: ExportPage[] = []
  let bytes = Buffer.byteLength(request) + 1
  for (const line of lines.slice(1)) {
    try {
      const value: unknown = JSON.parse(line)
      if (!isPage(value)) break
      pages.push(value)
      bytes += Buffer.byteLength(line) + 1
    } catch {
      break
    }
  }
  return { pages, bytes }
}

/** `request`: what is asked for, as JSON; another request begins anew. */
export const openPart = (path: string, request: string): Part => {
  const known = readPart(path, request)
  if (known) truncateSync(path, known.bytes)
  else writeFileSync(path, `${request}\n`, { mode: 0o600 })
  return {
    pages: known?.pages ?? [],
    append: page => appendFileSync(path, `${JSON.stringify(page)}\n`),
    remove: () => rmSync(path, { force: true }),
  }
}
