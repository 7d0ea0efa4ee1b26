/** Files of a post: in the text, below it, and what the site says about them (facts §4.8). */
import type { AttachmentBlock, Block, ImageBlock } from './block.ts'
import { type ChildNode, type Element, findAll, findFirst, hasClass, textOf } from './dom.ts'
import { imageId, isFurniture, readImage } from './images.ts'
import { cleanField, cleanUrl } from './sanitize.ts'

const size = /([\d.]+\s*(?:[KMGT]i?B|Bytes?|B))(?![a-z])/i
const downloads = /(?:下载次数|下載次數|downloads?)\s*[:：]?\s*(\d+)/i
const readAccess = /(?:阅读权限|閱讀權限|read\s*access)\s*[:：]?\s*(\d+)/i
const price = /(?:售价|售價|price)\s*[:：]?\s*(\d+)/i

const numberIn = (text: string, pattern: RegExp): number | null => {
  const found = pattern.exec(text)
  return found ? Number(found[1]) : null
}

const isTip = (element: Element): boolean => hasClass(element, 'tip') || Boolean(element.attribs.id?.endsWith('_menu'))

/** The words of a box without those of its hidden tips. */
const wordsOf = (nodes: readonly ChildNode[]): string => {
  const tips = findAll(nodes, isTip)
  const all = textOf(nodes)
  return cleanField(tips.reduce((text, tip) => text.replace(textOf(tip.children), ' '), all))
}

export const isFileLink = (element: Element): boolean =>
  element.name === 'a' && /mod=attachment(?:&|$)|action=attachpay/.test(element.attribs.href ?? '')

/** `aid=` is the number itself, or base64 of `number|key|time|uid|tid`. */
const idFromHref = (href: string): string | null => {
  const value = /[?&]aid=([^&#]+)/.exec(href)?.[1]
  if (!value) return null
  if (/^\d+$/.test(value)) return value
  try {
    return /^(\d+)\|/.exec(atob(decodeURIComponent(value)))?.[1] ?? null
  } catch {
    return null
  }
}

const idFrom = (link: Element, box: Element | null): string | null =>
  /^aid(\d+)$/.exec(link.attribs.id ?? '')?.[1] ??
  /^attach_(\d+)$/.exec(box?.attribs.id ?? '')?.[1] ??
  idFromHref(link.attribs.href ?? '')

/** `url` is null where the file must be bought first: that link sells, it does not download (field report 16). */
const readFile = (link: Element, box: Element | null, base: string): AttachmentBlock | null => {
  const href = link.attribs.href ?? ''
  const name = cleanField(textOf(link.children))
  if (!name) return null
  const facts = box ? wordsOf(box.children).replace(name, ' ') : ''
  return {
    kind: 'attachment',
    id: idFrom(link, box),
    name,
    url: href.includes('attachpay') ? null : cleanUrl(href, base),
    size: size.exec(facts)?.[1] ?? null,
    downloads: numberIn(facts, downloads),
    price: numberIn(facts, price),
    readAccess: numberIn(facts, readAccess),
  }
}

/** `span#attach_N`, or a bare link to a file. */
export const readInlineFile = (element: Element, base: string): AttachmentBlock | null => {
  if (element.name === 'a') return readFile(element, null, base)
  const link = findFirst(element.children, isFileLink) ?? findFirst(element.children, child => child.name === 'a')
  return link ? readFile(link, element, base) : null
}

export const isInlineFile = (element: Element): boolean => /^attach_\d+$/.test(element.attribs.id ?? '')

const isPicture = (element: Element): boolean =>
  element.name === 'img' && (imageId(element) !== null || Boolean(element.attribs.zoomfile ?? element.attribs.file))

/** Sites that hand out files themselves link straight to them. */
const isEntryLink = (element: Element): boolean =>
  isFileLink(element) || (element.name === 'a' && /^aid\d+$/.test(element.attribs.id ?? ''))

/** What the author wrote about the file stands in `p.xg2`. */
const describe = (entry: Element): Block | null => {
  const note = findFirst(
    entry.children,
    element => element.name === 'p' && hasClass(element, 'xg2') && !findFirst(element.children, isPicture),
  )
  const text = note ? cleanField(textOf(note.children)) : ''
  return text ? { kind: 'paragraph', align: 'left', runs: [{ kind: 'text', text, style: null }] } : null
}

const readPicture = (picture: Element, entry: Element | null, base: string): ImageBlock | null => {
  const link = entry && findFirst(entry.children, element => isFileLink(element) && hasClass(element, 'xw1'))
  return readImage(picture, base, false, link ? cleanField(textOf(link.children)) : null)
}

const readEntry = (entry: Element, base: string): readonly (Block | null)[] => {
  const picture = findFirst(entry.children, isPicture)
  const link = picture ? null : findFirst(entry.children, isEntryLink)
  const file = picture ? readPicture(picture, entry, base) : link && readFile(link, entry, base)
  return [file, describe(entry)]
}

/** `.pattl`, touch `.img_one` and their like: everything that hangs below a post, each with its author's note. */
export const readHanging = (area: Element, base: string): readonly Block[] => {
  const entries = findAll(area.children, element => element.name === 'dl' && hasClass(element, 'tattl'))
  const found = entries.length
    ? entries.flatMap(entry => readEntry(entry, base))
    : findAll(area.children, element => isFileLink(element) || (element.name === 'img' && !isFurniture(element))).map(
        element => (element.name === 'img' ? readPicture(element, null, base) : readFile(element, null, base)),
      )
  return found.filter(block => block !== null)
}
