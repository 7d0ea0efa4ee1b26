/** One talk (facts §5.8): `#pm_ul dl#pmlist_ID`, the oldest first; what stands between the name and the time is the message. */

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
import type { Account, Author, PageInfo, Warning } from '../../forum/model.ts'
import type { Message } from '../../forum/own-lists.ts'
import { parseCount } from '../discuz/parse-count.ts'
import type { PageFacts } from './page-facts.ts'
import { parsePager } from './parse-pager.ts'
import { member, nobody, readMembers } from './read-author.ts'
import { readWhen } from './read-when.ts'

export type ConversationPage = {
  readonly partner: Author | null
  readonly total: number | null
  readonly messages: readonly Message[]
  readonly page: PageInfo
  readonly warnings: readonly Warning[]
}

/** `askedPage` null: the site chose the newest. `me` is whom the page calls 您. */
export type ConversationFacts = Omit<PageFacts, 'askedPage'> & {
  readonly askedPage: number | null
  readonly me: Account | null
}

const isStamp = (node: ChildNode): boolean => isElement(node) && node.name === 'span' && hasClass(node, 'xg1')

/** Line breaks and spaces at both ends belong to the page. */
const trimmed = (nodes: readonly ChildNode[]): readonly ChildNode[] => {
  const isSpace = (node: ChildNode): boolean => (isElement(node) ? node.name === 'br' : textOf([node]).trim() === '')
  const from = nodes.findIndex(node => !isSpace(node))
  return from < 0 ? [] : nodes.slice(from, nodes.findLastIndex(node => !isSpace(node)) + 1)
}

const messageIn = (item: Element, id: string, facts: ConversationFacts): Message | null => {
  const cell = findAll(item.children, element => element.name === 'dd' && hasClass(element, 'ptm'))[0]
  if (!cell) return null
  const name = cell.children.find(isElement)
  const stamp = cell.children.findLast(isStamp)
  const isMine = name !== undefined && name.name === 'span' && name !== stamp
  const [other = null] = name ? readMembers([name], facts.base) : []
  const own = cell.children.filter(node => node !== stamp && !(node === name && (isMine || other)))
  const body = bodyFromNodes(trimmed(own), { base: facts.base, pageUrl: facts.url })
  const when =
    stamp && isElement(stamp) ? readWhen(stamp.children, { ...facts, askedPage: 1 }) : { at: null, text: null }
  const mine = facts.me ? member(facts.me.id, facts.me.name) : nobody
  return {
    id,
    author: isMine ? mine : (other ?? nobody),
    isMine,
    content: body.content,
    text: body.text,
    postedAt: when.at,
    postedAtText: when.text,
  }
}

const linkedPage = (nodes: readonly ChildNode[], isNext: boolean): number | null => {
  const pager = findFirst(nodes, element => hasClass(element, 'pg'))
  const link =
    pager && findFirst(pager.children, element => element.name === 'a' && hasClass(element, 'nxt') === isNext)
  const page = link && attribute(link, 'href')?.match(/[?&;]page=(\d+)/)?.[1]
  return page ? Number(page) : null
}

/** The pager has only links to its neighbours; the newest page is always full, the first holds what is left over (`space_pm.php`). */
const pageIn = (nodes: readonly ChildNode[], shown: number, total: number | null): PageInfo => {
  const pager = parsePager(nodes)
  const next = linkedPage(nodes, true)
  const previous = linkedPage(nodes, false)
  const number = pager.number ?? (next === null ? (previous === null ? 1 : previous + 1) : next - 1)
  const size = number > 1 ? shown : null
  const counted = total !== null && size ? Math.ceil(total / size) : null
  return { number, count: pager.count ?? (next === null ? number : counted), size }
}

/** Named in the head; the links of the menu beside it carry the same id, and delete. */
const partnerIn = (nodes: readonly ChildNode[], base: string): Author | null => {
  const head = findFirst(nodes, element => hasClass(element, 'pml') && hasClass(element, 'tbmu'))
  const names = head ? findAll(head.children, element => element.name === 'a' && isSpaceLink(element)) : []
  return readMembers(names, base)[0] ?? null
}

const isSpaceLink = (link: Element): boolean => !/[?&;]mod=spacecp\b/.test(attribute(link, 'href') ?? '')

/** Throws `page-not-recognised` rather than giving a talk that is empty by our fault. */
export const parseConversation = (html: string, facts: ConversationFacts): ConversationPage => {
  const nodes = parseHtml(html)
  const messages = findAll(nodes, element => element.name === 'dl').flatMap(item => {
    const id = attribute(item, 'id')?.match(/^pmlist_(\d+)$/)?.[1]
    return (id && messageIn(item, id, facts)) || []
  })
  const isEmpty = findFirst(nodes, element => hasClass(element, 'emp')) !== null
  if (messages.length === 0 && !isEmpty)
    throw new PalouError('page-not-recognised', { url: facts.url, detail: 'no messages and no word of having none' })
  const partner = partnerIn(nodes, facts.base)
  const count = findFirst(nodes, element => attribute(element, 'id') === 'membernum')
  const total = count ? parseCount(cleanField(textOf(count.children))) : null
  const page = pageIn(nodes, messages.length, total)
  const { askedPage } = facts
  return {
    partner,
    total,
    messages,
    page,
    warnings:
      askedPage !== null && askedPage !== page.number
        ? [{ code: 'page-beyond-end', message: `page ${askedPage} was asked, page ${page.number} came` }]
        : [],
  }
}

/** What the owner sent to many stands alone on its page. */
export const parseSiteMessage = (html: string, id: string, facts: ConversationFacts): Message | null => {
  const box = findFirst(parseHtml(html), element => attribute(element, 'id') === 'pm_ul')
  const body = box && findFirst(box.children, element => hasClass(element, 'pm_smry'))
  if (!box || !body) return null
  const stamp = findFirst(box.children, element => element.name === 'span' && hasClass(element, 'xg1'))
  const when = stamp ? readWhen(stamp.children, { ...facts, askedPage: 1 }) : { at: null, text: null }
  const { content, text } = bodyFromNodes(body.children, { base: facts.base, pageUrl: facts.url })
  const [author = nobody] = readMembers(box.children, facts.base)
  return { id, author, isMine: false, content, text, postedAt: when.at, postedAtText: when.text }
}
