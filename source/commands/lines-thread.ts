/** A thread's floors as text. */
import type { Post, PostAnswer, Thread, ThreadAnswer } from '../forum/model.ts'
import type { Translate } from '../i18n/messages.ts'
import { asciiMarks, unicodeMarks } from '../text/layout-words.ts'
import { emptyLine, type Line } from '../text/line.ts'
import { layoutPost, type PostOptions } from '../text/post-lines.ts'
import { spanOf } from '../text/spans.ts'
import type { Canvas } from './contract.ts'
import { row, showTime, spread, wrapped } from './lines-shared.ts'
import { marksOf, pageText } from './lines-threads.ts'

const headLines = (thread: Thread, page: string, canvas: Canvas, translate: Translate): readonly Line[] => {
  const type = thread.type ? `[${thread.type.name}] ` : ''
  const facts = spread([
    [thread.board?.name ?? null, 'dim'],
    [marksOf(thread, translate), 'badge'],
  ])
  return [
    ...wrapped([spanOf(type + thread.title, 'title')], canvas),
    row(facts, spread([[page, 'dim']]), canvas),
    row(spread([[thread.url, 'dim']]), [], canvas),
  ]
}

const layoutOptions = (canvas: Canvas, translate: Translate): PostOptions => ({
  width: canvas.width,
  ambiguousWide: canvas.ambiguousWide,
  words: canvas.words,
  marks: canvas.ascii ? asciiMarks : unicodeMarks,
  // There is no key to uncover anything with on paper.
  spoilers: 'shown',
  signatures: 'left out',
  formatTime: time => showTime(time, null, 'exact', canvas, translate),
})

const postBlock = (post: Post, canvas: Canvas, translate: Translate): readonly Line[] => [
  emptyLine,
  ...layoutPost(post, layoutOptions(canvas, translate)).lines,
]

export const threadLines = (
  answer: ThreadAnswer,
  isFirst: boolean,
  canvas: Canvas,
  translate: Translate,
): readonly Line[] => [
  ...(isFirst ? headLines(answer.thread, pageText(answer.page, translate), canvas, translate) : []),
  ...answer.posts.flatMap(post => postBlock(post, canvas, translate)),
]

export const postLines = (answer: PostAnswer, canvas: Canvas, translate: Translate): readonly Line[] => [
  ...headLines(answer.thread, '', canvas, translate),
  ...postBlock(answer.post, canvas, translate),
]
