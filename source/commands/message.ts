/** `palou message <user>`: a private message, by a profile's address, a number or a name. */
import type { Run } from './contract.ts'
import { readBody } from './read-body.ts'
import { runWrite } from './write.ts'
import { findUser } from './write-target.ts'

export const run: Run = async (services, input) => {
  const [text = ''] = input.arguments
  const { base, user } = findUser(services, text, input.options)
  const body = await readBody(services, input)
  return runWrite(services, input, { base, label: text, intent: { kind: 'message', to: user, body } })
}
