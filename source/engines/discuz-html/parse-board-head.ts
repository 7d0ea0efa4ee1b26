/** The head of a board's listing: name, counts, moderators, rules, sub-boards, types (facts §3.1). */
import {
  attribute,
  type ChildNode,
  type Element,
  findAll,
  findFirst,
  hasClass,
  isElement,
  textOf,
  walkNodes,
} from '../../content/dom.ts'
import { cleanField, cleanText } from '../../content/sanitize.ts'
import type { Board, BoardId, ThreadType } from '../../forum/model.ts'
import { boardUrl } from '../../forum/print-address.ts'
import { parseCount } from '../discuz/parse-count.ts'
import type { PageFacts } from './page-facts.ts'
import { bareBoard, parseBoards } from './parse-boards.ts'
import { parsePage } from './parse-page.ts'
import { readMembers } from './read-author.ts'
import { countOf } from './read-count.ts'
import { firstLinkTo, linksTo, linkText } from './read-link.ts'
import { typeId } from './read-row.ts'

const byId = (nodes: readonly ChildNode[], pattern: RegExp): Element | null =>
  findFirst(nodes, element => pattern.test(attribute(element, 'id') ?? ''))

/** Where a listing names its own number, besides the heading's link: search box, table, forms. */
const ownNumbers: readonly RegExp[] = [
  /name="srhfid" value="([1-9]\d*)"/,
  /summary="forum_([1-9]\d*)"/,
  /action=moderate&(?:amp;)?fid=([1-9]\d*)/,
  /action=newthread&(?:amp;)?fid=([1-9]\d*)/,
  /id="forum_rules_([1-9]\d*)"/,
]

/** null where the page does not tell; a listing without a search box and of an unknown template. */
export const boardNumberIn = (html: string): string | null =>
  ownNumbers.map(pattern => html.match(pattern)?.[1]).find(found => found !== undefined) ?? null

/** The page's own word, then the board the address asked for. */
const boardIdOf = (html: string, nodes: readonly ChildNode[], facts: PageFacts): BoardId => {
  const heading = findFirst(nodes, element => element.name === 'h1')
  const link = heading && firstLinkTo(heading.children, 'board', facts.base)
  return (parsePage(html).boardId ??
    boardNumberIn(html) ??
    link?.target.boardId ??
    targetOfUrl(facts) ??
    '0') as BoardId
}

const targetOfUrl = (facts: PageFacts): string | null => {
  const target = URL.parse(facts.url)?.href.match(/[?&]fid=(\w+)|forum-(\w+)-\d/)
  return target?.[1] ?? target?.[2] ?? null
}

/** The heading; else the last board in the breadcrumb; else the title's first part. */
const nameOf = (html: string, nodes: readonly ChildNode[], facts: PageFacts): string => {
  const heading = findFirst(nodes, element => element.name === 'h1')
  const link = heading && firstLinkTo(heading.children, 'board', facts.base)
  if (link) return linkText(link.element)
  const trail = byId(nodes, /^pt$/)
  const crumbs = trail ? linksTo(trail.children, 'board', facts.base) : []
  const touch = findFirst(nodes, element => hasClass(element, 'header'))
  const touchTitle = touch && findFirst(touch.children, element => element.name === 'h2')
  return (
    (crumbs.at(-1) && linkText(crumbs.at(-1)!.element)) ||
    (touchTitle && cleanField(textOf(touchTitle.children))) ||
    (parsePage(html).title?.split(/\s+-\s+/)[0] ?? '')
  )
}

/** 今日, 主题, 排名 in this order; told by their place, since labels are the owner's (facts §3.1). */
const countsOf = (nodes: readonly ChildNode[]): readonly (number | null)[] => {
  const heading = findFirst(nodes, element => element.name === 'h1')
  const numbers = heading ? findAll(heading.children, element => element.name === 'strong') : []
  return numbers.map(element => countOf(element.children))
}

/** The line of members before the rules. */
const moderatorsOf = (nodes: readonly ChildNode[], id: string, facts: PageFacts): Board['moderators'] => {
  const rules = byId(nodes, new RegExp(`^forum_rules_${id}$`))
  const heading = findFirst(nodes, element => element.name === 'h1')
  const box = rules?.parent ?? heading?.parent?.parent
  if (!box) return []
  return readMembers(box.children.filter(node => node !== rules) as readonly ChildNode[], facts.base)
}

const rulesOf = (nodes: readonly ChildNode[]): string | null => {
  const rules = byId(nodes, /^forum_rules_\d+$/)
  if (!rules) return null
  let text = ''
  walkNodes(rules.children, node => {
    if (!isElement(node)) text += textOf([node])
    else if (/^(?:br|p|div|li|tr|h\d)$/.test(node.name)) text += '\n'
    return isElement(node) && node.name !== 'script' && node.name !== 'style'
  })
  const lines = cleanText(text).split('\n').map(cleanField)
  return lines.filter(line => line !== '').join('\n') || null
}

export const parseTypes = (nodes: readonly ChildNode[], base: string): readonly ThreadType[] => {
  const list = byId(nodes, /^thread_types$/) ?? byId(nodes, /^dhnavs_li$/)
  const links = list ? findAll(list.children, element => element.name === 'a') : []
  return links.flatMap(link => {
    const id = typeId(attribute(link, 'href') ?? '', base)
    const badge = findFirst(link.children, element => hasClass(element, 'num'))
    const name = cleanField(textOf(link.children.filter(child => child !== badge)))
    return id && name ? [{ id, name, count: badge && parseCount(textOf(badge.children)) }] : []
  })
}

export type BoardHead = { readonly board: Board; readonly types: readonly ThreadType[]; readonly rules: string | null }

export const parseBoardHead = (html: string, nodes: readonly ChildNode[], facts: PageFacts): BoardHead => {
  const id = boardIdOf(html, nodes, facts)
  const [todayPosts = null, threads = null] = countsOf(nodes)
  const below = byId(nodes, /^subforum_\d+$/)
  return {
    board: {
      ...bareBoard(id, nameOf(html, nodes, facts) || id, facts.base),
      url: boardUrl(facts.base, id),
      todayPosts,
      threads,
      moderators: moderatorsOf(nodes, id, facts),
      children: below ? parseBoards(below.children, facts) : [],
    },
    types: parseTypes(nodes, facts.base),
    rules: rulesOf(nodes),
  }
}
