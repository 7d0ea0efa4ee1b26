/**
 * One floor's slice into its parts, by strings where the page has Discuz's own marks: who wrote it, his words, what hangs below,
 * comments and ratings, the signature, the row of actions. Each part becomes a tree of its own, so broken HTML in the words
 * touches neither the head nor the foot.
 */
import { type ChildNode, Element, parseHtml } from '../../content/dom.ts'
import type { FloorCut } from './cut-floors.ts'
import { findMessageCell } from './message-cell.ts'
import { repairMarkup } from './repair-markup.ts'
import { indexNodes, type PageIndex, selectFirst } from './select.ts'
import { chainFor, type TemplateName } from './templates.ts'
import { trimSidebar } from './trim-sidebar.ts'

export type FloorParts = {
  readonly id: string
  readonly template: TemplateName
  /** Behind the reader's own blacklist, or filtered by the site (facts §4.2). */
  readonly hidden: boolean
  readonly damaged: boolean
  readonly who: PageIndex
  /** The cell of the words; null where the page shows none at all. */
  readonly message: Element | null
  /** What stands in the content box before and after the words: notices, polls, attachments, tags. */
  readonly before: PageIndex
  readonly after: PageIndex
  readonly remarks: PageIndex
  readonly sign: readonly ChildNode[]
  /** The row of actions, as text: its few links are found without a tree. */
  readonly foot: string
}

/** Hidden cards and menus that repeat a member's name and figures. */
const isHiddenCard = ({ attribs }: Element): boolean =>
  attribs.id?.startsWith('userinfo') === true || /(?:^|\s)(?:p_pop|tip)(?:\s|$)/.test(attribs.class ?? '')

const never = (): boolean => false
const nothing: PageIndex = indexNodes([], never)

/** A bare frame of cells and boxes is not worth a tree. */
const holdsMatter = (html: string): boolean =>
  /<(?:h2|form|dl|img|ignore_js_op)\b|class="(?!pc[tb]s?"|t_fsz")[^"]/.test(html)

const indexMatter = (html: string): PageIndex => (holdsMatter(html) ? indexHtml(withoutQuickReply(html)) : nothing)

const withoutQuickReply = (html: string): string => {
  const at = tagStart(html, html.indexOf('id="vfastpostform"'))
  const end = at < 0 ? -1 : html.indexOf('</form>', at)
  return end < 0 ? html : html.slice(0, at) + html.slice(end + 7)
}

const indexHtml = (html: string, skip: (element: Element) => boolean = never): PageIndex =>
  html.trim() === '' ? nothing : indexNodes(parseHtml(html), skip)

/** The earliest of several marks at or after `from`; -1 where there is none. */
const earliest = (html: string, marks: readonly string[], from: number): number => {
  let best = -1
  for (const mark of marks) {
    const at = html.indexOf(mark, from)
    if (at >= 0 && (best < 0 || at < best)) best = at
  }
  return best
}

/** Forward searches are many times faster than a backward one, and a mark stands there once or twice. */
const latest = (html: string, mark: string): number => {
  let at = html.indexOf(mark)
  for (let next = at; next >= 0; next = html.indexOf(mark, next + 1)) at = next
  return at
}

/** Back from an attribute to the `<` of its tag. */
const tagStart = (html: string, at: number): number => (at < 0 ? -1 : html.lastIndexOf('<', at))

const contentStart = (html: string, messageAt: number): number => {
  const box = earliest(html, ['<div class="pct', '<div class="pcb'], 0)
  return box >= 0 && (messageAt < 0 || box < messageAt) ? box : messageAt
}

/** The last mark that only the page itself writes; a forgery in the words stands before it. */
const contentEnd = (html: string, id: string, from: number): number => {
  const sure = [`id="comment_${id}"`, `id="post_rate_div_${id}"`, `id="ratelog_${id}"`]
    .map(mark => tagStart(html, latest(html, mark)))
    .filter(at => at > from)
  if (sure.length > 0) return Math.min(...sure)
  const row = tagStart(html, latest(html, `id="_postposition${id}"`))
  const line = html.lastIndexOf('<td class="plc plm"', row < 0 ? html.length : row)
  if (line > from) return line
  if (row > from) return row
  const foot = earliest(html, ['<div class="po hin', '<div class="pob'], from)
  return foot < 0 ? floorTableEnd(html, from) : foot
}

/** Without any mark: where the floor's own table closes. */
const floorTableEnd = (html: string, from: number): number => {
  const ends = [...html.slice(from).matchAll(/<\/td>\s*<\/tr>\s*(?:<\/tbody>\s*)?<\/table>/gi)]
  return ends.length > 0 ? from + ends.at(-1)!.index : html.length
}

const signBounds = (html: string, id: string, from: number): { readonly at: number; readonly end: number } | null => {
  const at = earliest(html, ['<div class="sign"', "<div class='sign'"], from)
  if (at < 0) return null
  const row = tagStart(html, latest(html, `id="_postposition${id}"`))
  const foot = row > at ? row : earliest(html, ['<div class="po hin', '<div class="pob'], at)
  return { at, end: foot < 0 ? html.length : foot }
}

/** The message cell made anew around its words: what a member left open or closed too often can't move it. */
const cellOf = (id: string, words: readonly ChildNode[]): Element => {
  const cell = new Element('td', { class: 't_f', id: `postmessage_${id}` }, [...words])
  for (const node of words) node.parent = cell
  return cell
}

const splitMarked = (cut: FloorCut, template: TemplateName): FloorParts | null => {
  const { html, id } = cut
  const start = contentStart(html, tagStart(html, html.search(/id=["']?postmessage_\d/)))
  if (start < 0) return null
  const end = contentEnd(html, id, start)
  const content = html.slice(start, end)
  const words = findMessageCell(content)
  const sign = signBounds(html, id, end)
  const tail = html.slice(end, sign?.at ?? html.length)
  // The first floor's bar of recommendations stands between the ratings and the signature.
  const bar = tagStart(tail, tail.indexOf('id="p_btn"'))
  return {
    id,
    template,
    hidden: cut.hidden,
    damaged: words?.damaged ?? false,
    who: indexHtml(trimSidebar(html.slice(0, start)), isHiddenCard),
    message: words && cellOf(id, words.nodes),
    before: words ? indexMatter(content.slice(0, words.at)) : indexHtml(content),
    after: words ? indexMatter(words.rest + content.slice(words.end)) : nothing,
    remarks: /\sclass="[^"]*\b(?:pstl|rat[le])/.test(tail) ? indexHtml(tail) : nothing,
    sign: sign ? parseHtml(repairMarkup(html.slice(sign.at, sign.end)).html) : [],
    foot: (bar < 0 ? '' : tail.slice(bar)) + (sign ? html.slice(sign.end) : bar < 0 ? tail : ''),
  }
}

/** Other templates: one tree of the slice, the words found by the table's chain. */
const splitByTable = (cut: FloorCut, template: TemplateName): FloorParts => {
  const repaired = repairMarkup(cut.html)
  const index = indexHtml(repaired.html, isHiddenCard)
  const sign = selectFirst(index, chainFor(template, 'sign'), cut.id)
  const body = selectFirst(index, chainFor(template, 'body'), cut.id)
  return {
    id: cut.id,
    template,
    hidden: cut.hidden,
    damaged: repaired.html !== cut.html,
    who: index,
    message: body && cellOf(cut.id, body.children),
    before: nothing,
    after: nothing,
    remarks: index,
    sign: sign ? [sign] : [],
    foot: cut.html,
  }
}

export const splitFloor = (cut: FloorCut, template: TemplateName): FloorParts =>
  (template === 'desktop' ? splitMarked(cut, template) : null) ?? splitByTable(cut, template)
