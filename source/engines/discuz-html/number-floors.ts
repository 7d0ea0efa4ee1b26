/** Floor numbers from the labels that a site prints (facts §4.4): its own numbers where it gives them, counted only where it gives none. */
import type { IsoTime } from '../../forum/model.ts'

export type Labelled = {
  readonly id: string
  readonly label: string | null
  /** The post that opened the thread. */
  readonly isFirst: boolean
  readonly at: IsoTime | null
}

export type Place = {
  readonly page: number
  readonly pages: number | null
  /** Only one author's posts: the site numbers that view by itself, which is not the thread's count (field report 14). */
  readonly byAuthor: boolean
  readonly replies: number | null
}

const lifted = /推荐|推薦|^recommend/i
const names: Readonly<Record<string, number>> = {
  楼主: 1,
  樓主: 1,
  沙发: 2,
  沙發: 2,
  板凳: 3,
  地板: 4,
}

/** `12#`, `第12楼`, and what a stuck reply says of its own place: `顶 来自 12#`. */
const numberIn = (label: string): number | null => {
  const found = label.match(/(?:来自|來自|from)\s*(\d+)/i) ?? label.match(/^\D{0,3}(\d+)\D{0,4}$/)
  return found ? Number(found[1]) : null
}

export const isLifted = (label: string | null): boolean => label !== null && lifted.test(label)

type Numbers = readonly (number | null)[]

/** The nearest numbers before and after a place; floors out of their place do not count. */
const around = (numbers: Numbers, labels: readonly Labelled[], index: number) => {
  const known = (at: number): boolean => numbers[at] !== null && !/来自|來自/.test(labels[at]!.label ?? '')
  let before = index - 1
  while (before >= 0 && !known(before)) before -= 1
  let after = index + 1
  while (after < numbers.length && !known(after)) after += 1
  return { before, after }
}

const between = (value: number, one: number | null, other: number | null): boolean => {
  const [low, high] = one !== null && other !== null && one > other ? [other, one] : [one, other]
  return (low === null || value > low) && (high === null || value < high)
}

/** Owners give names to floors (`postnocustom`): the usual ones are believed where they fit, others where the neighbours leave one answer. */
const nameNumbers = (labels: readonly Labelled[], numbers: Numbers): Numbers =>
  labels.map((floor, index) => {
    if (numbers[index] !== null || floor.label === null || isLifted(floor.label)) return numbers[index]!
    const { before, after } = around(numbers, labels, index)
    const [one, other] = [numbers[before] ?? null, numbers[after] ?? null]
    const usual = names[floor.label]
    if (usual !== undefined && between(usual, one, other)) return usual
    if (one === null || other === null) return null
    const step = other > one ? 1 : -1
    const between_ = labels.slice(before + 1, after).filter(({ label }) => !isLifted(label)).length
    const rank = labels.slice(before + 1, index + 1).filter(({ label }) => !isLifted(label)).length
    return between_ === Math.abs(other - one) - 1 ? one + step * rank : null
  })

/** By id; where a page tells none, by time. */
const isLater = (floor: Labelled, before: Labelled): boolean => {
  const [id, other] = [Number(floor.id), Number(before.id)]
  if (Number.isFinite(id) && Number.isFinite(other)) return id > other
  return floor.at !== null && before.at !== null && Date.parse(floor.at) >= Date.parse(before.at)
}

/** Pages for robots have no labels. Ids that do not rise betray replies that stand out of their place. */
const counted = (labels: readonly Labelled[], place: Place): Numbers => {
  const rising = labels.every((floor, index) => index === 0 || isLater(floor, labels[index - 1]!))
  const isLast = place.pages === null || place.page >= place.pages
  const size = isLast ? null : labels.length
  const start = place.page === 1 ? 0 : size !== null ? (place.page - 1) * size : lastPageStart(labels, place)
  return labels.map((floor, index) => (floor.isFirst ? 1 : rising && start !== null ? start + index + 1 : null))
}

/** On the last page the number of replies tells where it ends. */
const lastPageStart = (labels: readonly Labelled[], place: Place): number | null =>
  place.replies === null ? null : place.replies + 1 - labels.length

/** One number a floor, in the order given; null where it can't be known or the floor stands out of its place. */
export const numberFloors = (labels: readonly Labelled[], place: Place): Numbers => {
  if (place.byAuthor) return labels.map(floor => (floor.isFirst ? 1 : null))
  if (labels.every(floor => floor.label === null)) return counted(labels, place)
  const plain = labels.map(floor => {
    if (floor.label === null || isLifted(floor.label)) return null
    return numberIn(floor.label) ?? (floor.isFirst ? 1 : null)
  })
  return nameNumbers(labels, plain)
}
