/** Lists: a mark or a number, and every further line below the words. */
import type { Block } from '../content/block.ts'
import { type Context, layoutBeside } from './layout-context.ts'
import type { Line } from './line.ts'
import { blank, spanOf } from './spans.ts'
import { textWidth } from './width.ts'

type List = Extract<Block, { kind: 'list' }>

export const layoutList = (list: List, context: Context): readonly Line[] => {
  const digits = String(list.items.length).length
  return list.items.flatMap((item, index) => {
    const marker = list.ordered ? `${String(index + 1).padStart(digits)}. ` : context.marks.bullet
    const rest = blank(textWidth(marker, context))
    return layoutBeside(context, spanOf(marker, 'dim'), rest, inner => inner.layout(item, inner))
  })
}
