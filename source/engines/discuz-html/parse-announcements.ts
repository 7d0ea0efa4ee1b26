/** The owner's announcements: a heading `#announceN_c` and the words in `#announceN`. */
import {
  attribute,
  type ChildNode,
  type Element,
  findAll,
  findFirst,
  hasClass,
  isElement,
  parseHtml,
  textOf,
} from '../../content/dom.ts'
import { bodyFromNodes } from '../../content/from-html.ts'
import { cleanField } from '../../content/sanitize.ts'
import { PalouError } from '../../forum/errors.ts'
import type { Announcement } from '../../forum/remarks.ts'
import { parseTime } from '../discuz/parse-time.ts'
import type { PageFacts } from './page-facts.ts'
import { readMembers } from './read-author.ts'

export const announcementUrl = (base: string, id: string): string =>
  `${base}forum.php?mod=announcement&id=${id}#announce${id}`

const byId = (nodes: readonly ChildNode[], id: string): Element | null =>
  findFirst(nodes, element => attribute(element, 'id') === id)

/** `作者: NAME` stands in a paragraph of its own before the words. */
const isSignature = (node: ChildNode, base: string): boolean =>
  isElement(node) && node.name === 'p' && hasClass(node, 'mbn') && readMembers([node], base).length > 0

const announcementIn = (
  head: Element,
  id: string,
  nodes: readonly ChildNode[],
  facts: PageFacts,
): Announcement | null => {
  const heading = findFirst(head.children, element => element.name === 'h3')
  const box = byId(nodes, `announce${id}`)
  if (!heading || !box) return null
  const date = findFirst(heading.children, element => element.name === 'em')
  const signature = box.children.find(node => isSignature(node, facts.base))
  const own = box.children.filter(node => node !== signature)
  const { content, text } = bodyFromNodes(own, { base: facts.base, pageUrl: facts.url })
  const day = date && cleanField(textOf(date.children)).replace(/^[(（]|[)）]$/g, '')
  return {
    id,
    url: announcementUrl(facts.base, id),
    title: cleanField(textOf(heading.children.filter(node => node !== date))),
    author: (signature && readMembers([signature], facts.base)[0]) ?? null,
    startsAt: day ? parseTime(day, facts) : null,
    startsAtText: day || null,
    content,
    text,
  }
}

/** A site without announcements says so on a message page, which is judged before (`announcement_nonexistence`). */
export const parseAnnouncements = (html: string, facts: PageFacts): readonly Announcement[] => {
  const nodes = parseHtml(html)
  const found = findAll(nodes, element => /^announce\d+_c$/.test(attribute(element, 'id') ?? '')).flatMap(head => {
    const id = attribute(head, 'id')!.replace(/\D/g, '')
    return announcementIn(head, id, nodes, facts) ?? []
  })
  if (found.length === 0 && !byId(nodes, 'annonav'))
    throw new PalouError('page-not-recognised', { url: facts.url, detail: 'no announcements and no list of months' })
  return found
}
