/** `palou reply <thread|post> [-]`: answers a thread, or quotes a floor. */
import type { Run } from './contract.ts'
import { readBody } from './read-body.ts'
import { runWrite } from './write.ts'
import { findReplyTarget } from './write-target.ts'

export const run: Run = async (services, input) => {
  const [text = ''] = input.arguments
  const { base, threadId, quotePostId } = await findReplyTarget(services, text, input.options)
  const toIntent = (body: string) => ({ kind: 'reply', threadId, quotePostId, body }) as const
  const { body, draftId } = await readBody(services, input, base, toIntent)
  return runWrite(services, input, { base, draftId, intent: toIntent(body) })
}
