/** Announcements, rules, the log of ratings and all comments as text. */
import type { Announcement, AnnouncementsAnswer, CommentsAnswer, RatingsAnswer, RulesAnswer } from '../forum/remarks.ts'
import type { Translate } from '../i18n/messages.ts'
import { emptyLine, type Line } from '../text/line.ts'
import { spanOf } from '../text/spans.ts'
import type { Canvas } from './contract.ts'
import { listLines } from './lines-lists.ts'
import { blockLines } from './lines-own.ts'
import { columns, nameOf, row, showTime, spread, wrapped } from './lines-shared.ts'

const announcementLines = (one: Announcement, canvas: Canvas): readonly Line[] => {
  const facts = [one.author && nameOf(one.author, canvas), one.startsAtText].filter(Boolean).join(' · ')
  return [
    row(spread([[one.title, 'strong']]), spread([[facts, 'dim']]), canvas),
    ...blockLines(one.content, canvas),
    emptyLine,
  ]
}

export const announcementsLines = (answer: AnnouncementsAnswer, canvas: Canvas, translate: Translate) => {
  const rows = answer.announcements.flatMap(one => announcementLines(one, canvas))
  return listLines(answer, [translate('announcements.title')], rows, true, canvas, translate)
}

export const rulesLines = (answer: RulesAnswer, canvas: Canvas, translate: Translate): readonly Line[] => {
  const rows = (answer.text ?? '').split('\n').flatMap(line => wrapped([spanOf(line, 'text')], canvas))
  const shown = answer.text === null ? [] : rows
  return listLines(answer, [answer.board.name, translate('rules.title')], shown, true, canvas, translate)
}

export const ratingsLines = (answer: RatingsAnswer, canvas: Canvas, translate: Translate): readonly Line[] => {
  const totals = answer.totals.map(({ name, value }) => `${name} ${value}`).join('  ')
  const rows = columns(
    answer.ratings.map(({ author, name, value, reason, ratedAt, ratedAtText }) => [
      [nameOf(author, canvas), 'author'],
      [`${name} ${value}`, 'strong'],
      [showTime(ratedAt, ratedAtText, 'exact', canvas, translate), 'dim'],
      [reason ?? '', 'text'],
    ]),
    canvas,
  )
  return listLines(answer, [translate('ratings.title'), totals || null], rows, true, canvas, translate)
}

export const commentsLines = (answer: CommentsAnswer, isFirst: boolean, canvas: Canvas, translate: Translate) => {
  const rows = answer.comments.flatMap(({ author, text, postedAt, postedAtText }) => [
    row(
      spread([[nameOf(author, canvas), 'author']]),
      spread([[showTime(postedAt, postedAtText, 'exact', canvas, translate), 'dim']]),
      canvas,
    ),
    ...wrapped([spanOf(text, 'text')], canvas, 2),
  ])
  return listLines(answer, [translate('comments.title')], rows, isFirst, canvas, translate)
}
