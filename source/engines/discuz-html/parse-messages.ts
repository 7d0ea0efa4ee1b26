/** The list of talks (facts §5.8): `dl#pmlist_ID` for talks, `dl#gpmlist_ID` for what the owner sent to many. */
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
import { cleanField } from '../../content/sanitize.ts'
import { PalouError } from '../../forum/errors.ts'
import type { PageInfo, Warning } from '../../forum/model.ts'
import type { Conversation } from '../../forum/own-lists.ts'
import { parseCount } from '../discuz/parse-count.ts'
import type { PageFacts } from './page-facts.ts'
import { pageOf, parsePager } from './parse-pager.ts'
import { readMembers } from './read-author.ts'
import { readWhen } from './read-when.ts'

export type MessagesPage = {
  readonly conversations: readonly Conversation[]
  readonly newCount: number | null
  readonly page: PageInfo
  readonly warnings: readonly Warning[]
}

const words = (nodes: readonly ChildNode[]): string => cleanField(textOf(nodes))

/** The cell's own words: between `说 :` and the time; menus, boxes and buttons are elements of their own. */
const excerptIn = (cell: Element): string => {
  const isWords = (node: ChildNode): boolean =>
    !isElement(node) || (!/^(?:a|div)$/.test(node.name) && !/\b(?:xg1|xi2|pm_o)\b/.test(attribute(node, 'class') ?? ''))
  return words(cell.children.filter(isWords)).replace(/^(?:对|對)?\s*(?:说|說)\s*[:：]\s*/, '')
}

const stampIn = (cell: Element, facts: PageFacts) => {
  const stamps = findAll(cell.children, element => hasClass(element, 'xg1') && !hasClass(element, 'z'))
  return stamps[0] ? readWhen(stamps[0].children, facts) : { at: null, text: null }
}

/** 您 stands first where one wrote the last message oneself. */
const isMineIn = (cell: Element, base: string): boolean | null => {
  const first = findFirst(
    cell.children,
    element => hasClass(element, 'xi2') || (element.name === 'a' && readMembers([element], base).length > 0),
  )
  if (!first || !/^(?:您|你)$/.test(words(first.children))) return first ? false : null
  return true
}

const pmUrl = (base: string, rest: string): string => `${base}home.php?mod=space&do=pm&subop=${rest}`

/** A talk of several: its subject is the link, the last message a paragraph of its own. */
const groupFacts = (cell: Element, id: string, base: string): Partial<Conversation> => {
  const title = findFirst(
    cell.children,
    element => element.name === 'a' && /subop=view/.test(attribute(element, 'href') ?? ''),
  )
  const last = findAll(cell.children, element => element.name === 'p').find(
    element => readMembers(element.children, base).length > 0,
  )
  return {
    kind: 'group',
    url: pmUrl(base, `view&plid=${id}&type=1`),
    subject: (title && words(title.children)) || null,
    text: last ? excerptIn(last).replace(/^[:：]\s*/, '') : '',
  }
}

const privateFacts = (cell: Element, base: string): Partial<Conversation> => {
  const [partner = null] = readMembers(cell.children, base)
  return {
    kind: 'private',
    url: partner?.id ? pmUrl(base, `view&touid=${partner.id}`) : `${base}home.php?mod=space&do=pm`,
    partner,
    isMine: isMineIn(cell, base),
    text: excerptIn(cell),
  }
}

const siteFacts = (cell: Element, id: string, base: string): Partial<Conversation> => {
  const body = findFirst(cell.children, element => /^p_gpmid_/.test(attribute(element, 'id') ?? ''))
  const [partner = null] = readMembers(cell.children, base)
  return {
    kind: 'site',
    url: pmUrl(base, `viewg&pmid=${id}`),
    partner,
    text: body ? words(body.children) : excerptIn(cell),
  }
}

const isGroup = (talk: Element): boolean =>
  findFirst(talk.children, element => /[?&;]subop=view&(?:amp;)?plid=\d+/.test(attribute(element, 'href') ?? '')) !==
  null

const talkIn = (talk: Element, prefix: string, id: string, facts: PageFacts): Conversation | null => {
  const cell =
    findFirst(talk.children, element => hasClass(element, 'pm_c')) ??
    findFirst(talk.children, element => hasClass(element, 'ptm'))
  if (!cell) return null
  const { base } = facts
  const when = stampIn(cell, facts)
  const count = findFirst(cell.children, element => hasClass(element, 'xg1') && hasClass(element, 'z'))
  const own =
    prefix === 'gpmlist'
      ? siteFacts(cell, id, base)
      : isGroup(talk)
        ? groupFacts(cell, id, base)
        : privateFacts(cell, base)
  return {
    id,
    kind: 'private',
    url: facts.url,
    partner: null,
    subject: null,
    isNew: hasClass(talk, 'newpm'),
    isMine: null,
    text: '',
    messages: count ? parseCount(words(count.children).match(/\d[\d,]*/)?.[0] ?? '') : null,
    postedAt: when.at,
    postedAtText: when.text,
    ...own,
  }
}

const newCountIn = (nodes: readonly ChildNode[]): number | null => {
  const link = findFirst(
    nodes,
    element => element.name === 'a' && /filter=newpm/.test(attribute(element, 'href') ?? ''),
  )
  const count = link && words(link.children).match(/\d+/)?.[0]
  return count ? Number(count) : null
}

/** Throws `page-not-recognised` rather than giving a list that is empty by our fault. */
export const parseMessages = (html: string, facts: PageFacts): MessagesPage => {
  const nodes = parseHtml(html)
  const conversations = findAll(nodes, element => element.name === 'dl').flatMap(talk => {
    const found = attribute(talk, 'id')?.match(/^(g?pmlist)_(\d+)$/)
    return (found && talkIn(talk, found[1]!, found[2]!, facts)) || []
  })
  const isEmpty = findFirst(nodes, element => hasClass(element, 'emp')) !== null
  if (conversations.length === 0 && !isEmpty)
    throw new PalouError('page-not-recognised', { url: facts.url, detail: 'no talks and no word of having none' })
  const { page, warnings } = pageOf(parsePager(nodes), facts.askedPage)
  // The first page alone tells, and only where there are some.
  const newCount = newCountIn(nodes) ?? (page.number === 1 ? 0 : null)
  return { conversations, newCount, page, warnings }
}
