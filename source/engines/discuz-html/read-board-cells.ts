/**
 * The cells of one board, found from its name outwards: owners' templates lose a `<tr>` here and put an `h2` into a `dt` there, and the
 * name stays a heading that links to the board (facts §2.3, §2.4, §10.2).
 */
import { attribute, type ChildNode, type Element, findAll, findFirst, hasClass, isElement } from '../../content/dom.ts'
import { countOf } from './read-count.ts'
import { linkText } from './read-link.ts'

export type BoardCells = {
  /** The link that names the board. */
  readonly link: Element
  readonly heading: Element
  /** All that belongs to the board. */
  readonly all: readonly ChildNode[]
  readonly icon: readonly ChildNode[]
  readonly counts: readonly (number | null)[]
  readonly last: readonly ChildNode[]
}

const classed =
  (...names: readonly string[]) =>
  (element: Element): boolean =>
    names.some(name => hasClass(element, name))

const namingLink = (heading: Element): Element | null =>
  findFirst(
    heading.children,
    element => element.name === 'a' && attribute(element, 'href') !== null && linkText(element) !== '',
  )

const isHeading = (element: Element): boolean =>
  ['h2', 'h3', 'dt'].includes(element.name) && namingLink(element) !== null

const around = (element: Element, test: (element: Element) => boolean): Element | null => {
  for (let at = element.parent; isElement(at); at = at.parent) if (test(at)) return at
  return null
}

const inside = (nodes: readonly ChildNode[], test: (element: Element) => boolean): readonly ChildNode[] =>
  findFirst(nodes, test)?.children ?? []

/** The cells of a row; where its `<tr>` is missing, the cells from the icon to the next board's. */
const rowAround = (cell: Element): readonly ChildNode[] => {
  const { parent } = cell
  if (isElement(parent) && parent.name === 'tr') return parent.children
  const cells = (parent?.children ?? []).filter(isElement)
  const at = cells.indexOf(cell)
  const isIcon = (element: Element | undefined): boolean => element !== undefined && hasClass(element, 'fl_icn')
  const end = cells.findIndex((element, place) => place > at && (element.name !== 'td' || isIcon(element)))
  return cells.slice(isIcon(cells[at - 1]) ? at - 1 : at, end < 0 ? undefined : end)
}

/** Layout A: `td.fl_icn`, name, `td.fl_i`, `td.fl_by`. */
const rowCells = (link: Element, heading: Element, cell: Element): BoardCells => {
  const all = rowAround(cell)
  const numbers = findAll(inside(all, classed('fl_i')), classed('xi2', 'xg1'))
  return {
    link,
    heading,
    all,
    icon: inside(all, classed('fl_icn')),
    counts: numbers.map(element => countOf(element.children)),
    last: inside(all, classed('fl_by')),
  }
}

/** Layout B: `dl > dt` name, a `dd` with two counts in `em`, a `dd` with the last post. */
const columnCells = (link: Element, heading: Element, cell: Element): BoardCells => {
  const lines = findAll(cell.children, element => element.name === 'dd')
  const counts = lines.find(line => findFirst(line.children, element => element.name === 'em') !== null)
  const numbers = counts ? findAll(counts.children, element => element.name === 'em') : []
  return {
    link,
    heading,
    all: cell.children,
    icon: inside(cell.children, classed('fl_icn_g')),
    counts: numbers.map(element => countOf(element.children)),
    last: lines.findLast(line => line !== counts)?.children ?? [],
  }
}

const cellsOf = (heading: Element): BoardCells | null => {
  const link = namingLink(heading)
  const column =
    around(heading, classed('fl_g')) ?? (heading.name === 'dt' ? around(heading, e => e.name === 'dl') : null)
  if (link && column) return columnCells(link, heading, column)
  const cell = around(heading, element => element.name === 'td' || element.name === 'th')
  return link && cell ? rowCells(link, heading, cell) : null
}

/** In document order; a heading inside another counts once. */
export const boardCellsIn = (nodes: readonly ChildNode[]): readonly BoardCells[] => {
  const headings = findAll(nodes, isHeading)
  const outer = headings.filter(heading => around(heading, isHeading) === null)
  return outer.map(cellsOf).filter(cells => cells !== null)
}
