/**
 * One process at a time: a claim is a file of its own name, made exclusively, that says in its name who holds it. Two that claim at once
 * both see each other and at least one withdraws; what a dead process left behind is swept away by the next holder.
 */
import { closeSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { mayRun, type ProcessIdentity, thisProcess } from './process-identity.ts'

const nameOf = (id: string, { host, pid, began }: ProcessIdentity): string =>
  `${id}.claim.${host}.${pid}.${began ?? ''}`

const readName = (id: string, name: string): ProcessIdentity | null => {
  const match = name.startsWith(`${id}.claim.`) ? name.slice(id.length + 7).match(/^([\w-]+)\.(\d+)\.(\w*)$/) : null
  return match && { host: match[1]!, pid: Number(match[2]), began: match[3] || null }
}

const holders = (folder: string, id: string): readonly ProcessIdentity[] => {
  try {
    return readdirSync(folder).flatMap(name => readName(id, name) ?? [])
  } catch {
    return []
  }
}

const isOwn = (one: ProcessIdentity): boolean => {
  const own = thisProcess()
  return one.pid === own.pid && one.host === own.host && one.began === own.began
}

/** True while a process that may still run holds it. */
export const isClaimed = (folder: string, id: string): boolean => holders(folder, id).some(mayRun)

/** Lets go again; null when another process, or this one already, holds it. `id` is a plain name. */
export const claim = (folder: string, id: string): (() => void) | null => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (isClaimed(folder, id)) return null
  const path = join(folder, nameOf(id, thisProcess()))
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null
    throw error
  }
  const release = (): void => rmSync(path, { force: true })
  const others = holders(folder, id).filter(one => !isOwn(one))
  if (others.some(mayRun)) {
    release()
    return null
  }
  for (const dead of others) rmSync(join(folder, nameOf(id, dead)), { force: true })
  return release
}
