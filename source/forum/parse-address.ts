/**
 * Text to Address: every form of facts §1.9 and §10.3, in any host, port and subfolder. Junk parameters (`fromuid`, `extra`,
 * `mobile`) are dropped. A URL that names nothing known is the index of its folder: palou then looks at the page itself.
 */
import { cleanField } from '../content/sanitize.ts'
import type { Address, ThreadView } from './address.ts'
import type { BoardId, PostId, ThreadId, UserId } from './model.ts'

/** What one rule is given: the path's folder and last segment, and the query's raw values by lower-case name. */
type Parts = {
  readonly origin: string
  readonly path: string
  readonly query: ReadonlyMap<string, string>
  readonly fragment: string
}

type Rule = (parts: Parts) => Address | null

const number = (value: string | undefined): string | null => value?.match(/^0*([1-9]\d{0,17})$/)?.[1] ?? null
const pageOf = (value: string | undefined): number => Math.min(Number(number(value) ?? 1), 1_000_000)

/** Percent-encoded bytes to text: UTF-8, else GBK (user names in the links of GBK sites, facts §0.12), else as written. */
const decodeBytes = (raw: string): string => {
  if (!/[%+\u0080-\uffff]/.test(raw)) return raw
  const bytes = Uint8Array.from(
    raw
      .replaceAll('+', ' ')
      .match(/%[\da-f]{2}|[\s\S]/gi)
      ?.flatMap(part =>
        part.length === 3 ? [Number.parseInt(part.slice(1), 16)] : [...new TextEncoder().encode(part)],
      ) ?? [],
  )
  for (const label of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes)
    } catch {}
  }
  return raw
}

const readQuery = (search: string): ReadonlyMap<string, string> =>
  new Map(
    search
      .replace(/^\?/, '')
      .split(/[&;]/)
      .map(pair => pair.split(/=(.*)/s))
      .map(([name, value]) => [decodeBytes(name ?? '').toLowerCase(), value ?? ''] as const),
  )

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)
const baseOf = ({ origin, path }: Parts): string => origin + folderOf(path).replace(/(api\/mobile|archiver)\/$/, '')

const viewOf = (query: Parts['query']): ThreadView => ({
  authorId: number(query.get('authorid')) as UserId | null,
  order: query.get('ordertype') === '1' ? 'reverse' : query.get('ordertype') === '2' ? 'forward' : 'default',
})

const post = (base: string, postId: string, threadId: string | null): Address => ({
  kind: 'post',
  base,
  postId: postId as PostId,
  threadId: threadId as ThreadId | null,
})

const thread = (parts: Parts, base: string, id: string, page: string | undefined): Address => {
  const postId = number(parts.fragment.match(/^pid(\d+)$/)?.[1]) ?? number(parts.query.get('viewpid'))
  if (postId) return post(base, postId, id)
  const threadId = id as ThreadId
  if (parts.fragment === 'lastpost') return { kind: 'lastPost', base, threadId }
  const { query } = parts
  return { kind: 'thread', base, threadId, page: pageOf(query.get('page') ?? page), view: viewOf(query) }
}

const board = (parts: Parts, base: string, id: string, page: string | undefined): Address => ({
  kind: 'board',
  base,
  boardId: id as BoardId,
  page: pageOf(parts.query.get('page') ?? page),
})

const user = (base: string, id: string | null, rawName: string | undefined): Address | null => {
  const name = id || !rawName ? null : cleanField(decodeBytes(rawName)) || null
  return id || name ? { kind: 'user', base, userId: id as UserId | null, name } : null
}

/** `archiver/?tid-7.html&page=2`, `archiver/tid-7.html`; the base is the folder above. */
const archiver: Rule = parts => {
  const match = `${parts.path}?${[...parts.query.keys()].join('&')}`.match(
    /^(.*\/)archiver\/(?:index\.php)?\??([tf])id-(\w+)(?:-(\d+))?\.html/,
  )
  if (!match) return null
  const [, folder = '/', kind, id = '', page] = match
  const base = parts.origin + folder
  if (kind === 'f') return board(parts, base, id, page)
  return number(id) ? thread(parts, base, id, page) : null
}

/** `forum.php?mod=redirect`: findpost, lastpost, postno (facts §1.9). Without `goto` a `ptid` means findpost. */
const redirector: Rule = parts => {
  const { query } = parts
  const goto = query.get('goto')
  if (query.get('mod') !== 'redirect' && !goto && !query.has('ptid')) return null
  const base = baseOf(parts)
  const threadId = number(query.get('ptid')) ?? number(query.get('tid'))
  const postId = number(query.get('pid'))
  if (postId) return post(base, postId, threadId)
  if (!threadId) return null
  const floor = number(query.get('postno'))
  if (floor) return { kind: 'floor', base, threadId: threadId as ThreadId, floor: Number(floor) }
  if (goto === 'lastpost') return { kind: 'lastPost', base, threadId: threadId as ThreadId }
  // A findpost without a floor (lists of a member's replies have such links) leads to the thread.
  return thread(parts, base, threadId, undefined)
}

const dynamic: Rule = parts => {
  const { query } = parts
  const base = baseOf(parts)
  if (/\/search\.php$/.test(parts.path)) return null
  const threadId = number(query.get('tid'))
  if (threadId) return thread(parts, base, threadId, undefined)
  const postId = number(query.get('pid')) ?? (/^pid\d+$/.test(parts.fragment) ? parts.fragment.slice(3) : null)
  if (postId && !/-\d/.test(parts.path)) return post(base, postId, null)
  const boardId = query.get('fid')?.match(/^\w{1,40}$/)?.[0]
  if (boardId && boardId !== '0') return board(parts, base, boardId, undefined)
  const gid = number(query.get('gid'))
  if (gid) return { kind: 'category', base, categoryId: gid }
  return user(base, number(query.get('uid')), query.get('username'))
}

/** `/?14` is the short form of a member's space. */
const shortSpace: Rule = parts => {
  const id = number([...parts.query.keys()][0])
  return id && parts.query.size === 1 ? user(baseOf(parts), id, undefined) : null
}

/** Owner-edited rules in the wild: `t7-1-1` (keylol), `t/7/1.html` (facts §1.9). Each: the path's folder and end, and what it names. */
const rewritten: readonly (readonly [
  RegExp,
  (parts: Parts, base: string, id: string, page?: string) => Address | null,
])[] = [
  [/^(.*\/)(?:thread-|tid-)(\d+)(?:-(\d+))?(?:-\d+)?(?:\.html?)?\/?$/, thread],
  [/^(.*\/)t(\d+)(?:-(\d+))?(?:-\d+)?(?:\.html?)?\/?$/, thread],
  [/^(.*\/)(?:t|thread)\/(\d+)(?:\/(\d+))?(?:\/\d+)?(?:\.html?)?\/?$/, thread],
  [/^(.*\/)(?:forum-|fid-|group-)(\w+)(?:-(\d+))?(?:\.html?)?\/?$/, board],
  [/^(.*\/)f(\d+)(?:-(\d+))?(?:\.html?)?\/?$/, board],
  [/^(.*\/)f\/(\d+)(?:\/(\d+))?(?:\.html?)?\/?$/, board],
  [/^(.*\/)space-uid-(\d+)(?:\.html?)?\/?$/, (_, base, id) => user(base, id, undefined)],
  [/^(.*\/)(?:space-)?username-(.+?)(?:\.html?)?\/?$/, (_, base, name) => user(base, null, name)],
]

const rewrite: Rule = parts => {
  if (parts.path.endsWith('.php') || parts.path === '/') return null
  for (const [pattern, build] of rewritten) {
    const match = parts.path.match(pattern)
    if (match?.[2]) return build(parts, parts.origin + match[1], match[2].replace(/^0+(?=\d+$)/, ''), match[3])
  }
  return null
}

/** The folder: scripts and pages are cut off, a last segment without an extension is taken for a folder (`/bbs`). */
const index = (parts: Parts): Address => {
  const last = parts.path.slice(folderOf(parts.path).length)
  const isFolder = last !== '' && !/\.\w+$/.test(last)
  return { kind: 'index', base: isFolder ? `${parts.origin + parts.path}/` : baseOf(parts) }
}

const rules: readonly Rule[] = [archiver, redirector, rewrite, dynamic, shortSpace]

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?([/?#]|$)/i
const hostLike = /^(localhost|\[[\da-f:.]+\]|[^\s/?#:@.[\]]+(\.[^\s/?#:@.[\]]+)+\.?)(:\d{1,5})?([/?#]|$)/i
/** `thread-7-1-1.html` alone is a page, not a host; `3.14` is a number, though URL would read it as an IPv4 address. */
const notAHost = /^[^/?#]*\.(html?|php|txt|md|json|png|jpe?g|gif)([/?#]|$)|^[\d.]+([/?#:]|$)/i
const dottedQuad = /^\d{1,3}(\.\d{1,3}){3}([/?#:]|$)/

const absolute = (text: string, base: string | undefined): string | null => {
  if (/^https?:\/\//i.test(text)) return text
  if (/^[a-z][\w+.-]*:\/\//i.test(text)) return null
  if (text.startsWith('//')) return `https:${text}`
  const isHost = hostLike.test(text) && (!notAHost.test(text) || dottedQuad.test(text))
  if (isHost) return (loopback.test(text) ? 'http://' : 'https://') + text
  if (base && /^[\w./?#-][^\s]*[./?#=\d]/.test(text) && !/^\w+:/.test(text))
    return URL.canParse(text, base) ? new URL(text, base).href : null
  return null
}

/** null: the text is no URL. `base` resolves site-relative text such as `thread-7-1-1.html`. */
export const parseAddress = (text: string, options: { readonly base?: string } = {}): Address | null => {
  const trimmed = text
    .trim()
    .replace(/^<(.*)>$/s, '$1')
    .replaceAll('&amp;', '&')
  if (trimmed === '' || /\s/.test(trimmed) || trimmed.length > 4000) return null
  const href = absolute(trimmed, options.base)
  if (!href || !URL.canParse(href)) return null
  const url = new URL(href)
  if (url.hostname === '') return null
  const parts: Parts = {
    origin: `${url.protocol}//${url.host}`,
    path: url.pathname.replace(/\/{2,}/g, '/'),
    query: readQuery(url.search),
    fragment: url.hash.slice(1).toLowerCase(),
  }
  for (const rule of rules) {
    const address = rule(parts)
    if (address) return address
  }
  return index(parts)
}
