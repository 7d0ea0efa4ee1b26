/** `palou favorite <address>`: a thread or a board into the site's own favourites; `--remove` takes it out. */
import type { Run } from './contract.ts'
import { findPlace, notThis } from './find-place.ts'
import { runWrite } from './write.ts'

export const run: Run = async (services, input) => {
  const [text = ''] = input.arguments
  const { options } = input
  const address = findPlace(services, text, options.site, 'thread')
  const { base } = address
  const isBoard = address.kind === 'board'
  const id = isBoard ? address.boardId : 'threadId' in address ? address.threadId : null
  if (id === null) throw notThis(services, address, text)
  const target = isBoard ? 'board' : 'thread'
  const intent = options.write.remove
    ? ({ kind: 'unfavorite', favoriteId: null, id, target } as const)
    : ({ kind: 'favorite', target, id, note: options.write.note ?? '' } as const)
  return runWrite(services, input, { base, intent })
}
