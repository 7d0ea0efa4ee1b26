/**
 * A thread page to the model, in the browser's template or one like it (facts §4, §10). Pure: no network, no clock. The page is cut at
 * its floors first, so one floor costs at most itself; what could not be read is null and named in the warnings.
 */
import type { ThreadId, Warning } from '../../forum/model.ts'
import { parseAddress } from '../../forum/parse-address.ts'
import { assembleThread, type ThreadPage } from './assemble-thread.ts'
import { cutFloors } from './cut-floors.ts'
import type { PageFacts } from './page-facts.ts'
import { parseFloor } from './parse-floor.ts'
import { type PageMarks, parsePage } from './parse-page.ts'
import { parseThreadHead } from './parse-thread-head.ts'
import { templateOf } from './templates.ts'

/** `askedPage` null where the caller was led to a page without knowing its number (a floor's own address). */
export type ThreadFacts = Omit<PageFacts, 'askedPage'> & { readonly askedPage: number | null }

export type { ThreadPage }

export const threadIdOf = (html: string, marks: PageMarks, facts: ThreadFacts): ThreadId | null => {
  if (marks.threadId) return marks.threadId
  const own = [facts.url, marks.canonicalUrl].flatMap(url => (url ? (parseAddress(url) ?? []) : []))
  const address = own.find(({ kind }) => kind === 'thread' || kind === 'post')
  if (address && 'threadId' in address && address.threadId) return address.threadId
  return (html.match(/[?&;]p?tid=(\d+)/)?.[1] ?? null) as ThreadId | null
}

const oneAuthor = /[?&;]authorid=[1-9]/

/** The view is told by the address, or by the pager's links, which carry it along. */
const isByAuthor = (html: string, url: string): boolean =>
  oneAuthor.test(url) || oneAuthor.test(html.match(/<div class="pg">[\s\S]*?<\/div>/)?.[0] ?? '')

/** An opening post of several parts shows one of them; the rest is a request away (facts §4.7, `&cp=all`). */
const partWarning = (html: string): readonly Warning[] => {
  const parts = html.match(/<script[^<>]*>[^<]*\bshow_threadpage\((\d+),\s*'?(\d+)'?,\s*'?(\d+)/)
  if (!parts || Number(parts[3]) < 2) return []
  return [{ code: 'partial', message: `post ${parts[1]} has ${parts[3]} parts, this is part ${parts[2]}` }]
}

/** null for a page that shows no thread: a message, a challenge, another list. Never an empty thread. */
export const parseThread = (html: string, facts: ThreadFacts): ThreadPage | null => {
  const cut = cutFloors(html)
  if (!cut) return null
  const marks = parsePage(html)
  const id = threadIdOf(html, marks, facts)
  if (!id) return null
  const template = templateOf(html)
  const clock = { now: facts.now, offsetMinutes: facts.offsetMinutes }
  const floorFacts = { base: facts.base, pageUrl: facts.url, threadId: id, clock, template }
  const page = assembleThread({
    id,
    base: facts.base,
    head: parseThreadHead(cut, template, facts.base, marks.title),
    floors: cut.floors.map(floor => parseFloor(floor, floorFacts)),
    byAuthor: isByAuthor(html, facts.url),
    askedPage: facts.askedPage,
  })
  return { ...page, warnings: [...page.warnings, ...partWarning(html)] }
}
