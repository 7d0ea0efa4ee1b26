/** A short list to choose from, in place of the screen's body. */
import type { Line } from '../text/line.ts'
import { emptyLine } from '../text/line.ts'
import { rowLine } from '../text/row-line.ts'
import { spanOf } from '../text/spans.ts'
import type { Env } from './env.ts'
import type { ActionName } from './keymap/bindings.ts'
import { drawList, type ListRow, type ListState, listStart, moveInList } from './list.ts'
import { withGutter } from './words.ts'

export type Option<Value> = { readonly label: string; readonly value: Value; readonly isNow: boolean }
export type Menu<Value> = {
  readonly title: string
  readonly options: readonly Option<Value>[]
  readonly list: ListState
}

export const createMenu = <Value>(title: string, options: readonly Option<Value>[]): Menu<Value> => ({
  title,
  options,
  list: {
    ...listStart,
    chosen: Math.max(
      0,
      options.findIndex(option => option.isNow),
    ),
  },
})

const rowsOf = <Value>(menu: Menu<Value>, env: Env): readonly ListRow[] => [
  {
    item: null,
    height: 3,
    draw: () => [emptyLine, rowLine([spanOf(` ${menu.title}`, 'title')], [], env.columns, env.width), emptyLine],
  },
  ...menu.options.map(
    (option, index): ListRow => ({
      item: index,
      height: 1,
      draw: isChosen => {
        const label = spanOf(` ${option.label}`, isChosen ? 'strong' : 'text')
        const now = option.isNow ? [spanOf(` ${env.marks.fresh}`, 'accent')] : []
        return withGutter([rowLine([label, ...now], [], Math.max(1, env.columns - 2), env.width)], isChosen, env)
      },
    }),
  ),
]

/** The moved menu, or the value when one was taken. */
export const updateMenu = <Value>(
  menu: Menu<Value>,
  action: ActionName,
  count: number | null,
  env: Env,
): { readonly menu: Menu<Value>; readonly taken: Option<Value> | null } => {
  if (action === 'open') return { menu, taken: menu.options[menu.list.chosen] ?? null }
  const list = moveInList(rowsOf(menu, env), menu.list, env.body, action, count)
  return { menu: list ? { ...menu, list } : menu, taken: null }
}

export const drawMenu = <Value>(menu: Menu<Value>, env: Env): readonly Line[] =>
  drawList(rowsOf(menu, env), menu.list, env.body)
