/** `palou rate <post> +5`, or `2=+5` (or `--credit`) for a certain credit of those the site offers. */
import { PalouError } from '../forum/errors.ts'
import type { Intent, Offers } from '../forum/write.ts'
import { isWriteRefused } from '../forum/write-refused.ts'
import type { Input, Run, Services } from './contract.ts'
import { runWrite } from './write.ts'
import { findPost } from './write-target.ts'

type Score = Offers['scores'][number]

const findScore = (scores: readonly Score[], name: string | null, { translate }: Services): Score => {
  const found = name === null ? scores[0] : scores.find(one => one.field === name || one.name === name)
  if (found) return found
  const names = scores.map(one => `${one.field} ${one.name}`).join(', ')
  throw new PalouError('usage', { detail: translate('write.scoreUnknown', { text: name ?? '', names }) })
}

const readScore = (word: string, scores: readonly Score[], { options }: Input, services: Services) => {
  const match = word.match(/^(?:([^=]+)=)?([+-]?\d{1,6})$/)
  if (!match) throw new PalouError('usage', { detail: services.translate('write.score', { text: word }) })
  const { field, name, min, max } = findScore(scores, match[1] ?? options.write.credit, services)
  const value = Number(match[2])
  if (value < min || value > max)
    throw new PalouError('usage', { detail: services.translate('write.scoreRange', { name, min, max }) })
  return { field, value }
}

/** null where the form itself says no: sending then says why. */
const loadScores = async (services: Services, base: string, intent: Intent): Promise<readonly Score[] | null> => {
  const writer = await (await services.openAccess()).openSite(base).openWriter()
  try {
    return (await writer.prepare(intent, { signal: services.signal })).offers?.scores ?? []
  } catch (error) {
    if (isWriteRefused(error)) return null
    throw error
  }
}

export const run: Run = async (services, input) => {
  const [text = '', ...words] = input.arguments
  const { base, threadId, postId } = await findPost(services, text, input.options)
  const { reason, notify } = input.options.write
  const intent = { kind: 'rate', threadId, postId, scores: [], reason: reason ?? '', notify } as const
  const offered = await loadScores(services, base, intent)
  const scores = offered === null ? [] : words.map(word => readScore(word, offered, input, services))
  return runWrite(services, input, { base, intent: { ...intent, scores } })
}
