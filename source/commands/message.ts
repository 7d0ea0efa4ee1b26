/** `palou message <user>`: a private message, by a profile's address, a number or a name. */
import type { Run } from './contract.ts'
import { readBody } from './read-body.ts'
import { runWrite } from './write.ts'
import { findUser } from './write-target.ts'

export const run: Run = async (services, input) => {
  const [text = ''] = input.arguments
  const { base, user } = findUser(services, text, input.options)
  const toIntent = (body: string) => ({ kind: 'message', to: user, body }) as const
  const { body, draftId } = await readBody(services, input, base, toIntent)
  return runWrite(services, input, { base, label: text, draftId, intent: toIntent(body) })
}
