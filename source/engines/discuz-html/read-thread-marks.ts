/**
 * What a list row says of its thread besides its words: kind, sticky, closed, digest, hot, prices (facts §3.2). The words of the
 * status icon's title serve both versions; the icons are asked where an owner changed the words.
 */
import {
  attribute,
  type ChildNode,
  type Element,
  findAll,
  findFirst,
  hasClass,
  isElement,
  textOf,
  walkNodes,
} from '../../content/dom.ts'
import type { ThreadSummary } from '../../forum/model.ts'
import { foldTraditional } from '../discuz/fold-traditional.ts'
import { parseCount } from '../discuz/parse-count.ts'

export type ThreadMarks = Pick<
  ThreadSummary,
  'kind' | 'sticky' | 'digest' | 'hot' | 'closed' | 'readAccess' | 'price' | 'hasImage' | 'hasAttachment' | 'unread'
>

/** Everything in a row that can carry a mark, as one string a mark: title words, picture names, icon classes. */
type Signs = { readonly words: string; readonly icons: string }

const signsOf = (nodes: readonly ChildNode[], subject: Element): Signs => {
  const marked = findAll(nodes, element => ['a', 'i', 'img', 'span', 'em', 'th'].includes(element.name))
  // Some templates repeat the subject in its link's title: a member's words are no sign.
  const words = marked.filter(element => element !== subject).map(element => attribute(element, 'title') ?? '')
  const icons = marked.flatMap(element => [
    attribute(element, 'class') ?? '',
    (attribute(element, 'src') ?? '').split('/').at(-1) ?? '',
    element.name === 'img' ? (attribute(element, 'alt') ?? '') : '',
  ])
  return { words: foldTraditional(words.join(' | ')), icons: icons.join(' ') }
}

const kinds: readonly (readonly [ThreadSummary['kind'], RegExp, RegExp])[] = [
  ['poll', /投票/, /fico-vote|pollsmall/],
  ['trade', /商品/, /fico-cart|tradesmall/],
  ['reward', /悬赏/, /fico-reward|rewardsmall/],
  ['activity', /活动/, /fico-group|activitysmall/],
  ['debate', /辩论/, /fico-vs\b|debatesmall/],
]

const stickyWords: readonly (readonly [RegExp, 1 | 2 | 3 | 4])[] = [
  [/全局置顶/, 3],
  [/分类置顶/, 2],
  [/多版置顶/, 4],
  [/本版置顶|置顶主题/, 1],
]

const stickyOf = (status: Signs, rowId: string): ThreadSummary['sticky'] => {
  const byWords = stickyWords.find(([pattern]) => pattern.test(status.words))?.[1]
  const byIcon = status.icons.match(/\btpin([1-4])\b|\bpin_([1-4])\./)
  const level = byWords ?? Number(byIcon?.[1] ?? byIcon?.[2] ?? (rowId.startsWith('stick') ? 1 : 0))
  return level as ThreadSummary['sticky']
}

const digestOf = (nodes: readonly ChildNode[], all: Signs): ThreadSummary['digest'] => {
  const box = findFirst(nodes, element => hasClass(element, 'tdigest'))
  const level = box ? (parseCount(textOf(box.children)) ?? 1) : Number(all.icons.match(/\bdigest_([1-3])\./)?.[1] ?? 0)
  return (level >= 1 && level <= 3 ? level : level > 3 ? 3 : 0) as ThreadSummary['digest']
}

/** `[阅读权限 90]`, `[售价 5 金钱]` beside the subject: looked for outside it, since members write such words too. */
const bracketed = (beside: string, label: RegExp): number | null => {
  const match = beside.match(new RegExp(`\\[\\s*(?:${label.source})\\s*([\\d,.]+)`))
  return match ? parseCount(match[1] ?? '') : null
}

const wordsBeside = (heading: Element, subject: Element): string => {
  let words = ''
  walkNodes(heading.children, node => {
    if (!isElement(node)) words += textOf([node])
    return isElement(node) && node !== subject
  })
  return foldTraditional(words)
}

/** `status` is the icon's cell; where a template has none, its words stand in the cell with the subject, `heading`. */
export const readThreadMarks = (
  status: readonly ChildNode[],
  heading: Element,
  subject: Element,
  rowId: string,
): ThreadMarks => {
  const all = signsOf([...status, ...heading.children], subject)
  const icon = status.length > 0 ? signsOf(status, subject) : all
  const kind = kinds.find(([, words, icons]) => words.test(icon.words) || icons.test(icon.icons))
  const beside = wordsBeside(heading, subject)
  return {
    kind: kind?.[0] ?? 'normal',
    sticky: stickyOf(icon, rowId),
    digest: digestOf(heading.children, all),
    hot: /\btheatlevel\b|\bhot_\d\./.test(all.icons),
    closed: hasClass(heading, 'lock') || /关闭的主题/.test(icon.words) || /fico-lock|folder_lock/.test(icon.icons),
    readAccess: bracketed(beside, /阅读权限/),
    price: bracketed(beside, /售价/),
    hasImage: /fico-image\b|\battach_img\b|\bimage_s\./.test(all.icons) || /图片附件/.test(all.words),
    hasAttachment: /fico-attachment\b|\battachment\b/.test(all.icons) || /(?<!图片)附件/.test(all.words),
    unread: hasClass(heading, 'new') || /\bfc-l\b|\bfolder_new\b/.test(icon.icons) || /有新回复/.test(icon.words),
  }
}
