/** What a write's form offers to choose from: thread types, rating ranges and what is left today, what an edit finds there now. */
import { attribute, type Element, findAll, findFirst, isElement, parseHtml, textOf } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import type { Offers } from '../../forum/write.ts'
import { type Form, offersDelete, parseFormLimits } from './parse-form.ts'

type Score = Offers['scores'][number]

/** A row of the rating popup: name, a box `scoreN`, `-5 ~ 10`, what is left today (facts §5.7). */
const scoreOf = (row: Element): Score | null => {
  const box = findFirst(row.children, element => /^score\d+$/.test(attribute(element, 'name') ?? ''))
  const field = box && attribute(box, 'name')?.slice('score'.length)
  if (!field) return null
  const cells = row.children.filter(isElement).filter(cell => cell.name === 'td')
  const words = cells.map(cell => cleanField(textOf(cell.children)))
  const range = words.map(text => text.match(/(-?\d+)\s*~\s*(-?\d+)/)).find(match => match !== null)
  const left = words.at(-1)?.match(/^-?\d+$/)
  return {
    field,
    name: words[0] ?? '',
    min: Number(range?.[1] ?? 0),
    max: Number(range?.[2] ?? 0),
    left: left ? Number(left[0]) : null,
  }
}

const reasonsOf = (html: string): readonly string[] => {
  const listed = html.match(/var reasons = \[([^\]]*)\]/)?.[1]
  if (listed) return [...listed.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map(match => cleanField(match[1]!))
  const select = html.match(/<ul id="reasonselect"[^>]*>([\s\S]*?)<\/ul>/)?.[1]
  return select ? [...select.matchAll(/<li>([^<]+)<\/li>/g)].map(match => cleanField(match[1]!)).filter(Boolean) : []
}

export const parseOffers = (html: string, form: Form): Offers => {
  const value = (name: string): string | null => form.fields.find(([key]) => key === name)?.[1] ?? null
  const types = form.selects.get('typeid') ?? []
  const isEdit = form.fields.some(([name]) => name === 'delattachop')
  const rows = /name="score\d/.test(html) ? findAll(parseHtml(html), element => element.name === 'tr') : []
  return {
    types: types
      .filter(type => type.value !== '0' && type.value !== '')
      .map(type => ({ id: type.value, name: type.label })),
    typeRequired: parseFormLimits(html).typeRequired,
    scores: rows.map(scoreOf).filter(score => score !== null),
    reasons: reasonsOf(html),
    current: isEdit ? { title: value('subject') || null, body: value('message') ?? '' } : null,
    canDelete: offersDelete(form),
  }
}
