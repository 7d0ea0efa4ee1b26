/** Fields one below the other: lines of text, choices, options to switch on. Pure; the screen says what they mean. */
import type { Line } from '../text/line.ts'
import { emptyLine } from '../text/line.ts'
import { spanOf } from '../text/spans.ts'
import { padEnd } from '../text/truncate.ts'
import { textWidth } from '../text/width.ts'
import { wrapSpans } from '../text/wrap.ts'
import type { Env } from './env.ts'
import { createField, type Field, insert, showField, typeKey } from './field.ts'
import { gutterWidth } from './words.ts'

export type Choice = { readonly id: string; readonly label: string }

export type FormRow =
  /** `note` stands after the field: a range, what is left. A secret is shown as dots. */
  | {
      readonly kind: 'text'
      readonly id: string
      readonly label: string
      readonly field: Field
      readonly isSecret: boolean
      readonly note: string
    }
  | {
      readonly kind: 'choice'
      readonly id: string
      readonly label: string
      readonly options: readonly Choice[]
      readonly chosen: number
    }
  | { readonly kind: 'toggle'; readonly id: string; readonly label: string; readonly isOn: boolean }

export type Form = {
  readonly rows: readonly FormRow[]
  readonly focus: number
  /** How many toggles may be on; with one, a new one takes the old one's place. */
  readonly mostOn: number
}

export type FormStep = { readonly form: Form; readonly isDone: boolean }

export const textRow = (
  id: string,
  label: string,
  options: { text?: string; isSecret?: boolean; note?: string } = {},
): FormRow => ({
  kind: 'text',
  id,
  label,
  field: createField(options.text ?? ''),
  isSecret: options.isSecret ?? false,
  note: options.note ?? '',
})

export const createForm = (rows: readonly FormRow[], mostOn = Number.MAX_SAFE_INTEGER): Form => ({
  rows,
  mostOn,
  focus: Math.max(
    0,
    rows.findIndex(row => row.kind !== 'text' || row.field.text === ''),
  ),
})

export const textIn = (form: Form, id: string): string => {
  const row = form.rows.find(other => other.id === id)
  return row?.kind === 'text' ? row.field.text : ''
}
export const choiceIn = (form: Form, id: string): string | null => {
  const row = form.rows.find(other => other.id === id)
  return row?.kind === 'choice' ? (row.options[row.chosen]?.id ?? null) : null
}
export const togglesIn = (form: Form): readonly string[] =>
  form.rows.flatMap(row => (row.kind === 'toggle' && row.isOn ? [row.id] : []))

const withRow = (form: Form, row: FormRow): Form => ({
  ...form,
  rows: form.rows.map((other, index) => (index === form.focus ? row : other)),
})

const focusBy = (form: Form, by: number): Form => ({
  ...form,
  focus: Math.max(0, Math.min(form.focus + by, form.rows.length - 1)),
})

const isExclusive = (form: Form): boolean => form.mostOn === 1

const toggle = (form: Form, row: Extract<FormRow, { kind: 'toggle' }>): Form => {
  const isOn = !row.isOn
  if (isOn && isExclusive(form))
    return {
      ...form,
      rows: form.rows.map((other, index) =>
        other.kind === 'toggle' ? { ...other, isOn: index === form.focus } : other,
      ),
    }
  return isOn && togglesIn(form).length >= form.mostOn ? form : withRow(form, { ...row, isOn })
}

const onEnter = (form: Form, row: FormRow | undefined): FormStep => {
  if (row?.kind === 'toggle' && isExclusive(form)) return { form: row.isOn ? form : toggle(form, row), isDone: true }
  const isLast = form.focus >= form.rows.length - 1
  return isLast || row?.kind === 'toggle' ? { form, isDone: true } : { form: focusBy(form, 1), isDone: false }
}

const turn = (form: Form, row: Extract<FormRow, { kind: 'choice' }>, by: number): Form =>
  withRow(form, { ...row, chosen: (row.chosen + by + row.options.length) % Math.max(1, row.options.length) })

const changed = (form: Form, row: FormRow | undefined, key: string): Form => {
  if (row?.kind === 'toggle') return key === 'space' ? toggle(form, row) : form
  if (row?.kind === 'choice') {
    if (key === 'right' || key === 'space') return turn(form, row, 1)
    return key === 'left' ? turn(form, row, -1) : form
  }
  const field = row && typeKey(row.field, key)
  return field ? withRow(form, { ...row, field }) : form
}

export const pressInForm = (form: Form, key: string): FormStep => {
  const row = form.rows[form.focus]
  if (key === 'enter') return onEnter(form, row)
  if (key === 'tab' || key === 'down') return { form: focusBy(form, 1), isDone: false }
  if (key === 's-tab' || key === 'up') return { form: focusBy(form, -1), isDone: false }
  return { form: changed(form, row, key), isDone: false }
}

export const pasteInForm = (form: Form, text: string): Form => {
  const row = form.rows[form.focus]
  return row?.kind === 'text' ? withRow(form, { ...row, field: insert(row.field, text) }) : form
}

export type DrawnForm = {
  readonly lines: readonly Line[]
  /** The line of the row in focus. */
  readonly at: number
  readonly cursor: { readonly x: number; readonly y: number } | null
}

const dots = (text: string): string => '•'.repeat([...text].length)

type DrawnRow = { readonly lines: readonly Line[]; readonly x: number | null }

const lineOfSpans = (spans: Line['spans'], env: Env): Line => ({
  spans,
  width: spans.reduce((sum, span) => sum + textWidth(span.text, env.width), 0),
})

const drawText = (row: Extract<FormRow, { kind: 'text' }>, lead: string, isHere: boolean, env: Env): DrawnRow => {
  const left = textWidth(lead, env.width)
  const note = row.note === '' ? '' : `  ${row.note}`
  const room = Math.max(4, env.columns - left - textWidth(note, env.width) - 1)
  const shown = row.isSecret
    ? { text: dots(row.field.text), cursor: dots(row.field.text.slice(0, row.field.cursor)).length }
    : row.field
  const window = showField(shown, room, env.width)
  const spans = [spanOf(lead, isHere ? 'strong' : 'dim'), spanOf(window.text, 'text'), spanOf(note, 'dim')]
  return { lines: [lineOfSpans(spans, env)], x: left + window.cursorColumn }
}

const drawOther = (row: Exclude<FormRow, { kind: 'text' }>, lead: string, isHere: boolean, env: Env): DrawnRow => {
  const role = isHere ? 'strong' : 'dim'
  if (row.kind === 'choice') {
    const value = row.options[row.chosen]?.label ?? ''
    return {
      lines: [lineOfSpans([spanOf(lead, role), spanOf(`‹ ${value} ›`, isHere ? 'accent' : 'text')], env)],
      x: null,
    }
  }
  const { fresh, dot } = env.marks
  const mark = `   ${row.isOn ? fresh : dot} `
  const width = Math.max(1, env.columns - textWidth(mark, env.width) - 1)
  const lines = wrapSpans([spanOf(row.label, row.isOn || isHere ? 'strong' : 'text')], { ...env.width, width })
  return {
    lines: lines.map((line, index) =>
      lineOfSpans(
        [
          spanOf(index === 0 ? mark : ' '.repeat(textWidth(mark, env.width)), row.isOn ? 'accent' : 'dim'),
          ...line.spans,
        ],
        env,
      ),
    ),
    x: null,
  }
}

/** The mark of what is chosen stands at the left edge. */
const withMark = (line: Line, isHere: boolean, env: Env): Line => {
  if (!isHere) return line
  const [first, ...rest] = line.spans
  const width = gutterWidth(env)
  return {
    ...line,
    spans: [spanOf(env.marks.chosen, 'accent'), { ...first!, text: first!.text.slice(width) }, ...rest],
  }
}

export const drawForm = (form: Form, env: Env): DrawnForm => {
  const column = Math.min(
    Math.floor(env.columns / 2),
    Math.max(0, ...form.rows.map(row => (row.kind === 'toggle' ? 0 : textWidth(row.label, env.width)))),
  )
  const lines: Line[] = []
  let at = 0
  let cursor: DrawnForm['cursor'] = null
  form.rows.forEach((row, index) => {
    const isHere = index === form.focus
    const lead = `   ${padEnd(row.label, column, env.width)}  `
    const drawn = row.kind === 'text' ? drawText(row, lead, isHere, env) : drawOther(row, lead, isHere, env)
    if (isHere) at = lines.length
    if (isHere && drawn.x !== null) cursor = { x: drawn.x, y: lines.length }
    lines.push(...drawn.lines.map((line, i) => withMark(line, isHere && i === 0, env)))
  })
  return { lines: lines.length > 0 ? lines : [emptyLine], at, cursor }
}
