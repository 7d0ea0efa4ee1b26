/** The shapes of content/block as JSON Schema. */
import type { Align, AttachmentBlock, Block, ImageBlock, Inline, RunStyle, TableCell } from '../content/block.ts'
import {
  amount,
  colour,
  count,
  define,
  flag,
  list,
  literal,
  nullable,
  object,
  oneOf,
  type Shape,
  text,
  union,
} from './schema.ts'

const style: Shape<RunStyle> = define('RunStyle', () =>
  object({
    bold: flag,
    italic: flag,
    underline: flag,
    strike: flag,
    colour: nullable(colour),
    background: nullable(colour),
  }),
)

const inline: Shape<Inline> = define('Inline', () =>
  union(
    object({ kind: literal('text'), text, style: nullable(style) }),
    object({ kind: literal('link'), text, url: text, style: nullable(style) }),
    object({ kind: literal('mention'), text, userId: nullable(text) }),
    object({ kind: literal('smiley'), text, id: nullable(text), url: nullable(text) }),
  ),
)

const align: Shape<Align> = oneOf('left', 'center', 'right')

export const imageFields = {
  id: nullable(text),
  url: text,
  name: nullable(text),
  width: nullable(amount),
  height: nullable(amount),
  inline: flag,
} as const

export const attachmentFields = {
  id: nullable(text),
  name: text,
  url: nullable(text),
  size: nullable(text),
  downloads: nullable(count),
  price: nullable(amount),
  readAccess: nullable(count),
} as const

const image: Shape<ImageBlock> = object({ kind: literal('image'), ...imageFields })
const attachment: Shape<AttachmentBlock> = object({ kind: literal('attachment'), ...attachmentFields })

export const block: Shape<Block> = define(
  'Block',
  (): Shape<Block> =>
    union(
      object({ kind: literal('paragraph'), align, runs: list(inline) }),
      object({
        kind: literal('quote'),
        postId: nullable(text),
        author: nullable(text),
        time: nullable(text),
        blocks: list(block),
      }),
      object({ kind: literal('code'), lines: list(text) }),
      object({ kind: literal('list'), ordered: flag, items: list(list(block)) }),
      object({ kind: literal('table'), rows: list(list(tableCell)) }),
      image,
      attachment,
      object({ kind: literal('media'), media: oneOf('audio', 'video', 'flash', 'other'), url: nullable(text), text }),
      object({
        kind: literal('notice'),
        notice: oneOf('locked', 'edit', 'gate', 'revealed', 'spoiler', 'damaged'),
        text,
        blocks: list(block),
      }),
      object({ kind: literal('rule') }),
    ),
)

const tableCell: Shape<TableCell> = define('TableCell', () =>
  object({ header: flag, span: count, blocks: list(block) }),
)
