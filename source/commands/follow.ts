/** `palou follow <user> [--remove]`. */
import { PalouError } from '../forum/errors.ts'
import type { Run } from './contract.ts'
import { runWrite } from './write.ts'
import { findUser } from './write-target.ts'

export const run: Run = async (services, input) => {
  const [text = ''] = input.arguments
  const { base, user } = findUser(services, text, input.options)
  if (!('id' in user)) throw new PalouError('not-an-address', { detail: text })
  const on = !input.options.write.remove
  return runWrite(services, input, { base, label: text, intent: { kind: 'follow', userId: user.id, on } })
}
