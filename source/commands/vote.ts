/** `palou vote <thread> <options...>`: by the numbers the poll shows them under, from 1, or by their words. */
import { PalouError } from '../forum/errors.ts'
import type { PollOption } from '../forum/model.ts'
import type { Run, Services } from './contract.ts'
import { runWrite } from './write.ts'
import { findThread } from './write-target.ts'

const idOf = (word: string, options: readonly PollOption[], { translate }: Services): string => {
  const byNumber = /^\d+$/.test(word) ? options[Number(word) - 1] : undefined
  const id = (options.find(({ text }) => text === word) ?? byNumber)?.id
  if (id) return id
  throw new PalouError('usage', { detail: translate('write.optionUnknown', { text: word }) })
}

export const run: Run = async (services, input) => {
  const [text = '', ...words] = input.arguments
  const { base, threadId } = findThread(services, text, input.options)
  const view = { authorId: null, order: 'default' } as const
  const reader = await services.openReader()
  const { thread } = await reader.loadThread(
    base,
    { threadId, page: 1, view },
    { refresh: true, signal: services.signal },
  )
  if (!thread.poll) throw new PalouError('usage', { detail: services.translate('write.noPoll') })
  const options = thread.poll.options
  // A poll that takes no vote shows no boxes: the site then says why.
  const hasBoxes = options.some(({ id }) => id !== null)
  const optionIds = words.map((word, at) => (hasBoxes ? idOf(word, options, services) : String(at)))
  return runWrite(services, input, { base, label: thread.title, intent: { kind: 'vote', threadId, optionIds } })
}
