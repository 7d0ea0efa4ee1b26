/** Where a line may be broken: one question for each border between two graphemes. */
import { type BreakClass, breakClass as is, isUnit, ordinal } from './break-class.ts'
import { type Cells, kindAt } from './cells.ts'

/** `soft`: allowed, but the two read better together (2022｜年). */
export type Break = 'none' | 'soft' | 'free'

const isWordy = (kind: BreakClass): boolean => kind === is.letter || kind === is.digit || kind === is.hyphen

/** What is written as one word without spaces: letters, digits, ASCII marks. */
const breakInWord = (beforeLeft: BreakClass, left: BreakClass, right: BreakClass): Break => {
  const isCompound = left === is.hyphen && right === is.letter && (beforeLeft === is.letter || beforeLeft === is.digit)
  return isCompound ? 'free' : 'none'
}

const breakAfterSpace = (left: BreakClass, right: BreakClass): Break => {
  if (left === is.opener) return 'none'
  return right === is.closer || right === is.apostrophe || right === is.ellipsis ? 'none' : 'free'
}

const isClosing = (kind: BreakClass): boolean =>
  kind === is.closer || kind === is.apostrophe || kind === is.ellipsis || kind === is.asciiCloser

/** Latin text goes on after these without a place to break. */
const holdsWord = (kind: BreakClass): boolean => isWordy(kind) || kind === is.asciiCloser

type Border = {
  readonly beforeLeft: BreakClass
  readonly left: BreakClass
  readonly right: BreakClass
  readonly afterRight: BreakClass
  readonly leftUnit: number
  readonly rightUnit: number
}

const breakBetween = ({ beforeLeft, left, right, afterRight, leftUnit, rightUnit }: Border): Break => {
  if (left === is.glue || right === is.glue || right === is.space) return 'none'
  if (left === is.opener || isClosing(right)) return 'none'
  if (left === is.quote || right === is.quote) return 'none'
  // A lone dash joins 北京—上海 and may not begin a line; —— may, though it reads better where it is.
  if (right === is.dash) return left !== is.dash && afterRight === is.dash ? 'soft' : 'none'
  if (left === is.apostrophe && isWordy(right) && isWordy(beforeLeft)) return 'none'
  if (left === is.digit && right === is.digit) return 'none'
  if (holdsWord(left) && (isWordy(right) || right === is.opener) && rightUnit < 0x2000)
    return breakInWord(beforeLeft, left, right)
  // A sign goes with its number (气温｜-5℃); any other hyphen ends the line it is on.
  if (right === is.hyphen) return afterRight === is.digit && !holdsWord(left) ? 'free' : 'none'
  if (left === is.digit && isUnit(rightUnit)) return 'soft'
  if (leftUnit === ordinal && right === is.digit) return 'soft'
  return 'free'
}

/**
 * The border before grapheme `index`, which is not the first. Spaces belong to the line they end, so the border before a space is
 * no place to break; the one after the last of them is.
 */
export const breakBefore = (cells: Cells, index: number): Break => {
  if (cells.widths[index] === 0) return 'none'
  const right = kindAt(cells, index)
  let left = index - 1
  if (kindAt(cells, left) === is.space) {
    if (right === is.space) return 'none'
    while (left >= 0 && kindAt(cells, left) === is.space) left -= 1
    return left < 0 ? 'none' : breakAfterSpace(kindAt(cells, left), right)
  }
  while (left > 0 && cells.widths[left] === 0) left -= 1
  const kind = kindAt(cells, left)
  if (kind === is.ideograph && right === is.ideograph) return 'free'
  return breakBetween({
    beforeLeft: left > 0 ? kindAt(cells, left - 1) : is.space,
    left: kind,
    right,
    afterRight: index + 1 < cells.count ? kindAt(cells, index + 1) : is.space,
    leftUnit: cells.units[left]!,
    rightUnit: cells.units[index]!,
  })
}

/** Whether a line may begin before `index`, words cut or not: for text that has no better place (long words at narrow widths). */
export const isClean = (cells: Cells, index: number): boolean => {
  const right = kindAt(cells, index)
  if (cells.widths[index] === 0 || isClosing(right) || right === is.space || right === is.glue) return false
  let before = index - 1
  while (before > 0 && kindAt(cells, before) === is.space) before -= 1
  const left = kindAt(cells, before)
  return left !== is.opener && left !== is.glue && !(left === is.dash && right === is.dash)
}
