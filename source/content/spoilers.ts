/**
 * Words behind a button of the page against noise that nobody can ever see: both are `display: none` (facts §4.6, §4.7).
 * Only what the page itself can open is a spoiler.
 */
import type { Element } from './dom.ts'
import { findFirst, isElement, textOf } from './dom.ts'
import { cleanField } from './sanitize.ts'
import { canNest, isolated, nested, type Walk } from './walk.ts'
import { putBlock } from './writer.ts'

const telling = /spoil|collaps|fold|toggle|expand|showhide|hide_?content|hidecon/i

const tells = (element: unknown): boolean =>
  isElement(element) && telling.test(`${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`)

const opens = (element: Element): boolean => element.attribs.onclick !== undefined

export const isSpoiler = (element: Element): boolean => {
  if (tells(element) || tells(element.parent)) return true
  let before = element.prev
  while (before && !isElement(before)) before = before.prev
  return before !== null && (opens(before) || findFirst(before.children, opens) !== null)
}

/** `details`, or a box that a button shows. `summary` is its label. */
export const readSpoiler = (walk: Walk, element: Element): void => {
  if (!canNest(walk)) {
    isolated(walk, element)
    return
  }
  const summary = element.name === 'details' ? findFirst(element.children, child => child.name === 'summary') : null
  const blocks = nested(walk, () => {
    for (const child of element.children) if (child !== summary) walk.visit(walk, child)
  })
  const text = summary ? cleanField(textOf(summary.children)) : ''
  if (blocks.length) putBlock(walk, { kind: 'notice', notice: 'spoiler', text, blocks })
}
