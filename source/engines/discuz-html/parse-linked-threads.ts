/** The last resort of a listing: links to threads whose words are long enough to be subjects, each with its row's author (facts §10.1). */
import { attribute, type ChildNode, type Element, findFirst, hasClass, isElement } from '../../content/dom.ts'
import type { ThreadSummary } from '../../forum/model.ts'
import type { PageFacts } from './page-facts.ts'
import { readMembers } from './read-author.ts'
import { type Link, linksTo, linkText } from './read-link.ts'
import { sparseThread } from './sparse-thread.ts'

/** Other lists on the page: hot threads, DIY blocks, side bars, menus. */
const isAside = (element: Element): boolean =>
  ['nv', 'mu', 'pt', 'hd', 'ft', 'toptb', 'um', 'category_grid', 'sd'].includes(attribute(element, 'id') ?? '') ||
  ['p_pop', 'area', 'heat', 'sd', 'pg'].some(name => hasClass(element, name)) ||
  element.name === 'nav' ||
  element.name === 'aside' ||
  element.name === 'footer'

const isAmong = (element: Element, test: (around: Element) => boolean): boolean => {
  for (let at: unknown = element; isElement(at); at = at.parent) if (test(at)) return true
  return false
}

/** For every element around a link the one thread that it holds, or null where it holds several. */
const holdersOf = (links: readonly Link<'thread'>[]): ReadonlyMap<Element, string | null> => {
  const holders = new Map<Element, string | null>()
  for (const { element, target } of links) {
    const id: string = target.threadId
    for (let at = element.parent; isElement(at); at = at.parent) {
      const held = holders.get(at)
      if (held === null || held === id) break
      holders.set(at, held === undefined ? id : null)
    }
  }
  return holders
}

/** The nearest `li` or `tr`, else the largest block that holds no other thread. */
const rowAround = (link: Link<'thread'>, holders: ReadonlyMap<Element, string | null>): Element => {
  let row = link.element
  for (let at = link.element.parent; isElement(at) && holders.get(at) !== null; at = at.parent) {
    row = at
    if (at.name === 'li' || at.name === 'tr') break
  }
  return row
}

export const parseLinkedThreads = (nodes: readonly ChildNode[], facts: PageFacts): readonly ThreadSummary[] => {
  const body = findFirst(nodes, element => element.name === 'body')
  const all = linksTo(body ? body.children : nodes, 'thread', facts.base)
  const links = all.filter(link => !isAmong(link.element, isAside))
  const seen = new Map<string, Link<'thread'>>()
  for (const link of links) {
    const best = seen.get(link.target.threadId)
    if (!best || linkText(link.element).length > linkText(best.element).length) seen.set(link.target.threadId, link)
  }
  const subjects = [...seen.values()].filter(link => !/^[\d\s.…]*$/.test(linkText(link.element)))
  const holders = holdersOf(links)
  return subjects.map(link => {
    const [author = null] = readMembers(rowAround(link, holders).children, facts.base)
    return sparseThread(link.target.threadId, linkText(link.element), author, facts.base)
  })
}
