/** `palou comment <post>`: a remark under a floor (点评). */
import type { Run } from './contract.ts'
import { readBody } from './read-body.ts'
import { runWrite } from './write.ts'
import { findPost } from './write-target.ts'

export const run: Run = async (services, input) => {
  const [text = ''] = input.arguments
  const { base, threadId, postId } = await findPost(services, text, input.options)
  const toIntent = (body: string) => ({ kind: 'comment', threadId, postId, body }) as const
  const { body, draftId } = await readBody(services, input, base, toIntent)
  return runWrite(services, input, { base, draftId, intent: toIntent(body) })
}
