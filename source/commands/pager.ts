/** Long text on a terminal goes through the person's own pager. */
import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Environment } from '../store/paths.ts'
import type { Sink } from './streams.ts'

/** False for a command whose program is not on the path: then the text is printed as it is instead of being lost in a shell's error. */
const isThere = (command: string, env: Environment): boolean => {
  const program = command.split(/\s/)[0] ?? ''
  if (/[\\/'"$=]/.test(program) || process.platform === 'win32') return true
  return (env.PATH ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** null: no pager. `less` is asked to leave at once what fits on the screen and to keep colours, unless LESS says otherwise. */
export const choosePager = (setting: string, env: Environment): string | null => {
  if (env.TERM === 'dumb') return null
  const command = (setting || (env.PAGER ?? 'less')).trim()
  return command === '' || command === 'cat' || !isThere(command, env) ? null : command
}

export type Pager = { readonly sink: Sink; readonly close: () => Promise<void> }

/** Starts it through the shell, as every program does, since `$PAGER` may hold arguments. A pager that can't be started gives null. */
export const openPager = (command: string, env: Environment, columns: number | null): Promise<Pager | null> =>
  new Promise(resolve => {
    const child = spawn(command, {
      shell: true,
      stdio: ['pipe', 'inherit', 'inherit'],
      env: { LESS: 'FRX', LV: '-c', ...env } as NodeJS.ProcessEnv,
    })
    const ended = new Promise<void>(done => child.once('close', () => done()))
    let closed = false
    child.stdin.on('error', () => {
      closed = true
    })
    child.once('error', () => resolve(null))
    child.once('spawn', () =>
      resolve({
        sink: {
          isTerminal: true,
          columns,
          write: text =>
            closed
              ? Promise.resolve(false)
              : new Promise(taken => child.stdin.write(text, error => taken(!error && !closed))),
        },
        close: async () => {
          child.stdin.end()
          await ended
        },
      }),
    )
  })
