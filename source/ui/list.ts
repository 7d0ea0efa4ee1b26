/** A list one moves in: rows of different heights, some that can't be chosen (headings). Pure arithmetic; the screens draw. */
import type { Line } from '../text/line.ts'
import type { ActionName } from './keymap/bindings.ts'

export type ListRow = {
  /** Number of the item that the row stands for; null for a heading. */
  readonly item: number | null
  readonly height: number
  readonly draw: (chosen: boolean) => readonly Line[]
}

/** `chosen` is an item's number; `top` the first visible line. */
export type ListState = { readonly chosen: number; readonly top: number }
export const listStart: ListState = { chosen: 0, top: 0 }

type Span = { readonly start: number; readonly own: number; readonly end: number }

/** Lines of an item, with the headings right above it, so that the first item of a group shows what group it is. */
const spanOfItem = (rows: readonly ListRow[], item: number): Span => {
  let start = 0
  let headings = 0
  for (const row of rows) {
    if (row.item === item) return { start: start - headings, own: start, end: start + row.height }
    headings = row.item === null ? headings + row.height : 0
    start += row.height
  }
  return { start: 0, own: 0, end: 0 }
}

export const countItems = (rows: readonly ListRow[]): number =>
  rows.reduce((count, row) => count + (row.item === null ? 0 : 1), 0)
const totalHeight = (rows: readonly ListRow[]): number => rows.reduce((sum, row) => sum + row.height, 0)

/** The least move of the window that shows the chosen item whole. */
export const fitTop = (rows: readonly ListRow[], list: ListState, body: number): number => {
  const { start: headed, own, end } = spanOfItem(rows, list.chosen)
  const start = end - headed <= body ? headed : own
  const most = Math.max(0, totalHeight(rows) - body)
  const shown = Math.min(start, Math.max(list.top, end - body))
  return Math.max(0, Math.min(shown, most))
}

const clampItem = (rows: readonly ListRow[], item: number): number => Math.max(0, Math.min(item, countItems(rows) - 1))

export const chooseItem = (rows: readonly ListRow[], list: ListState, item: number, body: number): ListState => {
  const moved = { ...list, chosen: clampItem(rows, item) }
  return { ...moved, top: fitTop(rows, moved, body) }
}

/** The item whose lines are about `lines` further; at least one item further. */
const itemAtDistance = (rows: readonly ListRow[], from: number, lines: number): number => {
  const direction = Math.sign(lines)
  let left = Math.abs(lines)
  let item = from
  const heightOf = (wanted: number): number => rows.find(row => row.item === wanted)?.height ?? 0
  do {
    item += direction
    left -= heightOf(item)
  } while (left >= heightOf(item + direction) && heightOf(item + direction) > 0)
  return item
}

const movesBy = (
  rows: readonly ListRow[],
  list: ListState,
  body: number,
  action: ActionName,
  count: number,
): number | null => {
  switch (action) {
    case 'down':
      return list.chosen + count
    case 'up':
      return list.chosen - count
    case 'halfDown':
      return itemAtDistance(rows, list.chosen, Math.ceil(body / 2))
    case 'halfUp':
      return itemAtDistance(rows, list.chosen, -Math.ceil(body / 2))
    case 'pageDown':
      return itemAtDistance(rows, list.chosen, body)
    case 'pageUp':
      return itemAtDistance(rows, list.chosen, -body)
    case 'top':
      return 0
    default:
      return null
  }
}

/** `{n}G` is the nth item, `G` the last. null: the action does not move in lists. */
export const moveInList = (
  rows: readonly ListRow[],
  list: ListState,
  body: number,
  action: ActionName,
  count: number | null,
): ListState | null => {
  const item = action === 'bottom' ? (count ?? countItems(rows)) - 1 : movesBy(rows, list, body, action, count ?? 1)
  if (item === null) return null
  const moved = chooseItem(rows, list, item, body)
  // All that stands above the first item comes into sight with it.
  return moved.chosen === 0 ? { ...moved, top: fitTop(rows, { ...moved, top: 0 }, body) } : moved
}

/** Exactly the lines that fit. */
export const drawList = (rows: readonly ListRow[], list: ListState, body: number): readonly Line[] => {
  const top = fitTop(rows, list, body)
  const lines: Line[] = []
  let start = 0
  for (const row of rows) {
    const end = start + row.height
    if (end > top && start < top + body) {
      const drawn = row.draw(row.item === list.chosen)
      lines.push(...drawn.slice(Math.max(0, top - start), top + body - start))
    }
    start = end
  }
  return lines
}
