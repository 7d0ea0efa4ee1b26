/** forumdisplay (facts §6.5). What the API leaves out (closed, moved, hot, highlighted, new, pages) is a difference the contract test lists. */
import { cleanField } from '../../content/sanitize.ts'
import type { Board, PageInfo, ThreadId, ThreadSummary, ThreadType } from '../../forum/model.ts'
import { lastPostUrl, threadUrl } from '../../forum/print-address.ts'
import type { ApiFacts } from './api-facts.ts'
import { authorIn, boardIn, boardsIn } from './parse-boards.ts'
import { readWhen } from './read-when.ts'
import { countIn, entriesOf, type Fields, fieldIn, fieldsOf, idIn, isSet, numberIn, rowsOf, textIn } from './shape.ts'

export type ApiListing = {
  readonly board: Board
  readonly types: readonly ThreadType[]
  readonly threads: readonly ThreadSummary[]
  readonly page: PageInfo
}

const kinds = [
  'normal',
  'poll',
  'trade',
  'reward',
  'activity',
  'debate',
] as const satisfies readonly ThreadSummary['kind'][]

export const kindOf = (special: unknown): ThreadSummary['kind'] => kinds[numberIn(special) ?? 0] ?? 'normal'

const level = <Most extends 3 | 4>(value: unknown, most: Most): ThreadSummary[Most extends 3 ? 'digest' : 'sticky'] =>
  Math.max(0, Math.min(most, numberIn(value) ?? 0)) as never

/** A reward's `price` is what it offers, not what reading costs. */
const priceOf = (row: Fields, kind: ThreadSummary['kind']): number | null =>
  kind === 'reward' ? null : countIn(row.price) || null

const lastOf = (row: Fields, id: string, facts: ApiFacts): ThreadSummary['lastPost'] => {
  const { at, text } = readWhen(row.dblastpost, row.lastpost, facts)
  const name = fieldIn(row.lastposter)
  if (name === '' && at === null && text === null) return null
  const author = { id: null, name, kind: name === '' ? 'anonymous' : 'member', group: null, badges: [] } as const
  return { title: null, url: lastPostUrl(facts.base, id), author, postedAt: at, postedAtText: text }
}

/** The fields that listing and thread share; null for a row without an id. */
export const summaryOf = (
  row: Fields,
  typeName: (id: string) => string | null,
  facts: ApiFacts,
): ThreadSummary | null => {
  const id = idIn(row.tid) as ThreadId | null
  if (!id) return null
  const kind = kindOf(row.special)
  const typeId = idIn(row.typeid)
  const name = typeId && typeName(typeId)
  const created = readWhen(row.dbdateline, row.dateline, facts)
  const closed = countIn(row.closed) ?? 0
  return {
    id,
    url: threadUrl(facts.base, id),
    title: fieldIn(row.subject),
    type: name ? { id: typeId, name } : null,
    kind,
    sticky: level(row.displayorder, 4),
    digest: level(row.digest, 3),
    hot: isSet(row.heatlevel),
    closed: closed === 1,
    moved: closed > 1,
    readAccess: countIn(row.readperm) || null,
    price: priceOf(row, kind),
    hasImage: textIn(row.attachment) === '2',
    hasAttachment: textIn(row.attachment) === '1',
    author: authorIn(row.authorid, row.author, !isSet(row.authorid)),
    createdAt: created.at,
    createdAtText: created.text,
    replies: countIn(row.replies),
    views: countIn(row.views),
    lastPost: lastOf(row, id, facts),
    pages: null,
    highlighted: isSet(row.highlight),
    unread: false,
  }
}

export const typesIn = (threadtypes: unknown): readonly ThreadType[] =>
  entriesOf(fieldsOf(threadtypes).types).map(([id, name]) => ({ id: cleanField(id), name: fieldIn(name), count: null }))

/** Lists are cut after 1000 pages unless the owner says otherwise (facts §1.10). */
const longestList = 1000

const pageOf = (variables: Fields, forum: Fields): PageInfo => {
  const size = countIn(variables.tpp) || null
  const threads = countIn(forum.threadcount) ?? countIn(forum.threads)
  const count = size && threads !== null ? Math.min(longestList, Math.max(1, Math.ceil(threads / size))) : null
  return { number: countIn(variables.page) || 1, count, size }
}

/** A password board answers with nothing and no reason (captured: `mobile_forumdisplay_password`). */
export const wantsPassword = (variables: Fields): boolean =>
  isSet(fieldsOf(variables.forum).password) && rowsOf(variables.forum_threadlist).length === 0 && !isSet(variables.page)

/** null where the answer is no listing. */
export const parseThreads = (variables: Fields, facts: ApiFacts): ApiListing | null => {
  const forum = fieldsOf(variables.forum)
  const own = boardIn(forum, facts.base)
  if (!own || !('forum_threadlist' in variables)) return null
  const types = typesIn(variables.threadtypes)
  const typeName = (id: string): string | null => types.find(type => type.id === id)?.name ?? null
  return {
    board: { ...own, children: boardsIn(variables.sublist, facts.base) },
    types,
    threads: rowsOf(variables.forum_threadlist).flatMap(row => summaryOf(row, typeName, facts) ?? []),
    page: pageOf(variables, forum),
  }
}
