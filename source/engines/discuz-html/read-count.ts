import { attribute, type ChildNode, findFirst, textOf } from '../../content/dom.ts'
import { parseCount } from '../discuz/parse-count.ts'

/** A count in a cell: an inner title that is a bare number is exact, the text beside it rounded (`12万`, facts §2.5). */
export const countOf = (nodes: readonly ChildNode[]): number | null => {
  const exact = findFirst(nodes, element => /^\d+$/.test(attribute(element, 'title') ?? ''))
  return parseCount(exact ? (attribute(exact, 'title') ?? '') : textOf(nodes))
}
