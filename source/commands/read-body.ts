/** A write's text: `--body`, `-F file`, `-` for stdin, or the person's own editor. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { PalouError } from '../forum/errors.ts'
import type { Draft, DraftIntent } from '../store/drafts.ts'
import type { Input, Services } from './contract.ts'

const withoutEnd = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')

const readFile = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new PalouError('usage', { detail: (error as Error).message, cause: error })
  }
}

const editorOf = ({ env }: Services): string | null => env.VISUAL || env.EDITOR || null

const runEditor = (command: string, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    // Through a shell, as git and mutt do: `$EDITOR` may hold arguments.
    const child = spawn(`${command} "$PALOU_FILE"`, {
      shell: true,
      stdio: 'inherit',
      env: { ...process.env, PALOU_FILE: path },
    })
    child.once('error', reject)
    child.once('close', code => resolve(code ?? 1))
  })

/** `$VISUAL` or `$EDITOR` on a file, to its end. Throws `usage` where there is no editor to run. */
export const runEditorOn = async (services: Services, path: string): Promise<void> => {
  const editor = editorOf(services)
  if (editor === null) throw new PalouError('usage', { detail: services.translate('write.noBody') })
  const code = await runEditor(editor, path)
  if (code !== 0)
    throw new PalouError('other-failure', { detail: services.translate('write.editor', { editor, code }) })
}

/** The draft's words after the person edited them. What the editor saved is kept, whatever ends it. */
export const editDraft = async (services: Services, draft: Draft): Promise<Draft> => {
  const { drafts } = await services.openWriting()
  if (editorOf(services) === null) throw new PalouError('usage', { detail: services.translate('write.noBody') })
  const release = drafts.hold(draft.id)
  if (!release) throw new PalouError('other-failure', { detail: services.translate('drafts.open') })
  const lent = drafts.lend(draft)
  try {
    await runEditorOn(services, lent.path)
    return lent.take()
  } catch (error) {
    lent.take()
    services.tell(services.translate('write.draftKept', { id: draft.id }))
    throw error
  } finally {
    release()
  }
}

/** What the command line gives: null where only an editor can. */
export const givenBody = async (services: Services, { arguments: words, options }: Input): Promise<string | null> => {
  const { body, bodyFile } = options.write
  if (body !== null) return body === '-' ? withoutEnd(await (await services.openPrompts()).readAll()) : body
  if (bodyFile === '-' || words.at(-1) === '-') return withoutEnd(await (await services.openPrompts()).readAll())
  return bodyFile === null ? null : withoutEnd(readFile(bodyFile))
}

export type Body = { readonly body: string; readonly draftId: string | null }

/**
 * The text of a write, from the command line or written now. What is written now is a draft from its first save; an earlier draft of the
 * same place is taken up again. Throws `usage` where there is none, or nothing in it.
 */
export const readBody = async (
  services: Services,
  input: Input,
  base: string,
  toIntent: (body: string) => DraftIntent,
): Promise<Body> => {
  const given = await givenBody(services, input)
  const empty = new PalouError('usage', { detail: services.translate('write.empty') })
  if (given !== null) {
    if (given.trim() === '') throw empty
    return { body: given, draftId: null }
  }
  if (!input.options.mayAsk) throw new PalouError('usage', { detail: services.translate('write.noBody') })
  const { drafts } = await services.openWriting()
  const [earlier] = drafts.findFor(base, toIntent(''))
  const draft = await editDraft(
    services,
    earlier ?? drafts.create({ base, accountId: null, intent: toIntent(''), label: null }),
  )
  if (draft.intent.body.trim() !== '') return { body: draft.intent.body, draftId: draft.id }
  drafts.remove(draft.id)
  throw empty
}
