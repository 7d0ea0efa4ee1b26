/** The words in the person's own editor and back. The file is its owner's alone and gone afterwards. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Edited =
  | { readonly kind: 'edited'; readonly text: string }
  | { readonly kind: 'failed'; readonly code: string }

const run = (command: string, path: string): Promise<string> =>
  new Promise(resolve => {
    // Through a shell, as git and mutt do: `$EDITOR` may hold arguments.
    const child = spawn(`${command} "$PALOU_FILE"`, {
      shell: true,
      stdio: 'inherit',
      env: { ...process.env, PALOU_FILE: path },
    })
    child.once('error', error => resolve((error as NodeJS.ErrnoException).code ?? error.message))
    child.once('close', (code, signal) => resolve(String(code ?? signal ?? 1)))
  })

export const runEditor = async (command: string, text: string): Promise<Edited> => {
  const folder = mkdtempSync(join(tmpdir(), 'palou-edit-'))
  const path = join(folder, 'text.bbcode')
  try {
    writeFileSync(path, text === '' ? '' : `${text}\n`, { mode: 0o600 })
    const code = await run(command, path)
    if (code !== '0') return { kind: 'failed', code }
    const saved = readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n')
    return { kind: 'edited', text: saved.replace(/\n+$/, '') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
