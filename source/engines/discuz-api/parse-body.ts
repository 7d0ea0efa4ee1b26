/** A post's `message` to blocks by the same reader as the page's, so that both engines say the same (facts §6.6). */
import type { Block } from '../../content/block.ts'
import { Element, parseHtml } from '../../content/dom.ts'
import { type Body, bodyFromNodes } from '../../content/from-html.ts'
import { type File, filesOf, hangingIds } from './parse-files.ts'
import { type Fields, isSet, textIn } from './shape.ts'

export type BodyPlace = { readonly base: string; readonly pageUrl: string; readonly version: number }

/** Sentences that the site puts in place of a member's words: banned, screened, for the author's eyes, paid, locked by a password. */
const withheld = /^(?:提示: ?[^<]{0,20}屏蔽|(?:此|该)帖仅作者可见|付费主题, 价格.{0,40}|本帖为密码帖.{0,40})$/

export const isWithheld = (post: Fields): boolean =>
  withheld.test(
    textIn(post.message)
      .replace(/<\/?em>/g, '')
      .trim(),
  )

/** In the page's own wrapping, by which the reader of bodies tells words from furniture. */
const cell = (html: string, pid: string): Element => {
  const nodes = [...parseHtml(html)]
  const box = new Element('div', { id: `postmessage_${pid}` }, nodes)
  for (const node of nodes) node.parent = box
  return box
}

const isFile = (block: Block): block is File => block.kind === 'image' || block.kind === 'attachment'

/** Every file that stands in the blocks, however deep, in the order of reading. */
const filesIn = (blocks: readonly Block[]): readonly File[] =>
  blocks.flatMap((block): readonly File[] => {
    if (isFile(block)) return [block]
    if (block.kind === 'quote' || block.kind === 'notice') return filesIn(block.blocks)
    if (block.kind === 'list') return block.items.flatMap(filesIn)
    if (block.kind === 'table') return block.rows.flatMap(row => row.flatMap(({ blocks: inside }) => filesIn(inside)))
    return []
  })

const without = <Kind extends { readonly kind: string }>({ kind: _, ...facts }: Kind): Omit<Kind, 'kind'> => facts

/**
 * Version 4 escapes every `&` once more and has a box of its own for quotes (facts §6.6). What it drops (code, sizes, the edit notice)
 * can't be brought back: version 1 is asked for words wherever it answers.
 */
const htmlOf = (post: Fields, version: number): string => {
  const message = textIn(post.message)
  const html =
    version < 4 ? message : message.replaceAll('&amp;', '&').replaceAll('class="reply_wrap"', 'class="quote"')
  return isWithheld(post) ? `<div class="locked">${html}</div>` : withMediaLinks(html)
}

/** Version 1 leaves players as codes (seen on X3.5); the page shows their links. Only addresses, so nothing else becomes markup. */
const withMediaLinks = (html: string): string =>
  html.replace(
    /\[(media|audio|video|flash)(?:=[^\]<>]{0,40})?\](https?:\/\/[^\s[\]<>"']+)\[\/\1\]/g,
    (_, __, url: string) => `<a href="${url}">${url}</a>`,
  )

export const parseBody = (post: Fields, pid: string, at: BodyPlace): Body => {
  const known = filesOf(post, at.base)
  const body = bodyFromNodes([cell(htmlOf(post, at.version), pid)], { ...at, attachments: known })
  const placed = new Set(filesIn(body.content).map(file => file.id))
  const listed = hangingIds(post)
  // Where the site lists nothing, all that has no place in the text hangs below it.
  const hanging = known.filter(({ id }) => !placed.has(id) && (listed.length === 0 || listed.includes(id ?? '')))
  const content = [...body.content, ...hanging]
  const files = filesIn(content)
  return {
    ...body,
    content,
    images: files.flatMap(file => (file.kind === 'image' ? [without(file)] : [])),
    attachments: files.flatMap(file => (file.kind === 'attachment' ? [without(file)] : [])),
  }
}

/** A post with no words but files says something all the same. */
export const isEmptyBody = (body: Body): boolean =>
  body.content.every(block => block.kind === 'notice' && (block.notice === 'edit' || block.notice === 'damaged'))

export const isSetStatus = (status: unknown, bit: number): boolean =>
  isSet(status) && (Number.parseInt(textIn(status), 10) & bit) !== 0
