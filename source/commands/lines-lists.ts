/** Threads from all over a site as text: guides, search results, what a member wrote. */
import type { GuideAnswer, ListedThread, SearchAnswer, User, UserReply } from '../forum/lists.ts'
import type { Answer } from '../forum/model.ts'
import { formatCount } from '../i18n/format-count.ts'
import type { Translate } from '../i18n/messages.ts'
import { emptyLine, type Line } from '../text/line.ts'
import { spanOf } from '../text/spans.ts'
import type { Canvas } from './contract.ts'
import { lastPostText, nameOf, row, showTime, spread } from './lines-shared.ts'
import { marksOf, pageText } from './lines-threads.ts'

/** The list's name and the page at the top; a sentence where there is nothing. */
export const listLines = (
  answer: Answer,
  title: readonly (string | null)[],
  rows: readonly Line[],
  isFirst: boolean,
  canvas: Canvas,
  translate: Translate,
): readonly Line[] => {
  if (!isFirst) return rows
  const name = [answer.site.name, ...title].filter(Boolean).join(' › ')
  const head = row(spread([[name, 'title']]), spread([[pageText(answer.page, translate), 'dim']]), canvas)
  return [head, emptyLine, ...(rows.length > 0 ? rows : [row(spread([[translate('lists.empty'), 'dim']]), [], canvas)])]
}

const threadLines = (thread: ListedThread, idWidth: number, canvas: Canvas, translate: Translate): readonly Line[] => {
  const type = thread.type ? `[${thread.type.name}] ` : ''
  const indent = ' '.repeat(idWidth + 2)
  const head = row(
    spread([
      [thread.id.padStart(idWidth), 'dim'],
      [type + thread.title, 'title'],
      [marksOf(thread, translate), 'badge'],
    ]),
    spread([[thread.replies === null ? '' : formatCount(thread.replies, translate), thread.unread ? 'accent' : 'dim']]),
    canvas,
  )
  const facts = [
    thread.board?.name,
    nameOf(thread.author, canvas),
    showTime(thread.createdAt, thread.createdAtText, 'relative', canvas, translate),
  ]
  const last = lastPostText(thread.lastPost, canvas, translate)
  return [
    head,
    ...(thread.excerpt ? [row([spanOf(indent + thread.excerpt, 'text')], [], canvas)] : []),
    row(spread([[indent + facts.filter(Boolean).join(' · '), 'dim']]), spread([[last, 'dim']]), canvas),
  ]
}

const threadsLines = (threads: readonly ListedThread[], canvas: Canvas, translate: Translate): readonly Line[] => {
  const idWidth = Math.max(0, ...threads.map(thread => thread.id.length))
  return threads.flatMap(thread => threadLines(thread, idWidth, canvas, translate))
}

export const guideLines = (answer: GuideAnswer, isFirst: boolean, canvas: Canvas, translate: Translate) =>
  listLines(
    answer,
    [translate(`guide.${answer.view}`)],
    threadsLines(answer.threads, canvas, translate),
    isFirst,
    canvas,
    translate,
  )

export const searchLines = (answer: SearchAnswer, isFirst: boolean, canvas: Canvas, translate: Translate) => {
  const total = answer.total === null ? null : translate('search.total', { n: answer.total })
  const rows = threadsLines(answer.results, canvas, translate)
  return listLines(answer, [answer.words, total], rows, isFirst, canvas, translate)
}

type UserThreads = Answer & { readonly user: User; readonly threads: readonly ListedThread[] }
type UserReplies = Answer & { readonly user: User; readonly replies: readonly UserReply[] }

export const userThreadsLines = (answer: UserThreads, isFirst: boolean, canvas: Canvas, translate: Translate) => {
  const rows = threadsLines(answer.threads, canvas, translate)
  return listLines(answer, [answer.user.name, translate('user.threads')], rows, isFirst, canvas, translate)
}

/** The thread's title once over all replies in it. */
const replyLines = (reply: UserReply, before: UserReply | undefined, canvas: Canvas): readonly Line[] => {
  const title = spread([
    [reply.thread.id, 'dim'],
    [reply.thread.title, 'title'],
  ])
  const head = row(title, spread([[reply.board?.name ?? '', 'dim']]), canvas)
  const words = row([spanOf(`  ${reply.text}`, 'text')], spread([[reply.postId ?? '', 'dim']]), canvas)
  return before?.thread.id === reply.thread.id ? [words] : [head, words]
}

export const userRepliesLines = (answer: UserReplies, isFirst: boolean, canvas: Canvas, translate: Translate) => {
  const { replies } = answer
  const rows = replies.flatMap((reply, index) => replyLines(reply, replies[index - 1], canvas))
  return listLines(answer, [answer.user.name, translate('user.replies')], rows, isFirst, canvas, translate)
}
