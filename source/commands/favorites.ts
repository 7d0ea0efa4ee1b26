/** `palou favorites`: threads and boards one keeps at the site. */
import { printListAddress } from '../forum/list-address.ts'
import type { Favorite, FavoritesAnswer } from '../forum/own-lists.ts'
import type { Run } from './contract.ts'
import { findSite } from './find-site.ts'
import { readList, readListArgument } from './read-list.ts'

export const run: Run = async (services, input) => {
  const found = readListArgument(services, input)
  const asked = found?.address.kind === 'favorites' ? found.address : null
  const base = asked?.base ?? findSite(services, input)
  const only = asked?.only ?? input.options.lists.only
  const lists = (await services.openReader()).lists(base)
  return readList<FavoritesAnswer, Favorite>(services, input, {
    document: 'favorites',
    from: asked?.page ?? 1,
    startAt: found?.startAt ?? null,
    load: (page, ask) => lists.loadFavorites(only, page, ask),
    itemsOf: answer => answer.favorites,
    addressOf: page => printListAddress({ kind: 'favorites', base, only, page }),
    lines: async (answer, items, isFirst, canvas, translate) =>
      (await import('./lines-own.ts')).favoritesLines({ ...answer, favorites: items }, isFirst, canvas, translate),
  })
}
