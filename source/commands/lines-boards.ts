/** The board index as text: what one would type next (the board's id) stands first on each row. */
import type { Board, BoardsAnswer } from '../forum/model.ts'
import { formatCount } from '../i18n/format-count.ts'
import type { Translate } from '../i18n/messages.ts'
import { emptyLine, type Line } from '../text/line.ts'
import type { Canvas } from './contract.ts'
import { lastPostText, row, spread } from './lines-shared.ts'

const access = { open: null, private: 'boards.private', password: 'boards.password', link: 'boards.link' } as const

const counts = (board: Board, translate: Translate): string => {
  if (board.threads === null && board.posts === null) return ''
  const shown = (n: number | null): string => (n === null ? '?' : formatCount(n, translate))
  return translate('boards.counts', { threads: shown(board.threads), posts: shown(board.posts) })
}

const boardLines = (
  board: Board,
  depth: number,
  idWidth: number,
  canvas: Canvas,
  translate: Translate,
): readonly Line[] => {
  const indent = '  '.repeat(depth)
  const key = access[board.access]
  const head = row(
    spread([
      [board.id.padStart(idWidth), 'dim'],
      [indent + board.name, 'title'],
      [board.todayPosts ? translate('boards.newCount', { n: board.todayPosts }) : null, 'accent'],
    ]),
    spread([
      [counts(board, translate), 'dim'],
      [key && translate(key), 'gate'],
    ]),
    canvas,
  )
  const left = ' '.repeat(idWidth + 2) + indent
  const title = board.lastPost?.title
  const last = lastPostText(board.lastPost, canvas, translate)
  const tail = title ? [row(spread([[left + title, 'text']]), spread([[last, 'dim']]), canvas)] : []
  return [head, ...tail, ...board.children.flatMap(child => boardLines(child, depth + 1, idWidth, canvas, translate))]
}

const allBoards = (boards: readonly Board[]): readonly Board[] =>
  boards.flatMap(board => [board, ...allBoards(board.children)])

export const boardsLines = (answer: BoardsAnswer, canvas: Canvas, translate: Translate): readonly Line[] => {
  const boards = allBoards(answer.categories.flatMap(category => category.boards))
  const idWidth = Math.max(0, ...boards.map(board => board.id.length))
  const head = row(spread([[answer.site.name, 'title']]), spread([[answer.site.url, 'dim']]), canvas)
  if (boards.length === 0) return [head, row(spread([[translate('boards.empty'), 'dim']]), [], canvas)]
  const categories = answer.categories.flatMap(category => [
    emptyLine,
    row(spread([[category.name, 'strong']]), [], canvas),
    ...category.boards.flatMap(board => boardLines(board, 0, idWidth, canvas, translate)),
  ])
  return [head, ...categories]
}
