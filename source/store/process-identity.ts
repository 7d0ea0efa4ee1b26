/** Which process this is, told so that another can see whether it still runs: a process number alone is given out again. */
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

export type ProcessIdentity = {
  readonly host: string
  readonly pid: number
  /** The system's own mark of when it began; null where it can't be asked. */
  readonly began: string | null
}

/** Field 22 of `/proc/PID/stat`; the name before it may hold spaces and brackets. */
const beganOnLinux = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

const beganElsewhere = (pid: number): string | null => {
  try {
    // Asked for only where there is no /proc: the module costs a millisecond at every start.
    const { execFileSync } = process.getBuiltinModule('node:child_process')
    const line = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { stdio: ['ignore', 'pipe', 'ignore'] })
    return line.toString('latin1').replace(/\W/g, '') || null
  } catch {
    return null
  }
}

const beganAt = (pid: number): string | null => {
  if (process.platform === 'linux') return beganOnLinux(pid)
  return process.platform === 'win32' ? null : beganElsewhere(pid)
}

let own: ProcessIdentity | null = null

export const thisProcess = (): ProcessIdentity => {
  own ??= { host: hostname().replace(/[^\w-]/g, '-') || 'host', pid: process.pid, began: beganAt(process.pid) }
  return own
}

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether it may still run. Of another machine that shares our folder nothing is known: it is taken to run. */
export const mayRun = ({ host, pid, began }: ProcessIdentity): boolean => {
  if (host !== thisProcess().host) return true
  return isThere(pid) && (began === null || beganAt(pid) === began)
}
