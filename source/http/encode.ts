/**
 * Text to a site's own bytes, as a browser sends a form (facts §8): percent-encoded, and `&#N;` for what the charset lacks. Discuz stores
 * that reference as literal text (facts §0.12), so callers warn with `unencodable` first.
 */
import { canonicalCharset } from './charset-label.ts'

export type Encoder = {
  readonly charset: string
  /** For one value in a query string: `%XX` throughout, a space as `%20`. */
  component(text: string): string
  /** `application/x-www-form-urlencoded`; newlines become CRLF as in browsers. */
  form(fields: readonly (readonly [string, string])[]): string
  /** The characters that would arrive as `&#N;`, each once, in order. */
  unencodable(text: string): readonly string[]
}

type Table = ReadonlyMap<string, number>

/** All byte pairs from `firstLead` on, in order. */
const allPairs = (firstLead: number): Uint8Array => {
  const pairs: number[] = []
  for (let lead = firstLead; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) pairs.push(lead, trail)
  return Uint8Array.from(pairs)
}

// Big5 has these twice; browsers send the later pair.
const lastWins = new Set('═╞╡╪十卅')

/** The inverse of a decoder: what we read is what we send, character by character. */
const invert = (firstLead: number, decode: (pair: Uint8Array) => string): Table => {
  const pairs = allPairs(firstLead)
  const table = new Map<string, number>()
  for (let at = 0; at < pairs.length; at += 2) {
    const text = decode(pairs.subarray(at, at + 2))
    const isOne = [...text].length === 1 && text !== '\ufffd'
    if (isOne && (!table.has(text) || lastWins.has(text))) table.set(text, pairs[at]! * 256 + pairs[at + 1]!)
  }
  return table
}

const loadTable = async (charset: string): Promise<Table | null> => {
  if (charset === 'gbk') {
    const decoder = new TextDecoder('gb18030')
    return invert(0x81, pair => decoder.decode(pair))
  }
  if (charset !== 'big5') return null
  // Browsers read the pairs below A1 (Hong Kong's additions) and never send them.
  const { decodeHkscs } = await import('./big5.ts')
  return invert(0xa1, decodeHkscs)
}

// Byte by byte, as browsers do: the second half of a pair may well be a plain letter.
const percent = (byte: number): string => {
  const character = String.fromCharCode(byte)
  return /[A-Za-z0-9_.*-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
}

const createEncoder = (charset: string, table: Table | null): Encoder => {
  const utf8 = new TextEncoder()
  const lacks = (character: string): boolean => table !== null && character > '\x7f' && !table.has(character)

  const bytesOf = (character: string): Iterable<number> => {
    const pair = table?.get(character)
    if (pair !== undefined) return [pair >> 8, pair & 255]
    return utf8.encode(lacks(character) ? `&#${character.codePointAt(0)};` : character)
  }

  const component = (text: string): string =>
    Array.from(text.toWellFormed(), character => Array.from(bytesOf(character), percent).join('')).join('')
  const field = (text: string): string => component(text.replace(/\r\n?|\n/g, '\r\n')).replaceAll('%20', '+')

  return {
    charset,
    component,
    form: fields => fields.map(([name, value]) => `${field(name)}=${field(value)}`).join('&'),
    unencodable: text => [...new Set(text.toWellFormed())].filter(lacks),
  }
}

const encoders = new Map<string, Promise<Encoder>>()

/** By any name of a charset. What is neither GBK nor Big5 is sent as UTF-8, as browsers do for what they cannot write. */
export const loadEncoder = (label: string): Promise<Encoder> => {
  const charset = canonicalCharset(label) ?? 'utf-8'
  const known = encoders.get(charset)
  if (known) return known
  const loading = loadTable(charset).then(table => createEncoder(charset, table))
  encoders.set(charset, loading)
  return loading
}
