/** The pieces of a row of threads, each read by what it is: subject, type, pages, counts, last post (facts §3.2). */
import {
  attribute,
  type ChildNode,
  type Element,
  findAll,
  findFirst,
  hasClass,
  isElement,
  textOf,
} from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import type { Author, LastPost, ThreadId, ThreadSummary } from '../../forum/model.ts'
import { lastPostUrl } from '../../forum/print-address.ts'
import { foldTraditional } from '../discuz/fold-traditional.ts'
import { parseCount } from '../discuz/parse-count.ts'
import type { SiteTime } from '../discuz/parse-time.ts'
import type { PageFacts } from './page-facts.ts'
import { readAuthor } from './read-author.ts'
import { countOf } from './read-count.ts'
import { linksTo, linkText, targetOf } from './read-link.ts'
import { findTimes, readWhen } from './read-when.ts'

const isLinkToThread = (link: Element, base: string): boolean => targetOf(link, base)?.kind === 'thread'

const isUntitled = (link: Element): boolean => /^[\d\s.…]*$/.test(linkText(link))

/** `a.xst`; else the first link to a thread in a heading; else the longest such link, page numbers and counts aside. */
export const subjectIn = (row: Element, base: string): Element | null => {
  const marked = findFirst(row.children, element => element.name === 'a' && hasClass(element, 'xst'))
  if (marked) return marked
  const isSubject = (element: Element): boolean =>
    element.name === 'a' && isLinkToThread(element, base) && !isUntitled(element)
  const headings = findAll(row.children, element => /^h[1-4]$/.test(element.name))
  const headed = findFirst(
    headings.flatMap(heading => heading.children),
    isSubject,
  )
  if (headed) return headed
  return findAll(row.children, isSubject).reduce<Element | null>(
    (best, link) => (best && linkText(best).length >= linkText(link).length ? best : link),
    null,
  )
}

export const cellAround = (element: Element, row: Element): Element => {
  for (let at = element.parent; isElement(at) && at !== row; at = at.parent)
    if (at.name === 'th' || at.name === 'td' || at.name === 'li') return at
  return row
}

const before = (subject: Element): readonly ChildNode[] => {
  const around = subject.parent?.children ?? []
  return around.slice(0, around.indexOf(subject))
}

/** `[<a …typeid=3>求助</a>]` before the subject, the id missing where the prefix is plain text; elsewhere in the row only by its link. */
export const typeIn = (row: Element, subject: Element, base: string): ThreadSummary['type'] => {
  for (const prefix of before(subject)) {
    if (!isElement(prefix) || prefix.name !== 'em') continue
    const link = findFirst(prefix.children, element => element.name === 'a')
    const name = unbracketed(link ? linkText(link) : cleanField(textOf(prefix.children)))
    if (name) return { id: link && typeId(attribute(link, 'href') ?? '', base), name }
  }
  const link = findFirst(
    row.children,
    element => element.name === 'a' && typeId(attribute(element, 'href') ?? '', base) !== null,
  )
  const name = link && unbracketed(linkText(link))
  return link && name ? { id: typeId(attribute(link, 'href') ?? '', base), name } : null
}

const unbracketed = (name: string): string => name.replace(/^[[【#]|[\]】]$/g, '')

/** Kinds of information (`sortid`) are told from types by their prefix; the engine asks for them by it (facts §3.4). */
export const typeId = (href: string, base: string): string | null => {
  const match = URL.parse(href.replaceAll('&amp;', '&'), base)?.search.match(/[?&](type|sort)id=(\d+)/)
  return match ? (match[1] === 'sort' ? `sort:${match[2]}` : (match[2] ?? null)) : null
}

export const isMoved = (subject: Element): boolean =>
  before(subject).some(node => !isElement(node) && /移动\s*[:：]/.test(foldTraditional(textOf([node]))))

export const pagesIn = (row: Element): number | null => {
  const box = findFirst(row.children, element => hasClass(element, 'tps'))
  if (!box) return null
  const numbers = findAll(box.children, element => element.name === 'a').map(link => parseCount(textOf(link.children)))
  return numbers.reduce((most, number) => Math.max(most ?? 0, number ?? 0), null as number | null)
}

export const partOf = (cell: Element | null, name: string): readonly ChildNode[] =>
  (cell && findFirst(cell.children, element => element.name === name)?.children) ?? []

export const lastPostIn = (cell: Element | null, threadId: ThreadId, facts: PageFacts): LastPost | null => {
  if (!cell) return null
  const when = readWhen(partOf(cell, 'em'), facts)
  return {
    title: null,
    url: lastPostUrl(facts.base, threadId),
    author: readAuthor(partOf(cell, 'cite'), facts.base),
    postedAt: when.at,
    postedAtText: when.text,
  }
}

export const countsIn = (row: Element): { readonly replies: number | null; readonly views: number | null } => {
  const cell = findFirst(row.children, element => element.name === 'td' && hasClass(element, 'num'))
  const classed = (name: string): readonly ChildNode[] =>
    findFirst(row.children, element => hasClass(element, name))?.children ?? []
  // Cards of the 克米 templates count in `.km_reply` and `.km_view` (facts §10.1).
  return cell
    ? { replies: countOf(partOf(cell, 'a')), views: countOf(partOf(cell, 'em')) }
    : { replies: countOf(classed('km_reply')), views: countOf(classed('km_view')) }
}

/** Where no cell names the author: `.km_user` of the 克米 templates, else the row's first link to a member that has words. */
export const looseAuthor = (row: Element, base: string): Author | null => {
  const named = findFirst(row.children, element => hasClass(element, 'km_user'))
  if (named) return readAuthor([named], base)
  const link = linksTo(row.children, 'user', base).find(found => linkText(found.element) !== '')
  return link ? readAuthor([link.element], base) : null
}

export type LooseTimes = { readonly created: SiteTime; readonly last: SiteTime | null }

const unknownTime: SiteTime = { at: null, text: null }

/** Where no cell holds the times: that of the link to the last post is the last one's, the first other is the thread's own. */
export const looseTimes = (row: Element, subject: Element, facts: PageFacts): LooseTimes => {
  const link = linksTo(row.children, 'lastPost', facts.base).find(found => /\d|刚|剛/.test(linkText(found.element)))
  const [last = null] = link ? findTimes(link.element.children, facts, () => false) : []
  const others = findTimes(
    row.children,
    facts,
    element => element === subject || element === link?.element || hasClass(element, 'tps'),
  )
  return { created: others[0] ?? unknownTime, last: last ?? others[1] ?? null }
}
