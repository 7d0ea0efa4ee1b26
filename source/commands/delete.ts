/** `palou delete <post>`: a floor of one's own. It can't be undone, so it is asked for. */
import { PalouError } from '../forum/errors.ts'
import type { Run } from './contract.ts'
import { askYes, runWrite } from './write.ts'
import { findPost } from './write-target.ts'

export const run: Run = async (services, input) => {
  const [text = ''] = input.arguments
  const { base, threadId, postId } = await findPost(services, text, input.options)
  const { translate } = services
  const isMeant =
    input.options.write.dryRun || (await askYes(services, input, translate('write.deleteAsk', { what: ` ${text}` })))
  if (!isMeant) throw new PalouError('usage', { detail: translate('write.needsYes') })
  return runWrite(services, input, { base, intent: { kind: 'delete', threadId, postId } })
}
