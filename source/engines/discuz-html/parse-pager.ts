/** The pager shared by all list pages (facts §3.5): there is none at all where there is one page. */
import { attribute, type ChildNode, findAll, findFirst, hasClass, textOf } from '../../content/dom.ts'
import type { PageInfo, Warning } from '../../forum/model.ts'
import { parseCount } from '../discuz/parse-count.ts'

/** Both null where the page has no pager. */
export type Pager = {
  readonly number: number | null
  readonly count: number | null
  /** Links to the next and previous page without numbers. */
  readonly isShort: boolean
  readonly hasNext: boolean
}

const countIn = (pager: readonly ChildNode[]): number | null => {
  const total = findFirst(pager, element => element.name === 'span' && /\d/.test(attribute(element, 'title') ?? ''))
  if (total) return parseCount(attribute(total, 'title') ?? '')
  const numbers = findAll(pager, element => element.name === 'a' || element.name === 'strong')
    .map(element =>
      hasClass(element, 'nxt') || hasClass(element, 'prev') ? null : parseCount(textOf(element.children)),
    )
    .filter(number => number !== null)
  return numbers.length > 0 ? Math.max(...numbers) : null
}

export const parsePager = (nodes: readonly ChildNode[]): Pager => {
  const pager = findFirst(nodes, element => hasClass(element, 'pg') && element.name !== 'body')
  const next = findFirst(nodes, element => attribute(element, 'id') === 'autopbn')
  const total = next && parseCount(attribute(next, 'totalpage') ?? '')
  if (!pager) return { number: null, count: total, isShort: false, hasNext: next !== null }
  const current = findFirst(pager.children, element => element.name === 'strong')
  const hasNext = findFirst(pager.children, element => hasClass(element, 'nxt')) !== null
  const number = current && parseCount(textOf(current.children))
  return { number, count: countIn(pager.children) ?? total, isShort: number === null, hasNext }
}

/** Where the page shown is not the page asked for (facts §0.8). */
const pageWarning = (shown: number, asked: number): readonly Warning[] =>
  shown === asked
    ? []
    : [{ code: 'page-beyond-end', message: `page ${asked} is beyond the end; the site shows page ${shown}` }]

/**
 * The page as shown. Some lists have links to the next and previous page only: then the asked number is believed and the count is
 * unknown. No pager at all means one page.
 */
export const pageOf = (
  pager: Pager,
  asked: number,
): { readonly page: PageInfo; readonly warnings: readonly Warning[] } => {
  const number = pager.number ?? (pager.isShort ? asked : 1)
  const count = pager.count ?? (!pager.isShort ? 1 : pager.hasNext ? null : number)
  return { page: { number, count, size: null }, warnings: pageWarning(number, asked) }
}
