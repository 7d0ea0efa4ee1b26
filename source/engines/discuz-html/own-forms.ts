/**
 * A site's own form of addresses, learnt from the links of its pages. We ask in the dynamic form, which every site answers; a guard in
 * front that knows only the rewritten form refuses it, and then the site's own form is tried (facts §1.9).
 */
import { parseAddress } from '../../forum/parse-address.ts'

/** Paths below the base with `{id}` and `{page}`, e.g. `thread-{id}-{page}-1.html`; null until one was seen. */
export type OwnForms = { readonly thread: string | null; readonly board: string | null }

export const noForms: OwnForms = { thread: null, board: null }

/** `thread-7-2-1.html`, `t7-2-1`, `t/7/2.html`, `forum-news-2.html`: id, page, and for threads the page of the list. */
const rewritten = /^([a-z]+[-/]?)(\w+)([-/])(\d+)(?:([-/])\d+)?((?:\.html?)?)$/

const templateOf = (path: string, id: string): string | null => {
  const match = path.match(rewritten)
  if (match?.[2] !== id) return null
  const [, lead = '', , between = '', , after, end = ''] = match
  return `${lead}{id}${between}{page}${after ? `${after}1` : ''}${end}`
}

const formIn = (href: string, base: string): Partial<OwnForms> | null => {
  if (/[?#]|\.php|^javascript:|^[a-z]+:(?!\/\/)/i.test(href)) return null
  const url = URL.parse(href, base)
  const address = url && parseAddress(url.href)
  if (!url?.pathname.startsWith(new URL(base).pathname)) return null
  const path = url.pathname.slice(new URL(base).pathname.length)
  if (address?.kind === 'thread') return { thread: templateOf(path, address.threadId) }
  return address?.kind === 'board' ? { board: templateOf(path, address.boardId) } : null
}

/** Looks at some hundred links at most, and at none once both forms are known. */
export const learnForms = (known: OwnForms, html: string, base: string): OwnForms => {
  let forms = known
  let looked = 0
  for (const [, href = ''] of html.matchAll(/\bhref="([^"]*\d[^"]*)"/g)) {
    if ((forms.thread && forms.board) || looked++ > 400) break
    const found = formIn(href.replaceAll('&amp;', '&'), base)
    if (found) forms = { thread: forms.thread ?? found.thread ?? null, board: forms.board ?? found.board ?? null }
  }
  return forms
}

export const printForm = (form: string, base: string, id: string, page: number): string =>
  base + form.replace('{id}', id).replace('{page}', String(page))

/** `?tid-7.html`, `?fid-3.html` or nothing (facts §7.2). */
export const archiverUrl = (base: string, what: string, page: number): string =>
  `${base}archiver/${what}${page > 1 ? `&page=${page}` : ''}`
