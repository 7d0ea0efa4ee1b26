/**
 * The two poorer forms of a thread, for when its own page is not to be had: the archive (facts §7.2) and the printable page (§7.3).
 * Neither tells ids, labels, groups or devices. An id here is `floor-N` by the place on the page: no site answers to it.
 */
import { parseHtml } from '../../content/dom.ts'
import { bodyFromNodes } from '../../content/from-html.ts'
import type { Author, Post, PostId, Thread } from '../../forum/model.ts'
import { boardUrl, threadUrl } from '../../forum/print-address.ts'
import { parseTime, readTime } from '../discuz/parse-time.ts'
import { assembleThread, type ThreadPage } from './assemble-thread.ts'
import type { ParsedFloor } from './parse-floor.ts'
import { fieldOf, type PageMarks, parsePage } from './parse-page.ts'
import { type ThreadFacts, threadIdOf } from './parse-thread.ts'
import type { ThreadHead } from './parse-thread-head.ts'
import { repairMarkup } from './repair-markup.ts'

type PlainFloor = { readonly name: string; readonly time: string; readonly body: string }

const between = (html: string, from: string, ends: readonly string[]): string => {
  const at = html.indexOf(from)
  if (at < 0) return ''
  const stops = ends.map(end => html.indexOf(end, at)).filter(end => end > at)
  return html.slice(at, stops.length > 0 ? Math.min(...stops) : html.length)
}

const archived = /<p class="author">\s*<strong>([\s\S]*?)<\/strong>([\s\S]*?)<\/p>\s*(?:<h3>[\s\S]*?<\/h3>)?([\s\S]*)/

const readArchive = (html: string): readonly PlainFloor[] =>
  between(html, '<div id="content">', ['<div class="page">', '<div id="end">'])
    .split(/(?=<p class="author">)/)
    .flatMap(part => {
      const found = part.match(archived)
      return found ? [{ name: found[1]!, time: found[2]!, body: found[3]! }] : []
    })

const printed =
  /^\s*<b>[^<]*<\/b>([\s\S]*?)(?:&nbsp;|\s)*<b>[^<]*<\/b>((?:<span[^<>]*>[^<]*<\/span>|[^<])*)<br \/>(?:\s*<b>[^<]*<\/b>[^<]*<br \/>)?([\s\S]*)/

const readPrint = (html: string): readonly PlainFloor[] =>
  html
    .replace(/(?:<br \/>\s*){4}<hr noshade[\s\S]*$/, '')
    .split(/<hr noshade size="2" width="100%" color="#808080">/)
    .slice(1)
    .flatMap(part => {
      const found = part.match(printed)
      return found ? [{ name: found[1]!, time: found[2]!, body: found[3]! }] : []
    })

const author = (name: string): Author => ({ id: null, name: fieldOf(name), kind: 'member', group: null, badges: [] })

const noSpecial = { poll: null, reward: null, activity: null, debate: null, isTrade: false } as const

const toFloor = (floor: PlainFloor, index: number, facts: ThreadFacts, id: string): ParsedFloor => {
  const clock = { now: facts.now, offsetMinutes: facts.offsetMinutes }
  const repaired = repairMarkup(floor.body)
  const body = bodyFromNodes(parseHtml(repaired.html), { base: facts.base, pageUrl: facts.url })
  const exact = floor.time.match(/title="([^"]+)"/)?.[1] ?? null
  const time = readTime(fieldOf(floor.time), exact, clock)
  return {
    isFirst: false,
    isMarked: false,
    isLast: false,
    damaged: repaired.damaged,
    special: noSpecial,
    tags: [],
    figures: [],
    post: {
      id: `floor-${index + 1}` as PostId,
      url: threadUrl(facts.base, id),
      floorLabel: null,
      author: author(floor.name),
      postedAt: time.at,
      postedAtText: time.text,
      editedAt: body.edited?.time ? parseTime(body.edited.time, clock) : null,
      region: null,
      device: null,
      state: body.content.length > 0 ? 'visible' : 'empty',
      content: body.content,
      text: body.text,
      quote: body.quote as Post['quote'],
      images: body.images,
      attachments: body.attachments,
      gates: body.gates,
      reactions: [],
      ratings: { participants: 0, totals: [] },
      comments: [],
      signature: null,
    },
  }
}

const boardOf = (html: string, base: string): Thread['board'] => {
  const found = html.match(/<div id="nav">[\s\S]*?<a href="\?fid-(\w+)\.html">([^<]*)<\/a>/)
  return found ? { id: found[1] as never, name: fieldOf(found[2]!), url: boardUrl(base, found[1]!) } : null
}

/** The archive's pager shows ten pages around, not how many there are; the printable page has all it shows. */
const pagerOf = (html: string): ThreadHead['pager'] => {
  const pager = between(html, '<div class="page">', ['</div>'])
  const number = pager.match(/<strong>\[(\d+)\]/)?.[1]
  const highest = Math.max(0, ...[...pager.matchAll(/>\[?(\d+)\]?</g)].map(match => Number(match[1])))
  if (!number) return { number: null, count: null, isShort: false, hasNext: false }
  return { number: Number(number), count: null, isShort: true, hasNext: highest > Number(number) }
}

const titleOf = (html: string, marks: PageMarks): string => {
  const heading = html.match(/<\/p>\s*<h3>([^<]+)<\/h3>|<b>(?:标题|標題)[^<]*<\/b>([^<]+)/)
  return fieldOf(heading?.[1] ?? heading?.[2] ?? '') || (marks.title ?? '').split(/\s+-\s+/)[0] || ''
}

const nothing = {
  type: null,
  views: null,
  replies: null,
  closed: false,
  hot: false,
  digest: 0,
  sticky: 0,
  readAccess: null,
  price: null,
  previous: null,
  next: null,
  replyGate: null,
  starter: null,
} as const

/** null for a page that is neither. */
export const parsePlainThread = (html: string, facts: ThreadFacts): ThreadPage | null => {
  const found = [...readArchive(html)]
  const floors = found.length > 0 ? found : html.includes('<hr noshade') ? readPrint(html) : []
  if (floors.length === 0) return null
  const marks = parsePage(html)
  const id = threadIdOf(html, marks, facts)
  if (!id) return null
  const head = { ...nothing, title: titleOf(html, marks), board: boardOf(html, facts.base), pager: pagerOf(html) }
  return assembleThread({
    id,
    base: facts.base,
    head,
    floors: floors.map((floor, index) => toFloor(floor, index, facts, id)),
    byAuthor: false,
    askedPage: facts.askedPage,
  })
}
