/** A write's text: `--body`, `-F file`, `-` for stdin, or the person's own editor. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PalouError } from '../forum/errors.ts'
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

/** Opens `$VISUAL` or `$EDITOR` on the text; what was saved. The file is its owner's alone and gone afterwards. */
export const editText = async (services: Services, text: string): Promise<string> => {
  const editor = editorOf(services)
  if (editor === null || !services.isInteractive)
    throw new PalouError('usage', { detail: services.translate('write.noBody') })
  const folder = mkdtempSync(join(tmpdir(), 'palou-edit-'))
  const path = join(folder, 'text.bbcode')
  try {
    writeFileSync(path, text === '' ? '' : `${text}\n`, { mode: 0o600 })
    const code = await runEditor(editor, path)
    if (code !== 0)
      throw new PalouError('other-failure', { detail: services.translate('write.editor', { editor, code }) })
    return withoutEnd(readFile(path))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the command line gives: null where only an editor can. */
export const givenBody = async (services: Services, { arguments: words, options }: Input): Promise<string | null> => {
  const { body, bodyFile } = options.write
  if (body !== null) return body === '-' ? withoutEnd(await (await services.openPrompts()).readAll()) : body
  if (bodyFile === '-' || words.at(-1) === '-') return withoutEnd(await (await services.openPrompts()).readAll())
  return bodyFile === null ? null : withoutEnd(readFile(bodyFile))
}

/** Throws `usage` where there is none, or nothing in it. */
export const readBody = async (services: Services, input: Input, before = ''): Promise<string> => {
  const given = await givenBody(services, input)
  if (given === null && !input.options.mayAsk)
    throw new PalouError('usage', { detail: services.translate('write.noBody') })
  const body = given ?? (await editText(services, before))
  if (body.trim() === '') throw new PalouError('usage', { detail: services.translate('write.empty') })
  return body
}
