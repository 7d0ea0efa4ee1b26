/** A place in a floor that outlives its layout: counted in characters, which a change of width does not change. */
import type { Line } from './line.ts'
import type { PostLayout } from './post-lines.ts'

export type PostAnchor =
  | { readonly part: 'head' | 'foot'; readonly line: number }
  /** `characters` of the block stand before the line. */
  | { readonly part: 'body'; readonly block: number; readonly characters: number }

const charactersIn = (line: Line): number =>
  line.spans.reduce(
    (sum, span) =>
      span.role === 'quoteMark' || span.role === 'rule' ? sum : sum + span.text.replace(/\s+/g, '').length,
    0,
  )

/** The last block that begins at or before `line`; -1 where the body has no blocks that far up. */
const blockAt = (layout: PostLayout, line: number): number => layout.blocks.findLastIndex(start => start <= line)

export const anchorOf = (layout: PostLayout, line: number): PostAnchor => {
  if (line < layout.body) return { part: 'head', line }
  const block = blockAt(layout, line)
  if (line >= layout.foot || block < 0) return { part: 'foot', line: line - layout.foot }
  const before = layout.lines.slice(layout.blocks[block], line)
  return { part: 'body', block, characters: before.reduce((sum, one) => sum + charactersIn(one), 0) }
}

const clampLine = (layout: PostLayout, line: number): number => Math.max(0, Math.min(line, layout.lines.length - 1))

export const lineOfAnchor = (layout: PostLayout, anchor: PostAnchor): number => {
  if (anchor.part !== 'body') {
    const line = anchor.part === 'head' ? Math.min(anchor.line, layout.body) : layout.foot + anchor.line
    return clampLine(layout, line)
  }
  const start = layout.blocks[anchor.block] ?? layout.foot
  const end = layout.blocks[anchor.block + 1] ?? layout.foot
  let characters = 0
  let found = start
  for (let line = start; line < end && characters <= anchor.characters; line += 1) {
    found = line
    characters += charactersIn(layout.lines[line]!)
  }
  return clampLine(layout, found)
}
