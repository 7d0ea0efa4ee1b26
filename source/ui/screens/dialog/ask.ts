/** What each dialog asks, and the write that its answers make. */
import type { Intent } from '../../../forum/write.ts'
import type { Env } from '../../env.ts'
import { createForm, type Form, type FormRow, textIn, textRow, togglesIn } from '../../form.ts'
import type { Place } from '../../place.ts'
import type { FormFacts } from '../../writing.ts'

type DialogPlace = Extract<Place, { readonly screen: 'dialog' }>
type Score = NonNullable<FormFacts['offers']>['scores'][number]

export const rateIntent = ({ threadId, postId }: DialogPlace): Intent => ({
  kind: 'rate',
  threadId,
  postId: postId!,
  scores: [],
  reason: '',
  notify: false,
})

const signed = (n: number): string => (n > 0 ? `+${n}` : String(n))

const scoreRow = ({ field, name, min, max, left }: Score, env: Env): FormRow => {
  const range = env.translate('dialog.rateRange', { min: signed(min), max: signed(max) })
  const today = left === null ? '' : ` ${env.marks.dot} ${env.translate('dialog.rateLeft', { n: left })}`
  return textRow(`score ${field}`, name, { note: range + today })
}

const reasonRow = (reasons: readonly string[], env: Env): FormRow =>
  textRow('reason', env.translate('dialog.reason'), { note: reasons.slice(0, 4).join(' ') })

const rateRows = (facts: FormFacts | null, env: Env): readonly FormRow[] =>
  facts === null
    ? []
    : [
        ...(facts.offers?.scores ?? []).map(score => scoreRow(score, env)),
        reasonRow(facts.offers?.reasons ?? [], env),
        { kind: 'toggle', id: 'notify', label: env.translate('dialog.notify'), isOn: false },
      ]

export const rowsFor = ({ ask }: DialogPlace, facts: FormFacts | null, env: Env): Form => {
  switch (ask.kind) {
    case 'rate':
      return createForm(rateRows(facts, env))
    case 'report':
      return createForm([reasonRow([], env)])
    case 'vote': {
      const { options, multiple, maxChoices } = ask.poll
      const rows = options.map(
        ({ id, text }, index): FormRow => ({ kind: 'toggle', id: id ?? String(index), label: text, isOn: false }),
      )
      return createForm(rows, multiple ? (maxChoices ?? options.length) : 1)
    }
    case 'delete':
    case 'send':
      return createForm([])
  }
}

const readScores = (form: Form, scores: readonly Score[], env: Env) => {
  const given = scores.flatMap(({ field, name, min, max }) => {
    const text = textIn(form, `score ${field}`).trim()
    if (text === '') return []
    const value = /^[+-]?\d{1,6}$/.test(text) ? Number(text) : Number.NaN
    const isFit = value >= min && value <= max
    return [isFit ? { field, value } : env.translate('dialog.badScore', { name, min: signed(min), max: signed(max) })]
  })
  const wrong = given.find(score => typeof score === 'string')
  if (wrong !== undefined) return wrong
  const fit = given.filter(score => typeof score !== 'string').filter(({ value }) => value !== 0)
  return fit.length > 0 ? fit : env.translate('dialog.noScore')
}

/** The write, or why there is none yet. */
export const intentOf = (
  { ask, threadId, postId }: DialogPlace,
  form: Form,
  facts: FormFacts | null,
  env: Env,
): Intent | string => {
  switch (ask.kind) {
    case 'rate': {
      const scores = readScores(form, facts?.offers?.scores ?? [], env)
      if (typeof scores === 'string') return scores
      const reason = textIn(form, 'reason').trim()
      return { kind: 'rate', threadId, postId: postId!, scores, reason, notify: togglesIn(form).includes('notify') }
    }
    case 'report': {
      const reason = textIn(form, 'reason').trim()
      return reason === '' ? env.translate('dialog.noReason') : { kind: 'report', threadId, postId: postId!, reason }
    }
    case 'vote': {
      const optionIds = togglesIn(form)
      return optionIds.length === 0 ? env.translate('dialog.noChoice') : { kind: 'vote', threadId, optionIds }
    }
    case 'delete':
      return { kind: 'delete', threadId, postId: postId! }
    case 'send':
      return ask.intent
  }
}
