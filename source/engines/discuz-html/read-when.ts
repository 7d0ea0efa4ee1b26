/** The time in a cell of a list: shown words, and where the site shows relative ones, the exact time in an inner title (facts §3.3). */
import { attribute, type ChildNode, type Element, findFirst, isElement, textOf, walkNodes } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import { parseTime, type SiteTime } from '../discuz/parse-time.ts'
import type { PageFacts } from './page-facts.ts'

const fullDate = /\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}/
const clock = /\d{1,2}[:：]\d{2}(?:[:：]\d{2})?/
/** `5 天前` knows the day only; counting back from now would make up an hour. */
const withinHours = /秒|分|时|時|刚|剛|sec|min|hour/i

/**
 * In the created column the title holds a bare day beside `昨天 09:53` or `22 分钟前`: the words know the hour and are believed
 * where they agree with the day.
 */
const within = (day: string, words: string, facts: PageFacts): string | null => {
  const time = words.match(clock)?.[0]
  if (time) return parseTime(`${day} ${time}`, facts)
  const midnight = parseTime(day, facts)
  const relative = withinHours.test(words) ? parseTime(words, facts) : null
  return relative && midnight && relative.slice(0, 10) === midnight.slice(0, 10) ? relative : midnight
}

export const readWhen = (nodes: readonly ChildNode[], facts: PageFacts): SiteTime => {
  const exact = findFirst(nodes, element => fullDate.test(attribute(element, 'title') ?? ''))
  const text = cleanField(textOf(exact ? exact.children : nodes))
  const title = exact && (attribute(exact, 'title') ?? '')
  if (!title) return { at: parseTime(text, facts), text: text || null }
  const at = clock.test(title) ? parseTime(title, facts) : within(title, text, facts)
  return { at: at ?? parseTime(text, facts), text: text || cleanField(title) }
}

/** What a time looks like among other words; bare numbers and `3/14` are counts. */
const timeWords =
  /\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?(?:\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?|(?:今天|昨天|前天)\s*\d{1,2}[:：]\d{2}|(?:半|\d+)\s*(?:秒|分[钟鐘]|小[时時]|天)前|刚刚|剛剛/g

/** Every time in a stretch of a page whose cells are unknown, in order; `skip` keeps members' words out. */
export const findTimes = (
  nodes: readonly ChildNode[],
  facts: PageFacts,
  skip: (element: Element) => boolean,
): readonly SiteTime[] => {
  const found: SiteTime[] = []
  walkNodes(nodes, node => {
    if (!isElement(node)) {
      for (const [words] of cleanField(textOf([node])).matchAll(timeWords))
        found.push({ at: parseTime(words, facts), text: words })
      return false
    }
    if (skip(node) || node.name === 'script' || node.name === 'style') return false
    if (!fullDate.test(attribute(node, 'title') ?? '')) return true
    found.push(readWhen([node], facts))
    return false
  })
  return found.filter(time => time.at !== null)
}
