/** What a site would refuse for its size, known before it is sent (facts §5.13): the composer counts with it, the sender checks with it. */
import type { Intent, Limits, Prepared, Refusal } from './forum/write.ts'
import { loadEncoder } from './http/encode.ts'

export type Measure = {
  /** As the site counts: bytes of its own charset, line ends as two, quotes left out. */
  readonly bytes: number
  readonly subject: number
}

export type LimitProblem = {
  readonly reason: Extract<Refusal, 'too-short' | 'too-long' | 'empty' | 'type-needed' | 'choices'>
  readonly field: 'body' | 'title' | 'type' | 'poll'
  readonly is: number
  readonly allowed: number | null
  readonly unit: 'bytes' | 'characters'
  /** What there is to choose from, where a choice is missing. */
  readonly names: readonly string[]
}

/** A measuring tape for one site's charset; loading a table of characters is done once. */
export const loadMeasure = async (
  charset: string,
): Promise<(body: string, subject: string, unit: Limits['subjectUnit']) => Measure> => {
  const encoder = await loadEncoder(charset)
  const bytesOf = (text: string): number =>
    encoder.component(text.replace(/\r\n?|\n/g, '\r\n')).replace(/%../g, '.').length
  return (body, subject, unit) => ({
    bytes: bytesOf(body.replace(/\[quote\][\s\S]*?\[\/quote\]/gi, '').trim()),
    subject: unit === 'bytes' ? bytesOf(subject.trim()) : [...subject.trim()].length,
  })
}

const bodyOf = (intent: Intent): string | null => ('body' in intent ? intent.body : null)
const titleOf = (intent: Intent): string => ('title' in intent ? (intent.title ?? '') : '')

const problem = (
  reason: LimitProblem['reason'],
  field: LimitProblem['field'],
  is: number,
  allowed: number | null,
  unit: LimitProblem['unit'] = 'bytes',
  names: readonly string[] = [],
): LimitProblem => ({ reason, field, is, allowed, unit, names })

/** Comments and messages have limits of their own, which their forms do not tell. */
const isPost = (intent: Intent): boolean =>
  intent.kind === 'reply' || intent.kind === 'newThread' || intent.kind === 'edit'

const sizeProblems = ({ minBytes, maxBytes, subjectMax, subjectUnit }: Limits, { bytes, subject }: Measure) => [
  ...(minBytes && bytes < minBytes ? [problem('too-short', 'body', bytes, minBytes)] : []),
  ...(maxBytes && bytes > maxBytes ? [problem('too-long', 'body', bytes, maxBytes)] : []),
  ...(subjectMax && subject > subjectMax ? [problem('too-long', 'title', subject, subjectMax, subjectUnit)] : []),
]

const typeNames = (types: readonly { readonly name: string }[]): readonly string[] => types.map(({ name }) => name)

const threadProblems = (intent: Extract<Intent, { kind: 'newThread' }>, { offers }: Prepared) => [
  ...(intent.title.trim() === '' ? [problem('empty', 'title', 0, 1)] : []),
  ...(offers?.typeRequired && !intent.typeId
    ? [problem('type-needed', 'type', 0, 1, 'characters', typeNames(offers.types))]
    : []),
  ...(intent.poll && intent.poll.options.length < 2 ? [problem('choices', 'poll', intent.poll.options.length, 2)] : []),
]

/** The first is what to tell. Empty: nothing known stands against it. */
export const findLimitProblems = async (prepared: Prepared): Promise<readonly LimitProblem[]> => {
  const { intent, limits, charset } = prepared
  const body = bodyOf(intent)
  if (body !== null && body.trim() === '') return [problem('empty', 'body', 0, 1)]
  const own = intent.kind === 'newThread' ? threadProblems(intent, prepared) : []
  if (!limits || body === null || !isPost(intent)) return own
  const measure = await loadMeasure(charset)
  return [...own, ...sizeProblems(limits, measure(body, titleOf(intent), limits.subjectUnit))]
}
