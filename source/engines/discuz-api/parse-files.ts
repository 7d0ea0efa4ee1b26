/** Files of a post by `attachments` (facts §6.5): codes the site left in the text are replaced, the rest hang below (field reports 11 and 12). */
import type { AttachmentBlock, ImageBlock } from '../../content/block.ts'
import { cleanUrl } from '../../content/sanitize.ts'
import { countIn, entriesOf, type Fields, fieldIn, fieldsOf, idIn, isSet, listOf, textIn } from './shape.ts'

export type File = ImageBlock | AttachmentBlock

const imageOf = (id: string, row: Fields, base: string): ImageBlock | null => {
  const url = cleanUrl(textIn(row.url) + textIn(row.attachment), base)
  if (!url || !isSet(row.attachment)) return null
  return {
    kind: 'image',
    id,
    url,
    name: fieldIn(row.filename) || null,
    width: countIn(row.width) || null,
    height: countIn(row.height) || null,
    inline: false,
  }
}

/** The link is the visitor's own token; a file that must be bought first has none (field report 16). */
const attachmentOf = (id: string, row: Fields, base: string): AttachmentBlock => {
  const price = countIn(row.price) || null
  const code = textIn(row.aidencode)
  const mustBuy = price !== null && !isSet(row.payed)
  const link = code === '' || mustBuy ? null : cleanUrl(`forum.php?mod=attachment&aid=${code}`, base)
  return {
    kind: 'attachment',
    id,
    name: fieldIn(row.filename) || id,
    url: link,
    size: fieldIn(row.attachsize) || null,
    downloads: countIn(row.downloads),
    price,
    readAccess: countIn(row.readperm) || null,
  }
}

const fileOf = (id: string, row: Fields, base: string): File =>
  (isSet(row.isimage) && !isSet(row.price) ? imageOf(id, row, base) : null) ?? attachmentOf(id, row, base)

/** All files of the post, in the answer's order. */
export const filesOf = (post: Fields, base: string): readonly File[] =>
  entriesOf(post.attachments).flatMap(([key, value]) => {
    const row = fieldsOf(value)
    const id = idIn(row.aid) ?? idIn(key)
    return id ? [fileOf(id, row, base)] : []
  })

/** The ids that hang below the text: pictures first, as the page shows them. Files in neither list stand in the text. */
export const hangingIds = (post: Fields): readonly string[] =>
  [...listOf(post.imagelist), ...listOf(post.attachlist)].map(textIn)
