/** Files that must be there when they are said to be: flushed to the disk, whole or not at all, their owner's alone. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanField } from '../content/sanitize.ts'
import { PalouError } from '../forum/errors.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

const keep = (path: string, write: () => void): void => {
  try {
    write()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new PalouError('cannot-write', { detail: cleanField(`${path}: ${code ?? message}`), cause: error })
  }
}

/** Throws `cannot-write` with the path and the system's reason: a full disk is told at once. */
export const keepFile = (path: string, value: unknown): void =>
  keep(path, () => writeJsonFile(path, value, { flush: true }))

/** Plain text that another program will edit. */
export const keepText = (path: string, text: string): void =>
  keep(path, () => writeFileSync(path, text, { mode: 0o600, flush: true }))

/** All of a folder that `accept` takes for its own; a file that can't be read is passed over, never removed. */
export const readKept = <Value>(folder: string, accept: (value: unknown) => value is Value): readonly Value[] => {
  const names = (): readonly string[] => {
    try {
      return readdirSync(folder)
    } catch {
      return []
    }
  }
  return names()
    .filter(name => name.endsWith('.json'))
    .flatMap(name => {
      try {
        const value = readJsonFile(join(folder, name))?.value
        return accept(value) ? [value] : []
      } catch {
        return []
      }
    })
}

/** Sorts by time, and is told apart from any other of the same millisecond. Letters and digits only. */
export const newIdentity = (now: number): string =>
  `${now.toString(36)}${Math.floor(Math.random() * 36 ** 5)
    .toString(36)
    .padStart(5, '0')}`
