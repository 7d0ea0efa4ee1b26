/** One node of a body, by what it is: text, one of the site's boxes, or a tag. Unknown tags lend their words. */
import { isInlineFile, readInlineFile } from './attachments.ts'
import { isFurnitureId, judgeClass, readBlockquote, readCodeBox, skip } from './boxes.ts'
import { parseColour } from './colour.ts'
import { type ChildNode, Element, Text, textOf, walkNodes } from './dom.ts'
import { isFurniture, isRule, isSmiley, readImage, readSmiley } from './images.ts'
import { readLink } from './links.ts'
import { readList } from './lists.ts'
import { type MediaBlock, readMediaScript, readMediaTag } from './media.ts'
import { isSpoiler, readSpoiler } from './spoilers.ts'
import { type Css, parseAlign, parseCss, restyle, type StyleChange } from './style.ts'
import { readTable } from './tables.ts'
import { inside, isolated, putAttachment, putImage, type Walk } from './walk.ts'
import { breakLine, endParagraph, putBlock, putInline, putPlain, putText } from './writer.ts'

type Read = (walk: Walk, element: Element, css: Css | null) => void

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

const lend = inline(null)

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

const readPicture: Read = (walk, element) => {
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

const tags: ReadonlyMap<string, Read> = new Map([
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

const wordTags = new Set('span font i em b strong u s a small big sub sup label ins del strike'.split(' '))

/** Anti-copy noise comes in hidden words; a hidden box may be a spoiler (facts §4.7). */
const readHidden = (walk: Walk, element: Element): void => {
  if (!walk.frame && !wordTags.has(element.name) && isSpoiler(element)) readSpoiler(walk, element)
}

const leftover = /\[attach(?:img)?\](\d+)\[\/attach(?:img)?\]/

/** Text; what the site left of its attachment codes becomes an attachment, resolved at the end. */
const readText = (walk: Walk, text: string): void => {
  if (!text.includes('[attach')) {
    putText(walk, text)
    return
  }
  for (const [at, part] of text.split(leftover).entries()) {
    if (at % 2 === 0) putText(walk, part)
    else {
      const block = {
        kind: 'attachment',
        id: part,
        name: `附件 ${part}`,
        url: null,
        size: null,
        downloads: null,
        price: null,
        readAccess: null,
      } as const
      putBlock(walk, block)
      walk.leftovers.push(block)
    }
  }
}

/** Outside the cell of the words: true when the node is dealt with. */
const readFrame = (walk: Walk, element: Element): boolean => {
  if (element.attribs.id?.startsWith('postmessage_')) {
    walk.frame = false
    isolated(walk, element)
    walk.frame = true
    return true
  }
  if (walk.path.has(element)) {
    isolated(walk, element)
    return true
  }
  return isFurnitureId(element) || (element.attribs.class !== undefined && judgeClass(element.attribs.class).furniture)
}

const isFlatSkip = (element: Element): boolean =>
  tags.get(element.name) === skip ||
  (element.attribs.class !== undefined && judgeClass(element.attribs.class).box === skip) ||
  (element.attribs.style !== undefined && parseCss(element.attribs.style).hidden)

/** Too deep to follow: words, lines and pictures, without looks. */
const readFlat = (walk: Walk, root: Element): void => {
  walkNodes([root], node => {
    if (node instanceof Text) readText(walk, node.data)
    if (!(node instanceof Element) || isFlatSkip(node)) return false
    if (node.name === 'br') breakLine(walk)
    else if (node.name === 'img') readPicture(walk, node, null)
    else if (!wordTags.has(node.name)) endParagraph(walk)
    return node.name !== 'script'
  })
}

const readElement = (walk: Walk, element: Element): void => {
  if (walk.frame && readFrame(walk, element)) return
  const { style, class: classes } = element.attribs
  const box = classes === undefined ? null : judgeClass(classes).box
  if (box) {
    box(walk, element)
    return
  }
  const css = style === undefined ? null : parseCss(style)
  if (css?.hidden) readHidden(walk, element)
  else (tags.get(element.name) ?? lend)(walk, element, css)
}

/** Deeper than any template or sane member nests; beyond, tags are read flat, so that no page can exhaust the stack. */
const deepest = 256

export const readNode = (walk: Walk, node: ChildNode): void => {
  if (node instanceof Text) readText(walk, node.data)
  else if (node instanceof Element) {
    if (walk.depth >= deepest) {
      readFlat(walk, node)
      return
    }
    walk.depth += 1
    readElement(walk, node)
    walk.depth -= 1
  }
}
