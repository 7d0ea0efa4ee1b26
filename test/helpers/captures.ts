/**
 * Pages of real servers, kept outside the repository in ../shared/captures. Tests that need them say so when they are missing
 * instead of passing in silence: use `describeCaptures` and read the skipped title.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe } from 'vitest'

const folder = fileURLToPath(new URL('../../../shared/captures/', import.meta.url))

export const hasCaptures = existsSync(folder)

/** Like describe; skipped with a title that names the reason when the captures are not there. */
export const describeCaptures = (title: string, body: () => void): void => {
  if (hasCaptures) describe(title, body)
  else describe.skip(`${title} (skipped: ../shared/captures is missing)`, body)
}

export type Capture = {
  readonly name: string
  readonly bytes: Uint8Array
  /** As UTF-8; for the gbk set decode `bytes` yourself. */
  readonly text: string
  readonly url: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/** `set` is x35 or gbk; `name` as in the captures' README, extension included. */
export const readCapture = (set: 'x35' | 'gbk', name: string): Capture => {
  const bytes = readFileSync(`${folder}${set}/${name}`)
  const headerText = readFileSync(`${folder}${set}/${name.replace(/\.\w+$/, '.headers')}`, 'utf8')
  const lines = headerText.split(/\r?\n/)
  const path = lines[0]?.match(/^\w+\s+(\S+)/)?.[1] ?? '/'
  const base = set === 'x35' ? 'http://127.0.0.1:8081' : 'http://127.0.0.1:8082'
  const status = Number(headerText.match(/^HTTP\/\S+\s+(\d+)/m)?.[1] ?? 0)
  const headers = Object.fromEntries(
    lines.flatMap(line => {
      const match = line.match(/^([\w-]+):\s*(.*)$/)
      return match ? [[match[1]!.toLowerCase(), match[2]!] as const] : []
    }),
  )
  return {
    name,
    bytes,
    text: bytes.toString('utf8'),
    url: path.startsWith('http') ? path : base + path,
    status,
    headers,
  }
}

export const listCaptures = (set: 'x35' | 'gbk', pattern: RegExp): readonly string[] =>
  hasCaptures
    ? readdirSync(folder + set)
        .filter(name => !name.endsWith('.headers') && pattern.test(name))
        .sort()
    : []
