/** One item of `postlist` to a post (facts §6.5, §6.6). The API has no reactions, ratings, badges, regions, groups by name or signatures. */
import type { Author, Comment, Post, PostId } from '../../forum/model.ts'
import { postUrl } from '../../forum/print-address.ts'
import { parseTime } from '../discuz/parse-time.ts'
import type { ApiFacts } from './api-facts.ts'
import { authorIn } from './parse-boards.ts'
import { isEmptyBody, isSetStatus, isWithheld, parseBody } from './parse-body.ts'
import { readWhen } from './read-when.ts'
import {
  entriesOf,
  type Fields,
  fieldIn,
  fieldsOf,
  idIn,
  isSet,
  listOf,
  numberIn,
  rowsOf,
  textIn,
  wordsIn,
} from './shape.ts'

export type ThreadRow = {
  readonly id: string
  readonly authorId: string | null
  readonly pageUrl: string
  /** The module version that gave the words. */
  readonly version: number
  /** `cache_custominfo_postno`: the suffix, then the owner's names from floor 1 on (facts §4.4). */
  readonly labels: readonly string[]
  /** Only one author's floors: their `number` counts that view alone (field report 14). */
  readonly byAuthor: boolean
}

export const labelsOf = (variables: Fields): readonly string[] => listOf(variables.cache_custominfo_postno).map(wordsIn)

/** Hot replies stand before their place with −1 (facts §0.7); by one author, only version 4 knows the floor. */
export const floorOf = (post: Fields, byAuthor: boolean): number | null => {
  const number = numberIn(byAuthor ? post.position : post.number)
  return number !== null && number > 0 ? number : null
}

const labelOf = (floor: number | null, labels: readonly string[]): string | null =>
  floor === null || labels.length === 0 ? null : labels[floor] || `${floor}${labels[0]}`

/** A member who is gone has an id and a name in the post, but no `username` of his own. */
const authorOf = (post: Fields): Author => {
  const isAnonymous = isSet(post.anonymous)
  const name = fieldIn(post.author) || fieldIn(post.username)
  const isGone = idIn(post.authorid) !== null && !isAnonymous && !('username' in post)
  if (isGone) return { id: null, name, kind: 'deleted', group: null, badges: [] }
  return authorIn(post.authorid, name, isAnonymous)
}

export const commentsIn = (rows: unknown, facts: ApiFacts): readonly Comment[] =>
  rowsOf(rows).map(row => {
    const { at, text } = readWhen(row.dbdateline, row.dateline, facts)
    return {
      author: authorIn(row.authorid, row.author, false),
      text: wordsIn(row.comment),
      postedAt: at,
      postedAtText: text,
    }
  })

/** Comments by post; `[]` when there are none. */
export const commentsOf = (variables: Fields, facts: ApiFacts): ReadonlyMap<string, readonly Comment[]> =>
  new Map(entriesOf(variables.comments).map(([pid, rows]) => [pid, commentsIn(rows, facts)]))

const stateOf = (post: Fields, isEmpty: boolean): Post['state'] =>
  isWithheld(post) || isSetStatus(post.status, 1) ? 'blocked' : isEmpty ? 'empty' : 'visible'

/** null for an item without an id. */
export const parsePost = (
  item: unknown,
  thread: ThreadRow,
  comments: readonly Comment[],
  facts: ApiFacts,
): Post | null => {
  const post = fieldsOf(item)
  const id = idIn(post.pid) as PostId | null
  if (!id) return null
  const author = authorOf(post)
  const floor = floorOf(post, thread.byAuthor)
  const isFirst = isSet(post.first)
  const { pageUrl, version } = thread
  const body = parseBody(post, id, { base: facts.base, pageUrl, version })
  const when = readWhen(post.dbdateline, post.dateline, facts)
  const edited = body.edited?.time ?? null
  return {
    id,
    url: postUrl(facts.base, id, thread.id),
    floor: isFirst ? 1 : floor,
    floorLabel: labelOf(thread.byAuthor ? floorOf(post, false) : floor, thread.labels),
    author,
    isOriginalPoster: isFirst || (author.kind === 'member' && author.id === thread.authorId),
    postedAt: when.at,
    postedAtText: when.text,
    editedAt: edited && parseTime(edited, facts),
    region: null,
    device: isSetStatus(post.status, 8) ? '手机' : null,
    state: stateOf(post, isEmptyBody(body)),
    content: body.content,
    text: body.text,
    quote: body.quote as Post['quote'],
    images: body.images,
    attachments: body.attachments,
    gates: body.gates,
    reactions: [],
    ratings: { participants: 0, totals: [] },
    comments,
    signature: null,
  }
}

export const pidOf = (item: unknown): string => textIn(fieldsOf(item).pid)
