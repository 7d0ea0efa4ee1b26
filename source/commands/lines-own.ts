/** The account's own lists as text: notices, talks, favourites, credits. What is new has a mark before it. */
import type {
  Conversation,
  ConversationAnswer,
  CreditsAnswer,
  FavoritesAnswer,
  Message,
  MessagesAnswer,
  Notice,
  NoticesAnswer,
} from '../forum/own-lists.ts'
import { formatCount } from '../i18n/format-count.ts'
import type { Translate } from '../i18n/messages.ts'
import { layoutBlocks } from '../text/layout.ts'
import { asciiMarks, unicodeMarks } from '../text/layout-words.ts'
import { emptyLine, type Line } from '../text/line.ts'
import { prefixLine, spanOf } from '../text/spans.ts'
import type { Canvas } from './contract.ts'
import { listLines } from './lines-lists.ts'
import { columns, nameOf, row, showTime, spread, wrapped } from './lines-shared.ts'

/** `●` and `*` are of one cell or two; the column is two wide either way. */
const mark = (isNew: boolean, canvas: Canvas): string =>
  isNew ? (canvas.ascii || canvas.ambiguousWide ? '* ' : '● ') : '  '

const indented = (lines: readonly Line[]): readonly Line[] =>
  lines.map(line => prefixLine(spanOf('  ', 'text'), 2, line))

const noticeLines = (notice: Notice, canvas: Canvas, translate: Translate): readonly Line[] => {
  const time = showTime(notice.postedAt, notice.postedAtText, 'relative', canvas, translate)
  const words = wrapped([spanOf(notice.text, notice.isNew ? 'strong' : 'text')], canvas, 2)
  const [first, ...rest] = words
  const head = [spanOf(mark(notice.isNew, canvas), 'accent'), ...(first?.spans.slice(1) ?? [])]
  const quote = notice.quote ? wrapped([spanOf(`┃ ${notice.quote}`, 'quote')], canvas, 2) : []
  const alike = notice.alike ? translate('notices.alike', { n: notice.alike }) : null
  const foot = spread([
    [notice.url ? `  ${notice.url}` : '  ', 'dim'],
    [alike, 'dim'],
  ])
  return [row(head, [], canvas), ...rest, ...quote, row(foot, spread([[time, 'dim']]), canvas)]
}

export const noticesLines = (answer: NoticesAnswer, isFirst: boolean, canvas: Canvas, translate: Translate) => {
  const name = answer.view === 'all' ? translate('notices.title') : translate(`notices.view.${answer.view}`)
  const count = answer.newCount ? translate('lists.newCount', { n: answer.newCount }) : null
  const rows = answer.notices.flatMap(notice => noticeLines(notice, canvas, translate))
  return listLines(answer, [name, count], rows, isFirst, canvas, translate)
}

const talkName = (talk: Conversation, canvas: Canvas, translate: Translate): string =>
  talk.subject ?? (talk.partner ? nameOf(talk.partner, canvas) : translate('messages.fromSite'))

const talkLines = (talk: Conversation, canvas: Canvas, translate: Translate): readonly Line[] => {
  const time = showTime(talk.postedAt, talk.postedAtText, 'relative', canvas, translate)
  const count = talk.messages === null ? null : formatCount(talk.messages, translate)
  const head = spread([
    [mark(talk.isNew, canvas) + talkName(talk, canvas, translate), 'title'],
    [talk.partner?.id ? `#${talk.partner.id}` : null, 'dim'],
  ])
  const said = (talk.isMine ? `${translate('messages.me')}: ` : '') + talk.text
  const right = [count, time].filter(Boolean).join(' · ')
  return [row(head, spread([[right, 'dim']]), canvas), row([spanOf(`  ${said}`, 'text')], [], canvas)]
}

export const messagesLines = (answer: MessagesAnswer, isFirst: boolean, canvas: Canvas, translate: Translate) => {
  const count = answer.newCount ? translate('lists.newCount', { n: answer.newCount }) : null
  const rows = answer.conversations.flatMap(talk => talkLines(talk, canvas, translate))
  return listLines(answer, [translate('messages.title'), count], rows, isFirst, canvas, translate)
}

/** Blocks as they are laid out everywhere, moved in by two cells. */
export const blockLines = (content: Message['content'], canvas: Canvas): readonly Line[] =>
  indented(
    layoutBlocks(content, {
      width: Math.max(1, canvas.width - 2),
      ambiguousWide: canvas.ambiguousWide,
      words: canvas.words,
      marks: canvas.ascii ? asciiMarks : unicodeMarks,
      spoilers: 'shown',
    }),
  )

const messageLines = (message: Message, canvas: Canvas, translate: Translate): readonly Line[] => {
  const time = showTime(message.postedAt, message.postedAtText, 'exact', canvas, translate)
  const who = message.isMine ? translate('messages.me') : nameOf(message.author, canvas)
  return [
    row(spread([[who, message.isMine ? 'strong' : 'author']]), spread([[time, 'dim']]), canvas),
    ...blockLines(message.content, canvas),
    emptyLine,
  ]
}

export const conversationLines = (
  answer: ConversationAnswer,
  isFirst: boolean,
  canvas: Canvas,
  translate: Translate,
) => {
  const rows = answer.messages.flatMap(message => messageLines(message, canvas, translate))
  const total = answer.total === null ? null : translate('messages.total', { n: answer.total })
  const partner = answer.partner ? nameOf(answer.partner, canvas) : null
  return listLines(answer, [translate('messages.title'), partner, total], rows, isFirst, canvas, translate)
}

export const favoritesLines = (answer: FavoritesAnswer, isFirst: boolean, canvas: Canvas, translate: Translate) => {
  const rows = answer.favorites.flatMap(favorite => [
    row(
      spread([
        [favorite.targetId, 'dim'],
        [translate(`favorites.kind.${favorite.kind}`), 'badge'],
        [favorite.title, 'title'],
      ]),
      spread([[showTime(favorite.addedAt, favorite.addedAtText, 'relative', canvas, translate), 'dim']]),
      canvas,
    ),
    ...(favorite.note ? wrapped([spanOf(favorite.note, 'quote')], canvas, 2) : []),
  ])
  return listLines(answer, [translate('favorites.title')], rows, isFirst, canvas, translate)
}

export const creditsLines = (answer: CreditsAnswer, canvas: Canvas, translate: Translate): readonly Line[] => {
  const credits = columns(
    answer.credits.map(({ name, value }) => [
      [name, 'strong'],
      [formatCount(value, translate), 'text'],
    ]),
    canvas,
    [1],
  )
  const changes = columns(
    answer.changes.map(({ what, changes: moved, detail, postedAt, postedAtText }) => [
      [showTime(postedAt, postedAtText, 'exact', canvas, translate), 'dim'],
      [moved.map(({ name, value }) => `${name} ${value}`).join(' '), 'strong'],
      [what, 'text'],
      [detail, 'text'],
    ]),
    canvas,
  )
  return listLines(answer, [translate('credits.title')], [...credits, emptyLine, ...changes], true, canvas, translate)
}
