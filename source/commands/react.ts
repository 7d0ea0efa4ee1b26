/** `palou react <post> <support|oppose>`. */
import { PalouError } from '../forum/errors.ts'
import type { Run } from './contract.ts'
import { runWrite } from './write.ts'
import { findPost } from './write-target.ts'

export const run: Run = async (services, input) => {
  const [text = '', reaction = ''] = input.arguments
  if (reaction !== 'support' && reaction !== 'oppose') {
    const detail = services.translate('cli.actionUnknown', { text: reaction, names: 'support, oppose' })
    throw new PalouError('usage', { detail })
  }
  const { base, threadId, postId } = await findPost(services, text, input.options)
  return runWrite(services, input, { base, intent: { kind: 'react', threadId, postId, reaction } })
}
