import type { Screen } from '../../screen.ts'
import { keptText } from '../../words.ts'
import { type BoardsPlace, type BoardsState, boardsWants, openBoards, updateBoards } from './state.ts'
import { BoardsView } from './view.tsx'

const hostOf = (base: string): string => new URL(base).host

export const boardsScreen: Screen<BoardsState, BoardsPlace> = {
  open: openBoards,
  update: updateBoards,
  wants: boardsWants,
  scope: state => (state.load.problem ? 'problem' : 'boards'),
  field: (state, env) =>
    state.find.field ? { field: state.find.field, prompt: ` ${env.translate('find.prompt')}`, row: null } : null,
  title: ({ name, base, load }, env) => ({
    where: [name ?? hostOf(base)],
    right: (load.shown && keptText(load.shown.answer, env)) ?? '',
  }),
  place: ({ base, name }) => ({ screen: 'boards', base, name }),
  View: BoardsView,
}
