/**
 * A form of a page or popup as a browser would submit it: hidden fields, filled boxes, checked marks, chosen options; and beside them
 * what the site says of its limits and of a captcha. Forms are found by an anchor in their tag, since pages hold several.
 */
import { attribute, type Element, findAll, findFirst, parseHtml, textOf } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'

export type FormOption = { readonly value: string; readonly label: string; readonly chosen: boolean }

export type Form = {
  /** As written, entities decoded; empty where the form posts to its own page. */
  readonly action: string
  /** In document order, as a browser sends them. */
  readonly fields: readonly (readonly [string, string])[]
  readonly selects: ReadonlyMap<string, readonly FormOption[]>
  /** Names of check boxes the form offers, checked or not. */
  readonly boxes: ReadonlySet<string>
}

/** `image` and `question` are hashes with their first letter (facts §5.4); their presence alone does not prove they are wanted. */
export type FormSecurity = {
  readonly image: string | null
  readonly question: string | null
  readonly modid: string | null
}

export type FormLimits = {
  readonly minBytes: number | null
  readonly maxBytes: number | null
  readonly subjectMax: number | null
  readonly typeRequired: boolean
}

/** inajax answers carry their HTML in one CDATA section; anything else is given back as it is. */
export const insideCdata = (text: string): string => {
  const start = text.indexOf('<![CDATA[')
  if (start === -1) return text
  const end = text.lastIndexOf(']]>')
  return text.slice(start + 9, end === -1 ? undefined : end)
}

const untouched = new Set(['submit', 'button', 'image', 'file', 'reset'])

const inputField = (input: Element): readonly [string, string] | null => {
  const name = attribute(input, 'name')
  const type = (attribute(input, 'type') ?? 'text').toLowerCase()
  if (!name || untouched.has(type) || attribute(input, 'disabled') !== null) return null
  const isMark = type === 'checkbox' || type === 'radio'
  if (isMark && attribute(input, 'checked') === null) return null
  return [name, attribute(input, 'value') ?? (isMark ? 'on' : '')]
}

const optionsOf = (select: Element): readonly FormOption[] =>
  findAll(select.children, element => element.name === 'option').map(option => {
    const label = cleanField(textOf(option.children))
    return { value: attribute(option, 'value') ?? label, label, chosen: attribute(option, 'selected') !== null }
  })

const fieldOf = (element: Element): readonly [string, string] | null => {
  const name = attribute(element, 'name')
  if (element.name === 'input') return inputField(element)
  if (!name || attribute(element, 'disabled') !== null) return null
  if (element.name === 'textarea') return [name, textOf(element.children).replace(/^\r?\n/, '')]
  if (element.name !== 'select') return null
  const options = optionsOf(element)
  const chosen = options.find(option => option.chosen) ?? options[0]
  return chosen ? [name, chosen.value] : null
}

const isField = (element: Element): boolean => /^(input|textarea|select)$/.test(element.name)

/**
 * The first form whose opening tag holds `anchor` (an id or a piece of its action). Forms can't nest, so the text from the tag to
 * the next `</form>` is the form, however its rows nest. Null when there is none.
 */
export const parseForm = (html: string, anchor: RegExp): Form | null => {
  for (const tag of html.matchAll(/<form\b[^>]*>/gi)) {
    if (!anchor.test(tag[0])) continue
    const end = html.indexOf('</form>', tag.index)
    const nodes = parseHtml(html.slice(tag.index, end === -1 ? undefined : end + 7))
    const form = findFirst(nodes, element => element.name === 'form')
    const elements = findAll(nodes, isField)
    const boxes = elements.filter(element => attribute(element, 'type') === 'checkbox')
    const selects = elements.filter(element => element.name === 'select')
    return {
      action: (form && attribute(form, 'action')) ?? '',
      fields: elements.map(fieldOf).filter(field => field !== null),
      selects: new Map(selects.map(select => [attribute(select, 'name') ?? '', optionsOf(select)])),
      boxes: new Set(boxes.map(box => attribute(box, 'name') ?? '')),
    }
  }
  return null
}

export const parseFormSecurity = (html: string): FormSecurity => ({
  image: html.match(/updateseccode\('(c\w+)'/)?.[1] ?? html.match(/id="seccode_(c\w+)"/)?.[1] ?? null,
  question: html.match(/updatesecqaa\('(q\w+)'/)?.[1] ?? html.match(/id="secqaa_(q\w+)"/)?.[1] ?? null,
  modid:
    html.match(/update(?:seccode|secqaa)\([^)]*'(\w+::\w+)'\)/)?.[1] ??
    html.match(/'(\w+::\w+)'\);?<\/script>/)?.[1] ??
    null,
})

/** Deleting is offered by a box (X3.4) or by a hidden field that a button sets (X3.5). */
export const offersDelete = ({ boxes, fields }: Form): boolean =>
  boxes.has('delete') || fields.some(([name]) => name === 'delete')

/** Limits stand as script variables (facts §4.13); 0 means none. */
export const parseFormLimits = (html: string): FormLimits => {
  const number = (name: string): number | null => {
    const match = html.match(new RegExp(`\\b${name}\\s*=\\s*parseInt\\('(\\d*)'\\)`))
    return match?.[1] ? Number(match[1]) || null : null
  }
  // Some groups are held to no length.
  const isFree = number('disablepostctrl') === 1
  return {
    minBytes: isFree ? null : number('postminchars'),
    maxBytes: isFree ? null : number('postmaxchars'),
    subjectMax: number('postmaxsubjectchars'),
    typeRequired: number('typerequired') === 1,
  }
}

export const parseFormhash = (html: string): string | null =>
  html.match(/name="formhash"[^>]*?value="(\w{8})"/)?.[1] ?? html.match(/[?&;](?:formhash|hash)=(\w{8})\b/)?.[1] ?? null
