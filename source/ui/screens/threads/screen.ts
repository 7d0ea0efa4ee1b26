import type { Screen } from '../../screen.ts'
import { dotted, keptText } from '../../words.ts'
import { openThreads, queryOf, type ThreadsPlace, type ThreadsState, threadsWants, updateThreads } from './state.ts'
import { ThreadsView } from './view.tsx'

export const threadsScreen: Screen<ThreadsState, ThreadsPlace> = {
  open: openThreads,
  update: updateThreads,
  wants: threadsWants,
  scope: state => (state.menu ? 'menu' : state.load.problem ? 'problem' : 'threads'),
  field: (state, env) =>
    state.find.field ? { field: state.find.field, prompt: ` ${env.translate('find.prompt')}`, row: null } : null,
  disabled: (state, action) => {
    const page = state.load.shown?.answer.page
    return action === 'nextPage' && page?.count !== null && page && page.number >= page.count ? 'app.atBottom' : null
  },
  title: (state, env) => {
    const page = state.load.shown?.answer.page
    const right = !page
      ? ''
      : page.count === null
        ? env.translate('app.pageOnly', { number: page.number })
        : env.translate('app.page', { number: page.number, count: page.count })
    const age = state.load.shown ? keptText(state.load.shown.answer, env) : null
    return { where: [...(state.siteName ? [state.siteName] : []), state.name ?? ''], right: dotted([right, age], env) }
  },
  place: state => ({
    screen: 'threads',
    base: state.base,
    boardId: state.load.wanted.boardId,
    name: state.name,
    page: queryOf(state).page,
  }),
  View: ThreadsView,
}
