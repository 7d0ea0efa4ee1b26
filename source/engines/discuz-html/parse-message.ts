/**
 * Pages that say no in place of the matter: message pages, gates, system errors, guards (facts §1.8, §3.6, §5.1, §9). One call after
 * every GET; null means: read on.
 */
import {
  attribute,
  type ChildNode,
  type Element,
  findFirst,
  hasClass,
  isElement,
  parseHtml,
  textOf,
  walkNodes,
} from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import { type ErrorCode, PalouError } from '../../forum/errors.ts'
import { foldTraditional } from '../discuz/fold-traditional.ts'
import { messageCodes, openToMembers } from '../discuz/message-codes.ts'
import { parseChallenge, parseGuard, strangerError } from '../discuz/parse-challenge.ts'
import { parsePage } from './parse-page.ts'

export type MessageFacts = { readonly url: string; readonly status: number }

const hasId = (id: string) => (element: Element) => attribute(element, 'id') === id

const isSystemError = (html: string): boolean =>
  /<title>[^<]*System Error\s*<\/title>|<h1>[^<]*(?:System|Database|Error)[^<]*Error/i.test(html.slice(0, 20_000)) &&
  !/id="(?:postlist|threadlist|ct)"/.test(html)

/** Made by Discuz, of whatever template; a system error is none. */
export const isForumPage = (html: string): boolean => !isSystemError(html) && parsePage(html).recognised

/** `.info li` holds the sentence; the traces and SQL below it are for the owner. */
const systemError = (html: string, { url, status }: MessageFacts): PalouError => {
  const nodes = parseHtml(html)
  const box = findFirst(nodes, element => hasClass(element, 'info'))
  const item = box && findFirst(box.children, element => element.name === 'li')
  const words = cleanField(textOf(item?.children ?? box?.children ?? [])).slice(0, 300)
  const code = codeOf(words)
  const detail = words || `HTTP ${status}: System Error`
  return new PalouError(code === 'request-refused' || code === 'banned' ? code : 'server-error', { url, detail })
}

const codeOf = (words: string): ErrorCode | null => {
  const folded = foldTraditional(words)
  return messageCodes.find(([pattern]) => pattern.test(folded))?.[1] ?? null
}

const secondsIn = (words: string): number | null => {
  const match = words.match(/(\d+)\s*秒/)
  return match ? Number(match[1]) : null
}

/** The sentence without scripts, links to go back, and the login form below. */
const wordsOf = (box: Element): string => {
  let words = ''
  walkNodes(box.children, node => {
    if (!isElement(node)) {
      words += textOf([node])
      return false
    }
    words += ' '
    return node.name !== 'script' && node.name !== 'style' && !hasClass(node, 'alert_btnleft')
  })
  return cleanField(words).slice(0, 500)
}

/** Desktop `#messagetext`, touch `.jump_c` (facts §5.1). */
const messageBox = (nodes: readonly ChildNode[]): Element | null =>
  findFirst(nodes, hasId('messagetext')) ?? findFirst(nodes, element => hasClass(element, 'jump_c'))

/**
 * A closed site says the owner's own words, which no table knows. Its page was made before any module ran, so the search box
 * knows no board although the address names one; the index has no messages of its own at all.
 */
const isClosedSite = (html: string, url: string): boolean => {
  if (!/name="srhfid" value="0?"/.test(html) && /name="srhfid"/.test(html)) return false
  return (
    /\bclass="pg_(?:index|forumdisplay|viewthread|guide)"/.test(html) && !/[?&]mod=(?:post|misc|attachment)/.test(url)
  )
}

const fromBox = (box: Element, nodes: readonly ChildNode[], html: string, facts: MessageFacts): PalouError | null => {
  if (hasClass(box, 'alert_right')) return null
  const words = wordsOf(box)
  const wantsLogin = findFirst(nodes, hasId('messagelogin')) !== null
  const known = codeOf(words)
  const closed = known === null && isClosedSite(html, facts.url)
  const plain = known ?? (closed ? 'site-closed' : facts.status === 404 ? 'page-not-found' : 'other-failure')
  const code = wantsLogin && openToMembers.has(plain) ? 'login-needed' : plain
  return new PalouError(code, { url: facts.url, detail: words || null, seconds: secondsIn(words) })
}

/** Password and pay boards are forms of their own, not messages (facts §3.6). */
const fromGate = (nodes: readonly ChildNode[], { url }: MessageFacts): PalouError | null => {
  const form = findFirst(
    nodes,
    element =>
      element.name === 'form' && /[?&]action=(?:pwverify|paysubmit)\b/.test(attribute(element, 'action') ?? ''),
  )
  if (!form) return null
  const heading = findFirst(nodes, element => element.name === 'h3')
  const detail = (heading && cleanField(textOf(heading.children))) || null
  const code = /pwverify/.test(attribute(form, 'action') ?? '') ? 'password-needed' : 'price-asked'
  return new PalouError(code, { url, detail })
}

/** A login page where something else was asked for: after a redirect of guests (facts §1.8). */
const isLoginPage = (html: string, url: string): boolean =>
  /member\.php\?mod=logging(?:&|&amp;)action=login/.test(url) ||
  (/\bclass="pg_logging"/.test(html) && !/[?&]mod=logging/.test(url) && /name="loginform|id="loginform_/.test(html))

/** Floors, rows, categories: the matter is there, and what looks like a message in it is a member's. */
const hasMatter = /id="(?:postlist|post_\d+|(?:normal|stick)thread_\d+|category_\d+)"/

/** Discuz's own guards are bare pages that may still sign with its name (facts §9.1). */
const isBare = (html: string): boolean =>
  html.length < 8000 && !/id="(?:wp|ct|hd|messagetext|postlist|threadlist)"|class="pg_|class="jump_c/.test(html)

const mayHoldMessage = /id="messagetext"|class="[^"]*\bjump_c\b|action=(?:pwverify|paysubmit)/

export const parseMessage = (html: string, facts: MessageFacts): PalouError | null => {
  if (isSystemError(html)) return systemError(html, facts)
  if (!isForumPage(html)) return parseChallenge(html, facts) ?? strangerError(html, facts)
  const guard = isBare(html) ? parseGuard(html, facts) : null
  if (guard) return guard
  if (isLoginPage(html, facts.url)) return new PalouError('login-needed', { url: facts.url })
  if (hasMatter.test(html) || !mayHoldMessage.test(html)) return null
  const nodes = parseHtml(html)
  const box = messageBox(nodes)
  return box ? fromBox(box, nodes, html, facts) : fromGate(nodes, facts)
}
