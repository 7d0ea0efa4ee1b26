/** `palou unread`: threads with floors that were not read, from what is kept; `--check` asks the sites first, one page at a time. */
import type { Ask } from '../forum/engine.ts'
import { isPalouError } from '../forum/errors.ts'
import type { UnreadDocument } from '../forum/kept-documents.ts'
import type { BoardId, ThreadId } from '../forum/model.ts'
import { printAddress } from '../forum/print-address.ts'
import type { UnreadThread } from '../store/kept-marks.ts'
import type { Memory } from '../store/memory.ts'
import type { Canvas, Run, Services } from './contract.ts'
import { baseOfSite } from './find-place.ts'
import { iso, requireMemory } from './kept.ts'
import { row, showTime, spread } from './lines-shared.ts'
import type { Options } from './options.ts'

/** Boards whose first page tells of many threads at once, then the followed threads that it did not show. */
const checkSites = async (services: Services, memory: Memory, base: string | null) => {
  const reader = await services.openReader()
  const ask: Ask = { signal: services.signal, priority: 'bulk', refresh: true }
  const warnings: { code: string; message: string }[] = []
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (!isPalouError(error) || error.code === 'interrupted') throw error
      warnings.push({
        code: error.code,
        message: services.translate(`error.${error.code}`) + (error.url ? ` ${error.url}` : ''),
      })
    }
  }
  const { boards, threads } = memory.watched(base)
  const listed = new Set<string>()
  for (const { base: site, boardId } of boards) {
    const query = { boardId: boardId as BoardId, page: 1, sort: null, filter: 'all', typeId: null } as const
    await attempt(async () => {
      const answer = await reader.loadThreads(site, query, ask)
      for (const { id } of answer.threads) listed.add(`${site} ${id}`)
    })
  }
  for (const { base: site, threadId } of threads)
    if (!listed.has(`${site} ${threadId}`)) await attempt(() => reader.loadLastPage(site, threadId as ThreadId, ask))
  await memory.flush()
  return warnings
}

const urlOf = ({ base, threadId, firstUnread }: UnreadThread): string =>
  firstUnread === null
    ? printAddress({ kind: 'lastPost', base, threadId })
    : printAddress({ kind: 'floor', base, threadId, floor: firstUnread })

const toDocument = (threads: readonly UnreadThread[], warnings: UnreadDocument['warnings']): UnreadDocument => ({
  schema: 'palou.unread/1',
  threads: threads.map(one => ({
    site: { name: one.site, url: one.base },
    id: one.threadId,
    url: urlOf(one),
    title: one.title,
    board: one.board,
    unread: one.unread,
    new: one.fresh,
    floors: one.last,
    firstUnread: one.firstUnread,
    followed: one.marks?.isFollowed ?? false,
    repliedIn: one.marks?.isRepliedIn ?? false,
    lastPostAt: iso(one.lastPostAt),
    visitedAt: iso(one.marks?.visitedAt ?? null),
  })),
  unread: threads.reduce((sum, { unread }) => sum + unread, 0),
  new: threads.reduce((sum, { fresh }) => sum + fresh, 0),
  warnings,
})

const linesOf = ({ threads }: UnreadDocument, canvas: Canvas, { translate }: Services) =>
  threads.length === 0
    ? [row(spread([[translate('unread.none'), 'dim']]), [], canvas)]
    : threads.flatMap(one => [
        row(
          spread([
            [one.repliedIn ? (canvas.ascii ? 'w' : '✎') : null, 'accent'],
            [one.title, 'title'],
          ]),
          spread([[`+${one.unread}`, one.new > 0 ? 'accent' : 'dim']]),
          canvas,
        ),
        row(
          spread([
            [`  ${[one.site.name, one.board].filter(Boolean).join(' › ')}`, 'dim'],
            [showTime(one.lastPostAt, null, 'relative', canvas, translate), 'dim'],
          ]),
          spread([[one.url, 'dim']]),
          canvas,
        ),
      ])

/** With --exit-status, nothing unread is 3: `palou unread --exit-status -q && notify`. */
const nothingUnread = 3

export const run: Run = async (services, { arguments: [site], options }) => {
  const memory = await requireMemory(services)
  const name = site ?? options.site
  const base = name === null ? null : baseOfSite(services.sites, name)
  const warnings = options.kept.check ? await checkSites(services, memory, base) : []
  const threads = memory.unread(base).slice(0, options.limit ?? undefined)
  const document = toDocument(threads, warnings)
  for (const { message } of warnings) services.tell(message)
  return {
    kind: 'document',
    document,
    lines: canvas => linesOf(document, canvas, services),
    after: async () => exitCode(document, options),
  }
}

const exitCode = ({ threads }: UnreadDocument, { kept }: Options): number =>
  kept.exitStatus && threads.length === 0 ? nothingUnread : 0
