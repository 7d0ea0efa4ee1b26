/** What is chosen from a list while one writes: the thread's type, a code. */
import { surround } from '../../editor/editor.ts'
import type { Env } from '../../env.ts'
import { createMenu, type Menu, type Option } from '../../menu.ts'
import type { ComposerState, Pick } from './state.ts'

const codes = [
  ['b', '[b]', '[/b]'],
  ['i', '[i]', '[/i]'],
  ['u', '[u]', '[/u]'],
  ['s', '[s]', '[/s]'],
  ['quote', '[quote]', '[/quote]'],
  ['code', '[code]', '[/code]'],
  ['url', '[url=]', '[/url]'],
  ['img', '[img]', '[/img]'],
  ['color', '[color=Red]', '[/color]'],
  ['size', '[size=4]', '[/size]'],
  ['align', '[align=center]', '[/align]'],
  ['list', '[list]\n[*]', '\n[/list]'],
  ['hide', '[hide]', '[/hide]'],
] as const

export const codesMenu = (env: Env): Menu<Pick> =>
  createMenu(
    env.translate('compose.codes'),
    codes.map(
      ([name, before, after]): Option<Pick> => ({
        label: `[${name}] ${env.translate(`code.${name}`)}`,
        value: { kind: 'code', before, after },
        isNow: false,
      }),
    ),
  )

/** null: the board has no types. */
export const typesMenu = ({ form, typeId }: ComposerState, env: Env): Menu<Pick> | null => {
  const offers = form?.offers
  if (!offers || offers.types.length === 0) return null
  const none: Option<Pick> = {
    label: env.translate('compose.noType'),
    value: { kind: 'type', id: null },
    isNow: typeId === null,
  }
  return createMenu(env.translate('compose.chooseType'), [
    ...(offers.typeRequired ? [] : [none]),
    ...offers.types.map(
      ({ id, name }): Option<Pick> => ({
        label: name,
        value: { kind: 'type', id },
        isNow: id === typeId,
      }),
    ),
  ])
}

export const pick = (state: ComposerState, value: Pick): ComposerState => {
  const next = { ...state, menu: null }
  if (value.kind === 'type') return { ...next, typeId: value.id }
  return { ...next, focus: 'body', editor: surround(state.editor, value.before, value.after) }
}
