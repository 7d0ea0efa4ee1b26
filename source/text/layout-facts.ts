/** Blocks that stand for something a terminal does not draw: pictures, files, players, gates. Each a line of words in brackets. */
import type { AttachmentBlock, Block, ImageBlock } from '../content/block.ts'
import { flowGroups } from './flow.ts'
import type { Context } from './layout-context.ts'
import { layoutSpans } from './layout-runs.ts'
import type { Line, Role, Span } from './line.ts'
import { spanOf } from './spans.ts'

type Media = Extract<Block, { kind: 'media' }>
type Notice = Extract<Block, { kind: 'notice' }>

const inBrackets = (words: readonly (string | null)[], context: Context): string =>
  context.marks.open + words.filter(word => word !== null && word !== '').join(' ') + context.marks.close

const withUrl = (span: Span, url: string | null): Span => (url === null ? span : { ...span, url })

export const layoutImage = (image: ImageBlock, context: Context): readonly Line[] => {
  const number = context.imageNumbers.get(image)
  const size =
    image.width !== null && image.height !== null ? `${image.width}${context.marks.times}${image.height}` : null
  const words = [context.words.image, number === undefined ? null : String(number), image.name, size]
  return layoutSpans([withUrl(spanOf(inBrackets(words, context), 'image'), image.url)], context)
}

export const layoutAttachment = (file: AttachmentBlock, context: Context): readonly Line[] => {
  const { words } = context
  const facts = [
    file.size,
    file.downloads === null ? null : words.downloads(file.downloads),
    file.price === null ? null : words.price(file.price),
    file.readAccess === null ? null : words.readAccess(file.readAccess),
  ].filter(fact => fact !== null)
  const name = withUrl(spanOf(inBrackets([words.attachment], context) + file.name, 'attachment'), file.url)
  return flowGroups([[name], ...facts.map(fact => [spanOf(fact, 'dim')])], context)
}

export const layoutMedia = (media: Media, context: Context): readonly Line[] => {
  const text = inBrackets([context.words.media[media.media]], context) + (media.text || media.url || '')
  return layoutSpans([withUrl(spanOf(text, 'attachment'), media.url)], context)
}

/** The site's sentence is in the block and its kind in the post's gates. */
const gateLabel = (text: string, context: Context): string => {
  const { gates } = context.facts
  const gate = gates.find(({ message }) => message === text) ?? (gates.length === 1 ? gates[0] : undefined)
  return context.words.gates[gate?.kind ?? 'other']
}

export const layoutGate = (text: string, context: Context): readonly Line[] =>
  layoutSpans([spanOf(inBrackets([gateLabel(text, context)], context), 'gate'), spanOf(text, 'gate')], context)

const labelled = (label: string, text: string, role: Role, context: Context): readonly Line[] =>
  layoutSpans([spanOf(inBrackets([label], context) + text, role)], context)

const layoutNoticeHead = (notice: Notice, context: Context): readonly Line[] => {
  const { words } = context
  switch (notice.notice) {
    case 'edit':
      return layoutSpans([spanOf(notice.text, 'dim')], context)
    case 'gate':
      return layoutGate(notice.text, context)
    case 'locked':
      return labelled(words.locked, notice.text, 'notice', context)
    case 'damaged':
      return labelled(words.damaged, notice.text, 'notice', context)
    case 'revealed':
      return labelled(notice.text || words.revealed, '', 'notice', context)
    case 'spoiler':
      return context.spoilers === 'covered'
        ? labelled(words.spoiler, notice.text, 'notice', context)
        : labelled(notice.text || words.revealed, '', 'notice', context)
  }
}

export const layoutNotice = (notice: Notice, context: Context): readonly Line[] => {
  const head = layoutNoticeHead(notice, context)
  const isCovered = notice.notice === 'spoiler' && context.spoilers === 'covered'
  if (notice.blocks.length === 0 || isCovered) return head
  return [...head, ...context.layout(notice.blocks, context)]
}
