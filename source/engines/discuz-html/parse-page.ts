/**
 * What every Discuz page says of itself before any of its matter: who reads it, which hash its forms want, which software serves it.
 * Strings and regular expressions only, on the page's own head and foot: no tree is built, and no member's text is looked at.
 */
import { parseHtml, textOf } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import type { BoardId, ThreadId, UserId } from '../../forum/model.ts'

export type PageMarks = {
  /** False for a challenge, an error page or any page that no Discuz made (facts §9.2): never read it as an empty list. */
  readonly recognised: boolean
  /** `X3.5`; null where the owner hides it. */
  readonly version: string | null
  /** `Discuz! X3.5`, or `Discuz!`. */
  readonly software: string
  /** As the page's script or meta declares it, lower case. The bytes have the last word (facts §8). */
  readonly charset: string | null
  /** The reader's own id; null for a guest and where the page does not tell. */
  readonly userId: UserId | null
  /** Touch pages know the id only (facts §1.3). */
  readonly userName: string | null
  readonly formHash: string | null
  /** What the server believes to be its base; wrong behind proxies (facts §0.10). */
  readonly siteUrl: string | null
  readonly canonicalUrl: string | null
  readonly siteName: string | null
  readonly title: string | null
  /** `viewthread`, `forumdisplay`, `index`… from the body's `pg_` class. */
  readonly kind: string | null
  readonly template: 'desktop' | 'touch' | 'archiver' | 'unknown'
  readonly boardId: BoardId | null
  readonly threadId: ThreadId | null
  readonly cookiePrefix: string | null
  /** Minutes east of Greenwich in which the page prints its times (the foot's `GMT+8`); null where the foot is missing. */
  readonly offsetMinutes: number | null
}

/** An HTML fragment or attribute to one safe line: tags off, entities decoded. */
export const fieldOf = (html: string): string =>
  cleanField(html.includes('<') || html.includes('&') ? textOf(parseHtml(html)) : html)

const field = (text: string, pattern: RegExp): string | null => {
  const found = text.match(pattern)?.[1]
  if (found === undefined) return null
  return fieldOf(found) || null
}

/** Members' words begin with the list of posts or threads; the page's own marks stand before. */
const headOf = (html: string): string => {
  const matter = html.search(
    /<div id="(?:postlist|threadlist)"|<(?:div|table) id="(?:post_|pid)\d+"|<div class="(?:plc|threadlist)/,
  )
  return matter < 0 ? html : html.slice(0, matter)
}

const footOf = (html: string): string => {
  const foot = html.lastIndexOf('id="ft"')
  return foot < 0 ? html.slice(-4000) : html.slice(foot)
}

const script = (head: string, name: string): string | null =>
  head.match(new RegExp(`\\b${name} = '([^']*)'`))?.[1] ?? null

const number = (head: string, name: string): string | null =>
  head.match(new RegExp(`\\b${name} = parseInt\\('(\\d+)'\\)`))?.[1] ?? null

const versionOf = (head: string, foot: string): string | null => {
  const generator = field(head, /<meta name="generator" content="([^"]*)"/i)
  return generator?.match(/X\d+(?:\.\d+)*/)?.[0] ?? field(foot, /Discuz!<\/a><\/strong>\s*<em>(X[\d.]+)<\/em>/)
}

/** The header's link to the reader's own space; works on rewritten links and other templates. */
const userNameOf = (head: string, id: string): string | null => {
  const link = new RegExp(`<a\\b[^>]*\\bhref="[^"]*(?:[?&;]uid=|space-uid-)${id}(?!\\d)[^"]*"[^>]*>([^<]+)</a>`)
  return field(head, link)
}

const titleParts = (title: string | null): readonly string[] =>
  (title ?? '')
    .replace(/\s*-?\s*Powered by Discuz!.*$/i, '')
    .split(/\s+-\s+/)
    .filter(part => part && !/^(?:手机版|手機版)$/.test(part))

const siteNameOf = (head: string, title: string | null): string | null =>
  field(head, /<meta name="application-name" content="([^"]*)"/i) ??
  field(head, /<link rel="archives" title="([^"]*)"/i) ??
  field(head, /class="nvhm"[^>]*>([^<]*)<\/a>/) ??
  titleParts(title).at(-1) ??
  null

const templateOf = (head: string): PageMarks['template'] => {
  if (/<title>[^<]*Archiver\s*<\/title>/i.test(head)) return 'archiver'
  if (/<body[^>]*\bid="nv_/.test(head)) return 'desktop'
  if (/<body[^>]*\bclass="[^"]*\bpg_/.test(head)) return 'touch'
  return 'unknown'
}

const offsetOf = (foot: string): number | null => {
  const match = foot.match(/\bGMT([+-])(\d{1,2})(?:[.:](\d{1,2}))?/)
  if (!match) return /\bGMT\b/.test(foot) ? 0 : null
  // `GMT+5.5` counts in tenths of an hour, `GMT+5:30` in minutes.
  const part = match[0].includes(':') ? Number(match[3] ?? 0) : Number(`0.${match[3] ?? 0}`) * 60
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + part)
}

/** Any of many weak signs will do: owners remove the generator and the footer (facts §1.1, §9.2). */
const isDiscuz = (html: string, head: string, foot: string): boolean =>
  /\bdiscuz_uid = '|<meta name="(?:generator|author)" content="Discuz!|\bname="formhash"|id="messagetext"|<body[^>]*\bclass="[^"]*\bpg_/.test(
    head,
  ) ||
  /Discuz!/.test(foot) ||
  /<title>[^<]*Discuz![^<]*<\/title>/i.test(head) ||
  /<(?:div|table) id="(?:post_|pid)\d+"|<tbody id="(?:normal|stick)thread_\d+"/.test(html)

export const parsePage = (html: string): PageMarks => {
  const head = headOf(html)
  const foot = footOf(html)
  const version = versionOf(head, foot)
  const title = field(head, /<title>([^<]*)<\/title>/i)
  const uid = script(head, 'discuz_uid')
  const userId = uid && /^[1-9]\d*$/.test(uid) ? (uid as UserId) : null
  return {
    recognised: isDiscuz(html, head, foot),
    version,
    software: version ? `Discuz! ${version}` : 'Discuz!',
    charset:
      (script(head, 'charset') ?? head.match(/<meta\b[^>]*charset=["']?([\w-]+)/i)?.[1] ?? null)?.toLowerCase() ?? null,
    userId,
    userName: userId ? userNameOf(head, userId) : null,
    formHash: html.match(/(?:name="formhash" value="|[?&;]formhash=)([0-9a-f]{8})\b/)?.[1] ?? null,
    siteUrl: script(head, 'SITEURL') || head.match(/<base href="([^"]+)"/i)?.[1] || null,
    canonicalUrl:
      field(head, /<link\b[^>]*\bhref="([^"]*)"[^>]*\brel="canonical"/i) ??
      field(head, /<link\b[^>]*\brel="canonical"[^>]*\bhref="([^"]*)"/i),
    siteName: siteNameOf(head, title),
    title,
    kind: head.match(/<body[^>]*\bclass="[^"]*\bpg_(\w+)/)?.[1] ?? null,
    template: templateOf(head),
    boardId: number(head, 'fid') as BoardId | null,
    threadId: number(head, 'tid') as ThreadId | null,
    cookiePrefix: script(head, 'cookiepre'),
    offsetMinutes: offsetOf(foot),
  }
}
