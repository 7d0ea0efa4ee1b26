/**
 * What a link of a page points to. Only its ids are believed: the host in an absolute link is what PHP takes for its own
 * (facts §0.10), so models carry URLs printed anew on the trusted base.
 */
import { attribute, type ChildNode, type Element, findAll, findFirst, textOf } from '../../content/dom.ts'
import { cleanField, cleanUrl } from '../../content/sanitize.ts'
import type { Address } from '../../forum/address.ts'
import { parseAddress } from '../../forum/parse-address.ts'

export const targetOf = (link: Element, base: string): Address | null => {
  const href = attribute(link, 'href')?.trim()
  if (!href || /^(?:#|javascript:)/i.test(href)) return null
  const url = cleanUrl(href, base)
  return url ? parseAddress(url) : null
}

type Target<Kind extends Address['kind']> = Extract<Address, { kind: Kind }>

const isKind = <Kind extends Address['kind']>(address: Address | null, kind: Kind): address is Target<Kind> =>
  address?.kind === kind

export type Link<Kind extends Address['kind']> = { readonly element: Element; readonly target: Target<Kind> }

/** Links of one kind in document order. */
export const linksTo = <Kind extends Address['kind']>(
  nodes: readonly ChildNode[],
  kind: Kind,
  base: string,
): readonly Link<Kind>[] =>
  findAll(nodes, element => element.name === 'a').flatMap(element => {
    const target = targetOf(element, base)
    return isKind(target, kind) ? [{ element, target }] : []
  })

export const firstLinkTo = <Kind extends Address['kind']>(
  nodes: readonly ChildNode[],
  kind: Kind,
  base: string,
): Link<Kind> | null => {
  let target: Target<Kind> | null = null
  const element = findFirst(nodes, candidate => {
    if (candidate.name !== 'a') return false
    const address = targetOf(candidate, base)
    target = isKind(address, kind) ? address : null
    return target !== null
  })
  return element && target ? { element, target } : null
}

/** The words of a link; of a picture link, the picture's. */
export const linkText = (link: Element): string => {
  const words = cleanField(textOf(link.children))
  if (words) return words
  const picture = findFirst(link.children, element => element.name === 'img' || element.name === 'svg')
  return cleanField((picture && attribute(picture, 'alt')) ?? attribute(link, 'title') ?? '')
}
