/** The built program as a script would run it: no terminal, its output and exit code. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../../bin/palou.js', import.meta.url))

export type Ran = {
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

export type RunOptions = {
  readonly env?: Readonly<Record<string, string>>
  readonly home?: string
  readonly input?: string
  /** Called once the program runs, e.g. to send it a signal. */
  readonly onStart?: (pid: number) => void
}

/** Runs `palou ARGS` to its end. */
export const runPalou = (args: readonly string[], options: RunOptions = {}): Promise<Ran> => {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'palou-test-'))
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    PALOU_HOME: home,
    LANG: 'en_US.UTF-8',
    TZ: 'Asia/Shanghai',
    ...options.env,
  }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (!options.home) rmSync(home, { recursive: true, force: true })
      resolve({ code, signal, stdout, stderr })
    })
    child.stdin.on('error', () => {})
    child.stdin.end(options.input ?? '')
    if (child.pid !== undefined) options.onStart?.(child.pid)
  })
}
