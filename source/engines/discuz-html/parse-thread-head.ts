/** What a thread page says of the thread itself: title, type, board, figures, state, neighbours (facts §4.1), and whether one may reply. */
import { cleanTitle } from '../../content/decode-numbered.ts'
import { type ChildNode, type Element, parseHtml, textOf } from '../../content/dom.ts'
import { cleanField, cleanUrl } from '../../content/sanitize.ts'
import type { Author, Gate, Thread, UserId } from '../../forum/model.ts'
import { boardUrl } from '../../forum/print-address.ts'
import { parseCount } from '../discuz/parse-count.ts'
import type { PageCut } from './cut-floors.ts'
import { type Pager, parsePager } from './parse-pager.ts'
import { linkText, targetOf } from './read-link.ts'
import { indexNodes, type PageIndex, selectAll, selectFirst } from './select.ts'
import { chainFor, type TemplateName } from './templates.ts'

export type ThreadHead = Pick<
  Thread,
  | 'title'
  | 'type'
  | 'board'
  | 'views'
  | 'replies'
  | 'closed'
  | 'hot'
  | 'digest'
  | 'sticky'
  | 'readAccess'
  | 'price'
  | 'previous'
  | 'next'
  | 'replyGate'
> & { readonly pager: Pager; readonly starter: Author | null }

const field = (nodes: readonly ChildNode[]): string => cleanField(textOf(nodes))

/** From the breadcrumb on: what stands above is the site's, not the thread's. */
const headHtml = (head: string): string => {
  const at = head.search(
    /<(?:div|h\d|p)\b[^<>]*\sid="pt"|<div\b[^<>]*\s(?:id="ct"|id="postlist"|class="(?:header|view_tit|comiis_viewtit))/,
  )
  return head.slice(Math.max(at, 0))
}

const titleOf = (index: PageIndex, template: TemplateName, pageTitle: string | null): string => {
  const element = selectFirst(index, chainFor(template, 'title'))
  const own = element ? field(element.children.filter(node => !('name' in node && node.name === 'em'))) : ''
  return cleanTitle(own || (pageTitle ?? '').split(/\s+-\s+/)[0] || '')
}

const brackets = /^[[【(（]\s*(.+?)\s*[\]】)）]$/

/** `[要闻]`, linked for people, bare for robots. */
const typeOf = (index: PageIndex, template: TemplateName): Thread['type'] => {
  const link = selectFirst(index, ['h1 a[href*="typeid="]', 'a[href*="filter=typeid"]'])
  if (link) {
    const name = field(link.children)
    return { id: link.attribs.href?.match(/typeid=(\d+)/)?.[1] ?? null, name: name.match(brackets)?.[1] ?? name }
  }
  const mark = selectFirst(index, ['.view_tit em'])
  if (mark) return { id: null, name: field(mark.children).match(brackets)?.[1] ?? field(mark.children) }
  const subject = selectFirst(index, chainFor(template, 'title'))
  const heading = template === 'desktop' ? (subject?.parent as Element | null) : subject
  const bare = heading ? field(heading.children).match(/^\[([^[\]]{1,20})\]/)?.[1] : undefined
  return bare && !field(subject?.children ?? []).startsWith(`[${bare}]`) ? { id: null, name: bare } : null
}

const boardOf = (index: PageIndex, base: string): Thread['board'] => {
  const links = selectAll(index, '#pt a').length > 0 ? selectAll(index, '#pt a') : selectAll(index, '.header h2 a')
  for (const link of [...links].reverse()) {
    const target = targetOf(link, base)
    if (target?.kind === 'board')
      return { id: target.boardId, name: linkText(link), url: boardUrl(base, target.boardId) }
  }
  return null
}

/** Views stand before replies in every template; later pages show the starter instead. */
const figuresOf = (index: PageIndex): Pick<ThreadHead, 'views' | 'replies'> => {
  const figures = selectAll(index, '.hm .xi1').map(
    element => parseCount(element.attribs.title ?? '') ?? parseCount(field(element.children)),
  )
  return figures.length >= 2 ? { views: figures[0]!, replies: figures[1]! } : { views: null, replies: null }
}

/** The row behind the title: lock, heat, access, price; never the title's own words. */
const stateOf = (
  index: PageIndex,
): Pick<ThreadHead, 'closed' | 'hot' | 'digest' | 'sticky' | 'readAccess' | 'price'> => {
  const icons = index.all.filter(element => element.name === 'i' || element.name === 'img' || element.name === 'span')
  const marks = icons.map(
    ({ attribs }) => `${attribs.class ?? ''} ${attribs.src ?? ''} ${attribs.title ?? ''} ${attribs.alt ?? ''}`,
  )
  const has = (pattern: RegExp): boolean => marks.some(mark => pattern.test(mark))
  const stamps = selectAll(index, '#threadstamp img')
    .map(({ attribs }) => `${attribs.title ?? ''} ${attribs.alt ?? ''}`)
    .join(' ')
  const row = selectAll(index, '.vwthd .xg1')
    .map(element => field(element.children))
    .join(' ')
  const digest = Number(marks.join(' ').match(/digest_([123])/)?.[1] ?? (/精华|精華|digest/i.test(stamps) ? 1 : 0))
  const sticky = /全局置顶|全局置頂/.test(stamps)
    ? 3
    : /分类置顶|分類置頂|分区置顶/.test(stamps)
      ? 2
      : /置顶|置頂/.test(stamps)
        ? 1
        : 0
  return {
    closed: has(/fico-lock|locked\.gif/) || has(/\s关闭\s*$|\s關閉\s*$/),
    hot: has(/theatlevel|hot_\d|热度|熱度/),
    digest: digest as Thread['digest'],
    sticky,
    readAccess: parseCount(row.match(/(?:阅读权限|閱讀權限)\s*(\d+)/)?.[1] ?? ''),
    price: parseCount(row.match(/(?:售价|售價)\s*(\d+)/)?.[1] ?? ''),
  }
}

const older = /^(?:上一[篇主帖贴]|older|previous)/i
const newer = /^(?:下一[篇主帖贴]|newer|next\b)/i

/** The site's own links; owners rename them (facts §4.1, §10.4). */
const neighbour = (index: PageIndex, goto: string, words: RegExp, base: string): string | null => {
  const link =
    selectFirst(index, [`a[href*="goto=${goto}"]`]) ??
    selectAll(index, 'a[href]').find(
      element => words.test(cleanField(element.attribs.title ?? '')) || words.test(field(element.children)),
    )
  const href = link?.attribs.href ?? ''
  return link && !/^(?:javascript:|#)/i.test(href) ? cleanUrl(href, base) : null
}

/** Some owners put the neighbours below the floors. */
const neighbourBelow = (tail: string, goto: string, words: RegExp, base: string): string | null => {
  for (const link of tail.match(/<a\b[^<>]*>[^<]*<\/a>/g) ?? []) {
    if (!link.includes(`goto=${goto}`) && !words.test(link.replace(/<[^<>]*>/g, '').trim())) continue
    return neighbour(
      indexNodes(parseHtml(link), () => false),
      goto,
      words,
      base,
    )
  }
  return null
}

const starterOf = (index: PageIndex): Author | null => {
  const link = selectAll(index, '#tath a').find(element => field(element.children) !== '')
  const id = link?.attribs.href?.match(/(?:[?&;]uid=|space-uid-)(\d+)/)?.[1] ?? null
  return link ? { id: id as UserId | null, name: field(link.children), kind: 'member', group: null, badges: [] } : null
}

/** null where a reply box is offered, or where the page shows none to anyone. */
const replyGateOf = (tail: string): Gate | null => {
  const form = tail.search(/\sid="(?:f_pst|fastpostform)"/)
  if (form < 0 || tail.includes('id="fastpostmessage"', form)) return null
  const area = tail.indexOf('<div class="pt hm"', form)
  if (area < 0) return null
  const end = tail.indexOf('</div>', area)
  const box = tail.slice(area, end < 0 ? area + 1000 : end)
  const message = cleanField(textOf(parseHtml(box.replace(/<a\b[^>]*>[^<]*<\/a>/g, ''))).replace(/[\s|]+$/, ''))
  if (message === '') return null
  return { kind: /mod=logging/.test(box) ? 'login' : 'permission', message }
}

const pagerOf = (head: readonly ChildNode[], tail: string): Pager => {
  const top = parsePager(head)
  if (top.number !== null) return top
  const at = tail.indexOf('<div class="pg"')
  return at < 0 ? top : parsePager(parseHtml(tail.slice(at, at + 8000)))
}

export const parseThreadHead = (
  cut: PageCut,
  template: TemplateName,
  base: string,
  pageTitle: string | null,
): ThreadHead => {
  const nodes = parseHtml(headHtml(cut.head))
  const index = indexNodes(nodes, () => false)
  return {
    title: titleOf(index, template, pageTitle),
    type: typeOf(index, template),
    board: boardOf(index, base),
    ...figuresOf(index),
    ...stateOf(index),
    previous: neighbour(index, 'nextoldset', older, base) ?? neighbourBelow(cut.tail, 'nextoldset', older, base),
    next: neighbour(index, 'nextnewset', newer, base) ?? neighbourBelow(cut.tail, 'nextnewset', newer, base),
    replyGate: replyGateOf(cut.tail),
    pager: pagerOf(nodes, cut.tail),
    starter: starterOf(index),
  }
}
