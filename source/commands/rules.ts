/** `palou rules <board>`: what the owner asks of those who write there. */
import type { Pages, Run } from './contract.ts'
import { findBoard } from './write-target.ts'

export const run: Run = async (services, { arguments: [text = ''], options }) => {
  const { base, boardId } = findBoard(services, text, options)
  const lists = (await services.openReader()).lists(base)
  async function* pages(): Pages {
    const answer = await lists.loadRules(boardId, { signal: services.signal })
    const { board, text: words } = answer
    yield {
      answer,
      fields: { board, text: words },
      items: [{ board, text: words }],
      next: null,
      lines: async canvas => (await import('./lines-remarks.ts')).rulesLines(answer, canvas, services.translate),
    }
  }
  return { kind: 'reading', document: 'rules', pages: pages() }
}
