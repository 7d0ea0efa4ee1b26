/** forumindex, and the sub-boards of forumdisplay (facts §6.5): names and counts. The API tells neither last posts nor moderators. */
import type { Author, Board, BoardId, Category, UserId } from '../../forum/model.ts'
import { boardUrl } from '../../forum/print-address.ts'
import { countIn, type Fields, fieldIn, fieldsOf, idIn, isSet, listOf, rowsOf, textIn, wordsIn } from './shape.ts'

/** `authorid` 0 is a guest or someone who wishes not to be named; the site's own word for the latter may stand as the name. */
export const authorIn = (id: unknown, name: unknown, isAnonymous: boolean): Author => {
  const userId = idIn(id) as UserId | null
  const kind = userId && !isAnonymous ? 'member' : isAnonymous || fieldIn(name) === '' ? 'anonymous' : 'guest'
  return { id: kind === 'member' ? userId : null, name: fieldIn(name), kind, group: null, badges: [] }
}

/** null for a row without an id. `redirect` marks a link (facts §2.5). */
export const boardIn = (row: Fields, base: string): Board | null => {
  const id = idIn(row.fid) as BoardId | null
  if (!id) return null
  const isLink = isSet(row.redirect)
  return {
    id,
    name: fieldIn(row.name),
    url: boardUrl(base, id),
    description: wordsIn(row.description) || null,
    todayPosts: countIn(row.todayposts),
    threads: countIn(row.threads),
    posts: countIn(row.posts),
    moderators: [],
    lastPost: null,
    hasNew: false,
    access: isLink ? 'link' : isSet(row.password) ? 'password' : 'open',
    children: boardsIn(row.sublist, base),
  }
}

export const boardsIn = (rows: unknown, base: string): readonly Board[] =>
  rowsOf(rows).flatMap(row => boardIn(row, base) ?? [])

/** Boards by category in the site's order; boards that no category names come last, under one without a name. */
export const parseBoards = (variables: Fields, base: string): readonly Category[] => {
  const boards = new Map(boardsIn(variables.forumlist, base).map(board => [board.id as string, board]))
  const categories = rowsOf(variables.catlist).map(row => {
    const ids = listOf(row.forums).map(textIn)
    const own = ids.flatMap(id => boards.get(id) ?? [])
    for (const id of ids) boards.delete(id)
    return { id: fieldIn(row.fid), name: fieldIn(row.name), boards: own }
  })
  const rest = [...boards.values()]
  return rest.length > 0 ? [...categories, { id: '0', name: '', boards: rest }] : categories
}

/** Every name that the index tells, sub-boards included. */
export const namesOf = (categories: readonly Category[]): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  const add = (board: Board): void => {
    names.set(board.id, board.name)
    for (const child of board.children) add(child)
  }
  for (const { boards } of categories) for (const board of boards) add(board)
  return names
}

/** Whether the answer is an index at all. */
export const isIndex = (variables: Fields): boolean =>
  'forumlist' in variables && 'catlist' in variables && typeof fieldsOf(variables) === 'object'
