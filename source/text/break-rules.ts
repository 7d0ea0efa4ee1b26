/** Where a line may be broken: one question for each border between two graphemes. */
import { type BreakClass, breakClassOf, breakClass as is, isUnit, ordinal } from './break-class.ts'

/** `soft`: allowed, but the two read better together (2022｜年). */
export type Break = 'none' | 'soft' | 'free'

/** A grapheme as the rules see it: its first UTF-16 unit and its cells. */
export type Neighbour = { readonly unit: number; readonly width: number }

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

const breakBetween = (beforeLeft: BreakClass, leftUnit: number, rightUnit: number, afterRight: BreakClass): Break => {
  const left = breakClassOf(leftUnit)
  const right = breakClassOf(rightUnit)
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
 * The border before `index`. `at` gives the graphemes of one paragraph; the border before the first is never asked for.
 * Spaces belong to the line they end, so the border before a space is no place to break; the one after the last of them is.
 */
export const breakBefore = (cells: readonly Neighbour[], index: number): Break => {
  const right = cells[index]!
  if (right.width === 0) return 'none'
  let left = index - 1
  if (breakClassOf(cells[left]!.unit) === is.space && breakClassOf(right.unit) !== is.space) {
    while (left >= 0 && breakClassOf(cells[left]!.unit) === is.space) left -= 1
    if (left < 0) return 'none'
    return breakAfterSpace(breakClassOf(cells[left]!.unit), breakClassOf(right.unit))
  }
  while (left > 0 && cells[left]!.width === 0) left -= 1
  const beforeLeft = left > 0 ? breakClassOf(cells[left - 1]!.unit) : is.space
  const afterRight = index + 1 < cells.length ? breakClassOf(cells[index + 1]!.unit) : is.space
  return breakBetween(beforeLeft, cells[left]!.unit, right.unit, afterRight)
}

/** Whether a line may begin before `index`, words cut or not: for text that has no better place (long words at narrow widths). */
export const isClean = (cells: readonly Neighbour[], index: number): boolean => {
  const right = breakClassOf(cells[index]!.unit)
  if (cells[index]!.width === 0 || isClosing(right) || right === is.space || right === is.glue) return false
  let before = index - 1
  while (before > 0 && breakClassOf(cells[before]!.unit) === is.space) before -= 1
  const left = breakClassOf(cells[before]!.unit)
  return left !== is.opener && left !== is.glue && !(left === is.dash && right === is.dash)
}
