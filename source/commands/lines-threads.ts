/** A board's listing as text: two rows a thread, its id first. */
import type { PageInfo, ThreadSummary, ThreadsAnswer } from '../forum/model.ts'
import { formatCount } from '../i18n/format-count.ts'
import type { MessageKey, Translate } from '../i18n/messages.ts'
import { emptyLine, type Line } from '../text/line.ts'
import type { Canvas } from './contract.ts'
import { lastPostText, nameOf, row, showTime, spread } from './lines-shared.ts'

export const pageText = (page: PageInfo | null, translate: Translate): string => {
  if (page === null) return ''
  const { number, count } = page
  return count === null ? translate('app.pageOnly', { number }) : translate('app.page', { number, count })
}

const kinds: Readonly<Record<ThreadSummary['kind'], MessageKey | null>> = {
  normal: null,
  poll: 'threads.mark.poll',
  reward: 'threads.mark.reward',
  activity: 'threads.mark.activity',
  debate: 'threads.mark.debate',
  trade: 'threads.mark.trade',
}

/** 精 图 热 … in the words of the catalogue. */
export const marksOf = (thread: ThreadSummary, translate: Translate): string => {
  const kind = kinds[thread.kind]
  const marks: readonly (string | false | null)[] = [
    thread.sticky > 0 && translate('cli.pinned'),
    kind && translate(kind),
    thread.digest > 0 && translate('threads.mark.digest'),
    thread.hot && translate('threads.mark.hot'),
    thread.hasImage && translate('threads.mark.image'),
    thread.hasAttachment && translate('threads.mark.attachment'),
    thread.closed && translate('threads.mark.closed'),
    thread.moved && translate('threads.mark.moved'),
    thread.readAccess !== null && translate('threads.mark.readAccess', { n: thread.readAccess }),
    thread.price !== null && translate('threads.mark.price', { n: thread.price }),
  ]
  return marks.filter(Boolean).join(' ')
}

const threadLines = (thread: ThreadSummary, idWidth: number, canvas: Canvas, translate: Translate): readonly Line[] => {
  const type = thread.type ? `[${thread.type.name}] ` : ''
  const head = row(
    spread([
      [thread.id.padStart(idWidth), 'dim'],
      [type + thread.title, 'title'],
      [marksOf(thread, translate), 'badge'],
    ]),
    spread([[thread.replies === null ? '' : formatCount(thread.replies, translate), thread.unread ? 'accent' : 'dim']]),
    canvas,
  )
  const views = thread.views === null ? null : translate('threads.views', { n: formatCount(thread.views, translate) })
  const facts = [
    nameOf(thread.author, canvas),
    showTime(thread.createdAt, thread.createdAtText, 'relative', canvas, translate),
    views,
  ]
  const left = ' '.repeat(idWidth + 2) + facts.filter(Boolean).join(' · ')
  return [
    head,
    row(spread([[left, 'dim']]), spread([[lastPostText(thread.lastPost, canvas, translate), 'dim']]), canvas),
  ]
}

const headLines = (answer: ThreadsAnswer, canvas: Canvas, translate: Translate): readonly Line[] => {
  const title = [answer.site.name, answer.board.name].filter(Boolean).join(' › ')
  const types = answer.types.map(({ name, count }) => (count === null ? `[${name}]` : `[${name}] ${count}`)).join(' · ')
  const head = row(spread([[title, 'title']]), spread([[pageText(answer.page, translate), 'dim']]), canvas)
  return [head, ...(types ? [row(spread([[types, 'dim']]), [], canvas)] : []), emptyLine]
}

export const threadsLines = (
  answer: ThreadsAnswer,
  isFirst: boolean,
  canvas: Canvas,
  translate: Translate,
): readonly Line[] => {
  const idWidth = Math.max(0, ...answer.threads.map(thread => thread.id.length))
  const rows = answer.threads.flatMap(thread => threadLines(thread, idWidth, canvas, translate))
  const head = isFirst ? headLines(answer, canvas, translate) : []
  if (isFirst && rows.length === 0) return [...head, row(spread([[translate('threads.empty'), 'dim']]), [], canvas)]
  return [...head, ...rows]
}
