/** JSON files that people may edit: a broken one is told by line and reason, a written one is never half there. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { cleanField } from '../content/sanitize.ts'
import { PalouError } from '../forum/errors.ts'

export type JsonFile = { readonly text: string; readonly value: unknown }

export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** One token of JSON, white space before it included. */
const token =
  /\s*(?:[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y

/** Where a text stops being JSON: the longest run of tokens that some JSON could begin with. V8 names the place only at times. */
export const findJsonFault = (text: string): number => {
  const open: string[] = []
  let expects: 'value' | 'key' | 'colon' | 'comma' = 'value'
  let mayClose = false
  token.lastIndex = 0
  for (;;) {
    const start = token.lastIndex
    const found = token.exec(text)
    const at = start + (text.slice(start).match(/^\s*/)?.[0].length ?? 0)
    if (!found) return at
    const word = found[0].trim()
    const top = open.at(-1)
    if (word === '}' || word === ']') {
      const fits = top === word && (expects === 'comma' || mayClose)
      if (!fits) return at
      open.pop()
      expects = 'comma'
    } else if (expects === 'comma') {
      if (word !== ',' || top === undefined) return at
      expects = top === '}' ? 'key' : 'value'
    } else if (expects === 'colon') {
      if (word !== ':') return at
      expects = 'value'
    } else if (expects === 'key') {
      if (!word.startsWith('"')) return at
      expects = 'colon'
    } else {
      if (word === ',' || word === ':') return at
      if (word === '{' || word === '[') open.push(word === '{' ? '}' : ']')
      expects = word === '{' ? 'key' : word === '[' ? 'value' : 'comma'
      mayClose = word === '{' || word === '['
      continue
    }
    mayClose = false
  }
}

const broken = (path: string, line: number | null, reason: string, cause?: unknown): PalouError =>
  new PalouError('config-broken', { detail: cleanField(`${path}${line === null ? '' : `:${line}`}: ${reason}`), cause })

/** null when there is no such file. Throws `config-broken` with `path:line: reason`. */
export const readJsonFile = (path: string): JsonFile | null => {
  let text: string
  try {
    text = readFileSync(path, 'utf8').replace(/^\ufeff/, '')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw broken(path, null, (error as Error).message, error)
  }
  try {
    return { text, value: JSON.parse(text) }
  } catch (error) {
    const fault = findJsonFault(text)
    const near = text.slice(fault).match(/^\S{1,20}/)?.[0]
    throw broken(
      path,
      lineAt(text, fault),
      near ? `not JSON from ${JSON.stringify(near)} on` : 'not JSON: it ends too early',
      error,
    )
  }
}

/** A value that a file should not hold, told at the line where its name stands. */
export const faultInFile = (path: string, text: string, name: string | null, reason: string): PalouError => {
  const at = name === null ? 0 : text.indexOf(JSON.stringify(name))
  return broken(path, at < 0 ? 1 : lineAt(text, at), reason)
}

/** Writes beside and renames, readable by its owner alone. `flush` waits for the disk: for what must survive the machine. */
export const writeJsonFile = (path: string, value: unknown, { flush = false } = {}): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const beside = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(beside, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush })
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}
