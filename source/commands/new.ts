/** `palou new <board> --title T [--type NAME]`: a thread, or with `--poll-option` a poll. */
import { PalouError } from '../forum/errors.ts'
import type { BoardId } from '../forum/model.ts'
import type { Input, Run, Services } from './contract.ts'
import { readBody } from './read-body.ts'
import { runWrite } from './write.ts'
import { findBoard } from './write-target.ts'

const askTitle = async (services: Services, { options }: Input): Promise<string> => {
  const { title } = options.write
  if (title !== null) return title
  const typed =
    options.mayAsk && services.isInteractive
      ? await (await services.openPrompts()).ask(`${services.translate('option.title')}: `)
      : null
  if (!typed?.trim()) throw new PalouError('usage', { detail: '--title' })
  return typed
}

/** The board's form says which types there are; a number is taken as it is. */
const findType = async (
  services: Services,
  base: string,
  boardId: BoardId,
  type: string | null,
): Promise<string | null> => {
  if (type === null || /^\d+$/.test(type)) return type
  const writer = await (await services.openAccess()).openSite(base).openWriter()
  const probe = { kind: 'newThread', boardId, title: '', typeId: null, body: '', readAccess: null, poll: null } as const
  const types = (await writer.prepare(probe, { signal: services.signal })).offers?.types ?? []
  const found = types.find(({ name }) => name.toLowerCase() === type.toLowerCase())
  if (found) return found.id
  const names = types.map(({ name }) => name).join(', ')
  throw new PalouError('usage', { detail: services.translate('write.typeUnknown', { text: type, names }) })
}

export const run: Run = async (services, input) => {
  const [text = ''] = input.arguments
  const { options } = input
  const { base, boardId } = findBoard(services, text, options)
  const title = await askTitle(services, input)
  const { readAccess, poll } = options.write
  const typeId = await findType(services, base, boardId, options.type)
  const toIntent = (body: string) => ({ kind: 'newThread', boardId, title, typeId, body, readAccess, poll }) as const
  const { body, draftId } = await readBody(services, input, base, toIntent)
  return runWrite(services, input, { base, label: title, draftId, intent: toIntent(body) })
}
