/** The touch templates' listings: X3.5 cards `.threadlist li.list`, X3.4 plain rows `.threadlist li > a` (facts §3.7). */
import { type ChildNode, type Element, findAll, findFirst, hasClass, isElement, textOf } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import type { Author, ThreadSummary } from '../../forum/model.ts'
import { foldTraditional } from '../discuz/fold-traditional.ts'
import { parseCount } from '../discuz/parse-count.ts'
import type { PageFacts } from './page-facts.ts'
import { member, readMembers } from './read-author.ts'
import { linksTo } from './read-link.ts'
import { typeId } from './read-row.ts'
import { readWhen } from './read-when.ts'
import { sparseThread } from './sparse-thread.ts'

const inside = (element: Element, test: (child: Element) => boolean): Element | null =>
  findFirst(element.children, test)

const classed = (element: Element, name: string): Element | null => inside(element, child => hasClass(child, name))

const wordsOf = (element: Element | null): string => (element ? cleanField(textOf(element.children)) : '')

const marksIn = (item: Element) => {
  const badges = findAll(item.children, element => hasClass(element, 'micon') || element.name === 'img')
  const signs = foldTraditional(
    badges.map(badge => `${badge.attribs.class ?? ''} ${badge.attribs.src ?? ''} ${textOf(badge.children)}`).join(' '),
  )
  const kinds = { 投票: 'poll', 商品: 'trade', 悬赏: 'reward', 活动: 'activity', 辩论: 'debate' } as const
  const kind = Object.entries(kinds).find(([word]) => signs.includes(word))?.[1] ?? 'normal'
  return {
    kind,
    sticky: /置顶|\btop\b|icon_top/.test(signs) ? 1 : 0,
    digest: /精华|\bdigest\b|icon_digest/.test(signs) ? 1 : 0,
    closed: /关闭|\block\b/.test(signs),
    hasImage: classed(item, 'icon_tu') !== null,
  } as const
}

/** Counts follow their icons: `i.dm-eye-fill` views, `i.dm-chat-s-fill` replies; X3.4 has `span.num` replies only. */
const countAfter = (item: Element, icon: string): number | null => {
  const mark = classed(item, icon)
  return mark && isElement(mark.parent) ? parseCount(textOf(mark.parent.children)) : null
}

const authorIn = (item: Element, facts: PageFacts): Author | null => {
  const [linked] = readMembers(item.children, facts.base)
  const name = wordsOf(classed(item, 'by'))
  return linked ?? (name ? member(null, name) : null)
}

const titleIn = (item: Element, links: readonly Element[]): string => {
  const marked =
    classed(item, 'threadlist_tit') ?? links.find(link => inside(link, child => child.name === 'em')) ?? null
  const emphasised = marked && inside(marked, child => child.name === 'em')
  if (emphasised) return wordsOf(emphasised)
  const link = links[0]
  if (!link) return ''
  return cleanField(textOf(link.children.filter(child => !(isElement(child) && child.name === 'span'))))
}

const typeIn = (item: Element, facts: PageFacts): ThreadSummary['type'] => {
  for (const { element } of linksTo(item.children, 'board', facts.base)) {
    const id = typeId(element.attribs.href ?? '', facts.base)
    const name = wordsOf(element).replace(/^#/, '')
    if (id && name) return { id, name }
  }
  return null
}

const card = (item: Element, facts: PageFacts): ThreadSummary | null => {
  const links = linksTo(item.children, 'thread', facts.base)
  const target = links[0]?.target
  const title = titleIn(
    item,
    links.map(link => link.element),
  )
  if (!target || !title) return null
  const time = classed(item, 'mtime')
  const when = time ? readWhen(time.children, facts) : { at: null, text: null }
  const plainReplies = classed(item, 'num')
  return {
    ...sparseThread(target.threadId, title, authorIn(item, facts), facts.base),
    ...marksIn(item),
    type: typeIn(item, facts),
    createdAt: when.at,
    createdAtText: when.text,
    views: countAfter(item, 'dm-eye-fill'),
    replies: countAfter(item, 'dm-chat-s-fill') ?? (plainReplies && parseCount(textOf(plainReplies.children))),
  }
}

export const parseTouchThreads = (nodes: readonly ChildNode[], facts: PageFacts): readonly ThreadSummary[] => {
  const lists = findAll(nodes, element => hasClass(element, 'threadlist'))
  const items = lists.flatMap(list => findAll(list.children, element => element.name === 'li'))
  return items.map(item => card(item, facts)).filter(thread => thread !== null)
}
