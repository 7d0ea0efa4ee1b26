/** What others did to a floor: comments (facts §4.9), ratings (§4.10), reactions (§4.12). */
import { type ChildNode, Element, findAll, findFirst, hasClass, parseHtml, textOf } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import type { Author, Comment, Ratings, Reaction, UserId } from '../../forum/model.ts'
import { parseCount } from '../discuz/parse-count.ts'
import { type Clock, readTime } from '../discuz/parse-time.ts'
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

const countOf = (link: Element): number => {
  const box = findFirst(
    link.children,
    element => element.name === 'span' && /^(?:review|recommendv)_/.test(element.attribs.id ?? ''),
  )
  return (box && parseCount(field(box.children))) ?? 0
}

/** The label is the site's own: 支持, 牛逼, 顶; its count is not part of it, an icon's title stands in for words. */
const labelOf = (link: Element): string => {
  const words = field(dropCounts(link.children))
  if (words) return words
  const icon = findFirst(link.children, element => !!(element.attribs.title ?? element.attribs.alt))
  return cleanField(icon?.attribs.title ?? icon?.attribs.alt ?? link.attribs.title ?? '')
}

const dropCounts = (nodes: readonly ChildNode[]): readonly ChildNode[] =>
  nodes.flatMap(node => {
    if (!(node instanceof Element)) return [node]
    if (/^(?:review|recommendv)_/.test(node.attribs.id ?? '')) return []
    return dropCounts(node.children)
  })

const doing = { support: /do=support\b/, oppose: /do=against\b/ } as const
const recommending = { support: /do=add\b/, oppose: /do=subtract\b/ } as const
const classes = { support: ['.replyadd', '#recommend_add'], oppose: ['.replysubtract', '#recommend_subtract'] } as const

const reactionLink = (foot: PageIndex, kind: Reaction['kind']): Element | null =>
  selectFirst(foot, classes[kind]) ??
  foot.all.find(element => {
    const href = element.name === 'a' ? (element.attribs.href ?? '') : ''
    if (/action=postreview/.test(href)) return doing[kind].test(href)
    return /action=recommend\b/.test(href) && recommending[kind].test(href)
  }) ??
  null

/** In the order support, oppose; only what the page offers. An empty count is 0 (facts §4.12). */
export const parseReactions = (foot: PageIndex): readonly Reaction[] =>
  (['support', 'oppose'] as const).flatMap(kind => {
    const link = reactionLink(foot, kind)
    return link ? [{ kind, label: labelOf(link), count: countOf(link) }] : []
  })
