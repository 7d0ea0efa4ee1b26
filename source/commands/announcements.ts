/** `palou announcements [site]`: what the owner has to say. */
import { printListAddress } from '../forum/list-address.ts'
import type { Announcement, AnnouncementsAnswer } from '../forum/remarks.ts'
import type { Run } from './contract.ts'
import { findSite } from './find-site.ts'
import { readList } from './read-list.ts'

export const run: Run = async (services, input) => {
  const base = findSite(services, input)
  const lists = (await services.openReader()).lists(base)
  return readList<AnnouncementsAnswer, Announcement>(services, input, {
    document: 'announcements',
    from: 1,
    startAt: null,
    load: (_, ask) => lists.loadAnnouncements(ask),
    itemsOf: answer => answer.announcements,
    addressOf: () => printListAddress({ kind: 'announcements', base }),
    lines: async (answer, _items, _isFirst, canvas, translate) =>
      (await import('./lines-remarks.ts')).announcementsLines(answer, canvas, translate),
  })
}
