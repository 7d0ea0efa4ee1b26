/** Notices (facts §5.9): `dl#notice_ID` with the words in `.ntc_body`. What is new is told by its bold style alone. */
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
  walkNodes,
} from '../../content/dom.ts'
import { cleanField, cleanUrl } from '../../content/sanitize.ts'
import { PalouError } from '../../forum/errors.ts'
import type { Author, PageInfo, UserId, Warning } from '../../forum/model.ts'
import type { Notice } from '../../forum/own-lists.ts'
import { parseAddress } from '../../forum/parse-address.ts'
import { postUrl, printAddress, threadUrl } from '../../forum/print-address.ts'
import type { PageFacts } from './page-facts.ts'
import { pageOf, parsePager } from './parse-pager.ts'
import { member } from './read-author.ts'
import { type Link, linksTo, linkText } from './read-link.ts'
import { readWhen } from './read-when.ts'

export type NoticesPage = {
  readonly notices: readonly Notice[]
  readonly newCount: number | null
  readonly page: PageInfo
  readonly warnings: readonly Warning[]
}

/** 查看 › and the like lead where the title leads already. */
const isButton = (element: Element): boolean => hasClass(element, 'lit')

/** The sentence as read: without buttons and without what it quotes. */
const wordsOf = (body: Element): string => {
  let words = ''
  walkNodes(body.children, node => {
    if (!isElement(node)) {
      words += textOf([node])
      return false
    }
    if (node.name === 'br' || node.name === 'p' || node.name === 'div') words += ' '
    return node.name !== 'script' && node.name !== 'style' && node.name !== 'blockquote' && !isButton(node)
  })
  return cleanField(words)
}

/** The picture at the left leads to the member; the name stands in the sentence. */
const authorIn = (notice: Element, body: Element, base: string): Author | null => {
  const picture = findFirst(notice.children, element => hasClass(element, 'avt'))
  const id = picture && (linksTo(picture.children, 'user', base)[0]?.target.userId ?? null)
  const named = linksTo(body.children, 'user', base)
  const link = named.find(({ target }) => id !== null && target.userId === id) ?? (id === null ? undefined : named[0])
  if (link)
    return member(link.target.userId ?? (id as UserId | null), linkText(link.element) || (link.target.name ?? ''))
  return id === null ? null : member(id, '')
}

const firstTitled = <Kind extends 'post' | 'thread'>(links: readonly Link<Kind>[]): Link<Kind> | undefined =>
  links.find(({ element }) => !isButton(element) && linkText(element) !== '')

type Leads = Pick<Notice, 'url' | 'thread' | 'postId'>

/** The floor itself where one is named, else the thread, else the first link that leads anywhere. */
const leadsTo = (body: Element, base: string): Leads => {
  const posts = linksTo(body.children, 'post', base)
  const titledPost = firstTitled(posts)
  const titled = firstTitled(linksTo(body.children, 'thread', base))
  const [post] = posts
  const threadId = titled?.target.threadId ?? post?.target.threadId ?? null
  const title = titled ? linkText(titled.element) : titledPost ? linkText(titledPost.element) : ''
  const thread = threadId === null ? null : { id: threadId, title, url: threadUrl(base, threadId) }
  if (post) {
    const { postId } = post.target
    return { url: postUrl(base, postId, post.target.threadId ?? threadId), thread, postId }
  }
  return { url: thread?.url ?? firstUrl(body, base), thread, postId: null }
}

/** A link that would act when followed (facts §0: a formhash in it) is no place to go to. */
const firstUrl = (body: Element, base: string): string | null => {
  for (const link of findAll(body.children, element => element.name === 'a')) {
    const href = attribute(link, 'href') ?? ''
    const url = /^(?:#|javascript:)/i.test(href) || /[?&;](?:formhash|hash)=/.test(href) ? null : cleanUrl(href, base)
    const address = url ? parseAddress(url) : null
    if (url) return address && address.base === base && address.kind !== 'index' ? printAddress(address) : url
  }
  return null
}

const quoteIn = (body: Element): string | null => {
  const quote = findFirst(body.children, element => element.name === 'blockquote')
  return (quote && cleanField(textOf(quote.children))) || null
}

/** `还有 3 个相同通知被忽略`. */
const alikeIn = (notice: Element): number | null => {
  const line = notice.children.find(child => isElement(child) && child.name === 'dd' && hasClass(child, 'xg1'))
  const count = line && textOf([line]).match(/\d+/)?.[0]
  return count ? Number(count) : null
}

const noticeIn = (notice: Element, id: string, facts: PageFacts): Notice | null => {
  const body = findFirst(notice.children, element => hasClass(element, 'ntc_body'))
  if (!body) return null
  const ignore = findFirst(notice.children, element => /op=ignore/.test(attribute(element, 'href') ?? ''))
  const head = findFirst(notice.children, element => element.name === 'dt')
  const stamp = head && findFirst(head.children, element => hasClass(element, 'xg1'))
  const when = stamp ? readWhen(stamp.children, facts) : { at: null, text: null }
  return {
    id,
    kind: (ignore && attribute(ignore, 'href')?.match(/[?&;]type=(\w+)/)?.[1]) ?? null,
    isNew: /font-weight\s*:\s*(?:bold|[6-9]00)/.test(attribute(body, 'style') ?? ''),
    author: authorIn(notice, body, facts.base),
    text: wordsOf(body),
    quote: quoteIn(body),
    ...leadsTo(body, facts.base),
    alike: alikeIn(notice),
    postedAt: when.at,
    postedAtText: when.text,
  }
}

/** `全部提醒(3)` in the column of tabs; no number, nothing new. */
const newCountIn = (nodes: readonly ChildNode[]): number | null => {
  const isTab = (element: Element): boolean =>
    element.name === 'a' && /[?&;]do=notice$/.test(attribute(element, 'href') ?? '')
  const tabs = findAll(nodes, isTab).map(tab => textOf(tab.children))
  const count = tabs.map(text => text.match(/\((\d+)\)/)?.[1]).find(found => found !== undefined)
  return count ? Number(count) : tabs.some(text => /全部|all/i.test(text)) ? 0 : null
}

/** Throws `page-not-recognised` rather than giving a list that is empty by our fault. */
export const parseNotices = (html: string, facts: PageFacts): NoticesPage => {
  const nodes = parseHtml(html)
  const notices = findAll(nodes, element => element.name === 'dl').flatMap(element => {
    const id = attribute(element, 'notice') ?? attribute(element, 'id')?.match(/^notice_(\d+)$/)?.[1]
    return (id && noticeIn(element, id, facts)) || []
  })
  const isEmpty = findFirst(nodes, element => hasClass(element, 'emp')) !== null
  if (notices.length === 0 && !isEmpty)
    throw new PalouError('page-not-recognised', { url: facts.url, detail: 'no notices and no word of having none' })
  const { page, warnings } = pageOf(parsePager(nodes), facts.askedPage)
  return { notices, newCount: newCountIn(nodes), page, warnings }
}
