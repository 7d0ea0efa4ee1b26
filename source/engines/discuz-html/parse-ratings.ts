/** Everyone who rated a floor (facts §4.10): the popup's table of credit, member, time, reason. */
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
import type { Rating, RatingsAnswer } from '../../forum/remarks.ts'
import type { PageFacts } from './page-facts.ts'
import { readAuthor } from './read-author.ts'
import { readWhen } from './read-when.ts'

const words = (nodes: readonly ChildNode[]): string => cleanField(textOf(nodes))

/** `金钱 +5`; the sign is always there. */
const amountIn = (text: string): { readonly name: string; readonly value: string } | null => {
  const found = text.match(/^(.*?)\s*([+-]\s*\d+)/)
  return found ? { name: cleanField(found[1]!), value: found[2]!.replace(/\s/g, '') } : null
}

const ratingIn = (row: Element, facts: PageFacts): Rating | null => {
  const [credit, user, time, reason] = row.children.filter(isElement)
  const amount = credit && amountIn(words(credit.children))
  const author = user && readAuthor(user.children, facts.base)
  if (!amount || !author) return null
  const when = time ? readWhen(time.children, facts) : { at: null, text: null }
  return {
    author,
    ...amount,
    reason: (reason && words(reason.children)) || null,
    ratedAt: when.at,
    ratedAtText: when.text,
  }
}

export const parseRatingLog = (fragment: string, facts: PageFacts): Pick<RatingsAnswer, 'ratings' | 'totals'> => {
  const nodes = parseHtml(fragment)
  const table = findFirst(nodes, element => element.name === 'table' && hasClass(element, 'list'))
  if (!table) throw new PalouError('page-not-recognised', { url: facts.url, detail: 'no table of ratings' })
  const rows = findAll(table.children, element => element.name === 'tr')
  const foot = findAll(nodes, element => hasClass(element, 'pns')).at(-1)
  const totals = (foot ? words(foot.children) : '').replace(/^[^:：]*[:：]/, '').matchAll(/(\S[^+-]*?)\s*([+-]\s*\d+)/g)
  return {
    ratings: rows.map(row => ratingIn(row, facts)).filter(rating => rating !== null),
    totals: [...totals].map(([, name, value]) => ({ name: cleanField(name!), value: value!.replace(/\s/g, '') })),
  }
}
