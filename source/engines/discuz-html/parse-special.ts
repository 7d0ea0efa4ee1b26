/** Rewards, activities and debates; polls have a file of their own; from the content box of the first floor (facts §4.11). */
import { type ChildNode, Element, findAll, findFirst, textOf } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import type { Activity, Author, Debate, Poll, PostId, Reward, UserId } from '../../forum/model.ts'
import { parseCount } from '../discuz/parse-count.ts'
import { parsePoll } from './parse-poll.ts'
import { indexNodes, type PageIndex, selectAll, selectFirst } from './select.ts'

export type Special = {
  readonly poll: Poll | null
  readonly reward: Reward | null
  readonly activity: Activity | null
  readonly debate: Debate | null
  readonly isTrade: boolean
}

const field = (nodes: readonly ChildNode[]): string => cleanField(textOf(nodes))
const fieldAt = (index: PageIndex, ...chain: readonly string[]): string | null => {
  const element = selectFirst(index, chain)
  return (element && field(element.children)) || null
}
const below = (element: Element): PageIndex => indexNodes(element.children, () => false)

const memberAt = (index: PageIndex): Author => {
  const link = selectAll(index, '.psta a').find(element => field(element.children) !== '') ?? null
  const id = link?.attribs.href?.match(/(?:[?&;]uid=|space-uid-)(\d+)/)?.[1] ?? null
  const name = link ? field(link.children) : (fieldAt(index, '.psta') ?? '')
  return { id: id as UserId | null, name, kind: id ? 'member' : 'anonymous', group: null, badges: [] }
}

const readBest = (box: PageIndex): Reward['bestAnswer'] => {
  const best = selectFirst(box, ['.rwdbst .pstl', '.rwdbst'])
  if (!best) return null
  const inside = below(best)
  const full = inside.all
    .map(element => `${element.attribs.href ?? ''} ${element.attribs.onclick ?? ''}`)
    .find(text => /pid=\d/.test(text))
  return {
    postId: (full?.match(/[?&;]pid=(\d+)/)?.[1] ?? null) as PostId | null,
    author: memberAt(inside),
    text: fieldAt(inside, '.psti .mtn', '.psti') ?? '',
  }
}

const readReward = (box: PageIndex): Reward | null => {
  const amount = fieldAt(box, '.rusld cite', '.rsld cite', '.rwd cite')
  if (amount === null && !selectFirst(box, ['.rwd', '.rwdn', '.rwdbst'])) return null
  const bestAnswer = readBest(box)
  return { amount, solved: selectFirst(box, ['.rsld']) !== null || bestAnswer !== null, bestAnswer }
}

const trimLabel = (text: string): string => text.replace(/\s*[:：]\s*$/, '')

const factsOf = (list: Element): readonly { name: string; value: string }[] => {
  let name = ''
  return list.children.flatMap(node => {
    if (!(node instanceof Element)) return []
    if (node.name === 'dt') name = trimLabel(field(node.children))
    if (node.name !== 'dd' || name === '') return []
    const value = field(node.children)
    return value === '' ? [] : [{ name, value }]
  })
}

const readActivity = (box: PageIndex): Activity | null => {
  const act = selectFirst(box, ['.act'])
  if (!act) return null
  const facts = findAll(act.children, element => element.name === 'dl').flatMap(factsOf)
  const figure = (pattern: RegExp): number | null =>
    parseCount(facts.find(fact => pattern.test(fact.name))?.value ?? '')
  return {
    facts,
    applied: figure(/已报名|已報名|报名人数|報名人數/) ?? figure(/参加|參加/),
    remaining: figure(/剩余|剩餘/),
  }
}

const readSide = (side: Element | null): Debate['affirmative'] => {
  const head = side && findFirst(side.children, element => element.name === 'strong')
  const point = side && findFirst(side.children, element => element.name === 'p' && field(element.children) !== '')
  const heading = head ? field(head.children) : ''
  const votes = heading.match(/[(（]\s*([\d,.万萬]+)\s*[)）]/)?.[1]
  return { point: point ? field(point.children) : '', votes: votes ? parseCount(votes) : null }
}

const readDebate = (box: PageIndex): Debate | null => {
  if (!selectFirst(box, ['.ds', '.si_1'])) return null
  const time = fieldAt(box, 'p.dtm', '.dtm')
  const result = fieldAt(box, '#umpirepoint', '.umpire')
  return {
    affirmative: readSide(selectFirst(box, ['.si_1 .point', '.si_1'])),
    negative: readSide(selectFirst(box, ['.si_2 .point', '.si_2'])),
    endsAtText: time?.replace(/^(?:结束时间|結束時間)\s*[:：]?\s*/, '') ?? null,
    result: result || null,
  }
}

/** `box` is all that stands in the content box around the words. */
export const parseSpecial = (before: PageIndex, after: PageIndex): Special => {
  const nodes = [...before.nodes, ...after.nodes]
  const box = indexNodes(nodes, () => false)
  const isPlain = box.all.length === 0
  return {
    poll: isPlain ? null : parsePoll(box),
    reward: isPlain ? null : readReward(box),
    activity: isPlain ? null : readActivity(box),
    debate: isPlain ? null : readDebate(box),
    isTrade: selectFirst(box, ['.trdb', '.trdl']) !== null,
  }
}
