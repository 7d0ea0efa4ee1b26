/** `palou report <post> --reason TEXT`: to the moderators; it can't be taken back. */
import { PalouError } from '../forum/errors.ts'
import type { Run } from './contract.ts'
import { runWrite } from './write.ts'
import { findPost } from './write-target.ts'

export const run: Run = async (services, input) => {
  const [text = ''] = input.arguments
  const reason = input.options.write.reason ?? input.options.write.body
  if (!reason?.trim()) throw new PalouError('usage', { detail: '--reason' })
  const { base, threadId, postId } = await findPost(services, text, input.options)
  return runWrite(services, input, { base, intent: { kind: 'report', threadId, postId, reason } })
}
