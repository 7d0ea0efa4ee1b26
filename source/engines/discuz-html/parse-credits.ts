/** One's credits and what changed them last: `ul.creditl` and the table below it. Names are the site's own. */
import {
  type ChildNode,
  type Element,
  findAll,
  findFirst,
  hasClass,
  isElement,
  parseHtml,
  textOf,
} from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import { PalouError } from '../../forum/errors.ts'
import type { CreditChange, CreditsAnswer } from '../../forum/own-lists.ts'
import type { PageFacts } from './page-facts.ts'
import { readWhen } from './read-when.ts'

const words = (nodes: readonly ChildNode[]): string => cleanField(textOf(nodes))

const creditIn = (item: Element): CreditsAnswer['credits'] => {
  const label = item.children.find(child => isElement(child) && child.name === 'em')
  const name = label ? words([label]).replace(/\s*[:：]$/, '') : ''
  const value = words(item.children.filter(child => child !== label)).match(/^-?\d[\d,]*/)?.[0]
  return name && value ? [{ name, value: Number(value.replaceAll(',', '')) }] : []
}

/** `金钱 +1 威望 -2` in one cell. */
const changesIn = (cell: Element | undefined): CreditChange['changes'] =>
  [...(cell ? words(cell.children) : '').matchAll(/([^\s\d+-][^\d+-]*?)\s*([+-]\s*\d+)/g)].map(([, name, value]) => ({
    name: cleanField(name!),
    value: value!.replace(/\s/g, ''),
  }))

const changeIn = (row: Element, facts: PageFacts): CreditChange | null => {
  const cells = row.children.filter(isElement).filter(cell => cell.name === 'td')
  const [what, changed, detail, time] = cells
  const changes = changesIn(changed)
  if (!what || !detail || !time || changes.length === 0) return null
  const when = readWhen(time.children, facts)
  return {
    what: words(what.children),
    changes,
    detail: words(detail.children),
    postedAt: when.at,
    postedAtText: when.text,
  }
}

export const parseCredits = (html: string, facts: PageFacts): Pick<CreditsAnswer, 'credits' | 'changes'> => {
  const nodes = parseHtml(html)
  const list = findFirst(nodes, element => hasClass(element, 'creditl'))
  if (!list) throw new PalouError('page-not-recognised', { url: facts.url, detail: 'no ul.creditl' })
  const credits = findAll(list.children, element => element.name === 'li').flatMap(creditIn)
  const table = findFirst(nodes, element => element.name === 'table' && hasClass(element, 'dt'))
  const rows = table ? findAll(table.children, element => element.name === 'tr') : []
  const changes = rows.map(row => changeIn(row, facts)).filter(change => change !== null)
  return { credits, changes }
}
