/** Who wrote something, from a cell or a `cite`: a link to a member's space, or bare words for the anonymous (facts §3.2). */
import { type ChildNode, textOf } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import type { Author, UserId } from '../../forum/model.ts'
import { firstLinkTo, linksTo, linkText } from './read-link.ts'

export const member = (id: UserId | null, name: string): Author => ({
  id,
  name,
  kind: 'member',
  group: null,
  badges: [],
})

export const anonymous = (name: string): Author => ({
  id: null,
  name,
  kind: 'anonymous',
  group: null,
  badges: [],
})

/** A list that does not say who: no name rather than an invented one. */
export const nobody: Author = anonymous('')

/** null where there is neither a link nor a word. */
export const readAuthor = (nodes: readonly ChildNode[], base: string): Author | null => {
  const link = firstLinkTo(nodes, 'user', base)
  const name = link && (linkText(link.element) || link.target.name)
  if (link && name) return member(link.target.userId, name)
  const words = cleanField(textOf(nodes))
  return words ? anonymous(words) : null
}

export const readMembers = (nodes: readonly ChildNode[], base: string): readonly Author[] =>
  linksTo(nodes, 'user', base)
    .map(({ element, target }) => member(target.userId, linkText(element) || (target.name ?? '')))
    .filter(author => author.name !== '')
