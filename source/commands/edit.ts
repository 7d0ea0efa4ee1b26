/** `palou edit <post>`: the text as the site has it, changed in the editor or replaced; codes palou does not know come back as they were. */
import { PalouError } from '../forum/errors.ts'
import type { Run } from './contract.ts'
import { editDraft, givenBody } from './read-body.ts'
import { runWrite } from './write.ts'
import { findPost } from './write-target.ts'

export const run: Run = async (services, input) => {
  const [text = ''] = input.arguments
  const { base, threadId, postId } = await findPost(services, text, input.options)
  const { title } = input.options.write
  const loadCurrent = async () => {
    const writer = await (await services.openAccess()).openSite(base).openWriter()
    const form = await writer.prepare({ kind: 'edit', threadId, postId, title: null, body: '' })
    return form.offers?.current?.body ?? ''
  }
  const toIntent = (body: string) => ({ kind: 'edit', threadId, postId, title, body }) as const
  const given = await givenBody(services, input)
  if (given !== null || title !== null) {
    const body = given ?? (await loadCurrent())
    if (body.trim() === '') throw new PalouError('usage', { detail: services.translate('write.empty') })
    return runWrite(services, input, { base, intent: toIntent(body) })
  }
  const { drafts } = await services.openWriting()
  const [earlier] = drafts.findFor(base, toIntent(''))
  const start = earlier ?? drafts.create({ base, accountId: null, intent: toIntent(await loadCurrent()), label: null })
  const draft = await editDraft(services, start)
  return runWrite(services, input, { base, draftId: draft.id, intent: draft.intent })
}
