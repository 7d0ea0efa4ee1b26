/** What each tag does to the words inside: a look, a block, a picture, a player. */
import { isInlineFile, readInlineFile } from './attachments.ts'
import { readBlockquote, readCodeBox, skip } from './boxes.ts'
import { parseColour } from './colour.ts'
import { type Element, textOf } from './dom.ts'
import { isFurniture, isRule, isSmiley, readImage, readSmiley } from './images.ts'
import { readLink } from './links.ts'
import { readList } from './lists.ts'
import { type MediaBlock, readMediaScript, readMediaTag } from './media.ts'
import { readSpoiler } from './spoilers.ts'
import { type Css, parseAlign, restyle, type StyleChange } from './style.ts'
import { readTable } from './tables.ts'
import { inside, putAttachment, putImage, type Walk } from './walk.ts'
import { breakLine, endParagraph, putBlock, putInline, putPlain, putText } from './writer.ts'

export type Read = (walk: Walk, element: Element, css: Css | null) => void

const styled = (walk: Walk, change: StyleChange | null | undefined, read: () => void): void => {
  if (!change) {
    read()
    return
  }
  const outer = walk.style
  walk.style = restyle(outer, change)
  read()
  walk.style = outer
}

const inline =
  (change: StyleChange | null): Read =>
  (walk, element, css) => {
    const outer = walk.style
    if (change) walk.style = restyle(walk.style, change)
    if (css?.change) walk.style = restyle(walk.style, css.change)
    inside(walk, element)
    walk.style = outer
  }

export const lend = inline(null)

const readFont: Read = (walk, element, css) => {
  const colour = element.attribs.color ? parseColour(element.attribs.color) : null
  styled(walk, colour ? { colour } : null, () => lend(walk, element, css))
}

const block =
  (change: StyleChange | null, align: 'center' | null = null): Read =>
  (walk, element, css) => {
    endParagraph(walk)
    const outer = walk.align
    walk.align = align ?? css?.align ?? parseAlign(element.attribs.align) ?? outer
    inline(change)(walk, element, css)
    endParagraph(walk)
    walk.align = outer
  }

export const readPicture: Read = (walk, element) => {
  const { base } = walk
  if (isSmiley(element, base)) putInline(walk, readSmiley(element, base))
  else if (isRule(element)) putBlock(walk, { kind: 'rule' })
  else if (/(?:^|\s)emoji(?:\s|$)/.test(element.attribs.class ?? '') && element.attribs.alt)
    putText(walk, element.attribs.alt)
  else if (!isFurniture(element)) {
    const image = readImage(element, base, true)
    if (image) putImage(walk, image)
  }
}

/** A player's box and the script that fills it name the same file. */
const putMedia = (walk: Walk, media: MediaBlock | null): void => {
  const before = walk.blocks.at(-1)
  const same = before?.kind === 'media' && before.url === media?.url
  if (media && !same) putBlock(walk, media)
}

const readScript: Read = (walk, element) => putMedia(walk, readMediaScript(element, walk.base))
const readPlayer: Read = (walk, element) => putMedia(walk, readMediaTag(element, walk.base))

const readSpan: Read = (walk, element, css) => {
  const file = isInlineFile(element) ? readInlineFile(element, walk.base) : null
  if (file) putAttachment(walk, file)
  else lend(walk, element, css)
}

/** A label that ends with a colon stays on the line of what it names. */
const readTerm: Read = (walk, element) => {
  endParagraph(walk)
  inside(walk, element)
  if (/[:：]$/.test(walk.text)) putText(walk, ' ')
  else endParagraph(walk)
}

const readValue: Read = (walk, element, css) => {
  if (!/[:：]$/.test(walk.text)) endParagraph(walk)
  lend(walk, element, css)
  endParagraph(walk)
}

const readArea: Read = (walk, element) => {
  endParagraph(walk)
  putPlain(walk, textOf(element.children))
  endParagraph(walk)
}

const all = (names: string, read: Read): readonly (readonly [string, Read])[] =>
  names.split(' ').map(name => [name, read])

export const tags: ReadonlyMap<string, Read> = new Map([
  ...all(
    'style template noscript head title meta link base input button select option datalist rp area param source track',
    skip,
  ),
  ...all('b strong', inline({ bold: true })),
  ...all('i em cite var dfn', inline({ italic: true })),
  ...all('u ins', inline({ underline: true })),
  ...all('s strike del', inline({ strike: true })),
  ...all(
    'p div section article header footer main nav aside address figure figcaption fieldset legend form body',
    block(null),
  ),
  ...all('html dl li tr td th tbody thead tfoot caption summary marquee hgroup', block(null)),
  ...all('h1 h2 h3 h4 h5 h6', block({ bold: true })),
  ...all('center', block(null, 'center')),
  ...all('ul ol dir menu', readList),
  ...all('iframe embed object audio video', readPlayer),
  ...all('pre listing xmp', readCodeBox),
  ['font', readFont],
  ['dt', readTerm],
  ['dd', readValue],
  ['span', readSpan],
  ['a', (walk, element, css) => styled(walk, css?.change, () => readLink(walk, element))],
  ['br', walk => breakLine(walk)],
  ['hr', walk => putBlock(walk, { kind: 'rule' })],
  ['img', readPicture],
  ['image', readPicture],
  ['script', readScript],
  ['table', readTable],
  ['blockquote', readBlockquote],
  ['details', readSpoiler],
  ['textarea', readArea],
])

/** Tags that stand within a line. */
export const wordTags = new Set('span font i em b strong u s a small big sub sup label ins del strike'.split(' '))
