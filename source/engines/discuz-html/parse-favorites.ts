/** Favourites (facts §5.10): `#favorite_ul li#fav_ID`. */
import { attribute, type Element, findAll, findFirst, hasClass, parseHtml, textOf } from '../../content/dom.ts'
import { cleanField, cleanUrl } from '../../content/sanitize.ts'
import { PalouError } from '../../forum/errors.ts'
import type { PageInfo, Warning } from '../../forum/model.ts'
import type { Favorite } from '../../forum/own-lists.ts'
import { printAddress } from '../../forum/print-address.ts'
import type { PageFacts } from './page-facts.ts'
import { pageOf, parsePager } from './parse-pager.ts'
import { linkText, targetOf } from './read-link.ts'
import { readWhen } from './read-when.ts'

export type FavoritesPage = {
  readonly favorites: readonly Favorite[]
  readonly page: PageInfo
  readonly warnings: readonly Warning[]
}

type Leads = Pick<Favorite, 'kind' | 'targetId' | 'url'>

const leadsTo = (link: Element, vid: string | null, base: string): Leads | null => {
  const target = targetOf(link, base)
  if (target?.kind === 'thread')
    return { kind: 'thread', targetId: target.threadId, url: printAddress({ ...target, base }) }
  if (target?.kind === 'board')
    return { kind: 'board', targetId: target.boardId, url: printAddress({ ...target, base }) }
  const url = cleanUrl(attribute(link, 'href') ?? '', base)
  return url ? { kind: 'other', targetId: vid, url } : null
}

const favoriteIn = (item: Element, id: string, facts: PageFacts): Favorite | null => {
  const isTitle = (element: Element): boolean =>
    element.name === 'a' && !/^a_delete_/.test(attribute(element, 'id') ?? '') && linkText(element) !== ''
  const link = findFirst(item.children, isTitle)
  const box = findFirst(item.children, element => element.name === 'input' && attribute(element, 'vid') !== null)
  const leads = link && leadsTo(link, box && attribute(box, 'vid'), facts.base)
  if (!link || !leads) return null
  const note = findFirst(item.children, element => element.name === 'blockquote')
  const stamp = findFirst(item.children, element => hasClass(element, 'xg1'))
  const when = stamp ? readWhen(stamp.children, facts) : { at: null, text: null }
  return {
    id,
    ...leads,
    title: linkText(link),
    note: (note && cleanField(textOf(note.children))) || null,
    addedAt: when.at,
    addedAtText: when.text,
  }
}

/** Throws `page-not-recognised` rather than giving a list that is empty by our fault. */
export const parseFavorites = (html: string, facts: PageFacts): FavoritesPage => {
  const nodes = parseHtml(html)
  const favorites = findAll(nodes, element => element.name === 'li').flatMap(item => {
    const id = attribute(item, 'id')?.match(/^fav_(\d+)$/)?.[1]
    return (id && favoriteIn(item, id, facts)) || []
  })
  const isEmpty = findFirst(nodes, element => hasClass(element, 'emp')) !== null
  if (favorites.length === 0 && !isEmpty)
    throw new PalouError('page-not-recognised', { url: facts.url, detail: 'no favourites and no word of having none' })
  const { page, warnings } = pageOf(parsePager(nodes), facts.askedPage)
  return { favorites, page, warnings }
}
