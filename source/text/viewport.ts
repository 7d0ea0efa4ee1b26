/**
 * A window on a building of floors. Its place is a floor and a line in it, never a line number in the whole, so that floors that
 * were not looked at need no layout: every function here costs the lines of the window, with 10 floors or 10,000.
 */
import type { Line } from './line.ts'

/** Items are floors, or whatever stands between them: a divider, a page being loaded. Each has at least one line. */
export type Building = {
  readonly count: number
  readonly linesAt: (item: number) => readonly Line[]
}

export type Position = { readonly item: number; readonly line: number }

/** `top` is the first visible line; `chosen` the floor that keys act on, always in sight. */
export type Viewport = { readonly top: Position; readonly chosen: number }

export type VisibleLine = { readonly line: Line; readonly item: number; readonly at: number }

const start: Position = { item: 0, line: 0 }
export const viewportStart: Viewport = { top: start, chosen: 0 }

const heightOf = (building: Building, item: number): number => Math.max(1, building.linesAt(item).length)
const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most))
const isBefore = (a: Position, b: Position): boolean => a.item < b.item || (a.item === b.item && a.line < b.line)

/** `lines` further down (or up), stopping at the first and the last line of all. */
const move = (building: Building, from: Position, lines: number): Position => {
  let { item } = from
  let line = from.line + lines
  while (line < 0 && item > 0) {
    item -= 1
    line += heightOf(building, item)
  }
  if (line < 0) return start
  for (let height = heightOf(building, item); line >= height; height = heightOf(building, item)) {
    if (item === building.count - 1) return { item, line: height - 1 }
    line -= height
    item += 1
  }
  return { item, line }
}

const lastLine = (building: Building): Position => {
  const item = building.count - 1
  return { item, line: heightOf(building, item) - 1 }
}

/** A place that exists, and as far up as the window needs to be full. */
const clampTop = (building: Building, top: Position, height: number): Position => {
  if (building.count === 0) return start
  const item = clamp(top.item, 0, building.count - 1)
  const line = item === top.item ? clamp(top.line, 0, heightOf(building, item) - 1) : 0
  const lowest = move(building, lastLine(building), 1 - height)
  return isBefore(lowest, { item, line }) ? lowest : { item, line }
}

export const visibleLines = (building: Building, { top }: Viewport, height: number): readonly VisibleLine[] => {
  const visible: VisibleLine[] = []
  let at = top.line
  for (let item = top.item; item < building.count && visible.length < height; item += 1) {
    const lines = building.linesAt(item)
    for (; at < lines.length && visible.length < height; at += 1) visible.push({ line: lines[at]!, item, at })
    at = 0
  }
  return visible
}

export const lastVisibleItem = (building: Building, viewport: Viewport, height: number): number =>
  visibleLines(building, viewport, height).at(-1)?.item ?? 0

export const isAtEnd = (building: Building, { top }: Viewport, height: number): boolean =>
  building.count === 0 || !isBefore(top, move(building, lastLine(building), 1 - height))

/** The row of an item's first line; null where it is not in the window. */
const rowOf = (building: Building, top: Position, item: number, height: number): number | null => {
  if (item < top.item) return null
  let row = -top.line
  for (let above = top.item; above < item; above += 1) {
    row += heightOf(building, above)
    if (row >= height) return null
  }
  return row >= 0 && row < height ? row : null
}

const keepChosen = (building: Building, top: Position, chosen: number, height: number): Viewport => ({
  top,
  chosen: clamp(chosen, top.item, lastVisibleItem(building, { top, chosen }, height)),
})

/** Scrolls; where there is nothing more to scroll, the choice goes on to the first or last floor. */
export const scrollBy = (building: Building, viewport: Viewport, lines: number, height: number): Viewport => {
  if (building.count === 0) return viewportStart
  const top = clampTop(building, move(building, viewport.top, lines), height)
  const hasMoved = top.item !== viewport.top.item || top.line !== viewport.top.line
  const chosen = hasMoved ? viewport.chosen : viewport.chosen + Math.sign(lines) * Math.ceil(Math.abs(lines) / height)
  return keepChosen(building, top, chosen, height)
}

/** A page leaves one line of the last one in sight. */
export const pageBy = (building: Building, viewport: Viewport, pages: number, height: number): Viewport =>
  scrollBy(building, viewport, Math.round(pages * Math.max(1, height - 1)), height)

/** The least scrolling that shows all of an item, or its head at the top where it is higher than the window. */
const reveal = (building: Building, top: Position, item: number, height: number): Position => {
  const own = heightOf(building, item)
  const row = rowOf(building, top, item, height)
  if (row !== null && row + own <= height) return top
  if (own >= height || item < top.item || (item === top.item && row === null)) return { item, line: 0 }
  return move(building, { item, line: own - 1 }, 1 - height)
}

export const choose = (building: Building, viewport: Viewport, item: number, height: number): Viewport => {
  if (building.count === 0) return viewportStart
  const chosen = clamp(item, 0, building.count - 1)
  return { top: clampTop(building, reveal(building, viewport.top, chosen, height), height), chosen }
}

/** The next floors down or up. From inside a long floor, up goes to its head first. */
export const chooseBy = (building: Building, viewport: Viewport, items: number, height: number): Viewport => {
  const { top, chosen } = viewport
  const isInside = items < 0 && top.item === chosen && top.line > 0
  return choose(building, viewport, chosen + items + (isInside ? 1 : 0), height)
}

/** A floor with its head at the top of the window (as far as the end allows). */
export const goTo = (building: Building, item: number, height: number): Viewport => {
  if (building.count === 0) return viewportStart
  const chosen = clamp(item, 0, building.count - 1)
  return { top: clampTop(building, { item: chosen, line: 0 }, height), chosen }
}

export const goToEnd = (building: Building, height: number): Viewport => goTo(building, building.count - 1, height)

export type Framed = { readonly building: Building; readonly height: number }

/** Where items and lines of the old building are in the new one. */
export type PlaceMap = {
  readonly item: (item: number) => number
  readonly line: (item: number, line: number) => number
}

/** The same items in other lines, or the other way round: what is under the eye stays on its row. */
export const keepPlace = (viewport: Viewport, before: Framed, after: Framed, map: PlaceMap): Viewport => {
  if (before.building.count === 0 || after.building.count === 0) return viewportStart
  const row = rowOf(before.building, viewport.top, viewport.chosen, before.height)
  const held = row === null ? viewport.top : { item: viewport.chosen, line: 0 }
  const place = { item: map.item(held.item), line: map.line(held.item, held.line) }
  const heldRow = Math.min(row ?? 0, after.height - 1)
  const top = clampTop(after.building, move(after.building, place, -heldRow), after.height)
  return keepChosen(after.building, top, map.item(viewport.chosen), after.height)
}
