/**
 * Two engines, one forum: every field that both carry is the same. What one of them can't know is a row here, with the reason; a difference
 * that no row explains fails, and so does a row that explains nothing any more.
 */
import type {
  BoardsAnswer,
  Category,
  Post,
  ThreadAnswer,
  ThreadSummary,
  ThreadsAnswer,
} from '../../../source/forum/model.ts'

export type Difference = {
  readonly path: RegExp
  readonly reason: string
  /** Where given, only such a pair is explained. */
  readonly when?: (html: unknown, api: unknown) => boolean
}

const isAbsent = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === false ||
  value === 0 ||
  (Array.isArray(value) && value.length === 0)

const apiSilent = (_: unknown, api: unknown): boolean => isAbsent(api)
const pageSilent = (html: unknown): boolean => isAbsent(html)

const sameMinute = (html: unknown, api: unknown): boolean =>
  typeof html === 'string' && typeof api === 'string' && html.slice(0, 16) === api.slice(0, 16)
const sameDay = (html: unknown, api: unknown): boolean =>
  typeof html === 'string' &&
  typeof api === 'string' &&
  html.slice(0, 10) === api.slice(0, 10) &&
  /T00:00:00/.test(html)

export const differences: readonly Difference[] = [
  // Lists
  { path: /^site\.engine$/, reason: 'each engine signs with its name' },
  { path: /^boards\.\w+\.(?:children\.\w+\.)?lastPost$/, reason: 'forumindex tells no last posts', when: apiSilent },
  { path: /\.hasNew$|\.unread$/, reason: 'the API does not know what the visitor has seen', when: apiSilent },
  { path: /^boards\.\w+\.(?:children\.\w+\.)?moderators/, reason: 'forumindex tells no moderators', when: apiSilent },
  {
    path: /\.children\.\w+\.(?:todayPosts|threads|posts)$/,
    reason: 'the index prints no counts of sub-boards',
    when: pageSilent,
  },
  {
    path: /^(?:board|boards\.\w+)\.description$/,
    reason: 'pages leave the description out in some layouts',
    when: pageSilent,
  },
  {
    path: /^boards\.\w+\.(?:todayPosts|threads|posts)$/,
    reason: 'a link or a hidden board has counts in the API only',
    when: pageSilent,
  },
  {
    path: /^boards\.\w+$/,
    reason: 'boards a visitor may not enter are missing in forumindex, and marked on the page',
    when: (html, api) => api === undefined && (html as { access?: string }).access === 'private',
  },
  { path: /^board\.todayPosts$/, reason: 'forumdisplay does not count today', when: apiSilent },
  { path: /^board\.posts$/, reason: 'a listing page does not count posts', when: pageSilent },
  { path: /^board\.moderators/, reason: 'forumdisplay tells no moderators', when: apiSilent },
  {
    path: /^board\.children\.\w+\.(?:description|lastPost)$/,
    reason: 'sub-boards come with name and counts only',
    when: apiSilent,
  },
  { path: /^types\.\w+\.count$/, reason: 'forumdisplay does not count types', when: apiSilent },
  {
    path: /^threads\.\w+\.(?:hot|highlighted|closed|moved)$/,
    reason: 'version 4 of forumdisplay leaves these out',
    when: apiSilent,
  },
  { path: /^threads\.\w+\.pages$/, reason: 'forumdisplay does not know how threads are cut', when: apiSilent },
  { path: /^threads\.\w+\.createdAt$/, reason: 'a row prints the day, the API knows the second', when: sameDay },
  // Threads
  {
    path: /^thread\.(?:views|replies|createdAt|createdAtText)$/,
    reason: 'pages after the first print the head of the thread only in part',
    when: pageSilent,
  },
  { path: /(?:postedAt|createdAt)$/, reason: 'pages print minutes, the API knows the second', when: sameMinute },
  { path: /^page\.size$/, reason: 'a page alone does not tell how many fit', when: pageSilent },
  { path: /^thread\.(?:previous|next)$/, reason: 'viewthread tells no neighbours', when: apiSilent },
  { path: /^thread\.tags/, reason: 'viewthread tells no tags', when: apiSilent },
  {
    path: /^thread\.(?:digest|highlighted|hasImage|hasAttachment|sticky|hot)$/,
    reason: 'the thread page does not print it',
    when: pageSilent,
  },
  { path: /^thread\.hot$/, reason: 'the row has no heat level on this site', when: apiSilent },
  { path: /^thread\.lastPost$/, reason: 'only a last page shows the last post', when: pageSilent },
  { path: /^thread\.type$/, reason: 'viewthread has the type by number only', when: apiSilent },
  { path: /author\.group$/, reason: 'the API has the group by number only', when: apiSilent },
  { path: /author\.badges/, reason: 'the API has no badges', when: apiSilent },
  { path: /^posts\.\w+\.region$/, reason: 'the API has no regions', when: apiSilent },
  { path: /^posts\.\w+\.reactions/, reason: 'the API has no reactions', when: apiSilent },
  { path: /^posts\.\w+\.ratings/, reason: 'the API has no ratings', when: apiSilent },
  { path: /^posts\.\w+\.signature$/, reason: 'the API has no signatures', when: apiSilent },
  {
    path: /^posts\.\w+\.floorLabel$/,
    reason: 'a recommended floor has −1 and no label',
    when: (html, api) => html === '推荐' && api === null,
  },
  { path: /^thread\.poll\.options\.\w+\.id$/, reason: 'a poll one may not vote in shows no ids', when: pageSilent },
  { path: /^thread\.poll\.note$/, reason: 'the API does not say why one may not vote', when: apiSilent },
]

type Pair = { readonly path: string; readonly html: unknown; readonly api: unknown }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const pairs = (html: unknown, api: unknown, path: string): readonly Pair[] => {
  if (Object.is(html, api)) return []
  if (!isObject(html) || !isObject(api)) return [{ path, html, api }]
  const names = new Set([...Object.keys(html), ...Object.keys(api)])
  return [...names].flatMap(name => pairs(html[name], api[name], path === '' ? name : `${path}.${name}`))
}

/** Lists of things with ids are compared by id: one list may hold what the other does not. */
const byId = (items: readonly { readonly id: string }[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    items.map(
      item =>
        ['children' in item ? { ...item, children: byId(item.children as never) } : item].map(
          value => [item.id, value] as const,
        )[0]!,
    ),
  )

const boardsOf = (categories: readonly Category[]) => byId(categories.flatMap(({ boards }) => boards) as never)

type Comparable = Partial<BoardsAnswer & ThreadsAnswer & ThreadAnswer>

/** `fetchedAt` is each engine's own clock. */
const shapeOf = ({ categories, threads, posts, types, board, fetchedAt: _, ...rest }: Comparable) => ({
  ...rest,
  ...(categories ? { boards: boardsOf(categories), categories: categories.map(({ id, name }) => ({ id, name })) } : {}),
  ...(board ? { board: { ...board, children: byId(board.children as never) } } : {}),
  ...(types ? { types: byId(types as never) } : {}),
  ...(threads ? { threads: byId(threads as readonly ThreadSummary[]), order: threads.map(({ id }) => id) } : {}),
  ...(posts ? { posts: byId(posts as readonly Post[]), order: posts.map(({ id }) => id) } : {}),
})

export const createComparison = () => {
  const used = new Set<Difference>()
  const isExplained = ({ path, html, api }: Pair, rows: readonly Difference[]): boolean => {
    const row = rows.find(known => known.path.test(path) && (known.when?.(html, api) ?? true))
    if (row) used.add(row)
    return row !== undefined
  }
  return {
    /** What no row explains, as lines to read. `more` are rows of one place only. */
    unexplained: (html: Comparable, api: Comparable, more: readonly Difference[] = []): readonly string[] =>
      pairs(shapeOf(html), shapeOf(api), '')
        .filter(pair => !isExplained(pair, [...differences, ...more]))
        .map(({ path, html: a, api: b }) => `${path}: html ${JSON.stringify(a)}, api ${JSON.stringify(b)}`),
    unused: (more: readonly Difference[]): readonly string[] =>
      [...more, ...differences].filter(row => !used.has(row)).map(({ path }) => String(path)),
  }
}
