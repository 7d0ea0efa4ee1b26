/** One floor of the page to a post; its number is told later, from all labels together. */

import type { Block } from '../../content/block.ts'
import { type ChildNode, type Element, hasClass, isElement, textOf } from '../../content/dom.ts'
import { type Body, bodyFromNodes } from '../../content/from-html.ts'
import { cleanField } from '../../content/sanitize.ts'
import type { Post, PostId } from '../../forum/model.ts'
import { postUrl } from '../../forum/print-address.ts'
import { parseCount } from '../discuz/parse-count.ts'
import { type Clock, parseTime } from '../discuz/parse-time.ts'
import type { FloorCut } from './cut-floors.ts'
import { parseFloorAuthor } from './parse-floor-author.ts'
import { parseFloorOrigin } from './parse-floor-origin.ts'
import { parseComments, parseRatings, parseReactions } from './parse-floor-remarks.ts'
import { parseSpecial, type Special } from './parse-special.ts'
import { type PageIndex, selectAll, selectFirst } from './select.ts'
import { type FloorParts, splitFloor } from './split-floor.ts'
import { chainFor, type TemplateName } from './templates.ts'

export type FloorFacts = {
  readonly base: string
  readonly pageUrl: string
  readonly threadId: string
  readonly clock: Clock
  readonly template: TemplateName
}

export type ParsedFloor = {
  readonly post: Omit<Post, 'floor' | 'isOriginalPoster'>
  readonly isFirst: boolean
  /** The site's mark that this is the thread's starter. */
  readonly isMarked: boolean
  readonly isLast: boolean
  readonly damaged: boolean
  readonly special: Special
  readonly tags: readonly string[]
  /** Views and replies, which touch pages print in the first floor. */
  readonly figures: readonly (number | null)[]
}

const field = (nodes: readonly ChildNode[]): string => cleanField(textOf(nodes))

/** `10#` comes as `<em>10</em><sup>#</sup>`; owners' names as bare text (facts §4.4). */
const labelOf = (parts: FloorParts): string | null => {
  const link = selectFirst(parts.who, chainFor(parts.template, 'label'), parts.id)
  return (link && field(link.children)) || null
}

/** The first floor's own link names no post; its reply link answers the thread (facts §4.12). */
const isFirstPost = (parts: FloorParts): boolean => {
  const reply = parts.foot.match(/[?&;]rep(post|quote)=\d/)?.[1]
  if (reply) return reply === 'post'
  const own = selectFirst(parts.who, ['#postnum{pid}'], parts.id)?.attribs.href
  if (own !== undefined) return !/pid=\d/.test(own) && /mod=viewthread|thread-\d|\/t\/?\d/.test(own)
  return parts.template === 'desktop' && /\sid="(?:p_btn|k_favorite|recommend_add)"/.test(parts.foot)
}

const isMarkedStarter = (parts: FloorParts): boolean => {
  const icon = selectFirst(parts.who, chainFor(parts.template, 'opMark'), parts.id)
  const { class: classes = '', src = '', title = '', alt = '' } = icon?.attribs ?? {}
  return /fico-person/.test(classes) || /ico_lz/.test(src) || /^(?:楼主|樓主)$/.test(cleanField(title || alt))
}

const own = [
  'locked',
  'showhide',
  'pattl',
  'attach_nopermission',
  'typeoption',
  'guestviewthumb',
  'img_one',
  'post_attlist',
]

/** Around the words only what belongs to them: notices and gates, a reply's own title, form fields of the board, files. */
const belongs = (element: Element): boolean => {
  if (element.name !== 'h2') return own.some(name => hasClass(element, name))
  return isElement(element.parent) && hasClass(element.parent, 'pcb')
}

const belonging = (index: PageIndex): readonly ChildNode[] =>
  index.all.filter(element => belongs(element) && !isNested(element))

const isNested = (element: Element): boolean => {
  for (let parent = element.parent; isElement(parent); parent = parent.parent) if (belongs(parent)) return true
  return false
}

const isBlank = (node: ChildNode | undefined): boolean => !node || (isElement(node) && field(node.children) === '')

/** A shop's goods: names and prices as lines, without pictures, buttons and empty facts. */
const goodsOf = (index: PageIndex): readonly ChildNode[] =>
  selectAll(index, '.trdl .ta').flatMap(box =>
    box.children.flatMap(node => {
      if (!isElement(node) || node.name === 'span') return []
      if (node.name !== 'dl') return [node]
      const facts = node.children.filter(isElement)
      return facts.filter((fact, at) => !isBlank(fact) && !(fact.name === 'dt' && isBlank(facts[at + 1])))
    }),
  )

const damagedNotice: Block = { kind: 'notice', notice: 'damaged', text: 'HTML 有损坏 / damaged HTML', blocks: [] }

const bodyOf = (parts: FloorParts, facts: FloorFacts): Body => {
  const nodes = [
    ...belonging(parts.before),
    ...(parts.message ? [parts.message] : []),
    ...goodsOf(parts.after),
    ...belonging(parts.after),
  ]
  const body = bodyFromNodes(nodes, { base: facts.base, pageUrl: facts.pageUrl })
  return parts.damaged ? { ...body, content: [...body.content, damagedNotice] } : body
}

const saysNothing = (block: Block): boolean =>
  block.kind === 'notice' && (block.notice === 'edit' || block.notice === 'damaged')

const pending = /待审核|待審核|审核中|審核中/
const pendingBelow = /class="xg1"[^<>]*>[^<]*(?:待审核|待審核)/

const isPending = (parts: FloorParts): boolean =>
  pendingBelow.test(parts.foot) ||
  [...selectAll(parts.who, '.xg1'), ...selectAll(parts.before, '.xg1')].some(element =>
    pending.test(field(element.children)),
  )

const gone = /无效楼层|無效樓層|已经被删除|已經被刪除/

const stateOf = (parts: FloorParts, body: Body): Post['state'] => {
  if (!parts.message && gone.test(field([...parts.before.nodes, ...parts.who.nodes]))) return 'deleted'
  const isShut = body.content.some(block => block.kind === 'notice' && block.notice === 'locked')
  if (parts.hidden || (!parts.message && (isShut || body.gates.length > 0))) return 'blocked'
  if (isPending(parts)) return 'pending'
  return body.content.every(saysNothing) ? 'empty' : 'visible'
}

const noAuthor = { id: null, name: '', kind: 'deleted', group: null, badges: [] } as const

const signatureOf = (parts: FloorParts, facts: FloorFacts): string | null => {
  const inside = parts.sign.flatMap(node => (isElement(node) ? node.children : []))
  if (inside.length === 0) return null
  return bodyFromNodes(inside, { base: facts.base, pageUrl: facts.pageUrl }).text || null
}

const regionBelow = (parts: FloorParts): string | null => {
  const place = selectFirst(parts.after, ['.mobile-location']) ?? selectFirst(parts.before, ['.mobile-location'])
  return (place && field(place.children)) || null
}

const tagsOf = (parts: FloorParts): readonly string[] =>
  selectAll(parts.after, '.ptg a')
    .map(link => field(link.children))
    .filter(tag => tag !== '')

export const parseFloor = (cut: FloorCut, facts: FloorFacts): ParsedFloor => {
  const parts = splitFloor(cut, facts.template)
  const body = bodyOf(parts, facts)
  const state = stateOf(parts, body)
  const isDeleted = state === 'deleted'
  const origin = parseFloorOrigin(parts.who, parts.foot, facts.template, cut.id, facts.clock)
  const edited = body.edited?.time ?? null
  return {
    isFirst: !isDeleted && isFirstPost(parts),
    isMarked: isMarkedStarter(parts),
    isLast: /<a\s+name="lastpost"/.test(cut.html.slice(0, 800)),
    damaged: parts.damaged,
    special: parseSpecial(parts.before, parts.after),
    tags: tagsOf(parts),
    figures: selectAll(parts.who, '.mtime .y em').map(element => parseCount(field(element.children))),
    post: {
      id: cut.id as PostId,
      url: postUrl(facts.base, cut.id, facts.threadId || null),
      floorLabel: labelOf(parts),
      author: isDeleted ? noAuthor : parseFloorAuthor(parts.who, facts.template, cut.id, origin.words),
      postedAt: origin.time.at,
      postedAtText: origin.time.text,
      editedAt: edited && parseTime(edited, facts.clock),
      region: origin.region ?? regionBelow(parts),
      device: origin.device,
      state,
      content: isDeleted ? [] : body.content,
      text: body.text,
      quote: body.quote && { ...body.quote, postId: body.quote.postId as PostId | null },
      images: body.images,
      attachments: body.attachments,
      gates: body.gates,
      reactions: parseReactions(parts.foot),
      ratings: parseRatings(parts.remarks, cut.id),
      comments: parseComments(parts.remarks, facts.clock),
      signature: signatureOf(parts, facts),
    },
  }
}
