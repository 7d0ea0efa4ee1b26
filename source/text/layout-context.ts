/** What the layouts of the single blocks share. Recursion goes through `layout`, so that no file needs to import its caller. */
import type { Block } from '../content/block.ts'
import type { Gate } from '../forum/model.ts'
import type { LayoutMarks, LayoutWords } from './layout-words.ts'
import type { Line, Role, Span } from './line.ts'
import { prefixLine } from './spans.ts'
import { textWidth, type WidthOptions } from './width.ts'

export type LayoutOptions = WidthOptions & {
  /** Cells of a line, from 1. */
  readonly width: number
  readonly words: LayoutWords
  readonly marks: LayoutMarks
  /** Covered words keep their room, so that nothing moves when they are shown. */
  readonly spoilers: 'covered' | 'shown'
}

/** What blocks mean depends a little on the post they stand in. */
export type PostFacts = {
  readonly gates: readonly Gate[]
  /** `2022-01-26`: quotes of the same day show the clock alone. null to show every date. */
  readonly day: string | null
}

export const noFacts: PostFacts = { gates: [], day: null }

export type Context = LayoutOptions & {
  readonly facts: PostFacts
  /** 图 N, counted through the post. */
  readonly imageNumbers: ReadonlyMap<Block, number>
  /** How plain words look here: `quote` inside quotes. */
  readonly role: Role
  /** Only how wide things would like to be is asked: nothing is pushed aside or drawn across. */
  readonly measuring: boolean
  /** Tables around this one. A table in a table is not measured again, which would double the work a level. */
  readonly tableDepth: number
  /** Lays out blocks one below the other; `lead` goes before the first words. */
  readonly layout: (blocks: readonly Block[], context: Context, lead?: readonly Span[]) => readonly Line[]
}

/** Words stay readable down to this many cells; what would leave less is not indented. */
const leastInner = 4

/**
 * Lines with `first` before the first and `rest` before the others, laid out in what these leave. Where they would leave next to
 * nothing they are left out: below that, words only. `first` and `rest` must be of equal width.
 */
export const layoutBeside = (
  context: Context,
  first: Span,
  rest: Span,
  layoutInner: (context: Context) => readonly Line[],
): readonly Line[] => {
  const prefixWidth = textWidth(first.text, context)
  if (context.width - prefixWidth < leastInner) return layoutInner(context)
  const lines = layoutInner({ ...context, width: context.width - prefixWidth })
  return lines.map((line, index) => prefixLine(index === 0 ? first : rest, prefixWidth, line))
}
