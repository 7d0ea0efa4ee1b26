/**
 * A post's nodes to blocks, in the order of facts appendix B. Takes the children of the cell `postmessage_N`, or those of the whole
 * `.pcb` with its gates and attachments; what belongs to the floor rather than to the words (comments, ratings, votes, signature)
 * is left to the thread's reader. Every string is clean. Loses no word a browser shows.
 */
import type { AttachmentBlock, Block, ImageBlock } from './block.ts'
import { type ChildNode, type Element, findFirst } from './dom.ts'
import type { Edit, Gate } from './gates.ts'
import { isReplyQuote, plainText } from './plain.ts'
import { readNode } from './read-node.ts'
import { type AttachmentFacts, createWalk, type ImageFacts, visitAll, type Walk } from './walk.ts'
import { endParagraph } from './writer.ts'

export type BodyContext = {
  /** Where relative links hang: the forum's root. */
  readonly base: string
  /** The page itself, for links within it. */
  readonly pageUrl: string
  /** Attachments known from elsewhere (the API), for codes the site left as text. */
  readonly attachments?: readonly (ImageBlock | AttachmentBlock)[]
}

export type Body = {
  readonly content: readonly Block[]
  readonly text: string
  readonly images: readonly ImageFacts[]
  readonly attachments: readonly AttachmentFacts[]
  readonly gates: readonly Gate[]
  readonly edited: Edit | null
  readonly quote: { readonly postId: string | null; readonly author: string | null; readonly text: string } | null
}

/** The elements from the top down to the cell of the words; none when the nodes are the words themselves. */
const pathToCell = (nodes: readonly ChildNode[]): ReadonlySet<ChildNode> => {
  const cell = findFirst(nodes, element => element.attribs.id?.startsWith('postmessage_') ?? false)
  const path = new Set<ChildNode>()
  for (let node = cell?.parent; node && 'attribs' in node; node = node.parent) path.add(node as Element)
  return path
}

type Replace = (block: Block) => Block | null

const mapBlocks = (blocks: readonly Block[], replace: Replace): Block[] =>
  blocks.flatMap((block): readonly Block[] => {
    const mine = replace(block)
    if (!mine) return []
    switch (mine.kind) {
      case 'quote':
      case 'notice':
        return [{ ...mine, blocks: mapBlocks(mine.blocks, replace) }]
      case 'list':
        return [{ ...mine, items: mine.items.map(item => mapBlocks(item, replace)) }]
      case 'table':
        return [
          {
            ...mine,
            rows: mine.rows.map(row => row.map(cell => ({ ...cell, blocks: mapBlocks(cell.blocks, replace) }))),
          },
        ]
      default:
        return [mine]
    }
  })

/** Puts files in the place where the site left their codes, and takes them from below the post. */
const resolveLeftovers = (walk: Walk, known: readonly (ImageBlock | AttachmentBlock)[]): readonly Block[] => {
  const leftovers = new Set<Block>(walk.leftovers)
  if (!leftovers.size) return walk.blocks
  const hanging = walk.blocks.filter(
    block => (block.kind === 'image' || block.kind === 'attachment') && !leftovers.has(block),
  )
  const files = [...hanging, ...known] as (ImageBlock | AttachmentBlock)[]
  const moved = new Set<Block>()
  const placed = mapBlocks(walk.blocks, block => {
    if (!leftovers.has(block)) return block
    const file = files.find(other => other.id === (block as AttachmentBlock).id)
    if (!file) return block
    moved.add(file)
    return file.kind === 'image' ? { ...file, inline: true } : { ...file }
  })
  return placed.filter(block => !moved.has(block))
}

const firstReply = (blocks: readonly Block[]): Body['quote'] => {
  for (const block of blocks) {
    if (block.kind === 'quote' && isReplyQuote(block))
      return { postId: block.postId, author: block.author, text: plainText(block.blocks) }
  }
  return null
}

export const bodyFromNodes = (nodes: readonly ChildNode[], context: BodyContext): Body => {
  const walk = createWalk(context.base, context.pageUrl || context.base, pathToCell(nodes), readNode)
  visitAll(walk, nodes)
  endParagraph(walk)
  const content = resolveLeftovers(walk, context.attachments ?? [])
  return {
    content,
    text: plainText(walk.captions.size ? content.filter(block => !walk.captions.has(block)) : content),
    images: walk.images,
    attachments: walk.attachments,
    gates: walk.gates,
    edited: walk.edited,
    quote: firstReply(content),
  }
}
