/** The site's own boxes inside and around a body, told by class: quotes, code, gates, edit notes, players, noise (facts §4.6–4.10). */
import { readHanging } from './attachments.ts'
import type { Block } from './block.ts'
import { readCode } from './code.ts'
import { type Element, findAll, textOf } from './dom.ts'
import { readEdit, readLock, readLoginTip } from './gates.ts'
import { readImage } from './images.ts'
import { decodeMail } from './links.ts'
import { readMediaBox } from './media.ts'
import { isReplyQuote } from './plain.ts'
import { makeQuote } from './quotes.ts'
import { cleanField } from './sanitize.ts'
import { canNest, inside, isolated, nested, putAttachment, putGate, putImage, type Walk } from './walk.ts'
import { putBlock, putBlocks, putText } from './writer.ts'

export type Box = (walk: Walk, element: Element) => void

export const skip: Box = () => {}

/** `bare`: a `blockquote` alone is Discuz's indent, and a quote only if it names whom it quotes. */
const readQuoteAs = (walk: Walk, element: Element, bare: boolean): void => {
  if (!canNest(walk)) {
    isolated(walk, element)
    return
  }
  const outer = walk.quote
  const mine: { postId: string | null } = { postId: null }
  walk.quote = mine
  const blocks = nested(walk, () => inside(walk, element))
  walk.quote = outer
  const quote = makeQuote(blocks, mine.postId)
  if (!bare || isReplyQuote(quote)) putBlock(walk, quote)
  else putBlocks(walk, blocks)
}

export const readQuote: Box = (walk, element) => readQuoteAs(walk, element, false)

/** Inside `.quote` the blockquote is the same quote. */
export const readBlockquote: Box = (walk, element) => {
  if (walk.quote && element.parent && /quote/.test((element.parent as Element).attribs?.class ?? ''))
    isolated(walk, element)
  else readQuoteAs(walk, element, true)
}

export const readCodeBox: Box = (walk, element) => {
  const lines = readCode(element)
  if (lines.length) putBlock(walk, { kind: 'code', lines })
}

const readGate: Box = (walk, element) => putGate(walk, readLoginTip(element))

const readLocked: Box = (walk, element) => {
  const lock = readLock(element)
  if (lock.kind === 'gate') putGate(walk, lock.gate)
  else {
    const notice = lock.kind === 'open' ? 'revealed' : 'locked'
    putBlock(walk, { kind: 'notice', notice, text: lock.message, blocks: [] })
  }
}

/** `h4` is the label: 本帖隐藏的内容. */
const readRevealed: Box = (walk, element) => {
  if (!canNest(walk)) {
    isolated(walk, element)
    return
  }
  const label = element.children.find(child => 'name' in child && child.name === 'h4') as Element | undefined
  const blocks = nested(walk, () => {
    for (const child of element.children) if (child !== label) walk.visit(walk, child)
  })
  const text = label ? cleanField(textOf(label.children)) : ''
  putBlock(walk, { kind: 'notice', notice: 'revealed', text, blocks })
}

const readEditNote: Box = (walk, element) => {
  const { message, by, time } = readEdit(element)
  if (!message) return
  putBlock(walk, { kind: 'notice', notice: 'edit', text: message, blocks: [] })
  walk.edited ??= { by, time }
}

const putHanging = (walk: Walk, block: Block): void => {
  if (block.kind === 'image') putImage(walk, block)
  else if (block.kind === 'attachment') putAttachment(walk, block)
  else {
    putBlock(walk, block)
    walk.captions.add(block)
  }
}

const readHangingArea: Box = (walk, element) => {
  for (const block of readHanging(element, walk.base)) putHanging(walk, block)
}

const readMedia: Box = (walk, element) => {
  const media = readMediaBox(element, walk.base)
  if (media) putBlock(walk, media)
  else inside(walk, element)
}

const readProtectedMail: Box = (walk, element) => {
  const hex = element.attribs['data-cfemail']
  if (hex) putText(walk, decodeMail(hex))
  else inside(walk, element)
}

/** Guests get small pictures and an invitation over them (facts §4.8). */
const readThumbs: Box = (walk, element) => {
  for (const image of findAll(element.children, child => child.name === 'img')) {
    const block = readImage(image, walk.base, true)
    if (block) putImage(walk, block)
  }
}

const boxes: Readonly<Record<string, Box>> = {
  jammer: skip,
  attach_nopermission: readGate,
  attach_tips: readGate,
  atips_close: skip,
  locked: readLocked,
  showhide: readRevealed,
  quote: readQuote,
  comiis_quote: readQuote,
  blockcode: readCodeBox,
  pstatus: readEditNote,
  tip: skip,
  aimg_tip: skip,
  pattl: readHangingArea,
  img_one: readHangingArea,
  post_attlist: readHangingArea,
  media: readMedia,
  guestviewthumb: readThumbs,
  __cf_email__: readProtectedMail,
  a_pr: skip,
  a_p: skip,
  a_pt: skip,
  a_pb: skip,
}

/** Around the cell of the words stand parts that the thread's own reader takes: comments, ratings, tags, votes, signature. */
const furniture = new Set(
  'cm rate psth ptg modact act pinf ptmr pcht rwdbst dtm rusld rsld ds ptm dt sign po pob plm mobile-location actfm'.split(
    ' ',
  ),
)

type Verdict = { readonly box: Box | null; readonly furniture: boolean }

const judge = (classes: string): Verdict => {
  const names = classes.split(/\s+/)
  const box = names.find(name => Object.hasOwn(boxes, name))
  return { box: box ? boxes[box]! : null, furniture: names.some(name => furniture.has(name)) }
}

const verdicts = new Map<string, Verdict>()

/** What a `class` attribute says; each distinct one is judged once. */
export const judgeClass = (classes: string): Verdict => {
  const known = verdicts.get(classes)
  if (known) return known
  if (verdicts.size > 2000) verdicts.clear()
  const verdict = judge(classes)
  verdicts.set(classes, verdict)
  return verdict
}

const formIds = /^(?:vfastpostform|poll|activity|postform|fastpostform|modactions)$/

/** Told by id: places that scripts fill, and forms. */
export const isFurnitureId = (element: Element): boolean => {
  const { id, action } = element.attribs
  if (element.name === 'form') return formIds.test(id ?? '') || /mod=/.test(action ?? '')
  return id !== undefined && /^(?:comment_\d|ratelog_|post_rate_|p_btn$|vfastpost|applylist_)/.test(id)
}
