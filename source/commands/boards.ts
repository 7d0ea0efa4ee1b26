/** `palou boards [site]`: the board index, whole or one category of it. */
import type { Board, BoardsAnswer } from '../forum/model.ts'
import type { Translate } from '../i18n/messages.ts'
import type { Pages, ReadPage, Run } from './contract.ts'
import { chooseBase, findPlace, notThis } from './find-place.ts'

const toReadPage = (answer: BoardsAnswer, translate: Translate): ReadPage => ({
  answer,
  fields: { categories: answer.categories },
  items: answer.categories.flatMap(category => category.boards) satisfies readonly Board[],
  next: null,
  lines: async canvas => (await import('./lines-boards.ts')).boardsLines(answer, canvas, translate),
})

const narrow = (answer: BoardsAnswer, categoryId: string | null): BoardsAnswer =>
  categoryId === null
    ? answer
    : { ...answer, categories: answer.categories.filter(category => category.id === categoryId) }

export const run: Run = async (services, { arguments: [text], options }) => {
  const address =
    text === undefined
      ? ({ kind: 'index', base: chooseBase(services, options.site) } as const)
      : findPlace(services, text, options.site, null)
  if (address.kind !== 'index' && address.kind !== 'category') throw notThis(services, address, text ?? '')
  const categoryId = address.kind === 'category' ? address.categoryId : null
  const reader = await services.openReader()
  async function* pages(): Pages {
    const answer = await reader.loadBoards(address.base, { signal: services.signal })
    yield toReadPage(narrow(answer, categoryId), services.translate)
  }
  return { kind: 'reading', document: 'boards', pages: pages() }
}
