/** A poll (facts §4.11): plain rows or pictures, before and after voting, with results shown or hidden. */
import { type ChildNode, type Element, findFirst, hasClass, textOf } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import type { Poll, PollOption } from '../../forum/model.ts'
import { parseCount } from '../discuz/parse-count.ts'
import { indexNodes, type PageIndex, selectAll, selectFirst } from './select.ts'

const field = (nodes: readonly ChildNode[]): string => cleanField(textOf(nodes))
const fieldAt = (index: PageIndex, ...chain: readonly string[]): string | null => {
  const element = selectFirst(index, chain)
  return (element && field(element.children)) || null
}
const below = (element: Element): PageIndex => indexNodes(element.children, () => false)

/** `1.  地铁` without its number; the number is the page's, not the option's. */
const optionText = (label: string): string => label.replace(/^\d{1,3}\s*\.\s*/, '')

const share = (text: string): { percent: number | null; votes: number | null } => {
  const percent = text.match(/(\d+(?:\.\d+)?)\s*%/)?.[1]
  const votes = text.match(/[(（]\s*([\d,.万萬]+)\s*[)）]/)?.[1]
  return { percent: percent ? Number(percent) : null, votes: votes ? parseCount(votes) : null }
}

const inputIn = (nodes: readonly ChildNode[]): Element | null =>
  findFirst(nodes, element => element.name === 'input' && /^pollanswers/.test(element.attribs.name ?? ''))

const readOption = (cell: Element, results: readonly Element[]): PollOption => {
  const input = inputIn(cell.parent?.children ?? cell.children) ?? inputIn(cell.children)
  const label = findFirst(cell.children, element => element.name === 'label')
  const figures = share(results.map(row => field(row.children)).join(' '))
  return {
    id: input?.attribs.value ?? null,
    text: optionText(field(label?.children ?? cell.children)),
    ...figures,
    chosen: input?.attribs.checked !== undefined,
  }
}

/** Options of `.pcht`: each `.pvt` cell's row, then the rows until the next one hold its result. */
const readOptions = (form: PageIndex): readonly PollOption[] => {
  const rows = selectAll(form, '.pcht tr')
  const isOption = (row: Element): Element | null => findFirst(row.children, element => hasClass(element, 'pvt'))
  return rows.flatMap((row, index) => {
    const cell = isOption(row)
    if (!cell) return []
    const next = rows.findIndex((other, at) => at > index && isOption(other) !== null)
    const results = rows.slice(index + 1, next < 0 ? index + 2 : next).filter(other => /%/.test(field(other.children)))
    return [readOption(cell, results)]
  })
}

/** Picture polls put each option into a cell of its own. */
const readPictureOptions = (form: PageIndex): readonly PollOption[] =>
  form.all.filter(element => /^polloption_\d+$/.test(element.attribs.id ?? '')).map(cell => readOption(cell, [cell]))

const noteOf = (form: PageIndex): string | null => {
  const wide = selectAll(form, '.pcht td[colspan="2"]')
  const texts = wide.filter(cell => inputIn(cell.children) === null).map(cell => field(cell.children))
  return texts.filter(text => text !== '').at(-1) ?? null
}

const hasSubmit = (form: PageIndex): boolean =>
  form.all.some(element => element.attribs.name === 'pollsubmit' || element.attribs.id === 'pollsubmit')

/** null where the content box holds no poll. */
export const parsePoll = (box: PageIndex): Poll | null => {
  const element = selectFirst(box, ['form#poll', 'form[action*="action=votepoll"]', '.pcht'])
  if (!element) return null
  const form = below(element)
  const info = fieldAt(form, '.pinf') ?? ''
  const timer = fieldAt(form, '.ptmr')
  const rows = readOptions(form)
  const options = rows.length > 0 ? rows : readPictureOptions(form)
  const canVote = inputIn(element.children) !== null && hasSubmit(form)
  const most = info.match(/(?:最多可选|最多可選|最多)\s*(\d+)/)?.[1]
  const ended = /已[经經]?[结結]束|ended/.test(`${timer ?? ''} ${info}`)
  const multiple = /多选|多選/.test(info) || inputIn(element.children)?.attribs.type === 'checkbox'
  return {
    multiple,
    maxChoices: most ? Number(most) : multiple ? null : 1,
    voters: parseCount(info.match(/(?:共有|共)\s*([\d,.万萬]+)\s*人/)?.[1] ?? ''),
    resultsHidden: options.length > 0 && options.every(option => option.votes === null && option.percent === null),
    ended,
    endsAtText: ended ? null : (timer?.replace(/^(?:距结束还有|距結束還有)\s*[:：]?\s*/, '') ?? null),
    canVote,
    note: canVote ? null : noteOf(form),
    options,
  }
}
