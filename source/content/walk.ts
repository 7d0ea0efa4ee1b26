/** What is known while a post's nodes are read, and the few steps every reader of a tag takes. */
import type { AttachmentBlock, Block, ImageBlock } from './block.ts'
import type { ChildNode, Element } from './dom.ts'
import type { Edit, Gate } from './gates.ts'
import { createWriter, endParagraph, putBlock, type Writer, within } from './writer.ts'

export type ImageFacts = Omit<ImageBlock, 'kind'>
export type AttachmentFacts = Omit<AttachmentBlock, 'kind'>

export type Walk = Writer & {
  readonly base: string
  readonly pageUrl: string
  readonly visit: (walk: Walk, node: ChildNode) => void
  /** Outside the cell that holds the post's words: the site's own furniture stands here. */
  frame: boolean
  /** The elements around that cell. */
  readonly path: ReadonlySet<ChildNode>
  /** Elements around the node being read. */
  depth: number
  /** Quotes, lists, tables and boxes around. */
  nest: number
  tables: number
  /** The innermost open quote; its post is told by a link inside. */
  quote: { postId: string | null } | null
  readonly gates: Gate[]
  readonly files: Set<string>
  readonly images: ImageFacts[]
  readonly attachments: AttachmentFacts[]
  /** `[attach]N[/attach]` that the site left as text (field report 11). */
  readonly leftovers: AttachmentBlock[]
  /** Authors' notes on files below the post: read with the file, no part of the post's own words. */
  readonly captions: Set<Block>
  edited: Edit | null
}

const deepestNest = 16

export const createWalk = (
  base: string,
  pageUrl: string,
  path: ReadonlySet<ChildNode>,
  visit: Walk['visit'],
): Walk => ({
  ...createWriter(),
  base,
  pageUrl,
  visit,
  frame: true,
  path,
  depth: 0,
  nest: 0,
  tables: 0,
  quote: null,
  gates: [],
  files: new Set(),
  images: [],
  attachments: [],
  leftovers: [],
  captions: new Set(),
  edited: null,
})

export const visitAll = (walk: Walk, nodes: readonly ChildNode[]): void => {
  for (const node of nodes) walk.visit(walk, node)
}

export const inside = (walk: Walk, element: Element): void => {
  visitAll(walk, element.children)
}

export const canNest = (walk: Walk): boolean => walk.nest < deepestNest

/** The blocks that `write` puts, kept apart. */
export const nested = (walk: Walk, write: () => void): Block[] => {
  walk.nest += 1
  const blocks = within(walk, write)
  walk.nest -= 1
  return blocks
}

export const isolated = (walk: Walk, element: Element): void => {
  endParagraph(walk)
  inside(walk, element)
  endParagraph(walk)
}

/** True the first time a file is met; one without an id is always new. */
const isNew = (walk: Walk, kind: string, id: string | null): boolean => {
  if (id === null) return true
  const key = `${kind}${id}`
  if (walk.files.has(key)) return false
  walk.files.add(key)
  return true
}

/** A picture both in the text and below it counts once. */
export const putImage = (walk: Walk, block: ImageBlock): void => {
  putBlock(walk, block)
  const { kind, ...image } = block
  if (isNew(walk, kind, image.id)) walk.images.push(image)
}

export const putAttachment = (walk: Walk, block: AttachmentBlock): void => {
  putBlock(walk, block)
  const { kind, ...attachment } = block
  if (isNew(walk, kind, attachment.id)) walk.attachments.push(attachment)
}

export const putGate = (walk: Walk, gate: Gate): void => {
  putBlock(walk, { kind: 'notice', notice: 'gate', text: gate.message, blocks: [] })
  if (!walk.gates.some(other => other.kind === gate.kind && other.message === gate.message)) walk.gates.push(gate)
}
