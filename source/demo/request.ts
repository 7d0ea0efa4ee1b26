/** From node's request to a visit: address, form, cookies, in the site's charset. */
import type { IncomingMessage } from 'node:http'
import type { Codec } from './codec.ts'

export type Fields = ReadonlyMap<string, readonly string[]>

/** Percent sequences are bytes of the site's charset, so they are gathered before they are decoded. */
export const parseFields = (text: string, codec: Codec): Fields => {
  const fields = new Map<string, string[]>()
  for (const part of text.split('&')) {
    if (part === '') continue
    const [name, value] = splitOnce(part, '=').map(piece => decodePercent(piece, codec))
    const list = fields.get(name!) ?? []
    list.push(value!)
    fields.set(name!, list)
  }
  return fields
}

const splitOnce = (text: string, mark: string): readonly [string, string] => {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

const decodePercent = (text: string, codec: Codec): string => {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]!
    const hex = char === '%' ? /^[0-9a-f]{2}/i.exec(text.slice(i + 1, i + 3))?.[0] : undefined
    if (hex) {
      bytes.push(Number.parseInt(hex, 16))
      i += 2
    } else if (char === '+') bytes.push(0x20)
    else bytes.push(...Buffer.from(char, 'latin1'))
  }
  return codec.decode(Uint8Array.from(bytes))
}

const limit = 2 * 1024 * 1024

/** Latin-1, so that raw bytes survive until the fields are decoded. */
export const readForm = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += (part as Buffer).length
    if (size > limit) throw new Error('form too large')
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts).toString('latin1')
}

/** As PHP does: what is no escape stays as it is. */
const decodeCookie = (value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

export const parseCookies = (header: string | undefined, prefix: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (header ?? '').split(/;\s*/).flatMap(pair => {
      const [name, value] = splitOnce(pair, '=')
      return name.startsWith(prefix) ? [[name.slice(prefix.length), decodeCookie(value)] as const] : []
    }),
  )

/** The default rewrite forms (facts §1.9), for those who paste one. */
const rewritten: readonly (readonly [RegExp, string])[] = [
  [/^thread-(\d+)-(\d+)-\d+\.html$/, 'forum.php?mod=viewthread&tid=$1&page=$2'],
  [/^forum-(\d+)-(\d+)\.html$/, 'forum.php?mod=forumdisplay&fid=$1&page=$2'],
  [/^space-uid-(\d+)\.html$/, 'home.php?mod=space&uid=$1'],
]

export const splitUrl = (url: string): { readonly path: string; readonly query: string } => {
  const [raw, query] = splitOnce(url.replace(/^\/+/, ''), '?')
  for (const [pattern, form] of rewritten) {
    if (!pattern.test(raw)) continue
    const [path, own] = splitOnce(raw.replace(pattern, form), '?')
    return { path, query: query ? `${own}&${query}` : own }
  }
  return { path: raw, query }
}
