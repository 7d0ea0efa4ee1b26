/** One node of a body, by what it is: text, one of the site's boxes, or a tag. Unknown tags lend their words. */
import { isFurnitureId, judgeClass, skip } from './boxes.ts'
import { type ChildNode, Element, Text, walkNodes } from './dom.ts'
import { isSpoiler, readSpoiler } from './spoilers.ts'
import { parseCss } from './style.ts'
import { lend, readPicture, tags, wordTags } from './tags.ts'
import { isolated, type Walk } from './walk.ts'
import { breakLine, endParagraph, putBlock, putText } from './writer.ts'

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
