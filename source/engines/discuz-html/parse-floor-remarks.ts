/** What others did to a floor: comments (facts §4.9), ratings (§4.10), reactions (§4.12). */
import { type ChildNode, Element, findAll, findFirst, hasClass, parseHtml, textOf } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import type { Author, Comment, Ratings, Reaction, UserId } from '../../forum/model.ts'
import { parseCount } from '../discuz/parse-count.ts'
import { type Clock, readTime } from '../discuz/parse-time.ts'
import { fieldOf } from './parse-page.ts'
import { type PageIndex, selectAll, selectFirst } from './select.ts'

const field = (nodes: readonly ChildNode[]): string => cleanField(textOf(nodes))

const commentAuthor = (box: Element | null): Author => {
  const link = box && findFirst(box.children, element => element.name === 'a' && field(element.children) !== '')
  const id = link?.attribs.href?.match(/(?:[?&;]uid=|space-uid-)(\d+)/)?.[1] ?? null
  const name = field((link ?? box)?.children ?? [])
  return { id: id as UserId | null, name, kind: id ? 'member' : 'guest', group: null, badges: [] }
}

/** The words of `.psti`: its links (详情, 回复) and the time are the page's. A link that the author wrote keeps its words. */
const commentText = (box: Element): string => {
  const own = box.children.filter(node => {
    if (!(node instanceof Element)) return true
    if (hasClass(node, 'xg1')) return false
    return !(node.name === 'a' && /goto=findpost|repquote=|javascript:/.test(node.attribs.href ?? ''))
  })
  return field(own)
}

const readComment = (row: Element, clock: Clock): Comment | null => {
  const words = findFirst(row.children, element => hasClass(element, 'psti'))
  if (!words) return null
  const stamp = findFirst(words.children, element => hasClass(element, 'xg1'))
  const exact = stamp && findFirst(stamp.children, element => element.name === 'span' && !!element.attribs.title)
  const visible = field(exact?.children ?? stamp?.children ?? [])
  const time = readTime(visible, exact?.attribs.title ?? null, clock)
  return {
    author: commentAuthor(findFirst(row.children, element => hasClass(element, 'psta'))),
    text: commentText(words),
    postedAt: time.at,
    postedAtText: time.text,
  }
}

/** The first plain `.pstl` may hold score totals: it has no author and no `.psti`, and is passed over. */
export const parseComments = (remarks: PageIndex, clock: Clock): readonly Comment[] =>
  selectAll(remarks, '.pstl').flatMap(row => readComment(row, clock) ?? [])

const total = (cell: Element): { name: string; value: string } | null => {
  const value = findFirst(cell.children, element => element.name === 'i')
  if (!value || hasClass(value, 'txt_h')) return null
  const figure = field(value.children).replace(/\s+/g, '')
  const name = field(cell.children.filter(node => node !== value))
  return /\d/.test(figure) && name ? { name, value: figure } : null
}

/** List mode keeps each rater's credits in an escaped attribute: they are added up. */
const totalsOfList = (log: Element): { name: string; value: string }[] => {
  const sums = new Map<string, number>()
  for (const { attribs } of findAll(log.children, element => element.attribs.tip !== undefined)) {
    const tip = field(parseHtml(attribs.tip ?? ''))
    for (const [, name, sign, amount] of tip.matchAll(/([^\s\d+-]{1,12})\s*([+-])\s*(\d+)/g))
      sums.set(name!, (sums.get(name!) ?? 0) + Number(sign! + amount!))
  }
  return [...sums].map(([name, sum]) => ({ name, value: sum < 0 ? String(sum) : `+${sum}` }))
}

export const parseRatings = (remarks: PageIndex, pid: string): Ratings => {
  const log = selectFirst(remarks, ['#ratelog_{pid}', 'dl.rate', '.ratl'], pid)
  if (!log) return { participants: 0, totals: [] }
  const link = findFirst(log.children, element => /action=viewratings/.test(element.attribs.href ?? ''))
  const totals = findAll(log.children, element => element.name === 'th').flatMap(cell => total(cell) ?? [])
  return {
    participants: parseCount(link ? field(link.children) : '') ?? 0,
    totals: totals.length > 0 ? totals : totalsOfList(log),
  }
}

const counter = /<span\b[^<>]*\sid="(?:review|recommendv)_[^<>]*>([^<]*)<\/span>/

/** The label is the site's own: 支持, 牛逼, 顶; its count is not part of it, an icon's title stands in for words. */
const readReaction = (kind: Reaction['kind'], link: string): Reaction => {
  const count = parseCount(link.match(counter)?.[1] ?? '') ?? 0
  const label = fieldOf(link.replace(counter, '').replace(/<[^<>]*>/g, ' ')).replace(/\s+/g, ' ')
  const title = link.slice(link.indexOf('>')).match(/\s(?:title|alt)="([^"]*)"/)?.[1] ?? ''
  return { kind, label: label || fieldOf(title), count }
}

const actionLink = /<a\b[^<>]*?action=(?:postreview|recommend)\b[^<>]*>[\s\S]*?<\/a>/g
const supports = /do=(?:support|add)\b/
const opposes = /do=(?:against|subtract)\b/

/** In the order support, oppose; only what the page offers. An empty count is 0 (facts §4.12). `foot` is the row of actions, as HTML. */
export const parseReactions = (foot: string): readonly Reaction[] => {
  const links = foot.match(actionLink) ?? []
  const read = (kind: Reaction['kind'], test: RegExp): readonly Reaction[] => {
    const link = links.find(text => test.test(text))
    return link ? [readReaction(kind, link)] : []
  }
  return [...read('support', supports), ...read('oppose', opposes)]
}
