/** Who wrote a floor: name, kind, group and badges (facts §4.2), from the sidebar or, on wide pages, from the head line. */
import { type ChildNode, Element, Text, textOf } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import type { Author, UserId } from '../../forum/model.ts'
import { linkText } from './read-link.ts'
import { type PageIndex, selectAll, selectFirst } from './select.ts'
import { chainFor, type TemplateName } from './templates.ts'

const uidIn = (href: string): string | null => href.match(/(?:[?&;]uid=|space-uid-)(\d+)/)?.[1] ?? null

/** A member's space, not the moderators' tools that carry a uid as well. */
const isUserLink = (element: Element): boolean =>
  element.name === 'a' &&
  /mod=space&(?:[^#]*&)?(?:uid=\d|username=)|space-(?:uid|username)-/.test(element.attribs.href ?? '')

const field = (nodes: readonly ChildNode[]): string => cleanField(textOf(nodes))

const without = (nodes: readonly ChildNode[], names: readonly string[]): readonly ChildNode[] =>
  nodes.filter(node => !(node instanceof Element && names.includes(node.name)))

const deleted = /已被删除|已被刪除|已删除|已刪除|deleted/i
const address = /^[\d.*:a-f]{5,}$/i

type Who = Pick<Author, 'id' | 'name' | 'kind'>

/** `name <em>该用户已被删除</em>`, `匿名 <em>1.2.*.*</em>`, or the site's word for the anonymous alone. */
const unlinked = (box: Element): Who => {
  const note = field(box.children.filter(node => node instanceof Element && node.name === 'em'))
  const name = field(without(box.children, ['em', 'script', 'style', 'img', 'span']))
  if (deleted.test(note)) return { id: null, name, kind: 'deleted' }
  return { id: null, name, kind: note !== '' && address.test(note.replace(/\s/g, '')) ? 'guest' : 'anonymous' }
}

/** A link that goes nowhere is a guest's or an imported member's: neither has a space here. */
const linked = (link: Element): Who => {
  const id = uidIn(link.attribs.href ?? '') as UserId | null
  const name = field(without(link.children, ['em'])) || linkText(link)
  const isGuest = !id && /^javascript:/i.test(link.attribs.href ?? '')
  return { id, name, kind: isGuest ? 'guest' : 'member' }
}

const readWho = (index: PageIndex, template: TemplateName, pid: string): Who => {
  const box = selectFirst(index, chainFor(template, 'authorBox'), pid)
  const link = selectFirst(index, chainFor(template, 'authorLink'), pid)
  // For moderators the anonymous are linked, but outside the box of names.
  const isVeiled = link !== null && template === 'desktop' && box?.children.includes(link) === true
  if (link && !isVeiled) return linked(link)
  if (link) return { ...linked(link), kind: 'anonymous' }
  const name = box && selectAll(index, 'a[href^="javascript:"]', pid).find(element => isInside(element, box))
  if (name) return linked(name)
  if (box && field(box.children)) return unlinked(box)
  const any = index.all.find(element => isUserLink(element) && field(element.children) !== '')
  return any ? linked(any) : { id: null, name: firstWord(index, template, pid), kind: 'anonymous' }
}

/** With names in the head line, the anonymous stand there as bare text before the time. */
const firstWord = (index: PageIndex, template: TemplateName, pid: string): string => {
  const line = selectFirst(index, chainFor(template, 'line'), pid)
  const words = line?.children.map(node => (node instanceof Text ? cleanField(node.data) : '')) ?? []
  return words.find(word => word !== '' && !/^(?:楼主|樓主)$/.test(word)) ?? ''
}

const isInside = (element: Element, box: Element): boolean => {
  for (let parent = element.parent; parent; parent = parent.parent) if (parent === box) return true
  return false
}

const readGroup = (index: PageIndex, template: TemplateName, pid: string): string | null => {
  for (const selector of chainFor(template, 'group')) {
    const name = selectAll(index, selector, pid)
      .map(element => linkText(element))
      .find(text => text !== '')
    if (name) return name
  }
  return null
}

/** Verify icons, owned or wanting (`unverifyicon`): the site's own title for each. */
const verifyBadges = (index: PageIndex): readonly string[] =>
  selectAll(index, 'a[href*="op=verify"]').map(link => {
    const picture = link.children.find(node => node instanceof Element && node.name === 'img') as Element | undefined
    return cleanField(picture?.attribs.title ?? picture?.attribs.alt ?? '') || field(link.children)
  })

const bindings = /^(?:已|未)?(?:绑定|綁定|认证|認證|验证|驗證|实名|實名)[^\d:：]{0,8}$|^[^\d:：]{0,6}(?:认证|認證)$/

/** Plugins write bare words beside the name or into the sidebar: 未绑定微信 (facts §10.4). */
const wordBadges = (index: PageIndex, template: TemplateName, pid: string): readonly string[] => {
  const side = selectFirst(index, chainFor(template, 'side'), pid)
  if (!side) return []
  const words: string[] = []
  const walk = (nodes: readonly ChildNode[]): void => {
    for (const node of nodes) {
      if (node instanceof Text) words.push(cleanField(node.data))
      else if (node instanceof Element && node.attribs.style?.includes('none') !== true) {
        if (node.name === 'img') words.push(cleanField(node.attribs.title ?? node.attribs.alt ?? ''))
        if (!/^md_/.test(node.attribs.id ?? '')) walk(node.children)
      }
    }
  }
  walk(side.children)
  return words.filter(word => bindings.test(word))
}

/** Debate sides and won rushes stand as labels at the head of a floor (facts §4.11). */
const labelBadges = (index: PageIndex): readonly string[] =>
  selectAll(index, 'label.pdbts').map(element => field(element.children))

export const parseFloorAuthor = (
  index: PageIndex,
  template: TemplateName,
  pid: string,
  lineBadges: readonly string[],
): Author => {
  const who = readWho(index, template, pid)
  const badges = [...verifyBadges(index), ...wordBadges(index, template, pid), ...labelBadges(index), ...lineBadges]
  return {
    ...who,
    group: readGroup(index, template, pid),
    badges: [...new Set(badges.filter(badge => badge !== '' && badge !== who.name))],
  }
}
