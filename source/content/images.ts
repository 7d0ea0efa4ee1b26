/** Pictures and smilies: which is which, and the picture's real address (facts §4.7, §4.8). */
import type { ImageBlock, Inline } from './block.ts'
import { type Element, findFirst, isElement, textOf } from './dom.ts'
import { cleanField, cleanUrl } from './sanitize.ts'

/** Lazy loaders of many templates: the real address, best first. `src` is `none.gif` until the script has run. */
const addresses = ['zoomfile', 'file', 'data-original', 'data-src', 'data-echo', 'lazysrc', '_src', 'src'] as const
const placeholder = /(?:^|\/)(?:none|blank|spacer|loading|lazy|placeholder)\.(?:gif|png|svg)(?:$|\?)/i

const realAddress = (image: Element, base: string): string | null => {
  for (const name of addresses) {
    const value = image.attribs[name]
    if (!value || placeholder.test(value)) continue
    const url = cleanUrl(value.trim(), base)
    if (url?.startsWith('http')) return url
  }
  return null
}

const dimension = (value: string | undefined): number | null => {
  const number = value ? Number.parseInt(value, 10) : Number.NaN
  return number > 0 && number < 100_000 && !value!.includes('%') ? number : null
}

const ownId = /^aimg_(\d+)$/

/** The attachment's id; members' own pictures carry `aimg_` with letters, which is no id. */
export const imageId = (image: Element): string | null => {
  const { aid, id } = image.attribs
  if (aid && /^\d+$/.test(aid)) return aid
  return (id && ownId.exec(id)?.[1]) || null
}

/** The tip box that follows an attached picture holds its file name. */
const tipName = (image: Element): string | null => {
  const id = image.attribs.id
  let node = id ? image.next : null
  for (let steps = 0; node && steps < 4; steps += 1, node = node.next) {
    if (!isElement(node) || node.attribs.id !== `${id}_menu`) continue
    const strong = findFirst(node.children, element => element.name === 'strong')
    return strong ? cleanField(textOf(strong.children)) || null : null
  }
  return null
}

/** null for a picture without an address. `name` overrules the page's. */
export const readImage = (
  image: Element,
  base: string,
  inline: boolean,
  name: string | null = null,
): ImageBlock | null => {
  const url = realAddress(image, base)
  if (!url) return null
  const { title, alt, width, height } = image.attribs
  const id = imageId(image)
  const said = name ?? (id && tipName(image)) ?? cleanField(title || alt || '')
  return { kind: 'image', id, url, name: said || null, width: dimension(width), height: dimension(height), inline }
}

/** Furniture of the site's own style: file type icons, buttons. Rules drawn as pictures are told apart. */
export const isFurniture = (image: Element): boolean =>
  /(?:^|\/)static\/image\/(?:filetype|common|feed|magic|editor)\//.test(image.attribs.src ?? '') &&
  !image.attribs.file &&
  !image.attribs.zoomfile

export const isRule = (image: Element): boolean => /\/hrline\//.test(image.attribs.src ?? '')

const smileyPath = /(?:^|\/)(?:smiley|smilies|smile|emoticons?|face)\/(.+?)\.(?:gif|png|jpe?g|webp)(?:$|\?)/i

const sameSite = (src: string, base: string): boolean =>
  !/^(?:\w+:)?\/\//.test(src) || URL.parse(src, base)?.host === URL.parse(base)?.host

/** `smilieid` is written by the site alone; without it only the site's own smiley folder counts, a foreign picture stays one. */
export const isSmiley = (image: Element, base: string): boolean => {
  const { smilieid, src } = image.attribs
  if (smilieid !== undefined) return true
  return src !== undefined && smileyPath.test(src) && sameSite(src, base)
}

/** `[:smile:]` for the default set, `[:coolmonkey/01:]` for the others. */
const smileyName = (image: Element): string => {
  const { smilieid, src = '' } = image.attribs
  const path = smileyPath.exec(src)?.[1] ?? /([^/]+)\.\w+$/.exec(src)?.[1] ?? smilieid ?? ''
  return cleanField(path.replace(/^default\//, ''))
}

export const readSmiley = (image: Element, base: string): Inline => {
  const { alt, smilieid, src } = image.attribs
  const said = alt ? cleanField(alt) : ''
  return {
    kind: 'smiley',
    text: said || `[:${smileyName(image)}:]`,
    id: smilieid ? cleanField(smilieid) || null : null,
    url: src ? cleanUrl(src, base) : null,
  }
}
