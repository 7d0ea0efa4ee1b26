/** `palou export <thread>`: a thread as one file. What was read before an interruption is not asked for again. */
import { renameSync, writeFileSync } from 'node:fs'
import { cleanField } from '../content/sanitize.ts'
import { PalouError } from '../forum/errors.ts'
import type { ExportDocument } from '../forum/kept-documents.ts'
import type { Post, Thread } from '../forum/model.ts'
import { parseAddress } from '../forum/parse-address.ts'
import { createZone } from '../i18n/zone.ts'
import type { Input, ReadPage, Result, Run, Services } from './contract.ts'
import type { BookImage } from './export-book.ts'
import { type ExportPage, openPart, type Part } from './export-part.ts'
import type { Whole } from './export-text.ts'
import { findPlace } from './find-place.ts'
import { requireMemory } from './kept.ts'
import { row, spread } from './lines-shared.ts'
import { run as runThread } from './thread.ts'

const noPart: Part = { pages: [], append: () => {}, remove: () => {} }

const openPartOf = (path: string | null, { arguments: [text], options }: Input): Part => {
  if (path === null) return noPart
  try {
    return openPart(
      `${path}.part`,
      JSON.stringify({ palou: 'export/1', text, author: options.author, pages: options.pages }),
    )
  } catch (error) {
    throw new PalouError('usage', { detail: cleanField((error as Error).message) })
  }
}

const toPage = ({ answer, fields, items, next }: ReadPage): ExportPage => ({
  thread: fields.thread as Thread,
  posts: items as readonly Post[],
  site: answer.site.name,
  next,
})

/** The rest of the range after what an earlier attempt read; null when nothing is left. */
const restOf = (input: Input, pages: readonly ExportPage[]): Input | null => {
  const range = input.options.pages ?? { from: 1, to: Number.POSITIVE_INFINITY }
  const last = pages.at(-1)
  if (!last) return { ...input, options: { ...input.options, pages: range } }
  const address = last.next === null ? null : parseAddress(last.next.replace(/#pid\d+$/, ''))
  if (last.next === null || address?.kind !== 'thread' || address.page > range.to) return null
  // The address holds the author whose floors are asked for.
  const options = {
    ...input.options,
    author: null,
    pages: range.to === Number.POSITIVE_INFINITY ? { from: 1, to: range.to } : { from: address.page, to: range.to },
  }
  return { arguments: [last.next], options }
}

const readAll = async (services: Services, input: Input, part: Part): Promise<readonly ExportPage[]> => {
  const pages = [...part.pages]
  const rest = restOf(input, pages)
  if (!rest) return pages
  const result = await runThread(services, rest)
  if (result.kind !== 'reading') return pages
  for await (const page of result.pages) {
    const kept = toPage(page)
    part.append(kept)
    pages.push(kept)
    services.progress(
      services.translate('cli.readingOnly', {
        number: pages.length,
        items: pages.reduce((n, { posts }) => n + posts.length, 0),
      }),
    )
  }
  services.progress(null)
  return pages
}

const distinct = (posts: readonly Post[]): readonly Post[] => [...new Map(posts.map(post => [post.id, post])).values()]

type Gathered = {
  readonly thread: Thread
  readonly site: string
  readonly posts: readonly Post[]
  readonly gone: ReadonlySet<string>
  readonly pages: number
}

/** Everything that is kept of it, floors that are gone from the site among them. */
const gatherKept = async (services: Services, { arguments: [text = ''], options }: Input): Promise<Gathered> => {
  const memory = await requireMemory(services)
  const address = findPlace(services, text, options.site, 'thread')
  if (address.kind !== 'thread') throw new PalouError('usage', { detail: text })
  const head = memory.threadHead(address.base, address.threadId)
  const floors = memory.threadFloors(address.base, address.threadId)
  if (!head || floors.length === 0) throw new PalouError('offline', { url: text })
  const wanted = floors.filter(
    ({ post }) =>
      options.author === null ||
      [post.author.id, post.author.name].includes(options.author) ||
      (options.author === 'op' && post.isOriginalPoster),
  )
  return {
    thread: head.thread,
    site: head.site ?? '',
    posts: wanted.map(({ post }) => post),
    gone: new Set(wanted.filter(({ goneAt }) => goneAt !== null).map(({ post }) => post.id)),
    pages: 0,
  }
}

const gather = async (services: Services, input: Input, part: Part): Promise<Gathered> => {
  if (input.options.offline) return gatherKept(services, input)
  const pages = await readAll(services, input, part)
  const first = pages[0]
  if (!first) throw new PalouError('thread-not-found')
  const posts = distinct(pages.flatMap(page => page.posts))
  return { thread: first.thread, site: first.site, posts, gone: new Set(), pages: pages.length }
}

const gatherImages = async (
  services: Services,
  { options }: Input,
  { thread, posts }: Gathered,
): Promise<readonly BookImage[]> => {
  if (options.kept.images !== 'embed' || options.offline) return []
  const { loadImages } = await import('./export-images.ts')
  const address = parseAddress(thread.url)
  if (!address) return []
  const { client } = (await services.openAccess()).openSite(address.base)
  return loadImages(posts, {
    client,
    limit: options.kept.imageLimit,
    signal: services.signal,
    referer: thread.url,
    tell: services.tell,
  })
}

const render = async (services: Services, input: Input, gathered: Gathered): Promise<string | Uint8Array> => {
  const { format, images: how } = input.options.kept
  const { settings } = services.config()
  const whole: Whole = {
    ...gathered,
    zone: createZone(input.options.timezone ?? settings.timezone),
    translate: services.translate,
    language: services.language,
  }
  if (format === 'json') return `${JSON.stringify({ schema: 'palou.thread/1', ...documentOf(gathered, services) })}\n`
  const text = await import('./export-text.ts')
  if (format === 'md') return text.toMarkdownText(whole)
  if (format === 'txt') return text.toPlainText(whole)
  const images = await gatherImages(services, input, gathered)
  if (format === 'epub') return (await import('./export-book.ts')).toBook(whole, images, services.now())
  const data = new Map(
    images.map(({ url, type, bytes }) => [url, `data:${type};base64,${Buffer.from(bytes).toString('base64')}`]),
  )
  return text.toPageHtml(whole, url => data.get(url) ?? (how === 'link' ? url : null))
}

/** As `palou thread --json` prints it. */
const documentOf = ({ thread, posts, site }: Gathered, services: Services) => {
  const base = parseAddress(thread.url)?.base ?? thread.url
  return {
    site: { name: site, url: base, software: 'Discuz!', charset: 'utf-8', engine: 'discuz-html', account: null },
    fetchedAt: new Date(services.now()).toISOString(),
    source: 'cache',
    page: null,
    thread,
    posts,
    warnings: [],
  }
}

const writeBeside = (path: string, content: string | Uint8Array): void => {
  try {
    writeFileSync(`${path}.tmp`, content)
    renameSync(`${path}.tmp`, path)
  } catch (error) {
    throw new PalouError('cannot-write', { detail: cleanField((error as Error).message) })
  }
}

export const run: Run = async (services, input): Promise<Result> => {
  const { output, format } = input.options.kept
  if (output === null && format === 'epub') throw new PalouError('usage', { detail: '--format epub: -o' })
  const part = openPartOf(input.options.offline ? null : output, input)
  const gathered = await gather(services, input, part)
  const content = await render(services, input, gathered)
  if (output === null) return { kind: 'text', text: content as string }
  writeBeside(output, content)
  part.remove()
  const document: ExportDocument = {
    schema: 'palou.export/1',
    path: output,
    format,
    posts: gathered.posts.length,
    pages: gathered.pages,
    complete: true,
  }
  return {
    kind: 'document',
    document,
    lines: canvas => [
      row(
        spread([[services.translate('export.done', { path: output, n: gathered.posts.length }), 'text']]),
        [],
        canvas,
      ),
    ],
  }
}
