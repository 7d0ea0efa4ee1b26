/** `palou recommend <thread> [--down]`. */
import type { Run } from './contract.ts'
import { runWrite } from './write.ts'
import { findThread } from './write-target.ts'

export const run: Run = async (services, input) => {
  const [text = ''] = input.arguments
  const { base, threadId } = findThread(services, text, input.options)
  const direction = input.options.write.down ? 'subtract' : 'add'
  return runWrite(services, input, { base, intent: { kind: 'recommend', threadId, direction } })
}
