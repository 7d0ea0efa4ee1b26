/**
 * Cards of the 克米 touch templates: `li.forumlist_li` with author, time, subject, excerpt, and three numbers in the order likes,
 * replies, views (facts §10.1).
 */
import { type ChildNode, type Element, findAll, findFirst, hasClass, textOf } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import type { Author, ThreadSummary } from '../../forum/model.ts'
import { parseCount } from '../discuz/parse-count.ts'
import type { PageFacts } from './page-facts.ts'
import { member } from './read-author.ts'
import { firstLinkTo, linkText } from './read-link.ts'
import { findTimes } from './read-when.ts'
import { sparseThread } from './sparse-thread.ts'

const classed = (item: Element, name: string): Element | null =>
  findFirst(item.children, element => hasClass(element, name))

/** The name may be no link; the picture beside it is one. */
const authorIn = (item: Element, facts: PageFacts): Author | null => {
  const name = cleanField(textOf(classed(item, 'top_user')?.children ?? []))
  const link = firstLinkTo(item.children, 'user', facts.base)
  return name ? member(link?.target.userId ?? null, name) : null
}

const card = (item: Element, facts: PageFacts): ThreadSummary | null => {
  const box = classed(item, 'mmlist_li_box') ?? item
  const headings = findAll(box.children, element => /^h[1-4]$/.test(element.name))
  const link = firstLinkTo(
    headings.flatMap(heading => heading.children),
    'thread',
    facts.base,
  )
  const title = link && linkText(link.element)
  if (!link || !title) return null
  const time = findTimes(classed(item, 'forumlist_li_time')?.children ?? [], facts, () => false)[0]
  const foot = findAll(classed(item, 'comiis_xznalist_bottom')?.children ?? [], element => element.name === 'li')
  const [, replies = null, views = null] = foot.map(element => parseCount(textOf(element.children)))
  return {
    ...sparseThread(link.target.threadId, title, authorIn(item, facts), facts.base),
    createdAt: time?.at ?? null,
    createdAtText: time?.text ?? null,
    replies,
    views,
    hasImage: classed(item, 'comiis_pyqlist_imgs') !== null,
  }
}

export const parseComiisCards = (nodes: readonly ChildNode[], facts: PageFacts): readonly ThreadSummary[] =>
  findAll(nodes, element => element.name === 'li' && hasClass(element, 'forumlist_li'))
    .map(item => card(item, facts))
    .filter(thread => thread !== null)
