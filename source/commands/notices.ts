/** `palou notices`: what happened to one's own floors and account. Asking marks them read at the site (facts §5.9): it says so. */
import { printListAddress } from '../forum/list-address.ts'
import type { Notice, NoticesAnswer } from '../forum/own-lists.ts'
import type { Run } from './contract.ts'
import { findSite } from './find-site.ts'
import { readList, readListArgument } from './read-list.ts'

export const run: Run = async (services, input) => {
  const found = readListArgument(services, input)
  const asked = found?.address.kind === 'notices' ? found.address : null
  const base = asked?.base ?? findSite(services, input)
  const view = asked?.view ?? input.options.lists.view
  const lists = (await services.openReader()).lists(base)
  let isTold = false
  return readList<NoticesAnswer, Notice>(services, input, {
    document: 'notices',
    from: asked?.page ?? 1,
    startAt: found?.startAt ?? null,
    load: async (page, ask) => {
      const answer = await lists.loadNotices(view, page, ask)
      if (!isTold && answer.notices.some(notice => notice.isNew)) services.tell(services.translate('lists.nowRead'))
      isTold = true
      return answer
    },
    itemsOf: answer => answer.notices,
    addressOf: page => printListAddress({ kind: 'notices', base, view, page }),
    lines: async (answer, items, isFirst, canvas, translate) =>
      (await import('./lines-own.ts')).noticesLines({ ...answer, notices: items }, isFirst, canvas, translate),
  })
}
