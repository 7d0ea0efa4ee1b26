/** A floor as lines: head, body, foot, and where each begins, so that jumps are arithmetic. */
import type { Block } from '../content/block.ts'
import type { Post } from '../forum/model.ts'
import { contextFor, innerBlocks, layoutByBlock } from './layout.ts'
import type { PostFacts } from './layout-context.ts'
import { layoutGate } from './layout-facts.ts'
import { emptyLine, type Line } from './line.ts'
import { type FootOptions, layoutFoot } from './post-foot.ts'
import { layoutHead } from './post-head.ts'
import { spanOf } from './spans.ts'
import { wrapSpans } from './wrap.ts'

export type PostOptions = FootOptions

export type PostLayout = {
  readonly lines: readonly Line[]
  /** The first line of the body and of the foot; the head begins at 0. */
  readonly body: number
  readonly foot: number
  /** The first line of each block of the body. */
  readonly blocks: readonly number[]
}

const walk = (blocks: readonly Block[], visit: (block: Block) => void): void => {
  for (const block of blocks) {
    visit(block)
    walk(innerBlocks(block), visit)
  }
}

/** What hangs below a floor and is not among its blocks. */
const hangingBlocks = (post: Post): readonly Block[] => {
  const seen = new Set<string | null>()
  walk(post.content, block => {
    if (block.kind === 'image' || block.kind === 'attachment') seen.add(block.url ?? block.id)
  })
  const images = post.images.map((image): Block => ({ kind: 'image', ...image }))
  const files = post.attachments.map((file): Block => ({ kind: 'attachment', ...file }))
  return [...images, ...files].filter(
    block => (block.kind === 'image' || block.kind === 'attachment') && !seen.has(block.url ?? block.id),
  )
}

const hasNotice = (post: Post, kind: 'gate' | 'locked', text: string | null): boolean => {
  let found = false
  walk(post.content, block => {
    found ||= block.kind === 'notice' && block.notice === kind && (text === null || block.text === text)
  })
  return found
}

/** Gates that no block of the body stands for. */
const layoutGates = (post: Post, options: PostOptions, facts: PostFacts): readonly Line[] => {
  const missing = post.gates.filter(gate => !hasNotice(post, 'gate', gate.message))
  const context = contextFor([], options, facts)
  return missing.flatMap(gate => [emptyLine, ...layoutGate(gate.message, context)])
}

/** The word for a floor whose body is not there; a screened floor that says so itself needs no other word. */
const layoutState = (post: Post, isBare: boolean, options: PostOptions): readonly Line[] => {
  const state = post.state === 'visible' ? (isBare && post.gates.length === 0 ? 'empty' : null) : post.state
  if (state === null || (state === 'blocked' && hasNotice(post, 'locked', null))) return []
  return wrapSpans([spanOf(options.words.states[state], state === 'empty' ? 'dim' : 'notice')], options)
}

type Body = { readonly lines: readonly Line[]; readonly blocks: readonly number[] }

const layoutBody = (post: Post, options: PostOptions): Body => {
  const facts: PostFacts = { gates: post.gates, day: post.postedAt?.slice(0, 10) ?? null }
  const content = [...post.content, ...hangingBlocks(post)]
  const state = layoutState(post, content.length === 0, options)
  const lines: Line[] = post.state === 'empty' ? [] : [...state]
  const blocks: number[] = []
  for (const blockLines of layoutByBlock(content, options, facts)) {
    blocks.push(lines.length)
    for (const line of blockLines) lines.push(line)
  }
  if (post.state === 'empty') lines.push(...state)
  const gates = layoutGates(post, options, facts)
  lines.push(...(lines.length === 0 ? gates.slice(1) : gates))
  return { lines, blocks }
}

/** The first floor is an article: its words stand clear of its head. */
const afterHead = (post: Post): readonly Line[] => (post.floor === 1 ? [emptyLine] : [])

export const layoutPost = (post: Post, options: PostOptions): PostLayout => {
  const head = [...layoutHead(post, options), ...afterHead(post)]
  const body = layoutBody(post, options)
  const foot = head.length + body.lines.length
  return {
    lines: [...head, ...body.lines, ...layoutFoot(post, options)],
    body: head.length,
    foot,
    blocks: body.blocks.map(line => head.length + line),
  }
}
