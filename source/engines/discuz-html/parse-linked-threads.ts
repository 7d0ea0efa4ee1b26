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

/** The nearest `li`, `tr` or block that holds no other thread. */
const rowAround = (link: Link<'thread'>, links: readonly Link<'thread'>[]): Element => {
  const others = new Set(
    links.filter(other => other.target.threadId !== link.target.threadId).map(other => other.element),
  )
  let row = link.element
  for (let at = link.element.parent; isElement(at); at = at.parent) {
    if (findFirst(at.children, element => others.has(element))) break
    row = at
    if (at.name === 'li' || at.name === 'tr') break
  }
  return row
}

export const parseLinkedThreads = (nodes: readonly ChildNode[], facts: PageFacts): readonly ThreadSummary[] => {
  const body = findFirst(nodes, element => element.name === 'body')
  const links = linksTo(body ? body.children : nodes, 'thread', facts.base).filter(
    link => !isAmong(link.element, isAside),
  )
  const seen = new Map<string, Link<'thread'>>()
  for (const link of links) {
    const best = seen.get(link.target.threadId)
    if (!best || linkText(link.element).length > linkText(best.element).length) seen.set(link.target.threadId, link)
  }
  const subjects = [...seen.values()].filter(link => !/^[\d\s.…]*$/.test(linkText(link.element)))
  return subjects.map(link => {
    const [author = null] = readMembers(rowAround(link, subjects).children, facts.base)
    return sparseThread(link.target.threadId, linkText(link.element), author, facts.base)
  })
}
