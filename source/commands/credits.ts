/** `palou credits`: one's credits, and what changed them last. */
import { printListAddress } from '../forum/list-address.ts'
import type { CreditChange, CreditsAnswer } from '../forum/own-lists.ts'
import type { Run } from './contract.ts'
import { findSite } from './find-site.ts'
import { readList } from './read-list.ts'

export const run: Run = async (services, input) => {
  const base = findSite(services, input)
  const lists = (await services.openReader()).lists(base)
  return readList<CreditsAnswer, CreditChange>(services, input, {
    document: 'credits',
    from: 1,
    startAt: null,
    load: (_, ask) => lists.loadCredits(ask),
    itemsOf: answer => answer.changes,
    addressOf: () => printListAddress({ kind: 'credits', base }),
    lines: async (answer, _items, _isFirst, canvas, translate) =>
      (await import('./lines-own.ts')).creditsLines(answer, canvas, translate),
  })
}
